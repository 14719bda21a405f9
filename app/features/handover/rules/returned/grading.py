"""Three ways: what was sent, what is here now, what came back; every cell gets its grade."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from app.domain.columns import text_of
from app.domain.text import shorten
from app.features.handover.rules.returned.found import Found, FoundCell, FoundRow, FoundSheet
from app.features.handover.rules.returned.grades import Grade, Graded, Way
from app.features.handover.rules.sent import VERDICT, Plain, Sent, SentColumn, SentRow, SentSheet, plain, rich

Now = Mapping[str, Mapping[str, Sequence[Plain]]]
"""By key of a sheet and uid: values as they are now, in the order of the columns sent; gone when missing."""

_GONE = "Der Vorgang ist hier inzwischen gelöscht."
_LONGEST = 120
_BESIDE = {
    Grade.COLUMN_UNKNOWN: "Die Spalte kam dazu; was darin steht, kann als Wiedervorlage bleiben.",
    Grade.COMMENT: "Der Kommentar hängt an der Zelle; er kann als Wiedervorlage bleiben.",
}


@dataclass(frozen=True)
class Scales:
    """What grading has to know beside the file.

    Args:
        sent: what was sent.
        now: what is here now, of the records that came back changed.
        writable: keys of the columns that can be changed, by sheet.
        choices: what may be answered, by sheet; a sheet without has no answers.
    """

    sent: Sent
    now: Now
    writable: Mapping[str, frozenset[str]] = field(default_factory=dict)
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)


def grade(found: Found, scales: Scales) -> tuple[Graded, ...]:
    """Every cell that is not as it was sent, in the order of the file; then what is missing."""
    number = count(1)
    cells = [
        replace(cell, id=next(number))
        for sheet in found.sheets
        for cell in _Sheet(sheet, scales.sent.by_key[sheet.key], scales).grade()
    ]
    missing = [replace(cell, id=next(number)) for cell in _missing(found, scales)]
    return (*_at_odds(cells), *missing)


def unchanged(found: Found, scales: Scales) -> int:
    """How many cells came back as they were sent."""
    return sum(
        sum(len(columns) - sum(1 for cell in row.cells if cell.key) for row in sheet.rows if row.uid)
        for sheet in found.sheets
        if (columns := scales.sent.by_key[sheet.key].places.keys() & sheet.letters.keys())
    )


@dataclass
class _Sheet:
    """Grades one sheet of the file."""

    found: FoundSheet
    base: SentSheet
    scales: Scales

    def grade(self) -> Iterator[Graded]:
        """Columns first, then rows."""
        titles = {column.key: column.title for column in self.base.columns}
        for key, heading in self.found.renamed.items():
            if key in titles:
                yield self._column(Grade.COLUMN_RENAMED, titles[key], key, heading, "Sie wurde erkannt.")
        for key in self.found.missing:
            why = "Nichts daraus wird geändert oder gelöscht."
            yield self._column(Grade.COLUMN_MISSING, titles[key], key, "", why)
        first: dict[str, FoundRow] = {}
        for row in self.found.rows:
            if not row.uid:
                yield self._unknown(row)
            elif row.uid in first:
                yield from self._double(row, first[row.uid])
            else:
                first[row.uid] = row
                yield from (self._cell(row, cell) for cell in row.cells)

    def _column(self, grade: Grade, title: str, key: str, heading: str, why: str) -> Graded:
        letter = self.found.letters.get(key, "")
        return Graded(
            0,
            self.found.title,
            self.base.key,
            grade,
            column=title,
            key=key,
            address=f"{letter}{self.found.heading}" if letter else "",
            theirs=heading or None,
            theirs_text=heading,
            why=why,
        )

    def _unknown(self, row: FoundRow) -> Graded:
        told = "; ".join(f"{cell.heading}: {cell.text}" if cell.heading else cell.text for cell in row.cells)
        return Graded(
            0,
            self.found.title,
            self.base.key,
            Grade.ROW_UNKNOWN,
            label=shorten(row.cells[0].text, _LONGEST),
            address=row.cells[0].address,
            theirs=told,
            theirs_text=told,
            why=row.fault,
            way=Way.FOLLOW_UP,
        )

    def _double(self, row: FoundRow, first: FoundRow) -> Iterator[Graded]:
        """A second row of the same record: what it says beyond the first is shown, never taken by itself."""
        known = {cell.key: cell for cell in first.cells}
        others = [cell for cell in row.cells if not (cell.key in known and _same(cell, known[cell.key]))]
        why = f"Die Zeile steht auch in Zeile {first.number}."
        if not others:
            sent = self.base.by_uid[row.uid]
            yield Graded(
                0,
                self.found.title,
                self.base.key,
                Grade.ROW_DUPLICATED,
                uid=row.uid,
                target=sent.about,
                label=sent.label,
                address=f"A{row.number}",
                why=f"{why} Beide sagen dasselbe.",
            )
        for cell in others:
            graded = self._cell(row, cell)
            if graded.grade in {Grade.UNCHANGED, Grade.ALREADY, Grade.EMPTIED, Grade.UNREADABLE}:
                yield graded
            else:
                yield replace(graded, grade=Grade.ROW_DUPLICATED, why=f"{why} {graded.why}".strip())

    def _cell(self, row: FoundRow, cell: FoundCell) -> Graded:
        sent = self.base.by_uid[row.uid]
        graded = Graded(
            0,
            self.found.title,
            self.base.key,
            Grade.UNCHANGED,
            uid=row.uid,
            target=sent.about,
            label=sent.label,
            column=cell.heading,
            key=cell.key,
            address=cell.address,
            theirs=plain(cell.value),
            theirs_text=cell.text,
            formula=cell.formula,
        )
        if not cell.key:
            grade = Grade.COMMENT if cell.comment else Grade.COLUMN_UNKNOWN
            return replace(graded, grade=grade, why=_BESIDE[grade], way=Way.FOLLOW_UP)
        return self._known(graded, sent, cell)

    def _known(self, graded: Graded, sent: SentRow, cell: FoundCell) -> Graded:
        at = self.base.places[cell.key]
        column = self.base.columns[at]
        now = self.scales.now.get(self.base.key, {}).get(sent.uid)
        was, ours = sent.values[at], now[at] if now is not None else None
        theirs = plain(cell.value)
        graded = replace(
            graded,
            sent=was,
            ours=ours,
            sent_text=_shown(column, was),
            ours_text=_shown(column, ours),
            theirs_text=cell.text if cell.unfit else _shown(column, theirs),
            answer=column.answer,
            kind=column.kind,
        )
        if cell.unfit:
            return replace(graded, grade=Grade.UNREADABLE, why=cell.unfit, way=Way.FOLLOW_UP)
        if theirs is None:
            return replace(graded, grade=Grade.EMPTIED, why="Leer heißt nicht gelöscht: Es bleibt stehen.")
        if now is None:
            return replace(graded, grade=Grade.CONFLICT, why=_GONE, way=Way.FOLLOW_UP)
        misfit = self._misfit(graded)
        if misfit:
            return replace(graded, grade=Grade.UNREADABLE, why=misfit, way=Way.FOLLOW_UP)
        if theirs == ours:
            return replace(graded, grade=Grade.ALREADY, why="So steht es hier schon.")
        return self._differing(graded, sent, column, now)

    def _misfit(self, graded: Graded) -> str:
        """On the sheet of open questions all answers may be chosen, but not every one fits every question."""
        choices = self.scales.choices.get(graded.target[0], ())
        if graded.key != VERDICT or not choices or graded.theirs in choices:
            return ""
        listed = ", ".join(f"„{choice}“" for choice in choices)
        return f"„{graded.theirs_text}“ passt hier nicht. Möglich sind {listed}."

    def _differing(self, graded: Graded, sent: SentRow, column: SentColumn, now: Sequence[Plain]) -> Graded:
        way = self._way(column)
        if graded.ours != graded.sent:
            why = "Beide Seiten haben dieses Feld seit der Übergabe geändert."
            return replace(graded, grade=Grade.CONFLICT, why=why, way=way)
        if column.answer:
            return replace(graded, grade=Grade.ANSWER, way=way)
        others = [
            one.title
            for one, before, after in zip(self.base.columns, sent.values, now, strict=True)
            if before != after and not one.answer
        ]
        fixed = "" if way is Way.WRITE else "Dieses Feld berechnet oder entscheidet das Programm selbst."
        if others:
            why = f"Hier wurde inzwischen geändert: {', '.join(others)}. {fixed}".strip()
            return replace(graded, grade=Grade.PARALLEL, why=why, way=way)
        return replace(graded, grade=Grade.PROPOSED, why=fixed, way=way)

    def _way(self, column: SentColumn) -> Way:
        if column.answer:
            return Way.ANSWER if self.base.key in self.scales.choices else Way.FOLLOW_UP
        return Way.WRITE if column.key in self.scales.writable.get(self.base.key, ()) else Way.FOLLOW_UP


def _missing(found: Found, scales: Scales) -> Iterator[Graded]:
    """Rows that did not come back; a sheet that is gone altogether is told as a whole."""
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for sheet in found.sheets:
        seen[sheet.key].update(row.uid for row in sheet.rows)
    titles = {sheet.key: sheet.title for sheet in found.sheets}
    for key, uids in seen.items():
        for row in scales.sent.by_key[key].rows:
            if row.uid not in uids:
                yield Graded(
                    0,
                    titles[key],
                    key,
                    Grade.ROW_MISSING,
                    uid=row.uid,
                    target=row.about,
                    label=row.label,
                    why="Die Zeile kam nicht zurück. Hier wird nichts gelöscht.",
                )


def _at_odds(cells: Sequence[Graded]) -> list[Graded]:
    """Two different answers to one question are a conflict, wherever they stand; the same twice is one."""
    told: defaultdict[tuple[tuple[str, str], str], list[Graded]] = defaultdict(list)
    asked = {Grade.ANSWER, Grade.PROPOSED, Grade.PARALLEL, Grade.ROW_DUPLICATED, Grade.CONFLICT}
    for cell in cells:
        if cell.key and cell.grade in asked and cell.way is not Way.NONE:
            told[cell.target if cell.answer else (cell.sheet_key, cell.uid), cell.key].append(cell)
    instead: dict[int, Graded] = {}
    for group in told.values():
        values = {repr(cell.theirs) for cell in group}
        if len(group) == 1:
            continue
        places = ", ".join(f"{cell.sheet} {cell.address}" for cell in group)
        for cell in group if len(values) > 1 else group[1:]:
            if len(values) > 1:
                why = f"Es kamen verschiedene Angaben zurück: {places}."
                grade = cell.grade if cell.grade is Grade.ROW_DUPLICATED else Grade.CONFLICT
                instead[cell.id] = replace(cell, grade=grade, why=why)
            else:
                why = f"Dasselbe steht auch in {group[0].sheet} {group[0].address}."
                instead[cell.id] = replace(cell, grade=Grade.ALREADY, way=Way.NONE, why=why)
    return [instead.get(cell.id, cell) for cell in cells]


def _same(one: FoundCell, other: FoundCell) -> bool:
    return (one.value, one.text, one.unfit) == (other.value, other.text, other.unfit)


def _shown(column: SentColumn, value: Plain) -> str:
    return text_of(column.kind, rich(column.kind, value))
