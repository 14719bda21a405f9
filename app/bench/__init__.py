"""Measures the program against the bare limit of its libraries, both in one run: ``python -m app bench``."""
