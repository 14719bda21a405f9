"""The files of a handover as they are put into the folder, in the open or encrypted."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from app.features.handover.service.handing import Package
from app.system.encrypted_zip import NamedBytes, encrypted_zip


def outgoing(package: Package, password: str = "", more: Iterable[NamedBytes] = ()) -> list[NamedBytes]:
    """The files as they are put into the folder: workbook, cover and what goes with them.

    With a password all of them are in one encrypted ZIP and nothing lies beside it. Made before the
    handover is recorded, because that stays.
    """
    material = package.material
    files = [(material.file_name, package.workbook), (material.cover_name, package.cover), *more]
    if not password:
        return files
    return [(material.zip_name, encrypted_zip(_apart(files), password, material.made_at))]


def _apart(files: Iterable[NamedBytes]) -> Iterator[NamedBytes]:
    """No two of the same name, as in a folder: a program would unpack one over the other."""
    taken: set[str] = set()
    for name, data in files:
        path, number = Path(name), 2
        while path.name.casefold() in taken:
            path, number = path.with_name(f"{Path(name).stem} ({number}){path.suffix}"), number + 1
        taken.add(path.name.casefold())
        yield path.name, data
