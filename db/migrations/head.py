"""The newest revision; written by ``python -m db.migrations.write``."""

HEAD = "0004"
