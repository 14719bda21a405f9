"""A workshop of the demo that is over: what came of it, and what became of that."""

import zlib
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from app.demo.festival import Event, weekday_after
from app.demo.stage import Stage
from app.domain.money import Money
from app.features.events.queries import tasks as task_queries
from app.features.events.rules.appointments import AppointmentDraft
from app.features.events.rules.budget import BudgetDraft, MoneyLine
from app.features.events.rules.checklists import ApplyDraft
from app.features.events.rules.crew import CrewDraft, HelperLine
from app.features.events.rules.plan import PartnerDraft, PlanDraft
from app.features.events.rules.results import EvaluationDraft, GroupLine, PhotoDraft, ResultDraft
from app.features.events.service import appointments, lists, plan, results, tasks

_BEHIND = timedelta(days=33)
_THURSDAY = 3

_RESULTS = (
    ("Sicherheit", "Licht am Weg zwischen Spielplatz und Haltestelle", 41, "taken", "Steht im Lichtkonzept."),
    ("Grün", "Bäume am Bolzplatz, damit es im Sommer Schatten gibt", 33, "examined", "Beim Grünflächenamt."),
    (
        "Spiel",
        "Wasserspiel für kleine Kinder",
        27,
        "declined",
        "Zu hohe Folgekosten; Matschtisch als Ersatz.",
    ),
    ("Sitzen", "Bänke mit Lehne am Rundweg", 22, "done", "Sechs Bänke stehen seit letzter Woche."),
    ("Miteinander", "Ein Fest im Park, das alle zusammenbringt", 19, "taken", "Wird gerade geplant."),
)
_GROUPS = (("Kinder bis 12", 14), ("Jugendliche", 9), ("Erwachsene", 31), ("Ältere ab 65", 12))


def events(stage: Stage) -> Iterator[Event]:
    """It was planned, it took place, it was evaluated."""
    workshop = _Workshop(stage)
    yield stage.at(stage.today - timedelta(days=60), 14), workshop.begin
    yield stage.at(stage.today - timedelta(days=21), 10), workshop.evaluate


class _Workshop:
    """„Unser Unterstadtpark“, a month ago, with what became of its results."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.day = weekday_after(stage.today - _BEHIND, _THURSDAY)
        self.id = 0

    def begin(self) -> None:
        """It is planned with its checklist."""
        stage = self.stage
        with stage.store.write("Workshop „Unser Unterstadtpark“ planen") as session:
            self.id = appointments.save(
                session,
                AppointmentDraft(
                    title="Workshop „Unser Unterstadtpark“",
                    kind="event",
                    starts_at=datetime.combine(self.day, time(17)),
                    ends_at=datetime.combine(self.day, time(20)),
                    place="Gemeindehaus, Saal",
                    staff_id=stage.staff[1],
                    measure_id=stage.measures["QM 4"],
                ),
            )
            draft = PlanDraft(
                format="workshop",
                expected=60,
                enclosed=True,
                open_air=False,
                description="Was braucht der Park, damit alle gern dort sind? Mit Modell und Karten.",
            )
            plan.save(session, self.id, draft)
            plan.save_partner(session, self.id, PartnerDraft(None, "Grünflächenamt", "Pläne, Auskunft"))
            tasks.put_in(session, self.id, ApplyDraft("Workshop, Beteiligung"), staff_id=stage.staff[1])
            plan.go(session, self.id, "plan", today=stage.clock.today())
            plan.go(session, self.id, "fix", today=stage.clock.today())
        with stage.store.write("Geld und Leute planen") as session:
            costs = (
                MoneyLine("Saal und Technik", Money(28_000), Money(28_000)),
                MoneyLine("Moderation", Money(95_000), Money(95_200)),
                MoneyLine("Imbiss", Money(24_000), Money(21_835)),
            )
            incomes = (MoneyLine("Städtebauförderung", Money(147_000), Money(145_035)),)
            lists.save_budget(session, self.id, BudgetDraft(costs, incomes))
            lists.save_crew(
                session,
                self.id,
                CrewDraft(
                    (
                        HelperLine(stage.staff[1], "", "Leitung", 300, 330),
                        HelperLine(None, "Anneliese Brandt", "Empfang", 180, 200),
                        HelperLine(None, "Murat Öztürk", "Kinderbetreuung", 180, 180),
                    )
                ),
            )

    def evaluate(self) -> None:
        """What came of it; the last task is still open."""
        stage, today = self.stage, self.stage.clock.today()
        with stage.store.write("Workshop auswerten") as session:
            for row in task_queries.detail(session, self.id).rows:
                if row.due_on <= today:
                    tasks.tick(session, row.id, row.due_on)
            for topic, result, votes, state, outcome in _RESULTS:
                measure = stage.measures["QM 4"] if state == "taken" else None
                results.save_result(
                    session, self.id, ResultDraft(topic, result, votes, state, outcome, measure)
                )
            lists.save_evaluation(
                session,
                self.id,
                EvaluationDraft(
                    tuple(GroupLine(label, number) for label, number in _GROUPS),
                    None,
                    "Der Park soll hell, schattig und für alle Generationen da sein. Am wichtigsten ist den "
                    "meisten das Licht am Weg zur Haltestelle.",
                    "Viel Lob für das Modell; gewünscht wird eine Zusammenfassung auf Türkisch und Arabisch.",
                    "An fünf Tischen haben 66 Menschen drei Stunden lang Ideen gesammelt, am Modell "
                    "ausprobiert und mit Punkten gewichtet. Das Grünflächenamt will jeden Vorschlag "
                    "beantworten.",
                ),
            )
            results.save_photo(
                session,
                self.id,
                PhotoDraft(
                    park_picture(),
                    "Das Modell des Parks am Ende des Abends",
                    "Modell eines Parks mit Wiese, Weg und drei Bäumen",
                    "Stadtteilbüro",
                    "nobody",
                ),
            )
            plan.go(session, self.id, "hold", today=today)


def park_picture(width: int = 720, height: int = 400) -> bytes:
    """A drawn picture of a model park as a PNG; no photograph of anybody."""
    trees = ((150, 150, 58), (360, 118, 74), (585, 160, 52))
    rows = bytearray()
    for y in range(height):
        shade = 245 - y // 8
        line = bytearray(
            bytes((shade - 30, shade - 8, shade)) * width
            if y < height * 45 // 100
            else bytes((150 - y // 12, 185 - y // 14, 120)) * width
        )
        left = width * 40 // 100 - (y - height // 2) // 2
        if y >= height * 45 // 100:
            _paint(line, left, left + 60 + (y - height // 2) // 3, (214, 200, 176))
        for x, middle, radius in trees:
            if middle <= y <= middle + radius * 2:
                _paint(line, x - 7, x + 7, (120, 88, 60))
            reach = radius * radius - (y - middle) ** 2
            if reach > 0:
                wide = int(reach**0.5)
                _paint(line, x - wide, x + wide, (62, 118 + y // 8, 84))
        rows += b"\0" + line
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0")
        + _chunk(b"IDAT", zlib.compress(bytes(rows), 9))
        + _chunk(b"IEND", b"")
    )


def _paint(line: bytearray, first: int, last: int, colour: tuple[int, int, int]) -> None:
    first, last = max(first, 0), min(last, len(line) // 3)
    if first < last:
        line[first * 3 : last * 3] = bytes(colour) * (last - first)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
