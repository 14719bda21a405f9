"""A long list typed by keyboard in a window of its own: thousands of lines, saved as one step."""

from app.ui.ledger.model import LedgerModel
from app.ui.ledger.window import LedgerSpec, LedgerWindow, ask_ledger

__all__ = ["LedgerModel", "LedgerSpec", "LedgerWindow", "ask_ledger"]
