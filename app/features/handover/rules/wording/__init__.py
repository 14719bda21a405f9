"""How a change of the journal reads for somebody outside the office: records, fields and values in words."""

from app.features.handover.rules.wording.entries import Entry, Labels, net
from app.features.handover.rules.wording.sentences import Telling, Told, tell
from app.features.handover.rules.wording.tables import TABLES
from app.features.handover.rules.wording.word import TableWords, Word

__all__ = ["TABLES", "Entry", "Labels", "TableWords", "Telling", "Told", "Word", "net", "tell"]
