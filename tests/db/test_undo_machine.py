"""A state machine over store and undo: whatever is done, the file equals what is remembered."""

from itertools import permutations
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run_machine
from sqlalchemy import delete, select, update

from app.domain.errors import Refused
from app.domain.money import Money
from db import audit, files, journal, replay, search
from db.models import (
    Application,
    Concern,
    Consultation,
    ConsultationTopic,
    Contact,
    ContactAddress,
    CostItem,
    Fund,
    Logo,
    Measure,
    Membership,
    Payment,
)
from db.models.system import NumberSeries
from db.store import Store
from tests.kit import factories as make
from tests.kit.faults import contents
from tests.kit.office import CLOCK, Template
from tests.kit.steps import redoable, undoable

OUTSIDE = ("steps", "changes", "journal", "files", "drafts")
"""Not journaled: undo leaves them alone."""
texts = st.text(alphabet="aäß\"'%{},:\\0 \n\u2028", max_size=12)


def rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every journaled table and the search index."""
    return {name: found for name, found in contents(store).items() if name not in OUTSIDE}


def newest(store: Store) -> int:
    with store.read() as session:
        step = journal.last_step(session)
    return step.id if step else 0


class Machine(RuleBasedStateMachine):
    """Remembers every state that undo and redo must lead back to."""

    template: ClassVar[Template]
    folder: ClassVar[Path]
    number: ClassVar[int] = 0

    @initialize()
    def begin(self) -> None:
        Machine.number += 1
        self.office = self.template.copy(self.folder / str(Machine.number))
        self.store = Store.open(self.office, self.template.key, CLOCK)
        self.states = [rows(self.store)]
        self.names: list[str] = []
        self.at = 0
        self.newest = 0
        self.sealed = ""

    def remember(self, name: str, *, sealed: bool = False) -> None:
        """A step that wrote something ends redo, even when nothing is left of it; a sealed one ends undo."""
        if newest(self.store) == self.newest:
            return
        self.newest = newest(self.store)
        now = rows(self.store)
        self.states = [*self.states[: self.at + 1], now]
        self.names = [*self.names[: self.at], name]
        self.at += 1
        if sealed:
            self.states, self.names, self.at = [now], [], 0
            self.sealed = name

    @rule(name=texts, note=texts, addresses=st.integers(0, 2), sealed=st.sampled_from([False] * 9 + [True]))
    def write_a_contact(self, name: str, note: str, addresses: int, sealed: bool) -> None:
        with self.store.write("Kontakt anlegen", sealed=sealed) as session:
            contact = make.contact(session, display_name=name, note=note)
            for number in range(addresses):
                session.add(ContactAddress(contact_id=contact.id, street=note, position=number))
        self.remember("Kontakt anlegen", sealed=sealed)

    @rule()
    def write_a_consultation_with_a_concern(self) -> None:
        with self.store.write("Beratung eintragen") as session:
            talk = make.consultation(session)
            make.concern(session, consultation_id=talk.id)
        self.remember("Beratung eintragen")

    @rule(data=st.data())
    def choose_topics_and_members(self, data: st.DataObject) -> None:
        """Many to many, written and taken out again in any order, with unique pairs."""
        with self.store.write("Zuordnen") as session:
            codes = [make.code(session, "topic", label).id for label in ("Bauen", "Grün", "Verkehr")]
            talks = session.scalars(select(Consultation.id).limit(3)).all()
            people = session.scalars(select(Contact.id).limit(3)).all()
            for talk in talks:
                session.execute(delete(ConsultationTopic).where(ConsultationTopic.consultation_id == talk))
                wanted = data.draw(st.lists(st.sampled_from(codes), unique=True), label="Themen")
                session.add_all(
                    ConsultationTopic(consultation_id=talk, code_id=code, position=at)
                    for at, code in enumerate(wanted)
                )
            for one, other in permutations(people, 2):
                known = session.scalar(
                    select(Membership).where(Membership.person_id == one, Membership.organisation_id == other)
                )
                if known is not None:
                    session.delete(known)
                elif data.draw(st.booleans(), label="Mitglied"):
                    session.add(Membership(person_id=one, organisation_id=other))
        self.remember("Zuordnen")

    @rule(data=st.binary(min_size=1, max_size=4), place=st.sampled_from(["office", "city"]))
    def add_a_picture(self, data: bytes, place: str) -> None:
        with self.store.write("Logo hinzufügen") as session:
            stored = files.put(session, data, "logo.png", "image/png")
            session.add(Logo(place=place, file_id=stored.id, alternative_text=data.hex()))
        self.remember("Logo hinzufügen")

    @rule()
    def apply_and_pay(self) -> None:
        """Money with what hangs on it, a payment that points to another, and a unique reference."""
        with self.store.write("Antrag annehmen") as session:
            fund = session.scalars(select(Fund)).first() or make.fund(session)
            by = session.scalars(select(Contact)).first() or make.contact(session)
            application = make.application(session, fund, by, status="approved", approved=Money(500))
            session.add(CostItem(application_id=application.id, amount=Money(1000)))
            first = Payment(application_id=application.id, paid_on=make.TODAY, amount=Money(300))
            session.add(first)
            session.flush()
            session.add(
                Payment(
                    application_id=application.id,
                    paid_on=make.TODAY,
                    amount=Money(-300),
                    reverses_id=first.id,
                )
            )
        self.remember("Antrag annehmen")

    @rule()
    def swap_unique_values(self) -> None:
        """Two records change places under a unique key, by way of a third value."""
        with self.store.write("Tauschen") as session:
            pair = session.scalars(select(Measure).order_by(Measure.id).limit(2)).all()
            if len(pair) == 2:
                one, other = pair
                mine, theirs = one.number, other.number
                for record, number in ((one, "~"), (other, mine), (one, theirs)):
                    record.number = number
                    session.flush()
        self.remember("Tauschen")

    @rule(text=texts)
    def keep_a_draft(self, text: str) -> None:
        """Drafts are no steps: neither undo nor redo notices."""
        self.store.drafts.save("contact:new", {"note": text})

    @rule(cost=st.integers(0, 10**13) | st.none(), title=texts)
    def write_a_measure(self, cost: int | None, title: str) -> None:
        with self.store.write("Maßnahme anlegen") as session:
            make.measure(session, title=title, cost=None if cost is None else Money(cost))
        self.remember("Maßnahme anlegen")

    @rule(note=texts, low=st.integers(0, 3))
    def change_many(self, note: str, low: int) -> None:
        with self.store.write("Viele ändern") as session:
            session.execute(update(Contact).where(Contact.id > low).values(note=note, active=not note))
            session.execute(update(Measure).values(progress=low * 10, starts_in=None))
        self.remember("Viele ändern")

    @rule(which=st.integers(1, 5))
    def delete_with_what_hangs_on_it(self, which: int) -> None:
        with self.store.write("Löschen") as session:
            session.execute(delete(Logo).where(Logo.id == which))
            applied = select(Application.id).where(Application.contact_id == Contact.id).exists()
            session.execute(delete(Contact).where(Contact.id == which, ~applied))
            session.connection().exec_driver_sql("DELETE FROM consultations WHERE id = ?", (which,))
        self.remember("Löschen")

    @rule(which=st.integers(1, 4))
    def change_twice_and_delete_in_one_step(self, which: int) -> None:
        with self.store.write("Hin und her") as session:
            for concern in session.scalars(select(Concern).where(Concern.id <= which)):
                concern.text = "erst"
                session.flush()
                concern.text = "dann"
            session.flush()
            session.execute(delete(Concern).where(Concern.id == which))
            made = make.contact(session, display_name="kurz da")
            session.delete(made)
        self.remember("Hin und her")

    @rule()
    def fail_in_the_middle(self) -> None:
        with pytest.raises(ZeroDivisionError):
            self.fail()

    def fail(self) -> None:
        with self.store.write("Fehler") as session:
            make.contact(session)
            session.execute(update(NumberSeries).values(last=99))
            raise ZeroDivisionError

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        """Several at once, so that undo, redo and new steps interlock deeply."""
        for _ in range(times):
            self.undo_one()

    def undo_one(self) -> None:
        if self.at:
            assert self.store.undo().name == self.names[self.at - 1]
            self.at -= 1
            self.newest = newest(self.store)
            assert rows(self.store) == self.states[self.at]
        elif self.sealed:
            with pytest.raises(Refused, match=self.sealed):
                self.store.undo()
        else:
            assert self.store.undo() is None

    @precondition(lambda self: self.at < len(self.names))
    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.names) - self.at)):
            assert self.store.redo().name == self.names[self.at]
            self.at += 1
            self.newest = newest(self.store)
            assert rows(self.store) == self.states[self.at]

    @precondition(lambda self: self.at == len(self.names))
    @rule()
    def redo_nothing(self) -> None:
        assert self.store.redo() is None

    @rule(tidy=st.booleans())
    def restart(self, tidy: bool) -> None:
        if tidy:
            self.store.tidy()
        self.store.close()
        self.store = Store.open(self.office, self.template.key, CLOCK)

    @invariant()
    def the_file_is_what_is_remembered(self) -> None:
        assert rows(self.store) == self.states[self.at]
        back, again = undoable(self.store), redoable(self.store)
        assert (back.name if back else None) == (self.names[self.at - 1] if self.at else None)
        assert (again.name if again else None) == (self.names[self.at] if self.at < len(self.names) else None)

    def teardown(self) -> None:
        with self.store.read() as session:
            assert audit.verify_chain(session) == []
            assert search.check(session) == []
            assert replay.differences(session) == []
            assert files.damaged(session) == []
            assert session.connection().exec_driver_sql("PRAGMA foreign_key_check").all() == []
        self.store.close()


def test_store_and_undo(template: Template, tmp_path: Path) -> None:
    Machine.template, Machine.folder = template, tmp_path
    run_machine(Machine, settings=settings(max_examples=16, stateful_step_count=20, deadline=None))
