"""The office's page: sections at the left, the one chosen beside them."""

from app.features.office.screen.screen import OfficeScreen

__all__ = ["OfficeScreen"]
