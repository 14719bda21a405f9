"""The verbs of the handover: hand a week over, choose its sheets, take over what comes back."""

from app.features.handover.service.handing import (
    CONCERNS,
    PDF,
    STALE,
    XLSX,
    Package,
    choose,
    prepare,
    record,
)
from app.features.handover.service.packing import outgoing
from app.features.handover.service.taking import take_over

__all__ = [
    "CONCERNS",
    "PDF",
    "STALE",
    "XLSX",
    "Package",
    "choose",
    "outgoing",
    "prepare",
    "record",
    "take_over",
]
