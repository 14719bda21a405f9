"""Calendar files (RFC 5545): the only door to icalendar."""
