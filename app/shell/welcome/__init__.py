"""What stands before an office is open: set one up, open one, look at the demo."""

from app.shell.welcome.window import Welcome

__all__ = ["Welcome"]
