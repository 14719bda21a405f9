"""The page „Anträge“: the list, and an application from receipt to payment."""

from app.features.applications.screen.browser import ApplicationsScreen

__all__ = ["ApplicationsScreen"]
