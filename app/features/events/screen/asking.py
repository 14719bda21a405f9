"""Sheets that ask before something is made; what cannot be is said beside its field."""

from collections.abc import Callable
from typing import Any

from app.domain.errors import Refused
from app.ui.sheet import Sheet


def ask(sheet: Sheet, submit: Callable[[Any], None]) -> None:
    """Open the sheet; a refusal of what was typed stays in it."""

    def tried(draft: object) -> None:
        try:
            submit(draft)
        except Refused as refused:
            sheet.form.refuse(refused)

    sheet.on_submit(tried)
    sheet.open()
