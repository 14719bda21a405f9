"""Which administrative court is likely competent, as a suggestion: the city's own legal text decides."""

from dataclasses import dataclass

from app.domain.text import fold


@dataclass(frozen=True)
class Court:
    """A court and the towns of its district (§ 17 JustG NRW)."""

    name: str
    address: str
    cities: tuple[str, ...]


def read_courts(text: str) -> tuple[Court, ...]:
    """Courts from the editable file; entries that lack something are passed over."""
    import tomllib  # noqa: PLC0415 - opening an office needs no list of courts

    try:
        entries = tomllib.loads(text).get("court", [])
    except tomllib.TOMLDecodeError:
        return ()
    return tuple(
        Court(str(entry["name"]), str(entry["address"]), tuple(map(str, entry["cities"])))
        for entry in entries
        if isinstance(entry, dict) and {"name", "address", "cities"} <= entry.keys()
    )


def suggest(courts: tuple[Court, ...], city: str) -> Court | None:
    """The court for a city as typed: ``Witten``, ``Stadt Witten``, ``Hagen-Wehringhausen``."""
    typed = fold(city).replace("-", " ").split()
    wanted = f" {' '.join(typed)} "
    found = [
        (len(name), court)
        for court in courts
        for name in court.cities
        if f" {' '.join(fold(name).replace('-', ' ').split())} " in wanted
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None
