"""The tab „Akte“: what happened, what is related, what is different now, notes, de-minimis aid."""

from app.features.applications.screen.casefile.panel import FilePanel

__all__ = ["FilePanel"]
