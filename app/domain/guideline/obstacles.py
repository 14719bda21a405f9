"""What keeps an application from being granted, apart from money: sentences with the clause they rest on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain import formats
from app.domain.guideline.area import in_area
from app.domain.guideline.deadlines import last_application_day
from app.domain.guideline.rules import Rules
from app.domain.text import fold


@dataclass(frozen=True)
class Facts:
    """What is known of an applicant and an object; None is unknown.

    Args:
        applicant_group: as the guideline names it. year_built, dwellings, storeys: of the building.
        trade_firm: whether a registered firm does the work. monument: whether it is one.
        monument_consent: whether the authority consented. consulted_on: day of the consultation.
        goals, conditions: those that are ticked. refiled: filed again after a rejection.
        received_on: day the application came in. sitting_on: day of the sitting it is to be decided in.
    """

    applicant_group: str = ""
    street: str = ""
    house_number: str = ""
    year_built: int | None = None
    dwellings: int | None = None
    storeys: int | None = None
    trade_firm: bool | None = None
    monument: bool = False
    monument_consent: bool = False
    consulted_on: date | None = None
    goals: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    refiled: bool = False
    received_on: date | None = None
    sitting_on: date | None = None


def obstacles(rules: Rules, facts: Facts) -> tuple[str, ...]:
    """Everything that stands against a grant, one sentence each; empty when nothing does."""
    found = (*_applicant(rules, facts), *_filed(rules, facts), *_ticked(rules, facts), *_object(rules, facts))
    return tuple(_with_clause(sentence, rules.clause(topic)) for topic, sentence in found)


def _with_clause(sentence: str, clause: str) -> str:
    return f"{sentence.removesuffix('.')} ({clause})." if clause else sentence


def _applicant(rules: Rules, facts: Facts) -> Iterator[tuple[str, str]]:
    known = {fold(group) for group in rules.applicants}
    if known and fold(facts.applicant_group.strip()) not in known:
        who = f"„{facts.applicant_group}“ darf keinen Antrag stellen"
        unknown = "Es ist nicht angegeben, wer den Antrag stellt"
        said = who if facts.applicant_group.strip() else unknown
        yield "applicants", f"{said}; möglich sind: {', '.join(rules.applicants)}."
    if facts.refiled and not rules.refiling:
        yield "refiling", "Ein abgelehnter Antrag darf nicht erneut gestellt werden."


def _filed(rules: Rules, facts: Facts) -> Iterator[tuple[str, str]]:
    if rules.consultation and facts.consulted_on is None:
        yield "consultation", "Vor dem Antrag ist eine Beratung nötig; es ist noch keine eingetragen."
    late = facts.consulted_on and facts.received_on and facts.consulted_on > facts.received_on
    if rules.consultation and late:
        said = (
            f"Die Beratung am {formats.day(facts.consulted_on)} war nach dem Eingang des Antrags am "
            f"{formats.day(facts.received_on)}; nötig ist sie vorher."
        )
        yield "consultation", said
    if facts.received_on is None or facts.sitting_on is None:
        return
    last = last_application_day(rules, facts.sitting_on)
    if last is not None and facts.received_on > last:
        said = (
            f"Der Antrag ging am {formats.day(facts.received_on)} ein; für die Sitzung am "
            f"{formats.day(facts.sitting_on)} war am {formats.day(last)} Antragsschluss."
        )
        yield "deadline", said


def _ticked(rules: Rules, facts: Facts) -> Iterator[tuple[str, str]]:
    known = {fold(goal) for goal in rules.goals}
    ticked = len(known & {fold(goal) for goal in facts.goals})
    if known and ticked < (rules.least_goals or 0):
        needed = formats.count(rules.least_goals or 0, "Ziel", "Ziele")
        yield "goals", f"Nötig sind mindestens {needed} der Richtlinie, angekreuzt: {ticked}."
    confirmed = {fold(condition) for condition in facts.conditions}
    for declaration in rules.declarations:
        if fold(declaration) not in confirmed:
            yield "declarations", f"Nicht bestätigt: „{declaration.removesuffix('.')}“."


def _object(rules: Rules, facts: Facts) -> Iterator[tuple[str, str]]:
    yield from _address(rules, facts)
    for least, value, missing, known, counted in (
        (rules.building_age, _age(facts), "Das Baujahr", "Das Gebäude ist {} alt", ("Jahr", "Jahre")),
        (
            rules.dwellings,
            facts.dwellings,
            "Die Zahl der Wohnungen",
            "Das Gebäude hat {}",
            ("Wohnung", "Wohnungen"),
        ),
        (
            rules.storeys,
            facts.storeys,
            "Die Zahl der Vollgeschosse",
            "Das Gebäude hat {}",
            ("Vollgeschoss", "Vollgeschosse"),
        ),
    ):
        if least is not None and (value is None or value < least):
            has = (
                f"{missing} ist nicht angegeben"
                if value is None
                else known.format(formats.count(value, *counted))
            )
            yield "object", f"{has}, nötig sind mindestens {formats.count(least, *counted)}."
    if rules.trade_firm_only and not facts.trade_firm:
        known = "Kein" if facts.trade_firm is False else "Es ist nicht angegeben, ob ein"
        rest = (
            "führt die Arbeiten aus; nötig ist einer."
            if facts.trade_firm is False
            else "die Arbeiten ausführt."
        )
        yield "trade_firm", f"{known} eingetragener Fachbetrieb {rest}"
    if rules.monument_consent and facts.monument and not facts.monument_consent:
        yield "monument", "Das Gebäude ist ein Denkmal; die schriftliche Zustimmung der Denkmalbehörde fehlt."


def _address(rules: Rules, facts: Facts) -> Iterator[tuple[str, str]]:
    if rules.streets and not facts.street.strip():
        yield "area", "Die Anschrift des Objekts fehlt; ob es im Fördergebiet liegt, ist offen."
    elif in_area(rules, facts.street, facts.house_number) is False:
        yield "area", f"{facts.street} {facts.house_number}".strip() + " liegt nicht im Fördergebiet."


def _age(facts: Facts) -> int | None:
    """Years between the building and the application; the building's year alone does not tell its age."""
    if facts.year_built is None or facts.received_on is None:
        return None
    return facts.received_on.year - facts.year_built
