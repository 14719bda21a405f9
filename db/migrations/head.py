"""The newest revision and its triggers; written by ``python -m db.migrations.write``."""

HEAD = "0006"
DERIVED = 243644445
"""``db.upgrade.fingerprint`` of triggers and search index; a file with another one gets them anew."""
