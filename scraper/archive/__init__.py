"""Pages as they came, in WARC files: `warc` writes and reads them. What was fetched can be read again any day."""
