"""A returned workbook: what came back, cell by cell, and what is taken over of it."""

from app.features.handover.screen.returned.case import Core, Source
from app.features.handover.screen.returned.core import OfficeCore
from app.features.handover.screen.returned.view import ReturnedView

__all__ = ["Core", "OfficeCore", "ReturnedView", "Source"]
