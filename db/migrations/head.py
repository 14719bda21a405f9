"""The newest revision and its triggers; written by ``python -m db.migrations.write``."""

HEAD = "0007"
DERIVED = 1977133588
"""``db.upgrade.fingerprint`` of triggers and search index; a file with another one gets them anew."""
