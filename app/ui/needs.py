"""What the toolkit needs of the store; ``db.store.Store`` has it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy.orm import Session

from app.ui.drafts import DraftStore


class Change(Protocol):
    """One change of one row, as the store's history tells it."""

    @property
    def step_id(self) -> int:
        """The step it belongs to."""

    @property
    def at(self) -> datetime:
        """When."""

    @property
    def who(self) -> str:
        """Name of the member of staff."""

    @property
    def name(self) -> str:
        """Name of the step."""

    @property
    def table(self) -> str:
        """The table of the record."""

    @property
    def record_id(self) -> int:
        """The record."""

    @property
    def before(self) -> Mapping[str, Any] | None:
        """Values before; None where it was made."""

    @property
    def after(self) -> Mapping[str, Any] | None:
        """Values after; None where it was deleted."""


class Step(Protocol):
    """One named step."""

    @property
    def name(self) -> str:
        """What the person did."""


class StoreLike(Protocol):
    """What the context needs of ``db.store.Store``."""

    listeners: list[Callable[[frozenset[str]], None]]

    @property
    def staff_id(self) -> int | None:
        """Who works here."""

    @property
    def drafts(self) -> DraftStore:
        """What is typed but not saved."""

    def read(self) -> AbstractContextManager[Session]:
        """A short session for reading."""

    def write(self, name: str, *, sealed: bool = False) -> AbstractContextManager[Session]:
        """One journaled step."""

    def undo(self) -> Step | None:
        """Take the last step back."""

    def redo(self) -> Step | None:
        """Do it again."""

    def history(self, table: str, record_id: int) -> Sequence[Change]:
        """Changes of one row, newest first or last."""
