"""The page „Fonds“, by clicking and typing on the real store."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.money import Money
from app.features.funds import queries
from app.features.funds.rules import SourceLine
from app.features.funds.screen import FundsScreen
from app.features.funds.screen.guidelines import GuidelinePanel
from db.models import Fund, FundYear, Guideline
from db.store import Store
from tests.features.funds.page import found, show_tab
from tests.kit import factories
from tests.kit.qt import answer, dialog, press, said, spoken, texts, type_into


def test_a_fund_is_typed_and_saved(screen: FundsScreen, store: Store) -> None:
    found(screen)
    with store.read() as session:
        assert session.get_one(Fund, 1).prefix == "CF"
    assert "Noch keine Mittel eingetragen" in said(screen)


def test_a_new_fund_leads_on_to_its_money_and_its_guideline(screen: FundsScreen, store: Store) -> None:
    found(screen)
    press(screen, "Mittel 2026 eintragen …")
    answer("Eintragen", budget="15.000")
    press(screen, "Richtlinie eingeben …")
    answer("Hinzufügen", version="2026", rate_bp="50")
    with store.read() as session:
        assert session.get_one(FundYear, 1).year == 2026
        assert session.get_one(Guideline, 1).valid_from == date(2026, 1, 1), "not only from today on"
    seen = said(screen)
    assert "eintragen …" not in seen
    assert "eingeben …" not in seen


def test_shares_that_do_not_make_100_percent_are_refused_beside_the_table(
    screen: FundsScreen, store: Store
) -> None:
    screen.new_record()
    type_into(screen, "name", "Cityfonds")
    type_into(screen, "prefix", "CF")
    screen.editing.editor("sources").show_value((SourceLine("state", "", 8000),))
    screen.save()
    assert "zu 100 % fehlen noch 20 %" in said(screen).replace("\xa0", " ")
    with store.read() as session:
        assert session.query(Fund).count() == 0


def test_all_that_is_wrong_is_said_at_once(screen: FundsScreen, store: Store) -> None:
    screen.new_record()
    type_into(screen, "name", "Cityfonds")
    type_into(screen, "prefix", "=1")
    screen.editing.editor("sources").show_value((SourceLine("state", "", 8000),))
    screen.save()
    assert "ein kurzes Kürzel" in said(screen)
    assert "zu 100 % fehlen noch 20 %" in said(screen).replace("\xa0", " ")
    with store.write("Fonds") as session:
        factories.fund(session, name="Verfügungsfonds", prefix="VF")
    type_into(screen, "prefix", "vf")
    screen.save()
    assert "Das Kürzel „VF“ hat schon der Fonds „Verfügungsfonds“." in said(screen)
    assert "zu 100 % fehlen noch 20 %" in said(screen).replace("\xa0", " ")


def test_budget_carry_over_and_cut_by_buttons(screen: FundsScreen, store: Store) -> None:
    found(screen)
    show_tab(screen, "Mittel")
    press(screen, "Jahr hinzufügen")
    answer("Eintragen", year="2025", budget="1.000")
    press(screen, "Jahr hinzufügen")
    answer("Eintragen", budget="viel")
    assert "„viel“ ist kein Betrag" in said(dialog())
    answer("Eintragen", budget="500")
    with store.read() as session:
        assert session.get_one(FundYear, 2).year == 2026
    screen.panel.built()[1]._choose(2)  # type: ignore[attr-defined] # choosing a line by its id
    press(screen, "Übertrag übernehmen")
    assert any("1.000,00" in sentence and "2026" in sentence for sentence in spoken(screen.context))
    press(screen, "Übertrag übernehmen")
    assert any("schon übertragen" in sentence for sentence in spoken(screen.context))
    with store.write("Antrag") as session:
        fund = session.get_one(Fund, 1)
        session.add(
            Guideline(
                fund_id=1, version="1", valid_from=fund and session.info["now"].date(), rules={"rate_bp": 1}
            )
        )
        session.flush()
        factories.application(
            session, fund, factories.contact(session), status="approved", approved=Money.euros(1200)
        )
    press(screen, "Ändern …")
    answer("Ändern", budget="100")
    assert "Es fehlen 100,00" in said(dialog())
    question: Any = dialog()
    question.reject()
    press(screen, "Entfernen")
    assert any("2026 gibt es Anträge" in sentence for sentence in spoken(screen.context))


def test_guideline_versions_by_buttons(screen: FundsScreen, store: Store, tmp_path: Path) -> None:
    found(screen)
    show_tab(screen, "Richtlinie")
    press(screen, "Neue Fassung")
    answer("Hinzufügen", version="2026")
    assert "Bitte geben Sie an, wie hoch die Zuwendung ist" in said(dialog())
    answer("Hinzufügen", rate_bp="50", cap_project="5.000")
    assert "höchstens 5.000,00" in said(screen)
    panel = screen.panel.built()[2]
    assert isinstance(panel, GuidelinePanel)
    broken = tmp_path / "kaputt.toml"
    broken.write_text('name = "x"\nrats = 3\n', encoding="utf-8")
    panel._read(broken)
    assert any("„rats“" in sentence for sentence in spoken(screen.context))
    binary = tmp_path / "bild.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    panel._read(binary)
    assert any("bild.toml" in sentence for sentence in spoken(screen.context))
    press(screen, "Veröffentlichte Richtlinie übernehmen …")
    answer("Übernehmen", name="Cityfonds Witten")
    with store.read() as session:
        rows = queries.detail(session, 1).guidelines
        assert [row.version for row in rows] == ["2026", "2023"]
        assert "Jury aus sieben Personen" in rows[1].draft.note
    panel._choose(2)
    press(screen, "Fassung entfernen")
    with store.read() as session:
        assert session.query(Guideline).count() == 1


def test_a_used_version_says_why_it_stays(screen: FundsScreen, store: Store) -> None:
    found(screen)
    show_tab(screen, "Richtlinie")
    press(screen, "Neue Fassung")
    answer("Hinzufügen", version="2026", rate_bp="50")
    with store.write("Antrag") as session:
        session.add(FundYear(fund_id=1, year=2026, budget=Money.euros(1)))
        factories.application(session, session.get_one(Fund, 1), factories.contact(session))
    press(screen, "Ansehen und ändern …")
    assert "1 Antrag gestellt" in said(dialog())
    question: Any = dialog()
    assert question.form.editor("rate_bp").target().isReadOnly(), "nobody types what cannot be saved"
    assert "Ändern" not in texts(question)
    press(question, "Schließen")
    assert not question.isVisible()


def test_only_an_unused_fund_can_be_deleted(screen: FundsScreen, store: Store) -> None:
    found(screen)
    press(screen, "Löschen")
    with store.read() as session:
        assert session.query(Fund).count() == 0
    store.undo()
    with store.write("Antrag") as session:
        session.add(FundYear(fund_id=1, year=2026, budget=Money.euros(1)))
        session.add(
            Guideline(fund_id=1, version="1", valid_from=session.info["now"].date(), rules={"rate_bp": 1})
        )
        session.flush()
        factories.application(session, session.get_one(Fund, 1), factories.contact(session))
    screen.open_record(1)
    with pytest.raises(AssertionError, match="Löschen"):
        press(screen, "Löschen")
