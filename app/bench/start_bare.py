"""The bare limit: a window with a table, filled by SQLAlchemy from plain SQLite."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem
from sqlalchemy import create_engine, select  # noqa: TID251 - the bare limit opens no office
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

_ROWS = 40


class _Base(DeclarativeBase):
    """Declared tables, as a program with records has them."""


class _Thing(_Base):
    """One row."""

    __tablename__ = "things"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


def main() -> None:
    """Show the window, say so."""
    application = QApplication(["bare"])
    window = QMainWindow()
    window.resize(1280, 800)
    table = QTableWidget(_ROWS, 2)
    with _rows() as rows:
        for at, (number, text) in enumerate(rows):
            table.setItem(at, 0, QTableWidgetItem(str(number)))
            table.setItem(at, 1, QTableWidgetItem(text))
    window.setCentralWidget(table)
    window.show()
    application.processEvents()
    window.repaint()
    sys.stdout.write("ready\n")
    sys.stdout.flush()


@contextmanager
def _rows() -> Iterator[list[tuple[int, str]]]:
    engine = create_engine("sqlite://")
    _Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all([_Thing(text=f"Zeile {number}") for number in range(_ROWS)])
        session.commit()
        yield [(thing.id, thing.text) for thing in session.scalars(select(_Thing))]
    engine.dispose()


if __name__ == "__main__":
    main()
