"""The list with the record beside it: the pattern of every feature."""

from app.ui.actions import Action, Shortcut
from app.ui.browser.browser import RecordBrowser
from app.ui.browser.declared import Heading, Noun, RecordPanel, Tab
from app.ui.browser.history import Word
from app.ui.sheet import Saving

__all__ = [
    "Action",
    "Heading",
    "Noun",
    "RecordBrowser",
    "RecordPanel",
    "Saving",
    "Shortcut",
    "Tab",
    "Word",
]
