"""What the calendar, the list of appointments and the plan of an event show."""
