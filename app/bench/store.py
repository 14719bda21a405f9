"""Search as you type, and saving one consultation, on the file itself."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from app.bench.figures import Figure, p95, seconds
from app.domain.options import Option
from app.features.consultations import queries, service
from app.features.consultations.rules import ConsultationDraft
from app.system.clock import Clock
from db import lookups, search
from db.store import Store

_TYPED = (
    "Fassadenprogramm",
    "sanierung",
    "muller",
    "Nachbarschaftsfest",
    "Bahnhofstr",
    "QF-2026",
    "heizung",
    "yilmaz",
    "Leerstand Zechenstraße",
    "spielplatz",
)
_SEARCH_TARGET, _SAVE_TARGET = 50.0, 15.0
_WARMING = 5
"""The first ones load code and compile statements, once a day."""


def figures(store: Store, clock: Clock, records: int, rounds: int) -> Iterator[Figure]:
    """Both figures."""
    yield _search(store, records)
    yield _save(store, clock, records, rounds)


def _search(store: Store, records: int) -> Figure:
    strokes = [word[:end] for word in _TYPED for end in range(2, len(word) + 1)]
    with store.read() as session:
        times = [seconds(partial(search.find, session, typed)) * 1000 for typed in strokes]
    note = f"{len(times)} Tastendrücke über {len(_TYPED)} Begriffe"
    return Figure(
        "search_p95", "Suche beim Tippen, p95", records, p95(times), "ms", _SEARCH_TARGET, note=note
    )


def _save(store: Store, clock: Clock, records: int, rounds: int) -> Figure:
    with store.read() as session:
        channels = [entry.id for entry in lookups.codes(session, "channel")]
        groups = [entry.id for entry in lookups.codes(session, "target_group")]
        topics: list[Option] = list(queries.topic_options(session))
    times: list[float] = []
    for number in range(_WARMING + rounds * 12):
        draft = ConsultationDraft(
            concern=f"Messung {number}: Frage nach dem Stand des Antrags und nach der nächsten Sprechzeit.",
            began_at=clock.now() - timedelta(minutes=number + 5),
            minutes=15,
            channel_id=channels[number % len(channels)],
            # Not the owners: they would add a property, which is another kind of record.
            target_group_id=groups[0],
            topics=(int(topics[number % len(topics)].value),),
            place="Bahnhofstraße",
            result="Auskunft gegeben.",
        )
        times.append(seconds(partial(_write, store, clock, draft)) * 1000)
    note = "mit Journal, Prüfkette und Suchverzeichnis"
    return Figure(
        "save_p95", "Eine Beratung speichern, p95", records, p95(times), "ms", _SAVE_TARGET, note=note
    )


def _write(store: Store, clock: Clock, draft: ConsultationDraft) -> None:
    with store.write("Beratung speichern") as session:
        service.save(session, draft, None, now=clock.now())
