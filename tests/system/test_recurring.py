from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.calendar import Otherwise
from app.domain.errors import Refused
from app.system import recurring
from app.system.recurrence import DAYS

BERLIN = ZoneInfo("Europe/Berlin")
HOUR = timedelta(hours=1)
TUESDAY = datetime(2026, 11, 3, 14)


def listed(values: st.SearchStrategy[object], name: str, most: int = 3) -> st.SearchStrategy[str]:
    return st.one_of(
        st.just(""),
        st.lists(values, min_size=1, max_size=most, unique=True).map(
            lambda found: f";{name}=" + ",".join(str(one) for one in found)
        ),
    )


DAY = st.sampled_from(DAYS)
NTH_DAY = st.builds(lambda nth, day: f"{nth}{day}", st.sampled_from([1, 2, 3, 4, 5, -1, -2]), DAY)
MONTH_DAY = st.sampled_from([1, 2, 15, 28, 29, 30, 31, -1, -3])
MONTHS = listed(st.integers(1, 12), "BYMONTH")
INTERVAL = st.sampled_from(["", ";INTERVAL=1", ";INTERVAL=2", ";INTERVAL=3", ";INTERVAL=5"])
RULES = st.one_of(
    st.builds(lambda *parts: "FREQ=DAILY" + "".join(parts), INTERVAL, MONTHS, listed(DAY, "BYDAY")),
    st.builds(
        lambda *parts: "FREQ=WEEKLY" + "".join(parts),
        INTERVAL,
        listed(DAY, "BYDAY", 7),
        st.sampled_from(["", ";WKST=SU", ";WKST=WE"]),
    ),
    st.builds(lambda *parts: "FREQ=MONTHLY" + "".join(parts), INTERVAL, listed(MONTH_DAY, "BYMONTHDAY")),
    st.builds(lambda *parts: "FREQ=MONTHLY" + "".join(parts), INTERVAL, listed(NTH_DAY, "BYDAY")),
    st.builds(
        lambda interval, days, nth: f"FREQ=MONTHLY{interval};BYDAY={','.join(days)};BYSETPOS={nth}",
        INTERVAL,
        st.lists(DAY, min_size=1, max_size=5, unique=True),
        st.sampled_from([1, 2, -1]),
    ),
    st.builds(lambda *parts: "FREQ=YEARLY" + "".join(parts), INTERVAL, MONTHS),
    st.builds(lambda *parts: "FREQ=YEARLY;BYMONTH=5,11" + "".join(parts), listed(NTH_DAY, "BYDAY")),
)
STARTS = st.datetimes(datetime(2019, 1, 1), datetime(2026, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


def theirs(
    rule: str, start: datetime, first: datetime, last: datetime, skipped: list[datetime]
) -> list[datetime]:
    """What another library makes of it."""
    event = icalendar.Event()
    event.add("uid", "1")
    event.add("dtstart", start.replace(tzinfo=BERLIN))
    event.add("dtend", start.replace(tzinfo=BERLIN) + HOUR)
    event["rrule"] = icalendar.vRecur.from_ical(rule)
    for one in skipped:
        event.add("exdate", one.replace(tzinfo=BERLIN))
    calendar = icalendar.Calendar()
    calendar.add_component(event)
    found = recurring_ical_events.of(calendar).between(
        first.replace(tzinfo=BERLIN), (last + timedelta(seconds=1)).replace(tzinfo=BERLIN)
    )
    begins = (one["DTSTART"].dt.replace(tzinfo=None) for one in found)
    return sorted(one for one in begins if first <= one <= last)


@st.composite
def windows(draw: st.DrawFn) -> tuple[str, datetime, datetime, datetime]:
    rule, start = draw(RULES), draw(STARTS)
    synchronised = recurring.first_start(rule, start)
    start = synchronised or start
    end = draw(st.sampled_from(["", ";COUNT=1", ";COUNT=7", ";COUNT=60", "until"]))
    if end == "until":
        end = f";UNTIL={start + timedelta(days=draw(st.integers(0, 900))):%Y%m%dT%H%M%S}"
    first = start + timedelta(days=draw(st.integers(-40, 3000)))
    return rule + end, start, first, first + timedelta(days=draw(st.integers(0, 500)))


@settings(max_examples=150, deadline=None)
@given(windows(), st.data())
def test_a_series_means_what_another_library_says(
    given_: tuple[str, datetime, datetime, datetime], data: st.DataObject
) -> None:
    rule, start, first, last = given_
    if recurring.first_start(rule.split(";COUNT")[0].split(";UNTIL")[0], start) is None:
        with pytest.raises(Refused, match="keinen einzigen"):
            recurring.checked(rule, start)
        return
    ours = list(recurring.starts(rule, start, first, last))
    skipped = data.draw(st.lists(st.sampled_from(ours), max_size=3, unique=True)) if ours else []
    exceptions = [Otherwise(one, cancelled=True) for one in skipped]
    found = recurring.happenings(rule, start, start + HOUR, exceptions, first.date(), last.date())
    begins = [one.starts_at for one in found if first <= one.starts_at <= last]
    assert begins == [one for one in ours if one not in skipped]
    assert begins == theirs(rule, start, first, last, skipped)
