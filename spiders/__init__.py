"""Spiders: they find and fetch, hand each page to `scraper`, and yield readings."""
