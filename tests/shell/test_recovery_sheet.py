"""The printed recovery code: all of it on the paper, with room for when and where."""

from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize, QPdfWriter
from PySide6.QtPdf import QPdfDocument

from app.shell.welcome.recovery import draw_code

CODE = "CK8SM-2QY7H-YRHP6-8HH9W-GSJ2T"


@pytest.mark.usefixtures("qapp")
def test_the_printed_recovery_code_keeps_a_long_name_on_the_paper(tmp_path: Path) -> None:
    office = "Stadtteil- und Quartiersbüro Innenstadt und Unterstadt Nord, Quartierwerk Planung mbH " * 2
    target = tmp_path / "code.pdf"
    writer = QPdfWriter(str(target))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    draw_code(writer, "Source Sans 3", CODE, office)
    document = QPdfDocument()
    assert document.load(str(target)) == QPdfDocument.Error.None_
    page, width = document.getAllText(0), document.pagePointSize(0).width()
    said = "".join(page.text().split())
    right = max(place.boundingRect().right() for place in page.bounds())
    document.close()
    assert "".join(office.split()) in said
    assert CODE in said
    assert "Verwahrtbei" in said
    assert right < width - 20
