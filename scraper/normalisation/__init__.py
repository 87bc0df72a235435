"""The final form of an article: one spelling of an address, tags once each, moments in Polish time. The text's characters are not touched."""
