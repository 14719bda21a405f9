"""The course of an application, shared by those who work on it and by the sittings that decide on it.

A way of the table says to which state a verb leads, who may take it, and what must hold before; the service
that carries the verb out proves each of these needs (DOMAIN §1.5: advice, receipt, checks, decision,
execution, proof, payment).
"""

from app.domain.casework.refusing import after, may, way
from app.domain.casework.rulings import Ruling
from app.domain.casework.states import (
    BINDING,
    ENDED,
    GRANTED,
    IN_CHECK,
    PROVING,
    RIPE,
    STATUS_LABELS,
    WAITING,
    Need,
    Status,
    Verb,
    Who,
)
from app.domain.casework.table import TRANSITIONS, Way

__all__ = [
    "BINDING",
    "ENDED",
    "GRANTED",
    "IN_CHECK",
    "PROVING",
    "RIPE",
    "STATUS_LABELS",
    "TRANSITIONS",
    "WAITING",
    "Need",
    "Ruling",
    "Status",
    "Verb",
    "Way",
    "Who",
    "after",
    "may",
    "way",
]
