"""The Qt toolkit: context and jobs, tables, forms, messages, theme. It knows no feature."""

from app.ui.singletons import immortal

immortal()
