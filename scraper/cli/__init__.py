"""The command line: one file a command; `main` holds what they share."""
