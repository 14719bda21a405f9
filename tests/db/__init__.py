"""The store: key, file, journal, undo, search, backups."""
