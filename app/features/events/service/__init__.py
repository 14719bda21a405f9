"""What a person does with appointments, series, events and calendars of others."""
