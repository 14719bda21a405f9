"""A guideline version in its sheet: every rule typed, tried out, compared with the last one."""

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.guideline import DocumentRule, MeasureRule, Rules, StreetRule, TierRule
from app.domain.money import Money
from app.features.funds import queries
from app.features.funds.rules import Kinds, unknown_kinds
from app.features.funds.screen import FundsScreen
from app.features.funds.screen.trial import TrialPanel
from app.ui.widgets import Button
from db.models import Code
from db.store import Store
from tests.features.funds.page import found, show_tab
from tests.kit.qt import answer, dialog, press, said, type_into


def test_the_published_guidelines_of_the_same_kind_stand_first(screen: FundsScreen) -> None:
    found(screen)
    show_tab(screen, "Richtlinie")
    press(screen, "Veröffentlichte Richtlinie übernehmen …")
    question: Any = dialog()
    offered = [question.form.editor("name").combo.itemText(at) for at in range(1, 37)]
    assert len(set(offered)) == 36
    residents = offered.index("Stadtteilfonds Hörde Dortmund"), offered.index("Bewohnerfonds Bahnstadt")
    assert max(residents) < offered.index("Cityfonds Witten"), "the fund is one of residents"
    question.reject()


def test_every_rule_is_typed_and_saved(screen: FundsScreen, store: Store) -> None:
    """Rows, lists, days of the year, clauses: what stands in the sheet is what is kept."""
    found(screen)
    show_tab(screen, "Richtlinie")
    press(screen, "Neue Fassung")
    question: Any = dialog()
    question.form.editor("tiers").show_value((TierRule(up_to=Money.euros(500), body="office"), TierRule()))
    question.form.editor("streets").show_value((StreetRule(street="Am Markt", first=3, side="odd"),))
    answer(
        "Hinzufügen",
        version="2026",
        rate_bp="50",
        clause_rate="Nr. 5.1",
        most_area="85,5",
        goals="Bildung\nUmwelt",
        least_goals="1",
        deadlines="28.2.\n31.05.",
        proof_day="31.1.",
        payment="in zwei Raten",
        first_bp="70",
    )
    with store.read() as session:
        rules = queries.detail(session, 1).guidelines[0].rules
    assert rules.tiers[0].up_to == Money.euros(500)
    assert rules.streets == (StreetRule(street="Am Markt", first=3, side="odd"),)
    assert (rules.most_area, rules.goals, rules.least_goals) == (8550, ("Bildung", "Umwelt"), 1)
    assert (rules.deadlines, rules.proof_day) == (("28.02.", "31.05."), "31.01.")
    assert (rules.payment, rules.first_bp, rules.clause("rate")) == ("instalments", 7000, "Nr. 5.1")
    shown = said(screen).replace("\xa0", " ")
    assert "Am Markt, von Nr. 3, ungerade" in shown
    assert "50 % (Nr. 5.1)" in shown
    press(screen, "Ansehen und ändern …")
    question = dialog()
    assert question.form.editor("proof_day").value() == "31.01."
    folded = {box.section.title: box.body.isVisibleTo(question) for box in question.form.sections}
    assert folded["Entscheidung"], "a section in which something stands is open"
    assert not folded["Anmietung von Ladenlokalen"]
    question.reject()


def test_everything_that_is_wrong_with_a_version_is_said_beside_it(screen: FundsScreen) -> None:
    found(screen)
    show_tab(screen, "Richtlinie")
    press(screen, "Neue Fassung")
    question: Any = dialog()
    question.form.editor("streets").show_value((StreetRule(street="Am Markt", first=9, last=3),))
    answer("Hinzufügen", version="2026", rate_bp="50", fixed_amount="300", least_goals="2", proof_day="31.2.")
    shown = said(question)
    for sentence in (
        "Fördersatz und Festbetrag schließen einander aus",
        "Die kleinste Hausnummer (9) liegt über der größten (3)",
        "Nötig wären 2 Ziele, genannt sind 0",
        "„Nachweis bis zu einem festen Tag“ muss ein Tag des Jahres sein",
    ):
        assert sentence in shown
    question.reject()


def test_a_trial_calculation_follows_what_is_typed(screen: FundsScreen, qtbot: QtBot) -> None:
    """12.000 € and 150 m² to begin with: half is 6.000; 150 × 30 = 4.500; half of it first."""
    found(screen)
    show_tab(screen, "Richtlinie")
    press(screen, "Neue Fassung")
    question: Any = dialog()
    trial = question.findChild(TrialPanel)

    def shows(*sentences: str) -> None:
        qtbot.waitUntil(lambda: all(one in said(trial).replace("\xa0", " ") for one in sentences))

    for name, typed in (("rate_bp", "50"), ("grant_per_m2", "30"), ("payment", "in zwei Raten")):
        type_into(question.form, name, typed)
    question.form.editor("payment").edited.emit()
    question.form.editor("tiers").show_value((TierRule(body="council", recommends=True),))
    shows("begrenzt auf 150,00 m² × 30,00 €/m²", "4.500,00 €", "Bestimmend: Zuwendung je m²")
    shows("Raten: 2.250,00 €, 2.250,00 €", "Es empfiehlt: Rat oder Bezirksvertretung")
    type_into(trial.trial, "area", "")
    shows("Es fehlt die Fläche in m²")
    type_into(trial.trial, "area", "1000")
    type_into(trial.trial, "eligible", "10.000")
    shows("davon zuwendungsfähig", "5.000,00 €")
    type_into(trial.trial, "requested", "1.200")
    shows("begrenzt auf den beantragten Betrag", "1.200,00 €")
    question.reject()


