"""A receipts list of 2,000 lines: opened and painted, typed in, saved with journal, checks and search."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from app.bench.figures import Figure, p95, seconds
from app.domain.money import Money
from app.domain.paging import Filter, PageRequest, Test
from app.features.applications import queries as applications
from app.features.applications.queries.proven import receipt_desk
from app.features.applications.rules.receipts import ReceiptLine, ReceiptsDraft
from app.features.applications.screen.receipts import ReceiptLists
from app.features.applications.service import receipts
from app.system.clock import Clock
from app.ui.ledger import LedgerWindow
from db.store import Store

LINES = 2_000
_OPEN_TARGET, _KEY_TARGET, _SAVE_TARGET = 150.0, 50.0, 1_500.0
_TYPED = "1.234,56"
_STATES = tuple(sorted(receipts.RECORDING))


def figures(
    window: QWidget, store: Store, settle: Callable[[], None], clock: Clock, records: int, rounds: int
) -> Iterator[Figure]:
    """Open, type, save."""
    with store.read() as session:
        found = applications.page(
            session, PageRequest(filters=(Filter("status", Test.ONE_OF, _STATES),))
        ).rows
    if not found:
        return
    application_id = found[0].id
    took = [seconds(partial(_save, store, application_id, number, clock)) * 1000 for number in range(rounds)]
    yield _figure("receipts_save", "2.000 Belege speichern", records, took, _SAVE_TARGET, "mit Journal")
    opened, keys = [], []
    for number in range(rounds + 1):
        shown, typed = _shown(window, settle, application_id)
        if number:
            # The first one loads the code.
            opened.append(shown)
            keys += typed
    yield _figure(
        "receipts_open",
        "Belegliste mit 2.000 Zeilen öffnen, p95",
        records,
        opened,
        _OPEN_TARGET,
        "bis gemalt",
    )
    yield _figure(
        "receipts_key", "In der Belegliste tippen, p95", records, keys, _KEY_TARGET, "je Taste bis gemalt"
    )


def _figure(key: str, title: str, records: int, times: list[float], target: float, note: str) -> Figure:
    return Figure(key, title, records, p95(times), "ms", target, note=f"{len(times)} Messungen, {note}")


def _save(store: Store, application_id: int, number: int, clock: Clock) -> None:
    """Another list in the place of the one before: 2,000 lines change."""
    today = clock.today()
    amount = Money(1_000 + number)
    with store.read() as session:
        there = receipt_desk(session, application_id).lines
    lines = tuple(
        ReceiptLine(
            id=there[at].id if at < len(there) else 0,
            number=str(at + 1),
            kind="Sachkosten",
            invoiced_on=today - timedelta(days=at % 90),
            paid_on=today - timedelta(days=at % 90),
            payee=f"Firma {at % 97}",
            subject=f"Lieferung {at}",
            claimed=amount,
            recognised=amount,
        )
        for at in range(LINES)
    )
    with store.write("Belege speichern") as session:
        receipts.save_receipts(session, application_id, ReceiptsDraft(lines), today=today)


def _shown(window: QWidget, settle: Callable[[], None], application_id: int) -> tuple[float, list[float]]:
    """Milliseconds until the list is painted, and of each key typed into it."""
    lists = ReceiptLists(window.context, window)  # type: ignore[attr-defined]  # the program's window has one
    took = seconds(partial(_open, lists, settle, application_id)) * 1000
    ledger = next(one for one in window.findChildren(LedgerWindow) if one.isVisible())
    index = ledger.model.index(LINES // 2, [cell.name for cell in ledger.model.cells].index("claimed"))
    keys = [
        seconds(partial(_type, ledger, settle, index, _TYPED[:end])) * 1000
        for end in range(1, len(_TYPED) + 1)
    ]
    ledger.accept()
    QCoreApplication.sendPostedEvents(ledger, QEvent.Type.DeferredDelete)
    settle()
    return took, keys


def _open(lists: ReceiptLists, settle: Callable[[], None], application_id: int) -> None:
    lists.type(application_id)
    settle()


def _type(ledger: LedgerWindow, settle: Callable[[], None], index: object, typed: str) -> None:
    ledger.model.type(index, typed)  # type: ignore[arg-type]  # an index of the model
    ledger.view.viewport().update()
    settle()
