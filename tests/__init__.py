"""Tests mirror the code; ``kit`` holds what they share."""
