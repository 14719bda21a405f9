"""Where the grant depends on the type of measure or on the tax, receipts are told apart by them."""

from dataclasses import replace
from io import BytesIO

import openpyxl

from app.domain.money import Money
from app.features.applications.queries.proven import receipt_desk
from app.features.applications.rules import CostLine
from app.features.applications.rules.receipts import Frame, ReceiptLine, remarks
from app.features.applications.service import proving
from db.store import Store
from tests.features.applications.case import DRAFT, RULES, make_fund, record, refused
from tests.features.applications.course import LATER, checked_proof, noticed, proved, receipt
from tests.features.applications.receipt_file import DAY, FRAME, filled, read, template
from tests.kit import factories

NET = {**RULES, "amounts": "net"}
BY_MEASURE = {**RULES, "measures": [{"measure": "Fassade", "cap_cents": 500_00, "rate_bp": 5000}]}
GROSS_COST = CostLine("Sachkosten", "Bänke", Money.euros(2380), vat_bp=1900)
FACADE = CostLine("Handwerker", "Anstrich", Money.euros(2000), measure="Fassade")
GREEN = CostLine("Pflanzen", "Hofbegrünung", Money.euros(800))


def granted_net(store: Store) -> None:
    """1,000 € on 2,000 € net."""
    make_fund(store, rules=NET)
    own = replace(DRAFT.finance[0], amount=Money.euros(1380))
    noticed(store, 1000, costs=(GROSS_COST,), finance=(own,), requested=Money.euros(1000))


def test_a_receipt_bears_the_tax_its_cost_kind_has_in_the_plan(store: Store) -> None:
    """1,190 € with 19 % are 1,000 € net; × 50 % = 500 €."""
    granted_net(store)
    checked_proof(store, receipt(1190))
    assert record(store).final_grant == Money.euros(500)


def test_a_receipt_s_own_tax_comes_before_the_plan(store: Store) -> None:
    """1,070 € with 7 % are 1,000 € net, 300 € without tax stay: 1,300 € × 50 % = 650 €."""
    granted_net(store)
    checked_proof(store, receipt(1070, vat_bp=700), receipt(300, number="2", vat_bp=0))
    assert record(store).final_grant == Money.euros(650)


def test_tax_that_nobody_knows_bars_the_settlement_where_net_counts(store: Store) -> None:
    granted_net(store)
    proved(store, receipt(1190, kind="Honorare", payee="Planerin"))
    with store.read() as session:
        desk = receipt_desk(session, 1)
    assert desk.frame.net
    assert "untaxed" in remarks(desk.lines[0], desk.frame, frozenset())
    refused(
        store,
        lambda s: proving.check_proof(s, 1, today=LATER, staff_id=None),
        "Beleg 1 (Planerin): Gefördert werden Nettobeträge",
        "lines[0].vat_bp",
    )


def test_own_labour_and_gross_amounts_need_no_tax() -> None:
    frame = Frame(LATER)
    assert "untaxed" not in remarks(receipt(100), frame, frozenset())
    labour = ReceiptLine(minutes=60, claimed=Money.euros(15), recognised=Money.euros(15))
    assert "untaxed" not in remarks(labour, replace(frame, net=True), frozenset())


def test_the_cap_of_a_measure_binds_at_settlement_too(store: Store) -> None:
    """Façade: 2,000 € × 50 % = 1,000 €, capped at 500 €; the rest 800 € × 50 % = 400 €; together 900 €."""
    make_fund(store, rules=BY_MEASURE)
    with store.write("Arten") as session:
        factories.code(session, "works", "Fassade")
    finance = (replace(DRAFT.finance[0], amount=Money.euros(1900)),)
    noticed(store, 900, costs=(FACADE, GREEN), finance=finance, requested=Money.euros(900))
    # The first takes its type of measure from the plan; the second is of a kind the plan does not have.
    checked_proof(
        store,
        receipt(1500, kind="Handwerker"),
        receipt(500, number="2", kind="Gerüst", measure="Fassade"),
        receipt(800, number="3", kind="Pflanzen"),
    )
    assert record(store).final_grant == Money.euros(900)
    with store.read() as session:
        assert "Fassade" in receipt_desk(session, 1).frame.measures


# -- type of measure and tax, where the grant depends on them


def test_measure_and_tax_are_asked_only_where_the_grant_depends_on_them() -> None:
    heads = [cell.value for cell in openpyxl.load_workbook(BytesIO(template()))["Belegliste"][1]]
    assert "Maßnahmenart" not in heads
    assert "Umsatzsteuer im Betrag" not in heads
    frame = replace(FRAME, net=True, measures=("Fassade", "Hofbegrünung"))
    sheet = openpyxl.load_workbook(BytesIO(template(frame)))["Belegliste"]
    assert [cell.value for cell in sheet[1]][5:10] == [
        "Kostenart",
        "Betrag",
        "Maßnahmenart",
        "Umsatzsteuer im Betrag",
        "Eigene Arbeit (Minuten)",
    ]
    row = ("1", DAY, DAY, "Maler Schulz", "Anstrich", "Sachkosten", 1190)
    found = read(
        filled(
            (*row, "fassade", "19 %"),
            (*row, "Fassade", 0.07),
            (*row, "Hofbegrünung", "keine"),
            (*row, None, None),
            (*row, None, 19),
            frame=frame,
        ),
        frame,
    )
    assert found.problems == ()
    assert [(line.measure, line.vat_bp) for line in found.lines] == [
        ("Fassade", 1900),
        ("Fassade", 700),
        ("Hofbegrünung", 0),
        ("", None),
        ("", 1900),
    ]
    wrong = read(filled((*row, "Dach", "16 %"), frame=frame), frame)
    sentences = [problem.sentence.replace("\xa0", " ") for problem in wrong.problems]
    assert "H2" in sentences[0]
    assert "„Dach“" in sentences[0]
    assert "I2" in sentences[1]
    assert "„16 %“" in sentences[1]
