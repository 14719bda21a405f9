"""The chain of digests that shows a changed or missing line of the journal, also after an erasure.

A change's digest covers one salted digest per column (a leaf), a step's digest covers the step before and
its changes. Erasing a column keeps only its leaf: the chain still fits, the text is gone, and because each
leaf has a salt of its own, nobody can find it again by trying. SHA-256 throughout; salts by SHAKE-256 from a
random seed.
"""

import json
import re
import secrets
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from hashlib import sha256, shake_256
from typing import Any

from sqlalchemy import RowMapping, select, update
from sqlalchemy.orm import Session

from db.tables import CHANGES, JOURNAL, STEPS

Line = RowMapping | Mapping[str, Any]
SALT = 16
ERASED = "(gelöscht)"
_BLOCK = 500
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def dumps(value: object) -> str:
    """JSON without blanks and with sorted keys: the same value always gives the same text."""
    return _encode(value)


def leaves(salt: bytes, before: str | None, after: str | None) -> dict[str, tuple[bytes, str]]:
    """Salt and text of every column of a line, by its name with ``-`` (before) or ``+`` (after) in front."""
    texts = {f"-{name}": dumps(value) for name, value in json.loads(before or "{}").items()}
    texts |= {f"+{name}": dumps(value) for name, value in json.loads(after or "{}").items()}
    names = sorted(texts)
    salts = shake_256(salt).digest(SALT * len(names))
    return {name: (salts[SALT * at : SALT * (at + 1)], texts[name]) for at, name in enumerate(names)}


def leaf(salt: bytes, name: str, text: str) -> bytes:
    """The digest of one column."""
    return sha256(salt + f"{name}\0{text}".encode()).digest()


def change_digest(table: str, record_id: int, digests: Mapping[str, bytes]) -> bytes:
    """The digest of one line from those of its columns."""
    whole = sha256(dumps([table, record_id, sorted(digests)]).encode())
    for name in sorted(digests):
        whole.update(digests[name])
    return whole.digest()


def line_digest(line: Line) -> bytes:
    """The digest of a line as it stands in the file, erased or not."""
    kept: dict[str, str] = line["leaves"] or {}
    if not kept:
        parts = leaves(line["salt"] or b"", line["before"], line["after"])
        digests = {name: leaf(salt, name, text) for name, (salt, text) in parts.items()}
    else:
        texts = {name: text for name, (_, text) in leaves(b"", line["before"], line["after"]).items()}
        digests = {
            name: bytes.fromhex(proof[1:])
            if proof[0] == "="
            else leaf(bytes.fromhex(proof[1:]), name, texts.get(name, ""))
            for name, proof in kept.items()
        }
        if set(texts) - set(kept) or any(proof[0] == "=" and name in texts for name, proof in kept.items()):
            return b""
    return change_digest(line["table_name"], line["record_id"], digests)


def step_digest(previous: bytes, step: Line, lines: Sequence[bytes]) -> bytes:
    """The digest of a step: the chain so far, its own fields, its changes in order."""
    fields = [step[name] for name in ("id", "kind", "reverses_id", "staff_id", "sealed", "tables")]
    whole = sha256(previous + dumps([*fields, step["at"].isoformat()]).encode() + step["name_digest"])
    for digest in lines:
        whole.update(digest)
    return whole.digest()


def close(session: Session, step: Line) -> bytes:
    """Give the open step's lines their salts and digests; returns the step's digest.

    Plain statements of the driver, because this runs with every save.

    Args:
        session: of the open step.
        step: its fields.
    """
    connection = session.connection()
    lines = connection.exec_driver_sql(_LINES, (step["id"],)).mappings().all()
    random = secrets.token_bytes(SALT * len(lines))
    salts = [random[SALT * at : SALT * (at + 1)] for at in range(len(lines))]
    digests = [
        line_digest({**line, "leaves": None, "salt": salt}) for line, salt in zip(lines, salts, strict=True)
    ]
    if lines:
        found = [(salt, digest, line["id"]) for line, salt, digest in zip(lines, salts, digests, strict=True)]
        connection.exec_driver_sql("UPDATE changes SET salt = ?, digest = ? WHERE id = ?", found)
    name_digest = leaf(step["salt"], "name", step["name"])
    previous: bytes = connection.exec_driver_sql("SELECT digest FROM journal").scalar_one()
    digest = step_digest(previous, {**step, "name_digest": name_digest}, digests)
    connection.exec_driver_sql(
        "UPDATE steps SET tables = ?, name_digest = ?, digest = ? WHERE id = ?",
        (dumps(step["tables"]), name_digest, digest, step["id"]),
    )
    return digest


def erase(session: Session, table: str, record_id: int, columns: Sequence[str]) -> None:
    """Take columns of a record out of all its lines when the open step ends; the chain still fits.

    The record itself is changed by the caller in the same step. Names of the record's steps that
    contain an erased word are erased as well, and the store clears index and pages of what they held
    (``Store.write``). What backups hold ends with their thinning (nine months).

    Raises:
        ValueError: when the open step is not sealed: after erasing, nothing older can be taken back.
    """
    if not session.info.get("sealed"):
        raise ValueError("personal data are erased in a sealed step")
    session.info.setdefault("erase", []).append((table, record_id, tuple(columns)))


