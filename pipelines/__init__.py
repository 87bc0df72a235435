"""Item pipelines: adapters of a few lines from a reading to the database. Order in settings.py."""
