"""Unsaved text is found again by record, and a full disk is said."""

from datetime import datetime
from typing import Any

import pytest

from app.domain.errors import Unavailable
from app.ui import drafts
from app.ui.drafts import Pending
from tests.kit.office import CLOCK
from tests.kit.qt import SeenContext, inline_context, spoken
from tests.kit.toy import ToyStore


def test_records_with_unsaved_text_are_told_once_newest_first(context: SeenContext, toys: ToyStore) -> None:
    for key in ("memory:views:toy", "toy:4", "toy:4:earlier", "office:letterhead", "contact:new"):
        context.drafts.save(key, {"fields": {}})
    got: list[list[Pending]] = []
    context.drafts.pending(got.append, context)
    assert got == [
        [
            Pending("contact", None, datetime(2026, 11, 20, 9, 4)),
            Pending("toy", 4, datetime(2026, 11, 20, 9, 2)),
        ]
    ]


def test_arrangements_are_kept_apart_from_drafts(context: SeenContext) -> None:
    got: list[Any] = []
    context.memory.save("views:toy", {"views": []})
    context.memory.load("views:toy", got.append, context)
    context.drafts.load("views:toy", got.append, context)
    assert got == [{"views": []}, None]


def test_a_full_disk_is_said_and_nothing_else_stops(
    context: SeenContext, toys: ToyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise Unavailable("Der Datenträger ist voll.", "Bitte schaffen Sie Platz.")

    for name in ("save", "load", "discard", "all"):
        monkeypatch.setattr(toys.drafts, name, full)
    context.drafts.save("toy:1", {})
    context.drafts.discard("toy:1")
    assert spoken(context) == ["Der Datenträger ist voll. Bitte schaffen Sie Platz."]
    context.drafts.load("toy:1", print, context)
    context.drafts.pending(print, context)
    assert spoken(context) == ["Der Datenträger ist voll. Bitte schaffen Sie Platz."] * 3


def test_what_could_not_be_kept_is_tried_again_until_it_is(
    context: SeenContext, toys: ToyStore, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    def full(*_: Any) -> None:
        raise Unavailable("Der Datenträger ist voll.", "Bitte schaffen Sie Platz.")

    monkeypatch.setattr(drafts, "AGAIN", 1)
    again = inline_context(toys, CLOCK)
    with monkeypatch.context() as patch:
        patch.setattr(toys.drafts, "save", full)
        again.drafts.save("toy:1", {"fields": {"name": "alt"}})
        again.drafts.save("toy:1", {"fields": {"name": "neu"}})
        assert again.drafts.unkept
    qtbot.waitUntil(lambda: not again.drafts.unkept)
    assert toys.drafts.load("toy:1") == {"fields": {"name": "neu"}}
    assert len(spoken(again)) == 1
