"""The demo's committee „Quartiersbeirat“: its members, the sittings it held, and the next one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from app.demo.stage import Stage
from app.features.applications.queries import calculation
from app.features.applications.service import decide
from app.features.sittings import document
from app.features.sittings.queries import papers
from app.features.sittings.queries import sittings as queries
from app.features.sittings.queries.rows import ItemRow
from app.features.sittings.rules.committees import CommitteeDraft, MemberDraft
from app.features.sittings.rules.items import ItemDraft, unanimous
from app.features.sittings.rules.planning import SittingDraft
from app.features.sittings.rules.presence import AttendanceDraft
from app.features.sittings.rules.ranking import RankingDraft, by_rank, filled
from app.features.sittings.service import closing, committees, issuing, planning, recording, resolutions
from app.features.sittings.service.issuing import Invitation

Event = tuple[datetime, Callable[[], None]]

_PLACE = "Stadtteilbüro Unterstadt, großer Raum"
_GROUPS = (
    ("resident", "", "chair"),
    ("resident", "", None),
    ("resident", "", None),
    ("resident", "", None),
    ("resident", "", None),
    ("trade", "Werbegemeinschaft Unterstadt", "deputy"),
    ("institution", "Grundschule an der Zechenstraße", None),
    ("politics", "Bezirksvertretung", None),
    ("administration", "Stadterneuerung", "secretary"),
)
"""Group, for whom, function; residents hold one vote more."""
_WEDNESDAY, _THIRD = 2, 14
_SAID = (
    "{who} stellt das Projekt vor. Der Beirat fragt nach der Pflege und der Öffentlichkeitsarbeit.",
    "Das Projekt ist allen bekannt. Gefragt wird, wie die Nachbarschaft beteiligt war.",
    "Der Beirat begrüßt das Projekt und bittet um einen kurzen Bericht nach dem Abschluss.",
)
_TASKS = (
    ("Das Büro klärt den Standort mit dem Grünflächenamt.", "Stadtteilbüro"),
    ("Über das Projekt wird in der nächsten Quartierszeitung berichtet.", "Stadtteilbüro"),
    ("Der Beirat lädt zur nächsten Sitzung die Schulleitung ein.", "Vorsitz"),
    ("Die Stadt prüft, ob der Zebrastreifen an der Schule beleuchtet werden kann.", "Stadterneuerung"),
    ("Das Büro stellt die Förderbedingungen auf einer Seite zusammen.", "Stadtteilbüro"),
    ("Die Werbegemeinschaft nennt Läden, die ihre Fenster für eine Ausstellung öffnen.", "Gewerbe"),
)
_DONE_AFTER = timedelta(days=30)
"""What was resolved is done a month later, but for what the last two sittings resolved."""


@dataclass
class Board:
    """The committee of the demo and the days it sits: every even month, on the third Wednesday."""

    stage: Stage
    fund_id: int
    id: int = 0
    members: list[int] = field(default_factory=list)

    def after(self, day: date) -> date:
        """The first sitting after a day."""
        month = day.replace(day=1)
        while True:
            found = None if month.month % 2 else _third_wednesday(month)
            if found is not None and found > day:
                return found
            month = (month + timedelta(days=32)).replace(day=1)

    def events(self) -> Iterator[Event]:
        """Every sitting of the history, and the next."""
        day = self.after(self.stage.start + timedelta(days=60))
        while day <= self.stage.today:
            yield from _Meeting(self, day).held()
            day = self.after(day)
        yield from _Meeting(self, day).coming()


def found(stage: Stage, fund_id: int) -> Board:
    """Name the members and put the residents' fund before them."""
    board = Board(stage, fund_id)
    people = stage.contacts["person"]
    since = stage.start
    with stage.store.write("Quartiersbeirat anlegen") as session:
        board.id = committees.save(
            session,
            CommitteeDraft(
                name="Quartiersbeirat Unterstadt",
                short_name="Quartiersbeirat",
                resident_majority=True,
                quorum_number=5,
                public=True,
                note="Gewählt von der Stadtteilversammlung für zwei Jahre.",
                fund_ids=(fund_id,),
            ),
        )
        for at, (party, represents, function) in enumerate(_GROUPS):
            draft = MemberDraft(people[at], party, represents, function, since=since)
            board.members.append(committees.save_member(session, board.id, draft))
        for at in range(2):
            draft = MemberDraft(
                people[len(_GROUPS) + at], "resident", substitute_for_id=board.members[at + 1]
            )
            committees.save_member(session, board.id, replace(draft, since=since))
    return board


