"""The forms of committees and sittings."""
