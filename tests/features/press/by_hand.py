"""What tests of the page share: its parts, what is in the file, a preview put away."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from app.features.press.screen import PressScreen
from db.store import Store
from tests.kit.qt import dialog, press, stand


def part(screen: PressScreen, kind: str) -> Any:
    """A part of the page, in front."""
    return screen.part(kind)


def all_of(store: Store, model: Any) -> list[Any]:
    """Every record of a model."""
    with store.read() as session:
        return list(session.scalars(select(model).order_by(model.id)))


def close() -> None:
    """Put the preview away."""
    press(dialog(), "Schließen")


def labels_of(screen: PressScreen) -> Any:
    """The question which labels."""
    part(screen, "mailing").making.ask_labels()
    question: Any = dialog()
    stand(question)
    return question


def write(store: Store, act: Callable[[Any], Any]) -> Any:
    """One step."""
    with store.write("x") as session:
        return act(session)


def read(store: Store, query: Callable[[Any], Any]) -> Any:
    """One look."""
    with store.read() as session:
        return query(session)
