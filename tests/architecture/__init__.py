"""The shape of the house, watched by tests."""
