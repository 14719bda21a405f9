"""The form of an application: one for every kind of fund, with what that kind asks for."""

from collections.abc import Mapping

from app.domain.columns import Kind
from app.domain.options import Option
from app.features.applications import queries
from app.features.applications.form.steps import LiveSteps
from app.features.applications.form.ticks import Group, Ticks
from app.features.applications.rules import FINANCE_KINDS, AreaLine, CostLine, FinanceLine, QuoteLine
from app.ui.fields import (
    Amount,
    Cell,
    Choice,
    Day,
    Link,
    LongText,
    Making,
    Number,
    Rows,
    Text,
    YesNo,
    YesNoUnknown,
)
from app.ui.form import FormSpec, Pair, Section

_YES_NO = (Option(1, "ja"), Option(0, "nein"))
_CHOSEN = (Option(1, "gewählt"), Option(0, ""))
_VAT = (Option(1900, "19 %"), Option(700, "7 %"), Option(0, "keine"))

_WHO = Section(
    "",
    Pair(
        Choice(
            "fund_id",
            "Fonds",
            options=queries.fund_options,
            required=True,
            making=Making("Noch nimmt kein Fonds Anträge an", "Fonds anlegen", "fund"),
        ),
        Number("year", "Haushaltsjahr", least=1990, most=2199, grouped=False),
        weights=(2, 1),
    ),
    YesNo("advice", "Noch Beratung: Das Aktenzeichen wird erst beim Eingang des Antrags vergeben"),
    Link(
        "contact_id",
        "Antragsteller",
        kind="contact",
        find=queries.contact_options,
        label_of=queries.contact_label,
        can_create=True,
        required=True,
        hint="Tippen Sie den Namen; die Anschrift dahinter unterscheidet Gleichnamige.",
    ),
    Text("title", "Projekt", required=True),
    LongText("purpose", "Zweck", rows=3, hint="Was geschieht, für wen, wo? Der Zweck steht im Bescheid."),
    Pair(
        Day("received_on", "Eingang", required=True, offsets=()),
        Day("starts_on", "Beginn geplant", offsets=(), today_button=False),
        Day("ends_on", "Abschluss geplant", offsets=(), today_button=False),
    ),
)
_AREAS = Rows(
    "areas",
    "Flächen",
    row=AreaLine,
    cells=(
        Cell("measure", "Maßnahmenart", width=190, options=queries.works_options),
        Cell("text", "Genauer", width=150, stretch=True),
        Cell("dm2", "Fläche", Kind.AREA, width=104, total=True),
    ),
    add="Fläche hinzufügen",
    hint="In m², z. B. 85,5. Nach ihnen richten sich die Grenzen je m².",
)
_FINANCE = Rows(
    "finance",
    "Finanzierungsplan",
    row=FinanceLine,
    cells=(
        Cell(
            "kind",
            "Herkunft",
            width=190,
            options=tuple(Option(key, label) for key, label in FINANCE_KINDS.items()),
        ),
        Cell("text", "Genauer", width=170, stretch=True),
        Cell("amount", "Betrag", Kind.MONEY, width=100, total=True),
    ),
    add="Einnahme hinzufügen",
    hint="Eigenleistung steht in gleicher Höhe auch im Kostenplan.",
)
_KIND = Cell("kind", "Kostenart", width=112, options=queries.cost_kind_options)
_TEXT = Cell("text", "Position", width=110, stretch=True)
_AMOUNT = Cell("amount", "Betrag", Kind.MONEY, width=88, total=True)
_ELIGIBLE = Cell("eligible", "Zählt", width=52, options=_YES_NO)
_HOURS = Cell("minutes", "Stunden", Kind.MINUTES, width=70)
_BY_PROJECT = (_KIND, _TEXT, _HOURS, _AMOUNT, _ELIGIBLE)
_BY_BUILDING = (
    _KIND,
    Cell("measure", "Maßnahmenart", width=100, options=queries.works_options),
    _TEXT,
    _AMOUNT,
    Cell("vat_bp", "USt.", width=50, options=_VAT),
    _ELIGIBLE,
)
_COSTS_HINT = (
    "Eigenleistung nach Stunden (z. B. 12:30) rechnet das Programm mit dem Stundensatz der Richtlinie "
    "in Euro um."
)


