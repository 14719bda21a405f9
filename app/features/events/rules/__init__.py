"""What holds for appointments, series, events and their tasks."""
