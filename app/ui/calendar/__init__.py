"""The calendar: one painted widget a view, a small month beside it; it knows occurrences and nothing else."""
