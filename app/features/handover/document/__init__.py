"""Papers of the handover: the cover to be signed, and the reminder of answers that the city owes."""

from app.features.handover.document.cover import cover
from app.features.handover.document.reminder import reminder, reminder_name, reminder_subject

__all__ = ["cover", "reminder", "reminder_name", "reminder_subject"]
