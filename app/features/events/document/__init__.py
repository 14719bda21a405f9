"""Papers of events and of the calendar: values in, the bytes of a tagged PDF out."""
