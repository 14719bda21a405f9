"""Committees, sittings, votes, minutes."""
