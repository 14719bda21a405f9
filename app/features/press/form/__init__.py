"""The forms of a release, of a clipping, and of everything that is printed for a mailing."""