def _money(*cells: Cell, areas: bool) -> Section:
    costs = Rows(
        "costs", "Kostenplan", row=CostLine, cells=cells, add="Position hinzufügen", hint=_COSTS_HINT
    )
    return Section(
        "Kosten und Finanzierung",
        YesNo("input_tax", "Vorsteuerabzug möglich"),
        *((_AREAS,) if areas else ()),
        costs,
        _FINANCE,
        Text("other_grants", "Andere öffentliche Mittel beantragt oder bewilligt bei"),
        Amount("requested", "Beantragter Zuschuss"),
        LiveSteps(),
    )


_QUOTES = Section(
    "Angebote",
    Rows(
        "quotes",
        "Angebote",
        row=QuoteLine,
        cells=(
            Cell("work", "Leistung", width=120),
            Cell("firm", "Firma", width=130, stretch=True),
            Cell("dated", "Datum", Kind.DATE, width=92),
            Cell("amount", "Betrag", Kind.MONEY, width=100),
            Cell("chosen", "Auswahl", width=84, options=_CHOSEN),
            Cell("reason", "Grund", width=110),
        ),
        add="Angebot hinzufügen",
        hint="Angebote für dieselbe Leistung werden verglichen; ist nicht das günstigste gewählt, braucht es "
        "einen Grund.",
    ),
    folded=True,
)
_GUIDELINE = Section(
    "Was die Richtlinie verlangt",
    Pair(
        Group("applicant_group", "Wer den Antrag stellt"),
        Text("represented_by", "Vertreten durch"),
    ),
    Day("advised_on", "Beratung am", offsets=(), today_button=False),
    Ticks("goals", "Ziele, denen das Projekt dient", offered=lambda rules: rules.goals),
    Ticks("conditions_met", "Bestätigte Bedingungen", offered=lambda rules: rules.declarations),
    folded=True,
)
_PROJECT = Section(
    "Projekt genauer",
    Text("project_kind", "Handlungsfeld"),
    LongText("audience", "Zielgruppe", rows=2),
    LongText("publicity", "Öffentlichkeitsarbeit", rows=2),
    folded=True,
)
_BUILDING = Section(
    "Gebäude",
    Link(
        "property_id",
        "Gebäude",
        kind="property",
        find=queries.property_options,
        label_of=queries.property_label,
        hint="Baujahr, Wohnungen, Geschosse und Denkmal stehen beim Gebäude.",
    ),
    Pair(
        YesNoUnknown("trade_firm", "Eingetragener Fachbetrieb führt aus"),
        Day(
            "monument_consent_on",
            "Zustimmung der Denkmalbehörde vom",
            offsets=(),
            today_button=False,
        ),
    ),
)
_RENT = Section(
    "Miete",
    Pair(
        Amount("rent_old", "Bisherige Miete im Monat"),
        Amount("rent_new", "Neue Miete im Monat"),
        Number("rent_months", "Monate", most=240),
    ),
)
_START = Section(
    "Beginn des Projekts",
    YesNo("not_begun_declared", "Erklärt: Mit dem Projekt ist noch nicht begonnen worden"),
    Day(
        "early_start_consent_on",
        "Schriftliche Zustimmung zum vorzeitigen Beginn vom",
        offsets=(),
        today_button=False,
        hint="Ohne sie führt jeder Auftrag, Vertrag, jede Rechnung oder Zahlung vor der Bewilligung zur "
        "Ablehnung.",
    ),
)
_MEASURE = Link(
    "measure_id",
    "Maßnahme",
    kind="measure",
    find=queries.measure_options,
    label_of=queries.measure_label,
)
_HOUSE = Link(
    "property_id", "Gebäude", kind="property", find=queries.property_options, label_of=queries.property_label
)


def _place(*, house: bool) -> Section:
    where = Pair(_HOUSE, _MEASURE) if house else _MEASURE
    return Section(
        "Ort und Konto",
        Text("place", "Ort des Projekts"),
        where,
        Pair(Text("account_holder", "Kontoinhaber"), Text("iban", "IBAN", longest=60)),
        LongText("note", "Notiz", rows=3),
        folded=True,
    )


def _project() -> FormSpec:
    money = _money(*_BY_PROJECT, areas=False)
    return FormSpec(_WHO, money, _START, _GUIDELINE, _QUOTES, _PROJECT, _place(house=True))


def _building(*more: Section) -> FormSpec:
    money = _money(*_BY_BUILDING, areas=True)
    return FormSpec(_WHO, _BUILDING, *more, money, _START, _QUOTES, _GUIDELINE, _place(house=False))


FORM = _project()
"""A new application, before its fund is known."""
FORMS: Mapping[str, FormSpec] = {
    "resident": FORM,
    "fifty_fifty": FORM,
    "facade": _building(),
    "rent": _building(_RENT),
}
"""The form by the kind of the fund."""
