"""The verbs of the handover: hand a week over, choose its sheets and columns."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.handover.rules import SERIES, SETTING, Material, Plan, store_plan, tidy
from app.features.handover.service import asking
from app.system.files import computer_faults, make_folder
from db import files, numbering, place
from db.models import Concern, Handover, SentSheets, Setting
from db.tables import STEPS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
BASE = "application/vnd.quartiersbuch.sent+zlib"
CONCERNS = "concerns"
"""Key of the sheet that brings the city its concerns."""
STALE = "stale"
"""Field of the refusal after which the handover is simply made anew."""


@dataclass(frozen=True)
class Package:
    """What was made of the material: exactly the bytes that leave the office."""

    material: Material
    workbook: bytes
    cover: bytes
    sent: bytes
    """What the workbook holds, cell by cell, as it is compared with what comes back."""


def prepare(folder: Path) -> None:
    """The place for the files; proven before the handover is counted, because that stays.

    Raises:
        Refused: when it lies within an office's folder, where nothing is unencrypted.
        Unavailable: when nothing can be written there.
    """
    if any((parent / place.SLOTS).is_file() for parent in (folder.resolve(), *folder.resolve().parents)):
        raise Refused(
            "Die Dateien sind nicht verschlüsselt und gehören nicht in den Büro-Ordner. "
            "Bitte wählen Sie einen anderen Ort."
        )
    make_folder(folder)
    with computer_faults(folder), TemporaryFile(dir=folder):
        """It can be written to."""


def record(session: Session, package: Package, *, now: datetime, staff_id: int | None) -> int:
    """Archive a handover; open concerns that went out with it now count as sent. The step must be sealed.

    Raises:
        Refused: when something changed after the material was read, so that the files would not
            show what the office's file held when they went out.
    """
    material = package.material
    _refuse_stale(session, material)
    number = numbering.take(session, SERIES, 0)
    workbook = files.put(session, package.workbook, material.file_name, XLSX)
    cover = files.put(session, package.cover, material.cover_name, PDF)
    handover = Handover(
        number=number,
        week_year=material.period.week.year,
        week_number=material.period.week.number,
        created_at=now,
        staff_id=staff_id,
        file_name=material.file_name,
        file_id=workbook.id,
        cover_file_id=cover.id,
        sha256=sha256(package.workbook).hexdigest(),
        last_step_id=_this_step(session),
        counts=_counts(material),
    )
    session.add(handover)
    session.flush()
    base = files.put(session, package.sent, f"{material.file_name}.base", BASE)
    session.add(SentSheets(handover_id=handover.id, file_id=base.id, sha256=base.sha256))
    asking.ask(session, material, handover.id)
    if any(sheet.key == CONCERNS for sheet in material.sheets):
        session.execute(
            update(Concern)
            .where(Concern.status == "open", Concern.raised_on <= material.period.last)
            .values(status="sent")
            .execution_options(synchronize_session=False)
        )
    session.flush()
    return handover.id


def choose(session: Session, plan: Plan) -> None:
    """Keep which sheets and columns go out from now on, in which order, under which titles and level.

    Raises:
        Refused: when nothing is left to hand over, or titles cannot stand.
    """
    kept = tidy(plan)
    if not kept.going:
        raise Refused("Bitte lassen Sie mindestens ein Blatt mit einer Spalte angekreuzt.")
    setting = session.scalar(select(Setting).where(Setting.key == SETTING))
    if setting is None:
        setting = Setting(key=SETTING, value={})
        session.add(setting)
    setting.value = store_plan(kept)
    session.flush()


def _counts(material: Material) -> dict[str, Any]:
    return {
        "sheets": {sheet.title: len(sheet.rows) for sheet in material.sheets},
        "missed": [str(week) for week in material.period.missed],
        "personal": list(material.personal),
        "consultations": material.summary.consultations,
        "minutes": material.summary.minutes,
    }


def _this_step(session: Session) -> int:
    return session.scalar(select(func.max(STEPS.c.id))) or 0


def _refuse_stale(session: Session, material: Material) -> None:
    before = session.scalar(select(func.max(STEPS.c.id)).where(STEPS.c.id < _this_step(session))) or 0
    if before != material.last_step_id or numbering.last(session, SERIES, 0) + 1 != material.number:
        raise Refused("Inzwischen wurde etwas geändert. Bitte starten Sie die Übergabe noch einmal.", STALE)
