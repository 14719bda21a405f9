"""Look, do, make: what happens with results, refusals, faults."""

from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.domain.errors import Refused, Stopped, Unavailable
from app.domain.ids import Ref
from app.ui.messages import Notice
from tests.kit.qt import SeenContext, spoken
from tests.kit.toy import ToyStore


@pytest.fixture
def notices(context: SeenContext) -> list[Notice]:
    told: list[Notice] = []
    context.messages.noticed.connect(told.append)
    return told


def _raise(fault: Exception) -> Any:
    raise fault


def test_look_shows_what_the_query_found(context: SeenContext, toys: ToyStore) -> None:
    got: list[int] = []
    context.look(lambda session: len(session.rows), got.append, context)
    assert got == [300]


def test_do_is_one_named_step_and_tells_which_tables(context: SeenContext, toys: ToyStore) -> None:
    got: list[Any] = []
    changed: list[frozenset[str]] = []
    context.changed.connect(changed.append)
    context.do("Antrag bewilligen", lambda _session: 7, got.append, owner=context)
    assert got == [7]
    assert toys.steps == ["Antrag bewilligen"]
    assert changed == [frozenset({"rows"})]


def test_a_refusal_goes_to_the_form_or_else_to_the_bar(context: SeenContext, toys: ToyStore) -> None:
    got: list[Refused] = []
    refuse = lambda _session: _raise(Refused("Das Budget reicht nicht.", "amount"))  # noqa: E731 - the act of both
    context.do("x", refuse, owner=context, failed=got.append)
    assert [refused.field for refused in got] == ["amount"]
    assert not spoken(context)
    context.do("x", refuse, owner=context)
    assert spoken(context) == ["Das Budget reicht nicht."]
    assert not toys.steps


def test_a_fault_of_the_computer_can_be_tried_again(context: SeenContext, notices: list[Notice]) -> None:
    tries: list[int] = []

    def act(session: Any) -> int:
        tries.append(1)
        if len(tries) == 1:
            raise Unavailable("Der Datenträger ist voll.", "Bitte schaffen Sie Platz.")
        return 1

    got: list[int] = []
    context.do("x", act, got.append, owner=context)
    assert notices[0].button == "Erneut versuchen"
    assert notices[0].run is not None
    notices[0].run()
    assert got == [1]


def test_a_bug_is_told_to_the_shell(context: SeenContext) -> None:
    bugs: list[BaseException] = []
    context.messages.on_bug = bugs.append
    context.do("x", lambda _session: _raise(KeyError("x")), owner=context)
    context.look(lambda _session: _raise(KeyError("x")), print, context)
    assert [type(bug) for bug in bugs] == [KeyError, KeyError]


def test_a_bug_is_raised_where_nobody_listens(context: SeenContext) -> None:
    with pytest.raises(KeyError):
        context.do("x", lambda _session: _raise(KeyError("x")), owner=context)


def test_make_builds_and_a_stopped_one_says_so(context: SeenContext) -> None:
    got: list[bytes] = []
    context.make(lambda _progress: b"pdf", got.append, title="Brief", owner=context)
    context.make(lambda _progress: _raise(Stopped()), got.append, title="Brief", owner=context)
    assert got == [b"pdf"]
    assert spoken(context) == ["Abgebrochen. Es wurde nichts gespeichert."]


def test_other_records_are_opened_by_the_shell(context: SeenContext) -> None:
    context.open(Ref("contact", 3))
    context.new("contact", name="Müller")
    assert context.opened == [Ref("contact", 3)]
    assert context.begun == [("contact", {"name": "Müller"})]


def test_undo_says_what_or_that_there_is_nothing(context: SeenContext) -> None:
    context.undo()
    assert "nichts" in spoken(context)[0]


def test_a_look_may_say_itself_what_failed(context: SeenContext) -> None:
    got: list[Exception] = []
    context.look(lambda _session: _raise(Refused("Weg.")), print, context, failed=got.append)
    assert len(got) == 1
    assert not spoken(context)


def test_closed_contexts_hear_nothing(context: SeenContext, toys: ToyStore, qtbot: QtBot) -> None:
    changed: list[Any] = []
    context.changed.connect(changed.append)
    context.close()
    context.do("x", lambda _session: 1, owner=QObject(context))
    assert not changed
