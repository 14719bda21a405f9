"""The office itself: who runs it, its letterhead and staff, the city it works for, its lists, its backups."""
