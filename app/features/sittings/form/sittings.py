"""The forms of a sitting, its attendance, its items, its ranking, and of resolutions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.columns import Kind
from app.domain.options import Option
from app.features.sittings.queries import committees
from app.features.sittings.rules.city import CityLine
from app.features.sittings.rules.items import MOST_VOTES, BallotLine
from app.features.sittings.rules.presence import AttendanceLine
from app.features.sittings.rules.ranking import RankLine
from app.features.sittings.rules.words import (
    APPLICATION_OUTCOMES,
    GRANTING,
    PRESENCES,
    RECOMMENDED,
    TOPIC_OUTCOMES,
    VOTES,
)
from app.ui.fields import Amount, Cell, Choice, Day, LongText, Making, Moment, Number, Rows, Text, YesNo
from app.ui.form import FormSpec, Pair, Section

SITTING = FormSpec(
    Section(
        "",
        Choice(
            "committee_id",
            "Gremium",
            options=committees.options,
            required=True,
            making=Making("Noch kein Gremium", "Gremium anlegen", "committee"),
        ),
        Pair(Moment("starts_at", "Beginn", required=True), Moment("ends_at", "Ende", beside="starts_at")),
        Text("place", "Ort", placeholder="Stadtteilbüro, großer Raum"),
        Day(
            "applications_until",
            "Antragsschluss",
            today_button=False,
            hint="Leer: so viele Tage vor der Sitzung, wie beim Gremium steht.",
        ),
    ),
    Section(
        "Niederschrift",
        Pair(Text("chair", "Sitzungsleitung"), Text("secretary", "Schriftführung")),
        Text("guests", "Gäste", hint="Wer ohne Stimme dabei ist, z. B. Verwaltung, Antragsteller."),
        LongText("opening", "Eröffnung", rows=3, hint="Steht vor dem ersten Tagesordnungspunkt."),
        LongText("closing", "Schluss und nächste Schritte", rows=3),
    ),
)


@dataclass(frozen=True)
class TopicDraft:
    """A free topic."""

    title: str = ""


TOPIC = FormSpec(Section("", Text("title", "Worum geht es?", required=True)))

RESOLUTION = FormSpec(
    Section(
        "",
        LongText("resolution", "Beschluss", rows=4, read_only=True),
        Pair(Text("responsible", "Zuständig"), Day("due_on", "Bis", offsets=(7, 14, 28))),
        Day("done_on", "Erledigt am"),
        LongText("done_note", "Was wurde getan?", rows=3),
    )
)


def attendance_form(seats: Sequence[Option]) -> FormSpec:
    """The attendance list; ``seats`` are the members a substitute may sit in for."""
    return FormSpec(
        Section(
            "",
            Rows(
                "lines",
                "Anwesenheit",
                row=AttendanceLine,
                add="",
                cells=(
                    Cell("name", "Name", width=170, fixed=True, stretch=True),
                    Cell("party_word", "Gruppe", width=122, fixed=True),
                    Cell(
                        "presence",
                        "Anwesend?",
                        width=98,
                        options=_options(PRESENCES),
                        keys=(("a", "present"), ("e", "excused"), ("f", "absent")),
                    ),
                    Cell("sits_for_id", "Sitzt für", width=90, options=tuple(seats)),
                    Cell("came", "kam", width=54),
                    Cell("left", "ging", width=54),
                ),
                hint="Taste A: anwesend, E: entschuldigt, F: fehlt. Uhrzeiten unter „kam“ und „ging“ "
                "nur, wenn jemand nicht die ganze Zeit da war.",
            ),
        )
    )


def item_form(kind: str, *, decides: bool) -> FormSpec:
    """The form of an item: vote, result, minutes, resolution."""
    application = kind == "application"
    words = (APPLICATION_OUTCOMES if decides else RECOMMENDED) if application else TOPIC_OUTCOMES
    return FormSpec(
        _calling(application=application),
        _voting(),
        _result(words, application=application),
        Section(
            "Niederschrift",
            LongText("text", "Beratung", rows=4, hint="Wird beim Schreiben laufend gesichert."),
        ),
        Section(
            "Beschluss und Auftrag",
            LongText("resolution", "Beschluss", rows=2, hint="Steht dann in der Beschlusskontrolle."),
            Pair(Text("responsible", "Zuständig"), Day("due_on", "Bis", offsets=(14, 28))),
        ),
    )


RANKING = FormSpec(
    Section(
        "",
        Rows(
            "lines",
            "Rangfolge",
            row=RankLine,
            add="",
            cells=(
                Cell("rank", "Rang", Kind.NUMBER, 56),
                Cell("title", "Antrag", width=200, fixed=True, stretch=True),
                Cell("votes", "Ja : Nein : Enth.", width=108, fixed=True),
                Cell("proposed", "Möglich", Kind.MONEY, 96, fixed=True),
                Cell("amount", "Betrag", Kind.MONEY, 96, total=True),
            ),
        ),
    )
)

CITY = FormSpec(
    Section(
        "",
        Day("day", "Entschieden am", required=True),
        Rows(
            "lines",
            "Anträge",
            row=CityLine,
            add="",
            cells=(
                Cell("title", "Antrag", width=170, fixed=True, stretch=True),
                Cell("recommended", "Empfehlung", width=150, fixed=True),
                Cell(
                    "outcome",
                    "Stadt",
                    width=120,
                    options=tuple(
                        Option(key, APPLICATION_OUTCOMES[key])
                        for key in ("approved", "partly_approved", "rejected", "deferred")
                    ),
                ),
                Cell("amount", "Betrag", Kind.MONEY, 100),
                Cell("reason", "Grund", width=160),
            ),
        ),
    )
)


def accession_form(away: Sequence[Option]) -> FormSpec:
    """The form of an accession; ``away`` are the members who were not there."""
    return FormSpec(
        Section(
            "",
            Choice("member_id", "Mitglied", options=tuple(away), required=True),
            Choice(
                "vote",
                "Stimme",
                options=tuple(Option(key, VOTES[key]) for key in ("yes", "no", "abstain")),
                required=True,
            ),
            Day("day", "Beigetreten am", required=True),
        )
    )


def _calling(*, application: bool) -> Section:
    called = Text("taken", "Aufgerufen um", longest=5, placeholder="18:40")
    secret = YesNo("secret", "Geheime Abstimmung")
    if application:
        return Section("", Pair(called, secret))
    return Section("", Text("title", "Gegenstand", required=True), Pair(called, secret))


def _voting() -> Section:
    return Section(
        "Abstimmung",
        Rows(
            "ballots",
            "Stimmen",
            row=BallotLine,
            add="",
            cells=(
                Cell("name", "Name", width=170, fixed=True, stretch=True),
                Cell("party_word", "Gruppe", width=122, fixed=True),
                Cell(
                    "vote",
                    "Stimme",
                    width=110,
                    options=_options(VOTES),
                    keys=(("j", "yes"), ("n", "no"), ("e", "abstain"), ("b", "biased")),
                ),
                Cell("reason", "Grund der Befangenheit", width=170),
            ),
            hint="Taste J: Ja, N: Nein, E: Enthaltung, B: befangen. Bei geheimer Abstimmung steht hier nur, "
            "wer befangen ist.",
        ),
        Pair(
            Number("yes", "Ja", most=MOST_VOTES, visible_if=_is_secret),
            Number("no", "Nein", most=MOST_VOTES, visible_if=_is_secret),
            Number("abstained", "Enthaltung", most=MOST_VOTES, visible_if=_is_secret),
        ),
    )


def _result(words: Mapping[str, str], *, application: bool) -> Section:
    outcome = Choice("outcome", "Ergebnis", options=_options(words))
    reason = LongText("reason", "Begründung", rows=2)
    if not application:
        return Section("Ergebnis", outcome, reason)
    return Section(
        "Ergebnis",
        Pair(outcome, Amount("amount", "Betrag", visible_if=_is_granted)),
        reason,
        LongText(
            "conditions",
            "Auflagen nur für diesen Antrag",
            rows=2,
            visible_if=_is_granted,
            hint="Jede in einen Absatz; die der Richtlinie stehen ohnehin im Bescheid.",
        ),
    )


def _is_secret(values: Mapping[str, object]) -> bool:
    return bool(values.get("secret"))


def _is_granted(values: Mapping[str, object]) -> bool:
    return values.get("outcome") in GRANTING


def _options(words: Mapping[str, str]) -> tuple[Option, ...]:
    return tuple(Option(key, word) for key, word in words.items())
