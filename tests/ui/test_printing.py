"""The preview shows the very bytes; paper is as large as the page, to the millimetre."""

import io
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import Stopped, Unavailable
from app.ui import files
from app.ui.actions import Action
from app.ui.printing import PdfPreview, show_pdf_sheet
from app.ui.printing.preview import page_sizes
from app.ui.printing.printer import print_pages
from tests.kit.qt import SeenContext, press, spoken, texts


@pytest.fixture
def letter() -> bytes:
    """Two pages, the second landscape; a black square 100 mm from the left, 50 mm from the top."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(210 * mm, 297 * mm), invariant=True)
    canvas.rect(100 * mm, (297 - 60) * mm, 10 * mm, 10 * mm, fill=1)
    canvas.showPage()
    canvas.setPageSize((297 * mm, 210 * mm))
    canvas.drawString(20 * mm, 20 * mm, "Quer")
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _progress(_done: int, _of: int, _what: str) -> None:
    """Nobody watches."""


def _printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setResolution(150)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_the_preview_shows_pages_of_their_size(qtbot: QtBot, context: SeenContext, letter: bytes) -> None:
    preview = PdfPreview(context)
    qtbot.addWidget(preview)
    preview.resize(600, 700)
    preview.show()
    assert not preview.isEnabled()
    preview.show_pdf(letter, "Bescheid.pdf")
    assert preview.isEnabled()
    assert preview.pages.text() == "2 Seiten"
    sizes = page_sizes(preview.document)
    assert sizes[0] == pytest.approx((210, 297), abs=0.1)
    assert sizes[1] == pytest.approx((297, 210), abs=0.1)
    comfortable = preview.view.zoomFactor()
    assert 0.6 < comfortable < 0.8, "an A4 page in 600 pixels"
    preview.zoom(1.2)
    assert preview.view.zoomFactor() > comfortable
    preview.fit_page()
    preview.fit_width()
    preview.show_pdf(letter, "Zweiter.pdf")
    assert preview.document.pageCount() == 2


def test_what_is_no_pdf_is_not_shown(qtbot: QtBot, context: SeenContext) -> None:
    preview = PdfPreview(context)
    qtbot.addWidget(preview)
    preview.show_pdf(b"nothing", "x.pdf")
    assert not preview.isEnabled()


def test_paper_is_the_page_to_the_millimetre(qtbot: QtBot, letter: bytes, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    assert print_pages(letter, _printer(path), _progress) == 2
    reader = PdfReader(path)
    width, height = (float(part) * 25.4 / 72 for part in reader.pages[0].mediabox.upper_right)
    assert (width, height) == pytest.approx((210, 297), abs=0.5)
    turned = [float(part) * 25.4 / 72 for part in reader.pages[1].mediabox.upper_right]
    assert turned == pytest.approx([297, 210], abs=0.5)
    image: Any = reader.pages[0].images[0].image.convert("L")
    dark = image.point(lambda value: 255 if value < 128 else 0).getbbox()
    scale = image.width / 210
    assert dark[0] / scale == pytest.approx(100, abs=0.4)
    assert dark[1] / scale == pytest.approx(50, abs=0.4)
    assert dark[2] / scale == pytest.approx(110, abs=0.4)


def test_only_the_chosen_pages_are_printed(qtbot: QtBot, letter: bytes, tmp_path: Path) -> None:
    printer = _printer(tmp_path / "out.pdf")
    printer.setFromTo(2, 2)
    assert print_pages(letter, printer, _progress) == 1
    assert len(PdfReader(tmp_path / "out.pdf").pages) == 1


def test_printing_can_be_stopped(qtbot: QtBot, letter: bytes, tmp_path: Path) -> None:
    def stop(done: int, _of: int, _what: str) -> None:
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        print_pages(letter, _printer(tmp_path / "out.pdf"), stop)


@pytest.mark.filterwarnings("ignore")
def test_a_printer_that_refuses_is_said(
    qtbot: QtBot, letter: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.printing.printer.QPainter.begin", lambda *_: False)
    with pytest.raises(Unavailable, match="Drucker"):
        print_pages(letter, _printer(tmp_path / "out.pdf"), _progress)


def test_the_sheet_offers_what_comes_next(qtbot: QtBot, context: SeenContext, letter: bytes) -> None:
    done: list[int] = []
    owner = PdfPreview(context)
    qtbot.addWidget(owner)
    owner.show()
    dialog = show_pdf_sheet(
        context, owner, "Bescheid", letter, "Bescheid.pdf", (Action("Ausfertigen", lambda: done.append(1)),)
    )
    assert dialog.findChild(PdfPreview).pages.text() == "2 Seiten"
    press(dialog, "Ausfertigen")
    assert done == [1]
    assert not dialog.isVisible()


def test_documents_are_saved_whole_and_faults_are_said(
    qtbot: QtBot, context: SeenContext, letter: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = PdfPreview(context)
    qtbot.addWidget(preview)
    chosen: list[str] = [str(tmp_path / "Brief.pdf")]
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: dialog.fileSelected.emit(chosen[0]))
    preview.show_pdf(letter, "Brief: Müller/VF.pdf")
    preview.save()
    assert (tmp_path / "Brief.pdf").read_bytes() == letter
    assert spoken(context)[-1].startswith("Gespeichert:")
    assert context.settings.get("files.last_folder") == str(tmp_path)
    chosen[0] = str(tmp_path / "gone" / "Brief.pdf")
    preview.save()
    assert "gibt es nicht" in spoken(context)[-1]
    picked: list[Path] = []
    files.pick_file(preview, "Wählen", "*", picked.append)
    files.pick_folder(preview, "Wählen", picked.append)
    assert picked == [Path(chosen[0])] * 2


def test_a_page_is_readable_at_once_and_the_window_fits_on_the_screen(
    qtbot: QtBot, context: SeenContext, letter: bytes
) -> None:
    owner = PdfPreview(context)
    qtbot.addWidget(owner)
    owner.show()
    dialog = show_pdf_sheet(context, owner, "Bescheid", letter, "Bescheid.pdf")
    QApplication.processEvents()
    preview = dialog.findChild(PdfPreview)
    assert preview is not None
    dots = preview.document.pagePointSize(0).width() * preview.logicalDpiX() / 72
    shown = dots * preview.view.zoomFactor()
    assert preview.view.width() * 0.85 < shown <= preview.view.width()
    room = dialog.screen().availableGeometry()
    assert dialog.height() < room.height()
    assert dialog.width() <= room.width()
    dialog.close()


def test_what_is_not_issued_yet_can_only_be_looked_at(
    qtbot: QtBot, context: SeenContext, letter: bytes
) -> None:
    owner = PdfPreview(context)
    qtbot.addWidget(owner)
    dialog = show_pdf_sheet(context, owner, "Bescheid", letter, "Bescheid.pdf", draft="Gedruckt wird danach.")
    assert "Gedruckt wird danach." in texts(dialog)
    assert not {"Drucken …", "Speichern unter …"} & set(texts(dialog))
    dialog.close()
