"""The whole window on an office with one fund, for stories that go through every page."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.features.funds import service as funds
from app.features.office.rules.drafts import OfficeDraft, StaffDraft
from app.features.office.service import identity
from app.main import Program, guards
from app.shell import opening
from app.shell.window import Window
from app.system import resources
from app.system.folders import Folders
from app.system.settings import Settings
from app.ui.jobs import Inline
from db.models import CityContact, CityOffice, Fund, FundSource, FundYear, Office
from db.store import Store
from tests.kit import factories
from tests.kit.office import CLOCK, PASSPHRASE, Template
from tests.kit.qt import dialog, press

PICTURES = os.environ.get("QUARTIERSBUCH_PICTURES", "")
"""Folder for a picture of every step, for whoever wants to see the story."""
IBAN = "DE89 3704 0044 0532 0130 00"


class Desk:
    """A person at the window."""

    def __init__(self, window: Window, story: str) -> None:
        self.window = window
        self.store = window.desk.store
        self.story = story
        self.taken = 0

    def page(self, key: str) -> Any:
        """Go to a page."""
        self.window.go(key)
        QApplication.processEvents()
        return self.window.pages.go(key)

    def tab(self, page: Any, title: str) -> Any:
        """Bring a tab of the open record to the front."""
        bar = page.panel.bar
        at = next(number for number in range(bar.count()) if bar.tabText(number) == title)
        bar.setCurrentIndex(at)
        QApplication.processEvents()
        self.see(title)
        return page.panel.built().get(at)

    def see(self, name: str) -> None:
        """Take a picture of what is in front."""
        if not PICTURES:
            return
        for _ in range(8):
            QApplication.processEvents()
        modal = QApplication.activeModalWidget()
        if modal is not None and modal.findChildren(QPdfView):
            # Pages are drawn beside the window.
            QTest.qWait(1_500)
        self.taken += 1
        folder = Path(PICTURES) / self.story
        folder.mkdir(parents=True, exist_ok=True)
        shown = modal if modal is not None and modal.isVisible() else self.window
        assert shown.grab().save(str(folder / f"{self.taken:02d} {name}.png"))

    def issue(self, page: Any, button: str = "Bescheid …") -> None:
        """Look at the letter that is due, send it out, print it."""
        press(page, button)
        self.see("Vorschau")
        for text in ("Bescheid ausgeben", "Ausgeben"):
            try:
                press(dialog(), text)
                break
            except AssertionError:
                continue
        press(dialog(), "Als gedruckt vermerken")
        QApplication.processEvents()


def prepared(template: Template, folder: Path, *, guideline: str, kind: str, prefix: str) -> Path:
    """An office that can write letters, with a fund under a published guideline."""
    place = template.copy(folder)
    store = Store.open(place, template.key, CLOCK)
    try:
        _fill(store, template.slot_uid, guideline, kind, prefix)
    finally:
        store.close()
    return place


def _fill(store: Store, slot_uid: str, guideline: str, kind: str, prefix: str) -> None:
    with store.write("Einrichten") as session:
        draft = OfficeDraft(name="Stadtteilbüro Wehringhausen", city="Stadt Hagen")
        identity.set_up(session, draft, StaffDraft(name="Jana Brinkhoff"), slot_uid=slot_uid)
        office = session.query(Office).one()
        office.street, office.postcode, office.town = "Lange Straße 20", "58089", "Hagen"
        office.court_name = "Verwaltungsgericht Arnsberg"
        office.court_address = "Jägerstraße 1, 59821 Arnsberg"
        signer = CityOffice(name="Fachbereich Stadtentwicklung", street="Rathausstraße 11")
        signer.postcode, signer.town = "58095", "Hagen"
        session.add(signer)
        session.flush()
        session.add(CityContact(city_office_id=signer.id, name="Frau Roth", phone="02331 1"))
        fund = Fund(name="Programm Wehringhausen", prefix=prefix, kind=kind, city_office_id=signer.id)
        session.add(fund)
        session.flush()
        session.add(FundYear(fund_id=fund.id, year=2026, budget=factories.BUDGET))
        session.add(FundSource(fund_id=fund.id, origin="state", share_bp=8000))
        session.add(FundSource(fund_id=fund.id, position=1, origin="city", share_bp=2000))
        funds.import_guideline(session, fund.id, resources.text(f"guidelines/{guideline}.toml"))


def opened(folder: Path, home: Path, story: str) -> Iterator[Desk]:
    """The program with that office open."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    program = Program(application, Folders.under(home), CLOCK, settings=Settings(), jobs=Inline())
    window = program.enter(opening.open_office(folder, PASSPHRASE, CLOCK, guards()))
    window.resize(1280, 800)
    yield Desk(window, story)
    window.closing.begin(another=False)
    program.deleteLater()
    QApplication.processEvents()
