"""What the Edit menu would do next."""

from db.journal import Step
from db.store import Store


def undoable(store: Store) -> Step | None:
    """What undo would take back."""
    return store.offers()[0].possible


def redoable(store: Store) -> Step | None:
    """What redo would do again."""
    return store.offers()[1].possible