def erase_now(session: Session) -> None:
    """Do what ``erase`` noted; called once the open step's lines have their digests."""
    noted = session.info.pop("erase", [])
    session.info["erased"] = bool(noted)
    for table, record_id, columns in noted:
        lines = (
            session.execute(
                select(*CHANGES.columns).where(
                    CHANGES.c.table_name == table, CHANGES.c.record_id == record_id
                )
            )
            .mappings()
            .all()
        )
        words: set[str] = set()
        for line in lines:
            words |= _erase_line(session, line, columns)
        _erase_names(session, {line["step_id"] for line in lines}, words)


def verify_chain(session: Session, tell: Callable[[int, int], None] | None = None) -> list[str]:
    """Compute the whole chain again; returns a German sentence for each step that does not fit.

    Args:
        session: a reading session.
        tell: told how many steps are done, and of how many.
    """
    found: list[str] = []
    head = session.scalars(select(JOURNAL.c.digest)).one()
    last = session.scalar(select(STEPS.c.id).order_by(STEPS.c.id.desc()).limit(1)) or 0
    previous, expected = b"", 1
    for step, lines in _steps(session):
        at = step["at"].strftime("%d.%m.%Y %H:%M")
        if step["id"] != expected:
            found.append(f"Vor Schritt {step['id']} ({at}) fehlen Einträge im Verlauf.")
        if not _step_fits(previous, step, lines):
            found.append(f"Schritt {step['id']} ({at}) wurde nachträglich verändert.")
        previous, expected = step["digest"] or b"", step["id"] + 1
        if tell:
            tell(step["id"], last)
    if head != previous:
        found.append("Am Ende des Verlaufs fehlen Einträge.")
    return found


def _step_fits(previous: bytes, step: Line, lines: Sequence[Line]) -> bool:
    erased = not step["salt"] and step["name"] == ERASED
    named = erased or leaf(step["salt"], "name", step["name"]) == step["name_digest"]
    sound = all(line_digest(line) == line["digest"] for line in lines)
    return (
        named and sound and step_digest(previous, step, [line["digest"] for line in lines]) == step["digest"]
    )


def _steps(session: Session) -> Iterator[tuple[Line, list[Line]]]:
    """Every step with its lines, read in blocks."""
    after = 0
    while True:
        steps = (
            session.execute(
                select(*STEPS.columns).where(STEPS.c.id > after).order_by(STEPS.c.id).limit(_BLOCK)
            )
            .mappings()
            .all()
        )
        if not steps:
            return
        lines: dict[int, list[Line]] = {}
        for line in session.execute(
            select(*CHANGES.columns)
            .where(CHANGES.c.step_id.between(steps[0]["id"], steps[-1]["id"]))
            .order_by(CHANGES.c.id)
        ).mappings():
            lines.setdefault(line["step_id"], []).append(line)
        for step in steps:
            yield step, lines.get(step["id"], [])
        after = steps[-1]["id"]


def _erase_line(session: Session, line: Line, columns: Sequence[str]) -> set[str]:
    """Take the columns out of one line; returns the words that went."""
    proofs: dict[str, str] = dict(line["leaves"] or {})
    parts = leaves(line["salt"] or b"", line["before"], line["after"])
    if not proofs:
        proofs = {name: f"~{salt.hex()}" for name, (salt, _) in parts.items()}
    gone = [name for name in parts if name[1:] in columns]
    if not gone:
        return set()
    for name in gone:
        salt = bytes.fromhex(proofs[name][1:])
        proofs[name] = f"={leaf(salt, name, parts[name][1]).hex()}"
    session.execute(
        update(CHANGES)
        .where(CHANGES.c.id == line["id"])
        .values(
            before=_without(line["before"], columns),
            after=_without(line["after"], columns),
            salt=None,
            leaves=proofs,
        )
    )
    return {word for name in gone for word in _words(json.loads(parts[name][1]))}


def _words(value: object) -> set[str]:
    return {word for word in re.split(r"\W+", value) if len(word) > 2} if isinstance(value, str) else set()


def _erase_names(session: Session, steps: Collection[int], words: set[str]) -> None:
    for step in session.execute(select(STEPS.c.id, STEPS.c.name).where(STEPS.c.id.in_(steps))).all():
        if _words(step.name) & words:
            session.execute(update(STEPS).where(STEPS.c.id == step.id).values(name=ERASED, salt=b""))


def _without(values: str | None, columns: Sequence[str]) -> str | None:
    if values is None:
        return None
    kept = {name: value for name, value in json.loads(values).items() if name not in columns}
    return json.dumps(kept, ensure_ascii=False)


_LINES = "SELECT id, table_name, record_id, before, after FROM changes WHERE step_id = ? ORDER BY id"
