"""The command line beside the window: the same services, for scheduled and headless work.

``main`` is imported only when called for, so that ``python -m app`` without a command stays quick.
"""

from app.cli.entry import COMMANDS, main

__all__ = ["COMMANDS", "main"]
