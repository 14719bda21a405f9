"""The only place that speaks to a person: bars, questions, the crash report."""

from app.ui.messages.bar import MessageBar
from app.ui.messages.messages import Messages, Notice, Running

__all__ = ["MessageBar", "Messages", "Notice", "Running"]
