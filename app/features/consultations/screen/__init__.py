"""The two pages: consultations, and the concerns to the city that came of them."""

from app.features.consultations.screen.concerns import ConcernsScreen
from app.features.consultations.screen.consultations import ConsultationsScreen

__all__ = ["ConcernsScreen", "ConsultationsScreen"]
