"""An application's draft in values that JSON knows, as decisions keep it."""

from dataclasses import asdict
from datetime import date
from typing import Any

from app.features.applications.rules import ApplicationDraft


def plain_snapshot(draft: ApplicationDraft) -> dict[str, Any]:
    """Amounts as ``{"cents": …}``, days as ISO text, lines as mappings."""
    found: dict[str, Any] = _plain(asdict(draft))
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
