"""Whose row it is: by two identities that must agree with each other and with what stands in the row."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from app.excel.values import Raw, shown
from app.features.handover.excel.returning.cells import Cells
from app.features.handover.excel.returning.columns import Columns, Values
from app.features.handover.rules.identity import MARK, UID, check_digits, mark_of, read_mark, read_uid
from app.features.handover.rules.sent import Plain, SentRow, SentSheet, plain

NONE = "Die Zeile hat keine Kennung: Sie kam dazu, oder die ausgeblendeten Spalten wurden gelöscht."
GARBLED = "Die Kennung der Zeile ist beschädigt."
APART = (
    "Die Zeile ist durcheinandergeraten: Kennung und Inhalt gehören zu verschiedenen Vorgängen, "
    "vermutlich weil nur ein Teil der Spalten sortiert wurde."
)
_PLAINLY = 2
"""Office cells that have to differ before a row is taken for another record's by its content."""
FOREIGN = "Die Zeile stammt aus einem anderen Blatt oder einem anderen Büro."


@dataclass(frozen=True)
class Rows:
    """Tells the record of a row of one sheet.

    Args:
        office: uid of the office.
        number: number of the handover.
        base: the sheet as it was sent.
        columns: where its columns stand.
        cells: how they are read.
        by_name: uid by what stands in the first column that tells all records apart.
        name: key of that column; empty when there is none.
        at: its place among the columns sent.
    """

    office: str
    number: int
    base: SentSheet
    columns: Columns
    cells: Mapping[str, Cells]
    by_name: Mapping[Plain, str]
    name: str
    at: int

    @classmethod
    def of(
        cls, office: str, number: int, base: SentSheet, columns: Columns, cells: Mapping[str, Cells]
    ) -> "Rows":
        """Made once a sheet."""
        for at, column in enumerate(base.columns):
            values = {row.values[at]: row.uid for row in base.rows}
            if not column.answer and None not in values and len(values) == len(base.rows):
                return cls(office, number, base, columns, cells, values, column.key, at)
        return cls(office, number, base, columns, cells, {}, "", 0)

    def identify(self, values: Values) -> tuple[str, str]:
        """The record's uid and nothing, or nothing and why it is not certain."""
        first, second, fault = self._told(values)
        if first and second and first != second:
            return "", APART
        uid = first or second
        if uid and not (first and second) and not self._vouched_for(uid, second, values):
            return "", fault or GARBLED
        if uid:
            return ("", APART) if self._strange(uid, values) else (uid, "")
        named = self._named(values)
        if named and not fault and not self._has_identities():
            return named, ""
        return "", fault or NONE

    def _told(self, values: Values) -> tuple[str, str, str]:
        """What both hidden columns say, as far as it is known here."""
        uid_text, mark_text = self._text(UID, values), self._text(MARK, values)
        if uid_text in self.base.by_uid and mark_text == self._mark(uid_text):
            return uid_text, uid_text, ""
        uid, mark = read_uid(uid_text), read_mark(mark_text)
        fault = GARBLED if (uid_text and not uid) or (mark_text and not mark) else ""
        first = uid if uid in self.base.by_uid else ""
        second = ""
        if mark is not None:
            if mark.number != self.number:
                fault = f"Die Zeile stammt aus Übergabe Nr. {mark.number}. Bitte lesen Sie jene Datei ein."
            elif mark.check != check_digits(self.office, mark.number, self.base.key, mark.uid):
                fault = FOREIGN
            else:
                second = mark.uid if mark.uid in self.base.by_uid else ""
        if uid and not first:
            fault = fault or FOREIGN
        if fault and not (first and second):
            # One identity alone is believed only when the other column is gone, not when it contradicts.
            gone = (UID if not first else MARK) not in self.columns.places
            if not gone and fault is not GARBLED:
                return "", "", fault
        return first, second, fault

    def _vouched_for(self, uid: str, second: str, values: Values) -> bool:
        """Whether the content stands in for a spoiled identity; a column that is gone needs none."""
        if not {UID, MARK} <= self.columns.places.keys():
            return True
        if not second:
            # Nothing else tells whether the answers behind the mark stayed with what stands before it.
            return False
        row = self.base.by_uid[uid]
        if self.name and self.name in self.columns.places:
            raw = self._raw(self.name, values)
            if not self.cells[self.name].same(raw, row.values[self.at]):
                return False
        same, told = self._agreement(row, values)
        return same * 2 >= told

    def _strange(self, uid: str, values: Values) -> bool:
        """Whether the row's content is plainly another record's."""
        row = self.base.by_uid[uid]
        if self.name and self.name in self.columns.places:
            raw = self._raw(self.name, values)
            if raw == row.values[self.at] or self.cells[self.name].same(raw, row.values[self.at]):
                return False
            owner = self.by_name.get(self._plain_name(raw))
            if owner is not None and owner != uid:
                return True
        same, told = self._agreement(row, values)
        return (told > 2 and same == 0) or self._of_another(row, values)

    def _of_another(self, row: SentRow, values: Values) -> bool:
        """Whether all that stands in the office's cells was sent for other records, and not for this one.

        So a row shows that was pasted over another one, where no name tells.
        """
        owners: list[frozenset[str]] = []
        differing = 0
        for at in self._there:
            key = self.base.columns[at].key
            raw = self._raw(key, values)
            if raw is None or not shown(raw).strip():
                continue
            differing += not self.cells[key].same(raw, row.values[at])
            owners.append(self._owners[at].get(plain(self.cells[key].read(raw, None).value), frozenset()))
        return differing >= _PLAINLY and bool(frozenset.intersection(*sorted(owners, key=len)))

    @cached_property
    def _there(self) -> tuple[int, ...]:
        """Places of the office columns that came back."""
        return tuple(
            at
            for at, column in enumerate(self.base.columns)
            if not column.answer and column.key in self.columns.places
        )

    @cached_property
    def _owners(self) -> dict[int, dict[Plain, frozenset[str]]]:
        """By place of a column, the records that each value was sent for."""
        found: dict[int, dict[Plain, frozenset[str]]] = {}
        for at in self._there:
            records: defaultdict[Plain, list[str]] = defaultdict(list)
            for row in self.base.rows:
                records[row.values[at]].append(row.uid)
            found[at] = {value: frozenset(uids) for value, uids in records.items()}
        return found

    def _agreement(self, row: SentRow, values: Values) -> tuple[int, int]:
        """How many office cells are as sent, of how many that were."""
        same = told = 0
        for at, column in enumerate(self.base.columns):
            if column.answer or column.key not in self.columns.places or row.values[at] is None:
                continue
            told += 1
            same += self.cells[column.key].same(self._raw(column.key, values), row.values[at])
        return same, told

    def _named(self, values: Values) -> str:
        """The record by its visible name, when the rest of the row fits too."""
        if not self.name or self.name not in self.columns.places:
            return ""
        uid = self.by_name.get(self._plain_name(self._raw(self.name, values)), "")
        if not uid:
            return ""
        same, told = self._agreement(self.base.by_uid[uid], values)
        return uid if told and same * 2 >= told else ""

    def _plain_name(self, raw: Raw) -> Plain:
        text = shown(raw).strip()
        return raw if isinstance(raw, int) and not isinstance(raw, bool) else text or None

    def _has_identities(self) -> bool:
        return UID in self.columns.places or MARK in self.columns.places

    def _raw(self, key: str, values: Values) -> Raw:
        at = self.columns.places.get(key)
        return values[at] if at is not None and at < len(values) else None

    def _mark(self, uid: str) -> str:
        return mark_of(self.office, self.number, self.base.key, uid)

    def _text(self, key: str, values: Values) -> str:
        raw = self._raw(key, values)
        if raw is None:
            return ""
        return raw.strip() if isinstance(raw, str) else shown(raw)
