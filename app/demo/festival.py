"""A festival of the demo, six weeks ahead, with all that belongs to it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.stage import Stage
from app.domain.money import Money
from app.features.events.queries import tasks as task_queries
from app.features.events.rules.appointments import AppointmentDraft
from app.features.events.rules.budget import BudgetDraft, MoneyLine
from app.features.events.rules.checklists import ApplyDraft
from app.features.events.rules.crew import CrewDraft, EquipmentLine, HelperLine, RiskLine
from app.features.events.rules.plan import PartnerDraft, PlanDraft
from app.features.events.rules.programme import ItemLine, ProgrammeDraft
from app.features.events.rules.registrations import PlacesDraft, RegistrationDraft
from app.features.events.service import appointments, lists, plan, registrations, tasks
from db.models import Application

Event = tuple[datetime, Callable[[], None]]
_AHEAD = timedelta(days=40)
_BEGUN = timedelta(days=75)
_SATURDAY = 5
_APPROVED = ("approved", "accepted", "under_way", "proof_received", "proof_checked", "paid", "closed")

_COSTS = (
    ("Bühne mit Technik", 180_000, 171_360),
    ("Bands und Kinderprogramm", 145_000, None),
    ("Toiletten, Strom, Wasser", 64_000, None),
    ("GEMA, Versicherung, Gebühren", 38_500, 12_500),
    ("Druck und Verteilung", 27_000, 26_418),
    ("Sanitätsdienst", 30_000, None),
)
_INCOMES = (
    ("Quartiersfonds", 250_000, 250_000),
    ("Standgelder", 62_000, 41_000),
    ("Spende der Werbegemeinschaft", 80_000, 80_000),
    ("Stadtsparkasse Ruhrau", 60_000, None),
)
_PROGRAMME = (
    ("08:00", 240, "Aufbau", "Wiese am Eingang", "Team und Bauhof", True),
    ("11:00", 60, "Soundcheck", "Bühne", "Technik", True),
    ("12:00", 15, "Eröffnung", "Bühne", "Bezirksbürgermeisterin", False),
    ("12:15", 45, "Chor der Grundschule am Park", "Bühne", "Grundschule", False),
    ("13:00", 180, "Kinderparcours und Schminken", "Spielplatz", "SV Ruhrau 08", False),
    ("14:00", 60, "Trommelgruppe „Haldenklang“", "Bühne", "Kulturwerkstatt", False),
    ("15:30", 90, "Kaffeetafel der Nachbarschaft", "Kastanienallee", "Nachbarschaftsverein", False),
    ("17:30", 90, "Band „Zeche Funk“", "Bühne", "Kulturwerkstatt", False),
    ("19:15", 45, "Lichterzug durch den Park", "Treffpunkt Brunnen", "Seniorenhilfe", False),
    ("20:00", 120, "Abbau und Reinigung", "ganzer Park", "alle", True),
)
_HELPERS = (
    (0, "", "Leitung, Ansprechperson vor Ort", 600),
    (1, "", "Stände und Anmeldung", 480),
    (None, "Anneliese Brandt", "Kaffeetafel", 240),
    (None, "Murat Öztürk", "Bühne, Ansage", 360),
    (None, "Jugendfeuerwehr, vier Personen", "Ordnung und Rettungswege", 960),
    (None, "", "Spülmobil", 240),
)
_REGISTERED = (
    ("Familie Yıldız, Gözleme", 2),
    ("Kleingarten Halde, Honig", 1),
    ("Flohmarktstand Petersen", 1),
    ("Boxclub Unterstadt", 2),
    ("Offene Bücher Ruhrau", 1),
    ("Fahrradwerkstatt Speiche", 2),
    ("Keramik Lindner", 1),
    ("Tanzschule Rhythmus", 2),
    ("Seniorenhilfe Ruhrau", 1),
    ("Eiswagen Capri", 1),
)
_STANDS = 12


def events(stage: Stage) -> Iterator[Event]:
    """What happened around the festival so far, each at its time."""
    festival = _Festival(stage)
    yield stage.at(stage.today - _BEGUN, 11), festival.begin
    yield stage.at(stage.today - timedelta(days=6), 10, 40), festival.go_on
    for at, (name, seats) in enumerate(_REGISTERED):
        yield stage.at(stage.today - timedelta(days=5), 9, at), partial(festival.register, name, seats)


class _Festival:
    """„Fest im Unterstadtpark“, six weeks ahead."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.day = weekday_after(stage.today + _AHEAD, _SATURDAY)
        self.id = 0

    def begin(self) -> None:
        """The idea becomes a plan with a checklist."""
        stage = self.stage
        with stage.store.write("Fest im Unterstadtpark planen") as session:
            self.id = appointments.save(
                session,
                AppointmentDraft(
                    title="Fest im Unterstadtpark",
                    kind="event",
                    starts_at=datetime.combine(self.day, time(12)),
                    ends_at=datetime.combine(self.day, time(20)),
                    place="Unterstadtpark",
                    staff_id=stage.staff[0],
                    measure_id=stage.measures["QM 4"],
                ),
            )
            plan.save(session, self.id, self._plan(session))
            roles = ("Kaffeetafel", "Kinderparcours", "Bühnenprogramm")
            for club, role in zip(stage.contacts["club"], roles, strict=False):
                plan.save_partner(session, self.id, PartnerDraft(club, "", role))
            plan.save_partner(session, self.id, PartnerDraft(None, "Bauhof der Stadt", "Aufbau, Absperrung"))
            conditions = ApplyDraft(
                "Stadtteilfest (groß)", street=True, alcohol=True, music=True, open_air=True
            )
            tasks.put_in(session, self.id, conditions, staff_id=stage.staff[0])
            plan.go(session, self.id, "plan", today=stage.clock.today())
        with stage.store.write("Geld, Leute und Ablauf planen") as session:
            self._money(session, actual=False)
            lists.save_crew(session, self.id, _crew(stage))
            lists.save_programme(
                session,
                self.id,
                ProgrammeDraft(tuple(ItemLine(*line) for line in _PROGRAMME)),
            )

    def go_on(self) -> None:
        """Six weeks before: what was due is mostly done, some of it waits for the city."""
        today = self.stage.today
        with self.stage.store.write("Stand der Genehmigungen nachtragen") as session:
            late = 0
            for row in task_queries.detail(session, self.id).rows:
                if row.due_on > today:
                    continue
                draft = row.draft
                if draft.permission:
                    applied = row.due_on - timedelta(days=4)
                    granted = None if late else min(applied + timedelta(days=19), today)
                    draft = replace(
                        draft,
                        applied_on=applied,
                        granted_on=granted,
                        file_number=f"32-4/{row.id:03d}" if granted else "",
                        fee=Money(12_500) if granted else None,
                    )
                    late = 1 if "Verkehr" in row.title else late
                elif not row.title.startswith("Sanit"):
                    draft = replace(draft, done_on=row.due_on - timedelta(days=1))
                tasks.save(session, self.id, draft, row.id)
            plan.go(session, self.id, "fix", today=today)
            registrations.set_places(session, self.id, PlacesDraft(_STANDS, self.day - timedelta(days=10)))
        with self.stage.store.write("Rechnungen eintragen") as session:
            self._money(session, actual=True)

    def register(self, name: str, seats: int) -> None:
        """Somebody wants a stand; the last ones wait."""
        with self.stage.store.write(f"Anmeldung von {name}") as session:
            registrations.register(
                session, self.id, RegistrationDraft(name, seats), now=self.stage.clock.now()
            )

    def _plan(self, session: Session) -> PlanDraft:
        return PlanDraft(
            format="festival",
            expected=800,
            open_air=True,
            plan_b="Bei Sturm oder Dauerregen: Programm im Gemeindehaus, Stände in der Turnhalle.",
            description="Ein Nachmittag für alle im Park: Bühne, Kaffeetafel, Kinderprogramm, Stände von "
            "Vereinen und Nachbarn, ein Bierstand, zum Schluss der Lichterzug.",
            application_id=session.scalar(
                select(Application.id)
                .where(
                    Application.status.in_(_APPROVED),
                    Application.approved.is_not(None),
                    Application.reference.startswith("QF-"),
                )
                .order_by(Application.received_on.desc())
                .limit(1)
            ),
        )

    def _money(self, session: Session, *, actual: bool) -> None:
        def lines(found: tuple[tuple[str, int, int | None], ...]) -> tuple[MoneyLine, ...]:
            return tuple(
                MoneyLine(label, Money(planned), Money(spent) if actual and spent is not None else None)
                for label, planned, spent in found
            )

        lists.save_budget(session, self.id, BudgetDraft(lines(_COSTS), lines(_INCOMES)))


def _crew(stage: Stage) -> CrewDraft:
    return CrewDraft(
        tuple(
            HelperLine(None if staff is None else stage.staff[staff], name, role, minutes)
            for staff, name, role, minutes in _HELPERS
        ),
        (
            EquipmentLine("Bühne 6 × 4 m mit Dach", 1, "Veranstaltungstechnik", ready=True),
            EquipmentLine("Biertischgarnituren", 40, "Getränkemarkt"),
            EquipmentLine("Pavillons 3 × 3 m", 12, "Bürgergarten, Vereine", ready=True),
            EquipmentLine("Spülmobil mit Geschirr", 1, "Entsorgungsbetrieb"),
            EquipmentLine("Absperrgitter", 60, "Bauhof"),
        ),
        (
            RiskLine(
                "Sturm oder Gewitter", "high", "Wetterdienst ab zwei Tage vorher; Zelte sichern; Plan B"
            ),
            RiskLine("Stromausfall auf der Bühne", "medium", "Zweiter Anschluss, Megafon bereit"),
            RiskLine("Kind geht verloren", "medium", "Sammelpunkt am Sanitätszelt, Durchsage"),
        ),
    )


def weekday_after(day: date, weekday: int) -> date:
    """That weekday on a day or after it."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)
