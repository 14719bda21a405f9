"""The lists of press work and of prints as they stand in the window."""
