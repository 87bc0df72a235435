"""Files of `data/` as types: sites, rules, gazetteers. An error names file and key."""
