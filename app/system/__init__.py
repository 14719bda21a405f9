"""The machine below: clock, folders, settings, logs, atomic files. No Qt and no database."""
