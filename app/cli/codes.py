"""Exit codes of the command line; the help explains them (``parser.EXIT_NOTE``)."""

OK = 0
WRONG = 1
"""The check found something."""
USAGE = 2
"""As argparse has it."""
UNAVAILABLE = 3
REFUSED = 4
BROKEN = 5
"""A bug; the log says more."""
STOPPED = 130
"""As shells have it after an interrupt."""