def test_what_changed_is_told_while_a_version_is_typed_and_afterwards(
    screen: FundsScreen, qtbot: QtBot, store: Store
) -> None:
    found(screen)
    show_tab(screen, "Richtlinie")
    press(screen, "Neue Fassung")
    answer("Hinzufügen", version="2025", valid_from="1.1.25", rate_bp="50")
    press(screen, "Neue Fassung")
    question: Any = dialog()
    trial = question.findChild(TrialPanel)
    assert "Geändert gegenüber „2025“" in said(trial)
    assert "Noch nichts." in said(trial)
    type_into(question.form, "rate_bp", "60")
    told = "Fördersatz: 50 % → 60 %"
    qtbot.waitUntil(lambda: told in said(trial).replace("\xa0", " "))
    answer("Hinzufügen", version="2026")
    shown = said(screen).replace("\xa0", " ")
    assert "Geändert gegenüber „2025“" in shown
    assert told in shown
    press(screen, "Neue Fassung")
    answer("Hinzufügen", version="2027", valid_from="1.1.27", cap_project="900")
    press(screen, "Vergleichen mit „2025“")
    shown = said(screen).replace("\xa0", " ")
    assert told in shown
    assert "Höchstbetrag je Projekt: keine Angabe → 900,00 €" in shown


def test_names_that_no_application_can_have_are_told_beside_the_field(
    screen: FundsScreen, store: Store, qtbot: QtBot
) -> None:
    """A hint, no refusal: the lists of the office may follow later."""
    with store.write("Listen") as session:
        session.add(Code(list_key="cost_kind", label="Honorare"))
        session.add(Code(list_key="works", label="Anstrich"))
        session.add(Code(list_key="works", label="Stuck", active=False))
    found(screen)
    show_tab(screen, "Richtlinie")
    press(screen, "Neue Fassung")
    question: Any = dialog()
    for section in ("Kosten und Eigenanteil", "Antrag"):
        press(question, section)
    measures = (MeasureRule(measure="anstrich"), MeasureRule(measure="Stuck", cap=Money.euros(500)))
    for name, rows in (
        ("measures", measures),
        ("documents", (DocumentRule(label="Farbkonzept", kind="Anstrich"), DocumentRule(label="Skizze"))),
    ):
        question.form.editor(name).show_value(rows)
    type_into(question.form, "excluded", "Bewirtung\nHonorare\nGutachten")
    qtbot.waitUntil(lambda: "„Bewirtung“, „Gutachten“ stehen nicht" in said(question))
    shown = said(question)
    assert (
        "in der Liste „Kostenarten“, deshalb wirkt die Regel dort nicht: bitte unter „Büro › Listen“" in shown
    )
    assert "„Stuck“ steht nicht in der Liste „Maßnahmenarten“" in shown
    assert "Anstrich“ steht" not in shown
    assert "in den Listen" not in shown
    type_into(question.form, "excluded", "Honorare")
    qtbot.waitUntil(lambda: "Gutachten" not in said(question))
    assert "Eine je Zeile, so wie die Kostenart im Kostenplan heißt." in said(question), "the hint is back"
    answer("Hinzufügen", version="2026", rate_bp="50")
    with store.read() as session:
        assert queries.detail(session, 1).guidelines[0].rules.measures == measures


def test_a_row_counts_as_it_stands_where_it_was_asked_for(screen: FundsScreen, qtbot: QtBot) -> None:
    """A committee that decides everything is what a new row says; one that Tab began says nothing."""
    found(screen)
    show_tab(screen, "Richtlinie")
    press(screen, "Neue Fassung")
    question: Any = dialog()
    tiers = question.form.editor("tiers")
    tiers.add_row(asked=False)
    assert tiers.value() == ()
    raw = tiers.raw()
    tiers.show_raw(raw)
    assert tiers.value() == (), "kept as a draft it is no more than it was"
    tiers.remove_current()
    press(question, "Entscheidung")
    qtbot.mouseClick(next(one for one in tiers.findChildren(Button) if one.text()), Qt.MouseButton.LeftButton)
    assert tiers.value() == (TierRule(),)
    tiers.show_raw(tiers.raw())
    assert tiers.value() == (TierRule(),)
    papers = question.form.editor("documents")
    papers.add_row()
    assert papers.value() == (), "where something has to be filled in, an empty row is none"
    question.reject()


def test_hints_name_some_and_count_the_rest() -> None:
    rules = Rules(excluded=tuple("abcde"), documents=(DocumentRule(label="Foto", kind="Dach"),))
    told = unknown_kinds(rules, Kinds(costs=("A",)))
    assert told["excluded"].startswith("„b“, „c“, „d“ und 1 weitere stehen nicht in der Liste „Kostenarten“")
    assert told["documents"].startswith("„Dach“ steht nicht in den Listen „Kostenarten“ und „Maßnahmenarten“")
    assert told["measures"] == ""
