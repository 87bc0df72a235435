"""What an analyst gets out of the database: exports, questions, the health of the sites, and the pages in the browser."""
