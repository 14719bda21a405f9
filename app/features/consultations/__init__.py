"""A consultation: one talk in the office, outside or by phone, and the concerns it passes on to the city."""
