"""``calc``: a guideline and an application from files, without an office."""

import json
from pathlib import Path

import pytest

from app.cli import main
from app.domain.guideline import GROUPS, KEYS
from app.domain.guideline.keys import Part, Table, keys_of
from app.features.funds.rules import APPLICATION, HEAD, read_application
from app.system import resources
from tests.kit.demo import CLOCK

GUIDELINE = resources.resource("guidelines/wachtendonk-fassade.toml")
APPLICATION_FILE = resources.resource("applications/fassade.toml")


def run(*argv: object) -> int:
    return main(["calc", *map(str, argv)], clock=CLOCK)


def test_the_steps_are_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    """295,50 m² × 30 = 8.865; 10.000 − 2.000 granted before = 8.000."""
    assert run(GUIDELINE, APPLICATION_FILE) == 0
    lines = capsys.readouterr().out.replace("\xa0", " ").splitlines()
    assert lines[0] == "Hof- und Fassadenprogramm Wachtendonk, Fassung 2023 (gültig ab 01.01.2023)"
    assert any(
        line.startswith("begrenzt auf 295,50 m² × 30,00 €/m²") and "8.865,00 €" in line for line in lines
    )
    assert any(line.startswith("Höchstmögliche Zuwendung") and line.endswith("8.000,00 €") for line in lines)
    assert "Bestimmend: Höchstbetrag je Objekt" in lines
    assert "Verwendungsnachweis bis: 31.12.2026" in lines


def test_the_same_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(GUIDELINE, APPLICATION_FILE, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["grant_cents"], found["bound_by"]) == (800_000, "cap_object")
    assert found["steps"][-1] == {"sentence": "Höchstmögliche Zuwendung", "cents": 800_000, "clause": ""}
    assert found["instalments_cents"] == [800_000]
    assert found["dates"] == {"proof_due": "2026-12-31"}
    assert found["obstacles"] == found["refused"] == []


def test_obstacles_tiers_quotes_and_instalments(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guideline = tmp_path / "r.toml"
    guideline.write_text(
        'name="A"\nkind="resident"\nversion="1"\nvalid_from=2026-01-01\n[rules]\nrate_percent=50\nconsultation=true\n'
        'payment="instalments"\nfirst_percent=70\nexecution_months=6\napproval_year_end=true\nbinding_years=10\n'
        'deadline_days=35\n[[rules.tiers]]\nbody="committee"\nrecommends=true\n[[rules.quotes]]\nnumber=2\n'
        '[[rules.documents]]\nlabel="Lageplan"\n[rules.clauses]\nconsultation="Nr. 3"\n',
        encoding="utf-8",
    )
    application = tmp_path / "a.toml"
    application.write_text(
        "received_on=2026-05-01\nsitting_on=2026-06-19\ndecided_on=2026-06-19\nends_on=2026-08-31\n"
        "[[costs]]\namount=1000\n",
        encoding="utf-8",
    )
    assert run(guideline, application) == 1
    shown = capsys.readouterr().out.replace("\xa0", " ")
    for line in (
        "Es empfiehlt: Beirat oder Jury",
        "Nötig: 2 Angebote",
        "Unterlage (vor der Entscheidung): Lageplan",
        "Raten: 350,00 €, 150,00 €",
        "Antragsschluss: 15.05.2026",
        "Ende des Bewilligungszeitraums: 31.12.2026",
        "Ende der Durchführung: 19.12.2026",
        "Zweckbindung bis: 31.08.2036",
        "Steht entgegen: Vor dem Antrag ist eine Beratung nötig; es ist noch keine eingetragen (Nr. 3).",
    ):
        assert line in shown
    assert run(guideline, application, "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert found["tier"] == {"body": "committee", "recommends": True}
    assert (found["quotes"], found["documents"]) == (2, [{"label": "Lageplan", "due": "decision"}])


def test_every_key_of_both_files_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--describe") == 0
    shown = capsys.readouterr().out
    for group in GROUPS:
        assert group.title in shown
    for one in (*HEAD, *KEYS, *APPLICATION):
        name = f"{one.exchanged}]" if isinstance(one.unit, Table | Part) else f"{one.exchanged}:"
        assert name in shown
        assert one.help in shown
        for cell in one.unit.keys if isinstance(one.unit, Table | Part) else ():
            assert cell.exchanged in shown
    assert "de_minimis_limit: De-minimis-Grenze" in shown
    assert "ohne Angabe 300000" in shown
    assert keys_of(GROUPS[0])[0].exchanged == "rate_percent"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Es fehlen die Kosten"),
        ("[[costs]]\nkind = 'Miete'", "Es fehlt die Angabe „costs[1].amount“"),
        ("[[costs]]\namount = 'viel'", "„costs[1].amount“ muss ein Betrag in Euro über 0 sein"),
        ("[[costs]]\namount = 5\nrole = 'planer'", "da steht „planer“"),
        ("[[costs]]\namount = 5\n[rent]\nold = 3", "Es fehlt die Angabe „rent.new“."),
        ("finance = 3\n[[costs]]\namount = 5", "„finance“ muss ein Abschnitt sein; da steht „3“."),
        ("[[costs]]\namount = 5\n[finance]\nown_cush = 3", "Ist „own_cash“ gemeint?"),
        ("costs = 3", "„costs“ muss eine Liste von Abschnitten sein"),
        ("[[costs]]\namount = 5\n[[areas]]\narea_m2 = -1", "„areas[1].area_m2“ muss eine Fläche"),
    ],
)
def test_a_bad_application_gets_a_sentence(
    text: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "antrag.toml"
    path.write_text(text, encoding="utf-8")
    assert run(GUIDELINE, path) == 4
    said = capsys.readouterr().err
    assert said.startswith("antrag.toml: ")
    assert says in said


def test_files_that_are_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(GUIDELINE) == 2
    assert "Es fehlen die Dateien" in capsys.readouterr().err
    assert run(GUIDELINE, " ") == 2
    assert "Es fehlt der Name der Datei." in capsys.readouterr().err
    assert run(GUIDELINE, tmp_path / "fehlt.toml") == 3
    assert "fehlt.toml" in capsys.readouterr().err
    picture = tmp_path / "bild.toml"
    picture.write_bytes(b"\xff\xfe\x00")
    assert run(GUIDELINE, picture) == 4
    assert "„bild.toml“ lässt sich nicht als Text lesen" in capsys.readouterr().err


def test_an_application_as_it_is_calculated() -> None:
    read = read_application(
        "title='Laden'\nrequested=1\napproved=2\ninput_tax=true\nhouse_number='3'\ngoals=['Bildung']\n"
        "[[costs]]\nrole='labour'\nminutes=90\n"
        "[before]\nfund_year=7\n[[before.measures]]\nmeasure='Hof'\namount=8\n"
        "[rent]\nold=900\nnew=600\nmonths=12\narea_m2=80.5\n[finance]\nfees=9"
    )
    case = read.case
    assert (case.requested, case.limit, case.input_tax) == (read.requested, read.approved, True)
    assert (case.costs[0].role, case.costs[0].minutes) == ("labour", 90)
    assert case.before.measures["Hof"].cents == 800
    assert case.rent is not None
    assert (case.rent.dm2, case.finance["fees"].cents, case.before.fund_year.cents) == (8050, 900, 700)
    assert (read.facts.house_number, read.facts.goals) == ("3", ("Bildung",))
