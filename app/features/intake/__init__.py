"""Bringing existing lists in: an old Excel or CSV list becomes records, in one step."""
