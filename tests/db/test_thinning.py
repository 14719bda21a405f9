"""Which backups stay: all of two days, then one of each of 12 days, 10 weeks and 9 months."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from db import thinning
from tests.kit.office import NOW

moments = st.lists(st.datetimes(datetime(2024, 1, 1), datetime(2026, 11, 20, 10)), max_size=80)


@given(moments)
def test_thinning_keeps_two_days_and_the_newest(found: list[datetime]) -> None:
    kept = thinning.keep(found, NOW)
    assert kept <= set(found)
    assert {at for at in found if at > NOW - timedelta(days=2)} <= kept
    assert not found or max(found) in kept


@given(moments)
def test_thinning_is_bounded_and_thins_only_once(found: list[datetime]) -> None:
    kept = thinning.keep(found, NOW)
    old = [at for at in kept if at <= NOW - timedelta(days=2)]
    assert len(old) <= 12 + 10 + 9 + 1
    assert thinning.keep(kept, NOW) == kept


def test_thinning_of_a_year_of_hourly_backups() -> None:
    """Thinned every day, as it happens in an office, not once at the end."""
    kept: set[datetime] = set()
    for day in range(365, -1, -1):
        noon = NOW - timedelta(days=day)
        kept = thinning.keep(kept | {noon - timedelta(hours=hour) for hour in range(24)}, noon)
    assert len([at for at in kept if at > NOW - timedelta(days=2)]) == 48
    old = sorted((at for at in kept if at <= NOW - timedelta(days=2)), reverse=True)
    assert len({at.date() for at in old}) >= 12
    assert old[-1] < NOW - timedelta(days=230)


def test_the_law_to_the_letter() -> None:
    """A backup every hour for 400 days: what stays is known by hand."""
    found = [NOW - timedelta(hours=hour) for hour in range(24 * 400)]
    kept = thinning.keep(found, NOW)
    border = NOW - timedelta(days=2)
    assert len([at for at in kept if at > border]) == 48
    days = {border} | {datetime(2026, 11, 18, 23) - timedelta(days=day) for day in range(1, 12)}
    sundays = {datetime(2026, 11, 15, 23) - timedelta(weeks=week) for week in range(9)}
    months = {
        datetime(2026, month, last, 23)
        for month, last in ((10, 31), (9, 30), (8, 31), (7, 31), (6, 30), (5, 31), (4, 30), (3, 31))
    }
    assert {at for at in kept if at <= border} == days | sundays | months


def test_days_without_a_backup_do_not_count() -> None:
    """The 12 newest days that have one, however far back, and the newest of each."""
    found = [datetime(2026 - years, 1, 7, hour) for years in range(20) for hour in (9, 10)]
    assert thinning.keep(found, NOW) == {datetime(2026 - years, 1, 7, 10) for years in range(12)}
