"""Consultations of the demo, many at once: rows are made from text patterns and inserted week by week."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from app.demo.stage import Stage
from app.demo.talk import Patterns, Talk
from app.domain.dates import Week
from app.domain.ids import new_uid
from db import numbering
from db.models import AgreedStep, Concern, Consultation, ConsultationTopic, OwnerAdvice
from db.models.system import NumberSeries

_MODELS: tuple[Any, ...] = (Consultation, ConsultationTopic, AgreedStep, OwnerAdvice, Concern)
_LIVELY_DAYS = 75
"""Working days of the last fifteen weeks, in which the office has become known."""
_LIVELY = 600
"""Up to so many consultations follow-ups and concerns are as frequent as in life; beyond that rarer."""


@dataclass
class Batch:
    """Rows to insert, by table."""

    rows: dict[Any, list[dict[str, Any]]] = field(default_factory=lambda: {model: [] for model in _MODELS})

    def add(self, model: Any, **values: Any) -> None:
        """One row."""
        self.rows[model].append({"uid": new_uid(), **values})


class Log:
    """Writes the consultations of a week as one step."""

    def __init__(self, stage: Stage, count: int) -> None:
        self.stage = stage
        self.patterns = Patterns(stage)
        self.rare = max(1, count // _LIVELY)
        self.moments = _spread(stage, count)
        self.written = 0

    def weeks(self) -> Iterator[tuple[Week, Sequence[datetime]]]:
        """The weeks with the moments talks began in, in order."""
        begin = 0
        for at in range(1, len(self.moments) + 1):
            if at == len(self.moments) or Week.of(self.moments[at].date()) != Week.of(
                self.moments[begin].date()
            ):
                yield Week.of(self.moments[begin].date()), self.moments[begin:at]
                begin = at

    def write(self, week: Week, moments: Sequence[datetime]) -> None:
        """One week's talks as one step."""
        with self.stage.store.write(f"Beratungen der KW {week.number:02d}/{week.year} erfassen") as session:
            batch = Batch()
            next_id = (session.scalar(select(func.max(Consultation.id))) or 0) + 1
            numbers = _Numbers(session)
            for offset, moment in enumerate(moments):
                talk = self.patterns.talk(moment, self.written + offset, self.rare)
                self._add(batch, talk, next_id + offset, numbers)
            for model in _MODELS:
                if batch.rows[model]:
                    session.execute(insert(model), batch.rows[model])
            numbers.keep()
        self.written += len(moments)

    def _hour(self, began_at: datetime) -> int | None:
        """The office hour a talk was held in."""
        running = (
            appointment_id
            for weekday, begin, end, appointment_id in self.stage.hours
            if began_at.weekday() == weekday and begin <= began_at.hour < end
        )
        return next(running, None)

    def _add(self, batch: Batch, talk: Talk, record_id: int, numbers: "_Numbers") -> None:
        year = talk.began_at.year
        number = numbers.take("consultation", year)
        batch.add(
            Consultation,
            id=record_id,
            year=year,
            number=number,
            reference=f"B-{year}-{number:04d}",
            began_at=talk.began_at,
            minutes=talk.minutes,
            channel_id=talk.channel_id,
            target_group_id=talk.target_group_id,
            staff_id=talk.staff_id,
            contact_id=talk.contact_id,
            consent_id=talk.consent_id,
            first_contact=talk.first_contact,
            place=talk.street,
            appointment_id=self._hour(talk.began_at),
            concern=talk.concern,
            result=talk.result,
            referred_to=talk.referred_to,
            city_office_id=None,
            follow_up_on=talk.follow_up_on,
            follow_up_note=talk.follow_up_note,
            follow_up_done_on=talk.follow_up_done_on,
            measure_id=talk.measure_id,
        )
        for position, code_id in enumerate(talk.topic_ids):
            batch.add(ConsultationTopic, consultation_id=record_id, code_id=code_id, position=position)
        if talk.agreed is not None:
            batch.add(AgreedStep, consultation_id=record_id, position=0, **talk.agreed)
        if talk.advice is not None:
            batch.add(OwnerAdvice, consultation_id=record_id, **talk.advice)
        if talk.concern_to_city is not None:
            number = numbers.take("concern", year)
            batch.add(
                Concern,
                consultation_id=record_id,
                year=year,
                number=number,
                reference=f"A-{year}-{number:03d}",
                raised_on=talk.began_at.date(),
                place=talk.street,
                **talk.concern_to_city,
            )


class _Numbers:
    """Numbers of many records at once: the series is read once and written once a step."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._taken: Counter[tuple[str, int]] = Counter()
        self._first: dict[tuple[str, int], int] = {}

    def take(self, series: str, year: int) -> int:
        """The next number."""
        key = (series, year)
        if key not in self._first:
            self._first[key] = numbering.take(self._session, series, year)
        self._taken[key] += 1
        return self._first[key] + self._taken[key] - 1

    def keep(self) -> None:
        """Write the last numbers given out."""
        for (series, year), count in self._taken.items():
            self._session.execute(
                update(NumberSeries)
                .where(NumberSeries.key == series, NumberSeries.year == year)
                .values(last=self._first[series, year] + count - 1)
                .execution_options(synchronize_session=False)
            )


def _spread(stage: Stage, count: int) -> list[datetime]:
    """So many moments over the working days of the history, a third of them in the last weeks, in order."""
    last = stage.today if stage.now.hour >= 9 else stage.today - timedelta(days=1)
    days = list(_working_days(stage.start, last))
    lively = days[-_LIVELY_DAYS:]
    today_gets = 3 if stage.now.hour >= 9 and count >= 20 else 0
    found = [
        _moment(stage, stage.chance.one(lively if at % 3 == 0 else days)) for at in range(count - today_gets)
    ]
    found += [_moment(stage, stage.today) for _ in range(today_gets)]
    return sorted(moment for moment in found if moment <= stage.now)


def _moment(stage: Stage, day: date) -> datetime:
    chance = stage.chance
    last = stage.now - timedelta(minutes=10)
    hour = chance.one((9, 10, 10, 11, 11, 12, 14, 15, 15, 15, 16, 16, 17))
    moment = stage.at(day, hour, chance.between(0, 11) * 5)
    return min(moment, last.replace(second=0, minute=last.minute // 5 * 5))


def _working_days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        if day.weekday() < 5 and not (day.month == 12 and day.day >= 24):
            yield day
        day += timedelta(days=1)