@dataclass
class _Meeting:
    """One sitting on its way."""

    board: Board
    day: date
    id: int = 0

    @property
    def stage(self) -> Stage:
        """The open demo office."""
        return self.board.stage

    def held(self) -> Iterator[Event]:
        """A sitting of the past."""
        yield self._at(self.day - timedelta(days=35), 10), self.plan
        yield self._at(self.day - timedelta(days=10), 15), self.fill
        if self.stage.today - self.day < timedelta(days=130):
            yield self._at(self.day - timedelta(days=16), 11), self.invite
        yield self._at(self.day, 20), self.hold
        minuted = self._at(self.day + timedelta(days=6), 9)
        if minuted <= self.stage.now:
            yield minuted, self.minute
        if self.stage.today - self.day > timedelta(days=100):
            yield self._at(self.day + _DONE_AFTER, 16), self.finish

    def coming(self) -> Iterator[Event]:
        """The next sitting, as far as it is prepared."""
        now = self.stage.now
        yield min(self._at(self.day - timedelta(days=35), 10), now - timedelta(days=3)), self.plan
        yield min(self._at(self.day - timedelta(days=10), 15), now - timedelta(hours=20)), self.fill
        invited = self._at(self.day - timedelta(days=16), 11)
        if invited <= now:
            yield invited, self.invite

    def plan(self) -> None:
        """It gets its number, its standing topics and its place in the diary."""
        starts_at = datetime.combine(self.day, time(18))
        draft = SittingDraft(
            self.board.id,
            starts_at,
            place=_PLACE,
            opening="Die Vorsitzende begrüßt die Anwesenden und eröffnet die Sitzung.",
            closing="Die Vorsitzende dankt allen und schließt die Sitzung.",
        )
        with self.stage.store.write("Sitzung planen") as session:
            self.id = planning.save(session, draft, staff_id=self.stage.store.staff_id)

    def fill(self) -> None:
        """What is ready comes onto the agenda; of the next sitting one is left to be put there by hand."""
        with self.stage.store.read() as session:
            ready = [row.id for row in queries.ready(session, self.id, calculation)]
        if self.day > self.stage.today and len(ready) > 1:
            ready.pop()
        with self.stage.store.write("Tagesordnung aufstellen") as session:
            if ready:
                planning.put_on(session, self.id, ready, calculation)
            planning.add_topic(session, self.id, "Bericht aus dem Stadtteilbüro")

    def invite(self) -> None:
        """The letters go out."""
        today, now = self.stage.clock.today(), self.stage.clock.now()
        staff_id = self.stage.store.staff_id
        with self.stage.store.read() as session:
            data = papers.invitation(session, self.id, dated=today, staff_id=staff_id)
        letters = [
            Invitation(
                guest.contact_id,
                guest.name,
                document.subject(data),
                document.invitation_name(data, guest),
                document.invitation(data, guest),
            )
            for guest in data.by_post
        ]
        with self.stage.store.write("Einladungen ausgeben", sealed=True) as session:
            ids = issuing.issue_invitations(
                session, self.id, letters, dated=today, now=now, staff_id=staff_id
            )
        with self.stage.store.write("Einladungen als gedruckt vermerken") as session:
            issuing.mark_printed(session, ids, now=now)

    def hold(self) -> None:
        """Attendance, votes, ranking where the money is short, and the end."""
        self._attend()
        with self.stage.store.read() as session:
            rows = queries.detail(session, self.id).items
        for row in rows:
            self._discuss(row)
        self._rank()
        now = self.stage.clock.now()
        with self.stage.store.write("Sitzung schließen") as session:
            closing.close(
                session, self.id, decide, today=now.date(), now=now, staff_id=self.stage.store.staff_id
            )

    def minute(self) -> None:
        """The minutes go out."""
        today = self.stage.clock.today()
        with self.stage.store.read() as session:
            data = papers.minutes(session, self.id, dated=today)
        name, pdf = document.minutes_name(data), document.minutes(data)
        with self.stage.store.write("Niederschrift ausgeben", sealed=True) as session:
            issuing.issue_minutes(session, self.id, pdf, name, today=today)

    def finish(self) -> None:
        """What was resolved is done."""
        today = self.stage.clock.today()
        with self.stage.store.read() as session:
            items = [row.id for row in queries.detail(session, self.id).items if row.draft.resolution]
        with self.stage.store.write("Beschluss erledigen") as session:
            for item_id in items:
                resolutions.finish(session, item_id, today=today)

    def _attend(self) -> None:
        chance = self.stage.chance
        missing = {self.board.members[chance.between(1, 4)], self.board.members[-chance.between(1, 3)]}
        with self.stage.store.read() as session:
            lines = queries.detail(session, self.id).attendance
        marked = tuple(
            replace(line, presence="excused" if line.member_id in missing else "present") for line in lines
        )
        with self.stage.store.write("Anwesenheit erfassen") as session:
            recording.record_attendance(session, self.id, AttendanceDraft(marked))

    def _discuss(self, row: ItemRow) -> None:
        draft = replace(row.draft, taken=f"18:{5 * row.number % 60:02d}")
        if row.kind == "application":
            draft = replace(self._voted(row), taken=draft.taken)
        elif row.title.startswith("Genehmigung"):
            draft = replace(draft, ballots=unanimous(draft.ballots), outcome="approved")
        elif row.title.startswith("Bericht"):
            task, who = _TASKS[(self.day.year + self.day.month // 2) % len(_TASKS)]
            draft = replace(
                draft,
                outcome="noted",
                text="Das Büro berichtet über laufende Projekte und die nächsten Termine.",
                resolution=task,
                responsible=who,
                due_on=self.day + timedelta(days=42),
            )
        with self.stage.store.write(f"TOP {row.number} protokollieren") as session:
            recording.record_item(session, row.id, draft, now=self.stage.clock.now())

    def _voted(self, row: ItemRow) -> ItemDraft:
        """Mostly yes; now and then somebody is biased or the vote is secret."""
        chance = self.stage.chance
        against = chance.between(0, 2)
        lines = [
            line
            if line.vote == "biased"
            else replace(line, vote="no" if at < against else "abstain" if at == 3 else "yes")
            for at, line in enumerate(row.draft.ballots)
        ]
        if row.application_id is not None and row.application_id % 4 == 0:
            lines[-1] = replace(lines[-1], vote="biased", reason="gehört zum Vorstand des Antragstellers")
        text = chance.one(_SAID).format(who=row.applicant or "Der Antragsteller")
        draft = replace(row.draft, ballots=tuple(lines), text=text, outcome="approved")
        if row.application_id is not None and row.application_id % 7 == 0:
            votes = [line.vote for line in lines]
            secret = [replace(line, vote=None) if line.vote != "biased" else line for line in lines]
            draft = replace(
                draft,
                secret=True,
                ballots=tuple(secret),
                yes=votes.count("yes"),
                no=votes.count("no"),
                abstained=votes.count("abstain"),
            )
        return draft

    def _rank(self) -> None:
        with self.stage.store.read() as session:
            found = queries.detail(session, self.id)
        if not any(pot.is_short for pot in found.pots):
            return
        claims = [row.claim for row in found.items if row.claim is not None]
        lines = filled(found.ranking, claims, by_rank(claims, found.pots[0].free))
        with self.stage.store.write("Rangfolge beschließen") as session:
            recording.set_ranking(session, self.id, RankingDraft(lines))

    def _at(self, day: date, hour: int) -> datetime:
        return datetime.combine(day, time(hour, 10))


def _third_wednesday(month: date) -> date:
    first = month + timedelta(days=(_WEDNESDAY - month.weekday()) % 7)
    return first + timedelta(days=_THIRD)
