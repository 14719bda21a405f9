"""Invitations and minutes on paper: tagged, whole, the same bytes again."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.errors import Refused
from app.features.sittings import document
from app.features.sittings.queries import papers
from app.features.sittings.rules.accession import AccessionDraft
from app.features.sittings.rules.papers import InvitationData, MinutesData
from app.features.sittings.service import recording
from db.models import CommitteeMember, Contact
from db.store import Store
from tests.features.applications.paper import equip
from tests.features.sittings.case import (
    TODAY,
    Board,
    apply,
    close,
    contact_of,
    items,
    make_board,
    plan,
    present,
    put_on,
    vote,
)
from tests.kit import pdf
from tests.kit.pdf_rules import problems


def invited(store: Store, board: Board, dated: date = TODAY) -> InvitationData:
    """The invitations to a sitting in December."""
    equip(store)
    sitting_id = plan(store, board, datetime(2026, 12, 8, 18, 0))
    put_on(store, sitting_id, apply(store, "Bänke am Marktplatz"))
    with store.read() as session:
        return papers.invitation(session, sitting_id, dated=dated, staff_id=1)


def minuted(store: Store, *, closed: bool) -> MinutesData:
    """The minutes of a sitting with a bias, a secret vote, a ranking and an accession."""
    board = make_board(store, 2_000)
    equip(store)
    sitting_id = plan(store, board, opening="Vor1 Nach1 begrüßt alle.", closing="Nächste Sitzung im März.")
    put_on(store, sitting_id, apply(store, "Bänke"), apply(store, "Hochbeete"))
    present(store, sitting_id, board.members[:6])
    first, second = items(store, sitting_id)
    vote(
        store,
        first,
        "bjjjjn",
        outcome="approved",
        text="Frau Vor2 fragt nach der Pflege.\n\nSie ist geklärt.",
    )
    vote(
        store,
        second,
        "",
        secret=True,
        yes=5,
        no=1,
        abstained=0,
        outcome="partly_approved",
        amount=first.proposed and replace(first.proposed, cents=500_00),
        reason="Die Mittel reichen nicht für alle.",
        resolution="Der Verein pflegt die Beete.",
        responsible="Verein",
        due_on=date(2027, 3, 1),
    )
    if closed:
        close(store, sitting_id)
        with store.write("Beitritt") as session:
            joining = AccessionDraft(board.members[6], "yes", TODAY)
            recording.accede(session, first.id, joining, today=TODAY)
    with store.read() as session:
        return papers.minutes(session, sitting_id, dated=TODAY)


def test_an_invitation_is_a_letter_with_the_agenda_behind_it(store: Store) -> None:
    data = invited(store, make_board(store))
    made = document.invitation(data, data.by_post[0])
    assert problems(made) == []
    assert made == document.invitation(data, data.by_post[0])
    text = pdf.text(made)
    assert "Einladung zur Sitzung: Quartiersbeirat am 8. Dezember 2026" in text
    assert "Dienstag, 8. Dezember 2026, 18:00 Uhr" in text
    assert "im Auftrag der Stadt Witten" in text, "the office has one letterhead, whatever it writes"
    tags = pdf.tree(made)
    assert ("TH", "Gegenstand") in tags
    assert any(kind == "TD" and "CF-2026-001 Bänke am Marktplatz" in said for kind, said in tags)
    with pdf.opened(made) as opened:
        assert len(opened.pages) == 2, "the agenda has a page of its own"


def test_substitutes_are_told_whom_they_would_stand_in_for(store: Store) -> None:
    data = invited(store, make_board(store))
    substitute = next(guest for guest in data.guests if guest.stands_in_for)
    assert "als Vertretung" in pdf.text(document.invitation(data, substitute))
    assert "als Vertretung" not in pdf.text(document.invitation(data, data.by_post[0]))


def test_a_late_invitation_and_missing_addresses_are_said(store: Store) -> None:
    board = make_board(store)
    with store.write("Anschrift") as session:
        session.get_one(Contact, contact_of(store, board.members[2])).street = ""
    assert invited(store, board, date(2026, 11, 24)).warning == ""
    data = invited(store, board, date(2026, 11, 25))
    assert "hätte bis zum 24.11.2026 hinausgehen müssen" in data.warning
    assert data.unreachable == ("Vor2 Nach2",)
    assert len(data.by_post) == 7


def test_whose_term_is_over_is_not_invited(store: Store) -> None:
    board = make_board(store)
    with store.write("Amtszeit") as session:
        session.get_one(CommitteeMember, board.members[3]).until = date(2026, 12, 7)
    assert "Vor3 Nach3" not in [guest.name for guest in invited(store, board).guests]


def test_without_office_or_place_nobody_is_invited(store: Store) -> None:
    board = make_board(store)
    sitting_id = plan(store, board, datetime(2026, 12, 8, 18, 0), place="")
    with pytest.raises(Refused, match="Anschrift des Büros fehlt"), store.read() as session:
        papers.invitation(session, sitting_id, dated=TODAY, staff_id=None)
    equip(store)
    with pytest.raises(Refused, match="Der Ort der Sitzung fehlt"), store.read() as session:
        papers.invitation(session, sitting_id, dated=TODAY, staff_id=None)


def test_the_pack_holds_every_letter_and_keeps_its_tags(store: Store) -> None:
    data = invited(store, make_board(store))
    letters = [document.invitation(data, guest) for guest in data.by_post]
    packed = document.pack(letters)
    assert packed == document.pack(letters)
    assert pdf.tree(packed) == [said for letter in letters for said in pdf.tree(letter)]
    with pdf.opened(packed) as opened:
        assert len(opened.pages) == 2 * len(letters)
        keys = [int(page.obj.StructParents) for page in opened.pages]
        assert keys == list(range(len(keys))), "each page finds its own elements"
        root = opened.Root.StructTreeRoot
        assert [str(part.S) for part in root.K.K] == ["/Part"] * len(letters)
        assert list(root.ParentTree.Nums)[::2] == keys
    assert document.pack(letters[:1]) == letters[0]
    with pytest.raises(ValueError, match="nothing"):
        document.pack([])


def test_minutes_tell_everything_that_was_recorded(store: Store) -> None:
    data = minuted(store, closed=True)
    made = document.minutes(data)
    assert problems(made) == []
    assert made == document.minutes(data)
    text = " ".join(pdf.text(made).replace("\u00a0", " ").split())
    for said in (
        "Niederschrift der 1. Sitzung 2026",
        "Das Gremium ist beschlussfähig: 6 von 7 Stimmen sind vertreten (nötig: 4).",
        "Vor1 Nach1 begrüßt alle.",
        "Befangen: Vor0 Nach0 (wohnt im Haus) hat an Beratung und Abstimmung nicht mitgewirkt.",
        "Abstimmung: 4 Ja, 1 Nein, 0 Enthaltungen (offen)",
        "Ergebnis: bewilligt, 1.500,00 €",
        "Abstimmung: 5 Ja, 1 Nein, 0 Enthaltungen (geheim)",
        "Ergebnis: teilweise bewilligt, 500,00 €",
        "Begründung: Die Mittel reichen nicht für alle.",
        "Zuständig: Verein, bis 01.03.2027",
        "Vor6 Nach6 ist dem Beschluss am 20.11.2026 beigetreten (Ja).",
        "Nächste Sitzung im März.",
    ):
        assert said in text, said
    assert "Entwurf" not in text
    assert [kind for kind, _ in pdf.tree(made)].count("H1") == 1


def test_before_closing_the_minutes_are_a_draft(store: Store) -> None:
    data = minuted(store, closed=False)
    assert data.is_draft
    assert "Entwurf" in pdf.text(document.minutes(data))
    assert document.minutes_name(data) == "Beirat, 1. Sitzung 2026 Niederschrift.pdf"
