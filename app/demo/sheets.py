"""The sheets of the demo's past handovers: those of every feature, in the order of the navigation."""

from app.domain.sheets import SheetSource
from app.features.applications import excel as applications
from app.features.consultations import excel as consultations
from app.features.events import excel as events
from app.features.funds import excel as funds
from app.features.measures import excel as measures
from app.features.press import excel as press

SHEETS: tuple[SheetSource, ...] = (
    *consultations.SHEETS,
    *applications.SHEETS,
    *funds.SHEETS,
    *events.SHEETS,
    *measures.SHEETS,
    *press.SHEETS,
)
