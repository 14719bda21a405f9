"""Quartiersbuch: the desk of an on-site district office. Everything that is not the file itself."""

VERSION = "0.1.0"
"""As in ``pyproject.toml``; a test keeps the two together."""
