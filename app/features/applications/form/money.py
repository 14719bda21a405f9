"""What is asked when money is planned, called for, paid, asked back."""

from app.domain import formats
from app.domain.columns import Kind
from app.domain.options import Option
from app.features.applications.queries.money import MoneyDetail
from app.features.applications.rules.payment import INSTALMENT_KINDS, PlanLine
from app.ui.fields import Amount, Cell, Choice, Day, LongText, Rows, Share, Text
from app.ui.form import FormSpec, Pair, Section

NOTICE_FORM = FormSpec(
    Section(
        "",
        Pair(
            Day("posted_on", "Zur Post gegeben am", offsets=()),
            Day(
                "notified_on",
                "Bekannt gegeben am",
                offsets=(),
                today_button=False,
                hint="Leer: der vierte Tag nach der Post (§ 41 Abs. 2 VwVfG), voraussichtlich.",
            ),
        ),
        Day(
            "waiver_on",
            "Rechtsbehelfsverzicht vom",
            offsets=(),
            today_button=False,
            hint="Mit dem Verzicht darf sofort gezahlt werden, sonst nach der Klagefrist von einem Monat.",
        ),
    )
)
PLAN_FORM = FormSpec(
    Section(
        "",
        Rows(
            "lines",
            "Zahlungen",
            row=PlanLine,
            cells=(
                Cell(
                    "kind",
                    "Zahlung",
                    width=190,
                    options=tuple(Option(key, label) for key, label in INSTALMENT_KINDS.items()),
                    required=True,
                ),
                Cell("amount", "Betrag", Kind.MONEY, width=100, total=True),
                Cell("due_on", "Fällig", Kind.DATE, width=92),
                Cell("note", "Vermerk", width=120, stretch=True),
            ),
            add="Zahlung hinzufügen",
            hint="Zusammen ergeben die Zahlungen genau die Bewilligung.",
        ),
    )
)
CALL_FORM = FormSpec(
    Section(
        "",
        Pair(
            Amount("amount", "Abgerufener Betrag", required=True),
            Day("called_on", "Eingegangen am", required=True, offsets=()),
        ),
        Day("needed_until", "Ausgegeben bis", offsets=(), today_button=False),
        LongText("purpose", "Wofür das Geld gebraucht wird", rows=3),
    )
)
REFUSAL_FORM = FormSpec(
    Section("", LongText("reason", "Warum der Abruf abgelehnt wird", rows=4, required=True))
)
REFUND_FORM = FormSpec(
    Section(
        "",
        Pair(
            Amount("amount", "Zurückgezahlter Betrag", required=True),
            Day("day", "Eingegangen am", required=True, offsets=()),
        ),
        Text("note", "Vermerk"),
    )
)
RECLAIM_FORM = FormSpec(
    Section(
        "",
        LongText("reason", "Grund der Rückforderung", rows=4, required=True, hint="Er steht im Bescheid."),
        Amount("amount", "Rückforderung", required=True),
        Pair(
            Day("hearing_on", "Anhörung vom", required=True, offsets=()),
            Day("hearing_until", "Äußerung bis", offsets=(14, 28), today_button=False),
        ),
    )
)
DEMAND_FORM = FormSpec(
    Section(
        "",
        LongText("answer", "Was der Antragsteller gesagt hat", rows=4),
        Pair(
            Day("demanded_on", "Zurückgefordert am", required=True, offsets=()),
            Day("due_on", "Zu zahlen bis", required=True, offsets=(28,), today_button=False),
        ),
        Pair(
            Day("interest_from", "Zinsen ab", offsets=(), today_button=False),
            Share(
                "rate_bp",
                "Zinssatz im Jahr",
                hint="5 Prozentpunkte über dem Basiszinssatz der Bundesbank (§ 49a Abs. 3 VwVfG NRW).",
            ),
        ),
    )
)


def payment_form(detail: MoneyDetail) -> FormSpec:
    """A payment; where the plan pays in advance, on which call."""
    amounts = Pair(
        Amount("amount", "Gezahlter Betrag", required=True),
        Day("day", "Gezahlt am", required=True, offsets=()),
    )
    note = Text("note", "Vermerk", placeholder="1. Rate, Auszahlungsanordnung 4711")
    if not detail.in_advance:
        return FormSpec(Section("", amounts, note))
    calls = tuple(
        Option(row.id, f"{row.number}. Mittelabruf vom {formats.day(row.called_on)}")
        for row in detail.calls
        if row.status == "accepted"
    )
    return FormSpec(Section("", Choice("drawdown_id", "Auf den Mittelabruf", options=calls), amounts, note))
