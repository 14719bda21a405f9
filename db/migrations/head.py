"""The newest revision and its triggers; written by ``python -m db.migrations.write``."""

HEAD = "0011"
DERIVED = 964497783
"""``db.upgrade.fingerprint`` of triggers and search index; a file with another one gets them anew."""
