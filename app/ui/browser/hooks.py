"""What a feature says about its records; the browser does the rest."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from app.domain.columns import Column
from app.domain.paging import Page
from app.ui.actions import Action
from app.ui.browser.declared import Heading, Noun, Tab
from app.ui.browser.history import Word
from app.ui.chips import Chips
from app.ui.fields import Values
from app.ui.filters import FilterSpec, View
from app.ui.form import FormSpec
from app.ui.screen import Screen
from app.ui.sheet import Saving
from app.ui.table_model import HasId

Row = TypeVar("Row", bound=HasId)
Detail = TypeVar("Detail")
Draft = TypeVar("Draft")


class Hooks(Screen, Generic[Row, Detail, Draft]):
    """Class attributes to declare and methods to write; only the first four methods must be."""

    noun: ClassVar[Noun]
    columns: ClassVar[Sequence[Column[Any]]]
    chips: ClassVar[Chips] = {}
    filters: ClassVar[Sequence[FilterSpec]] = ()
    views: ClassVar[Sequence[View]] = ()
    form: ClassVar[FormSpec]
    keeps: ClassVar[Sequence[str]] = ()
    words: ClassVar[Mapping[str, Word]] = {}
    named: ClassVar[Mapping[str, str]] = {}
    empty_hint: ClassVar[str] = ""
    # Functions (session, PageRequest) -> Page and (session, id) -> Detail, as static methods; the
    # dots keep the type checker from taking the session for `self`.
    page: ClassVar[Callable[..., Page[Any]]]
    load: ClassVar[Callable[..., Any]]

    def blank(self, preset: Mapping[str, Any]) -> Draft:
        """Defaults of a new record; ``preset`` comes from ``context.new(kind, **preset)``.

        Raises:
            NotImplementedError: when the feature does not say.
        """
        raise NotImplementedError

    def draft(self, detail: Detail) -> Draft:
        """The draft a record is edited as.

        Raises:
            NotImplementedError: when the feature does not say.
        """
        raise NotImplementedError

    def heading(self, detail: Detail) -> Heading:
        """Head of the panel.

        Raises:
            NotImplementedError: when the feature does not say.
        """
        raise NotImplementedError

    def saving(self, draft: Draft, record_id: int | None) -> Saving:
        """The step that saves a draft; its act returns the record's id.

        Raises:
            NotImplementedError: when the feature does not say.
        """
        raise NotImplementedError

    def locked(self, detail: Detail) -> str:
        """Why the record cannot be edited; empty where it can."""
        del detail
        return ""

    def form_for(self, detail: Detail | None) -> FormSpec:
        """The form of a record, or of a new one."""
        del detail
        return type(self).form

    def form_while(self, values: Values) -> FormSpec:
        """The form of a new record, given what is typed so far; what is typed moves along to another one."""
        del values
        return self.form_for(None)

    def forms_ahead(self) -> Sequence[FormSpec]:
        """The forms to be built in the pauses, the likeliest first."""
        return (self.form_for(None),)

    def removing(self, detail: Detail) -> Saving | None:
        """The step that deletes a record, where it may be deleted."""
        del detail
        return None

    def record_actions(self, detail: Detail) -> Sequence[Action]:
        """What can be done with a record besides saving."""
        del detail
        return ()

    def list_actions(self) -> Sequence[Action]:
        """What can be done with the list."""
        return ()

    def tabs(self) -> Sequence[Tab]:
        """More tabs of the panel."""
        return ()

    def history_of(self, detail: Detail) -> Sequence[tuple[str, int]]:
        """Tables and ids whose changes make up „Verlauf“."""
        del detail
        return ()

    def can_create(self) -> bool:
        """Whether people may start records here."""
        return True

    def saved(self, record_id: int) -> None:
        """A record was saved."""
