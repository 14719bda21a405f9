"""Reasons and conditions to pick are edited as one list; texts are found by their words."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents import templates
from app.domain.errors import Refused
from app.domain.snippets import SETTING, SNIPPET_KINDS, Snippet, read
from app.domain.snippets import store as packed
from app.features.office.queries import snippets as queries
from app.features.office.service import snippets as service
from db.models import Setting
from db.store import Store
from tests.features.office.case import Page
from tests.kit.qt import answer, dialog, press, said

OWN = Snippet("rejection", "Zu spät", "Der Antrag kam nach der Frist.", "Nr. 4.1")


def rows(store: Store) -> list[Snippet]:
    with store.read() as session:
        return [row.snippet for row in queries.snippets(session)]


def test_the_shipped_ones_count_until_somebody_changes_one(store: Store) -> None:
    assert rows(store) == list(templates.snippets())
    assert {one.kind for one in templates.snippets()} == set(SNIPPET_KINDS)
    with store.read() as session:
        assert not queries.is_own(session)
    with store.write("hinzufügen") as session:
        number = service.save(session, OWN)
    assert rows(store)[number - 1] == OWN
    assert rows(store)[number - 2].kind == "rejection", "behind those of its kind"
    with store.write("zurück") as session:
        service.reset(session)
    assert rows(store) == list(templates.snippets())


def test_they_are_changed_moved_and_removed(store: Store) -> None:
    before = rows(store)
    with store.write("ändern") as session:
        service.save(session, OWN, 1)
    with store.write("verschieben") as session:
        assert service.move(session, 1, 1) == 2
    assert rows(store)[:2] == [before[1], OWN]
    with store.write("löschen") as session:
        service.remove(session, 2)
    assert rows(store) == before[1:]
    store.undo()
    assert rows(store)[1] == OWN


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (Snippet("", "a", "b"), "kind"),
        (Snippet("rejection", " ", "b"), "title"),
        (Snippet("rejection", "a", "\n"), "text"),
        (Snippet("rejection", "a", "x" * 2001), "text"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(store: Store, draft: Snippet, field: str) -> None:
    with pytest.raises(Refused) as caught, store.write("x") as session:
        service.save(session, draft)
    assert caught.value.field == field


def test_one_that_is_gone_is_not_changed(store: Store) -> None:
    with pytest.raises(Refused, match="nicht mehr"), store.write("x") as session:
        service.remove(session, 999)


def test_what_was_kept_wrongly_is_left_out(store: Store) -> None:
    with store.write("kaputt") as session:
        session.add(
            Setting(key=SETTING, value={"rows": [{"kind": "x"}, 3, {"kind": "reason", "title": "a"}]})
        )
    assert rows(store) == [Snippet("reason", "a")]


@given(
    st.lists(
        st.builds(Snippet, st.sampled_from(sorted(SNIPPET_KINDS)), st.text(), st.text(), st.text()),
        max_size=5,
    )
)
def test_what_is_kept_is_read_back(found: list[Snippet]) -> None:
    assert read(packed(found)) == tuple(found)


def test_a_clause_stands_before_the_full_stop() -> None:
    assert OWN.whole == "Der Antrag kam nach der Frist (Nr. 4.1)."
    assert Snippet("reason", "a", "ohne Punkt", "Nr. 1").whole == "ohne Punkt (Nr. 1)"
    assert Snippet("reason", "a", "Satz.").whole == "Satz."


def test_the_list_is_edited_in_the_window(page: Page) -> None:
    panel: Any = page.panel("snippets")
    panel.kind.setCurrentIndex(panel.kind.findText("Ablehnungsgrund"))
    press(panel, "Hinzufügen …")
    answer("Speichern", title="Zu spät", text="Der Antrag kam nach der Frist.", clause="Nr. 4.1")
    assert panel.chosen().title == "Zu spät"
    assert "(Nr. 4.1)" in said(panel)
    press(panel, "Nach oben")
    press(panel, "Bearbeiten …")
    answer("Speichern", title="Verspätet")
    assert "Verspätet" in [row.title for row in rows(page.store)]
    press(panel, "Löschen")
    assert rows(page.store) == list(templates.snippets())
    press(panel, "Mitgelieferte Liste")
    assert not panel.reset_button.isEnabled()


def test_a_wording_that_is_missing_is_said_in_the_sheet(page: Page) -> None:
    panel: Any = page.panel("snippets")
    press(panel, "Hinzufügen …")
    answer("Speichern", title="x")
    assert "Wortlaut" in said(dialog())
    dialog().close()


def test_texts_are_found_by_their_words(page: Page) -> None:
    panel: Any = page.panel("texts")
    panel.search.setText("raten auszahlung")
    shown = [
        panel.list.item(at).text() for at in range(panel.list.count()) if not panel.list.item(at).isHidden()
    ]
    assert "I.5 Auszahlung in zwei Raten" in shown
    assert "Bewilligung" in shown, "the heading stays above it"
    assert "Gericht" not in shown
    assert panel.title.text() == "Bewilligung: I.5 Auszahlung in zwei Raten"
    panel.search.clear()
    assert all(not panel.list.item(at).isHidden() for at in range(panel.list.count()))
