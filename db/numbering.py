"""Numbers without gaps: the series is a journaled row, so that an action undone gives its number back."""

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from app.domain.ids import new_uid
from db.models.system import NumberSeries


def take(session: Session, series_key: str, year: int) -> int:
    """The next number of a series in a year, beginning with 1."""
    number = session.scalar(_NEXT, {"series": series_key, "in_year": year})
    if number is not None:
        return number
    session.execute(insert(NumberSeries).values(uid=new_uid(), key=series_key, year=year, last=1))
    return 1


def last(session: Session, series_key: str, year: int) -> int:
    """The number given out last; 0 when there is none yet."""
    found = session.scalar(
        select(NumberSeries.last).where(NumberSeries.key == series_key, NumberSeries.year == year)
    )
    return found or 0


_NEXT = (
    update(NumberSeries)
    .where(NumberSeries.key == bindparam("series"), NumberSeries.year == bindparam("in_year"))
    .values(last=NumberSeries.last + 1)
    .returning(NumberSeries.last)
    .execution_options(synchronize_session=False)
)
