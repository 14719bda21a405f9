"""File names of a handover, with the ISO week first so that folders sort."""

import re

from app.domain.dates import Week
from app.domain.text import shorten

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\s]+')
"""What Windows does not take in a file name, and blanks."""

LONGEST = 60


def workbook_name(week: Week, district: str) -> str:
    """``Wochenliste_2026-KW47_Baumheide.xlsx``."""
    return f"Wochenliste_{_part(week, district)}.xlsx"


def cover_name(week: Week, district: str) -> str:
    """``Deckblatt_2026-KW47_Baumheide.pdf``."""
    return f"Deckblatt_{_part(week, district)}.pdf"


def zip_name(week: Week, district: str) -> str:
    """``Wochenübergabe_2026-KW47_Baumheide.zip``."""
    return f"Wochenübergabe_{_part(week, district)}.zip"


def _part(week: Week, district: str) -> str:
    name = _FORBIDDEN.sub("-", shorten(district, LONGEST)).strip("-. …") or "Quartier"
    return f"{week.year}-KW{week.number:02d}_{name}"
