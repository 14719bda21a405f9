"""The way in: set up by typing, unlock, recovery code, restore, demo; refusals are told in the window."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.domain.errors import Refused, Unavailable
from app.shell import opening
from app.shell.opening import Desk
from app.shell.recent import Recent, recent, remember
from app.shell.welcome.recovery import RecoveryPage
from app.shell.welcome.setup import SetupPage
from app.shell.welcome.start import StartPage
from app.shell.welcome.unlock import UnlockPage
from app.system.clock import Clock
from app.system.settings import Settings
from app.ui.jobs import Progress
from app.ui.messages.question import Question
from db import vault
from tests.kit.office import CLOCK
from tests.kit.qt import activate
from tests.shell.conftest import GOOD
from tests.shell.test_opening import demo_like
from tests.shell.toy_pages import top_dialog


def fill(page: SetupPage, **texts: str) -> None:
    for name, text in texts.items():
        page.fields[name].set_text(text)


def test_an_office_is_set_up_by_typing_and_the_code_is_confirmed(
    welcome: Any, entered: list[Desk], tmp_path: Path, qtbot: Any
) -> None:
    window = welcome()
    assert isinstance(window.page(), StartPage)
    window.page().new.button.click()
    page = window.page()
    page.next.click()
    assert "wie Ihr Büro heißt" in page.fields["name"].error()
    fill(page, name="Büro Nord/Süd", city="Stadt Witten", postcode="5845")
    page.next.click()
    assert "fünf Ziffern" in page.fields["postcode"].error()
    fill(page, postcode="58452")
    assert page.fields["postcode"].error() == ""
    page.next.click()
    assert page.fields["court_name"].text() == "Verwaltungsgericht Arnsberg"
    page.next.click()
    fill(page, person_name="Ayşe Demir", passphrase="kurz", repeated="kurz")
    page.next.click()
    assert "zu schwach" in page.fields["passphrase"].error()
    fill(page, passphrase=GOOD, repeated=GOOD + "x")
    page.next.click()
    assert "verschieden" in page.fields["repeated"].error()
    fill(page, repeated=GOOD)
    page.fields["repeated"].field.returnPressed.emit()
    folder = Path(page.fields["folder"].text())
    assert folder.parent == tmp_path
    page.next.click()
    code = window.page()
    assert isinstance(code, RecoveryPage)
    assert not entered
    qtbot.waitUntil(lambda: window.focusWidget() is code.check.field)
    code.check.set_text("ABCDE")
    code.next.click()
    assert "stimmt nicht" in code.check.error()
    assert not entered
    code.check.set_text(code.code.text()[-5:].lower())
    code.next.click()
    assert (entered[0].name, entered[0].who) == ("Büro Nord/Süd", "Ayşe Demir")
    assert vault.unlock(folder, code.code.text()).is_recovery
    window.close()


def test_going_back_keeps_what_was_typed_and_leaving_asks(welcome: Any, qtbot: Any) -> None:
    window = welcome()
    page = window.show_setup()
    fill(page, name="Büro", city="Witten")
    page.go_on()
    page.go_back()
    assert page.fields["name"].text() == "Büro"
    window.close()
    question = top_dialog(Question)
    assert window.isVisible()
    question.no.click()
    assert window.page() is page
    window.close()
    top_dialog(Question).yes.click()
    assert not window.isVisible()


def test_a_taken_folder_is_refused_beside_the_field(welcome: Any, office: Path) -> None:
    window = welcome()
    page = window.show_setup()
    fill(page, name="Büro", city="Witten")
    page.go_on()
    page.go_on()
    fill(page, person_name="A", passphrase=GOOD, repeated=GOOD)
    page.go_on()
    for typed, said in (
        (str(office), "schon ein Büro"),
        (str(office.parent), "liegt schon etwas anderes"),
        ("Büro", "„Büro“ sagt nicht, wo der Ordner liegt."),
    ):
        fill(page, folder=typed)
        page.go_on()
        assert said in page.fields["folder"].error()
    window.show_start()


def test_back_to_the_start_asks_before_typed_text_is_lost(welcome: Any) -> None:
    window = welcome()
    page = window.show_setup()
    fill(page, name="Büro")
    page.back.click()
    top_dialog(Question).no.click()
    assert window.page() is page
    assert page.fields["name"].text() == "Büro"
    page.back.click()
    top_dialog(Question).yes.click()
    assert isinstance(window.page(), StartPage)
    window.show_setup().back.click()
    assert isinstance(window.page(), StartPage), "there is nothing to ask about"


def test_the_last_office_asks_for_its_passphrase_at_once(
    welcome: Any, office: Path, entered: list[Desk]
) -> None:
    settings = Settings()
    remember(settings, Recent(office, "Büro Oberstadt"))
    page = welcome(settings).page()
    assert isinstance(page, UnlockPage)
    page.button.click()
    assert "Bitte geben Sie" in page.passphrase.error()
    page.passphrase.set_text("falsch")
    page.button.click()
    assert "passt nicht" in page.passphrase.error()
    page.passphrase.set_text(GOOD)
    page.passphrase.entered.emit()
    assert entered[0].who == "Ayşe Demir"


def test_an_office_that_is_gone_leaves_the_list(welcome: Any, tmp_path: Path) -> None:
    settings = Settings()
    remember(settings, Recent(tmp_path / "weg", "Weg"))
    assert isinstance(welcome(settings).page(), StartPage)
    assert recent(settings) == []


def test_the_recovery_code_asks_who_sits_there(
    welcome: Any, office: Path, tmp_path: Path, entered: list[Desk], qtbot: Any
) -> None:
    window = welcome()
    activate(qtbot, window)
    page = window.show_unlock(Recent(office, "Büro"))
    page.passphrase.set_text((tmp_path / "code.txt").read_text(encoding="utf-8"))
    page.button.click()
    assert not entered
    assert page.who.hasFocus()
    qtbot.keyClick(page.who, Qt.Key.Key_Return)
    assert (entered[0].who, entered[0].slot_uid) == ("Ayşe Demir", None)


def test_an_office_open_elsewhere_names_the_holder(
    welcome: Any, office: Path, entered: list[Desk], qtbot: Any
) -> None:
    other = opening.open_office(office, GOOD, CLOCK)
    window = welcome()
    activate(qtbot, window)
    page = window.show_unlock(Recent(office, "Büro"))
    page.passphrase.set_text(GOOD)
    page.button.click()
    assert "gerade geöffnet: von" in page.said()
    assert page.passphrase.field.hasFocus()
    other.store.close()
    page.button.click()
    assert entered


def test_a_folder_without_office_is_refused_on_the_start_page(welcome: Any, tmp_path: Path) -> None:
    window = welcome()
    (tmp_path / "Fotos").mkdir()
    window.picked(tmp_path / "Fotos")
    assert "„Fotos“ liegt kein Büro" in window.page().said()


def test_the_demo_is_built_beside_real_offices_and_opened(
    welcome: Any, entered: list[Desk], tmp_path: Path
) -> None:
    def build(folder: Path, _clock: Clock, progress: Progress) -> object:
        progress(1, 2, "Beratungen")
        folder.mkdir()
        demo_like(folder, is_demo=True)
        return None

    window = welcome(build=build)
    window.page().look.button.click()
    assert entered[0].is_demo
    assert entered[0].folder == tmp_path / opening.DEMO_FOLDER


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Unavailable("Die Festplatte ist voll.", "Bitte schaffen Sie Platz."), "Platz"),
        (Refused("So geht es nicht."), "So geht es nicht"),
    ],
)
def test_a_demo_that_cannot_be_made_is_told(welcome: Any, fault: Exception, said: str) -> None:
    def build(_folder: Path, _clock: Clock, _progress: Progress) -> object:
        raise fault

    window = welcome(build=build)
    window.page().look.button.click()
    assert said in window.page().said()
    assert window.page().new.isEnabled()


def test_the_public_passphrase_of_the_demo_is_filled_in(welcome: Any, tmp_path: Path) -> None:
    page = welcome().show_unlock(Recent(tmp_path, "Vorführbezirk", is_demo=True))
    assert page.passphrase.text() == opening.DEMO_PASSPHRASE
    assert page.title.text() == "Vorführbezirk (Vorführung)"


def test_a_demo_folder_opened_for_the_first_time_is_recognised(
    welcome: Any, entered: list[Desk], office: Path, tmp_path: Path
) -> None:
    demo = tmp_path / "probe"
    demo.mkdir()
    demo_like(demo, is_demo=True)
    window = welcome()
    window.picked(demo)
    page = window.page()
    assert page.title.text() == "probe (Vorführung)"
    assert page.passphrase.text() == opening.DEMO_PASSPHRASE
    assert page.passphrase.field.selectedText(), "typed all the same, it is there once"
    assert "öffentlich" in page.passphrase.field.accessibleDescription()
    window.picked(office)
    page = window.page()
    assert (page.title.text(), page.passphrase.text()) == ("büro", "")


def test_every_fault_of_a_step_is_named_at_once_and_required_fields_are_marked(welcome: Any) -> None:
    window = welcome()
    page = window.show_setup()
    fill(page, postcode="5845", email="buero")
    page.next.click()
    wrong = [name for name, field in page.fields.items() if getattr(field, "error", str)()]
    assert wrong == ["name", "city", "postcode", "email"]
    assert window.focusWidget() is page.fields["name"].field
    marked = [name for name, field in page.fields.items() if "Pflichtfeld" in field.field.accessibleName()]
    assert marked == ["name", "city", "person_name", "passphrase", "repeated", "folder"]
    fill(page, name="Büro", city="Witten", postcode="", email="")
    page.next.click()
    page.next.click()
    page.next.click()
    assert "Namen" in page.fields["person_name"].error()
    assert "denken Sie sich" in page.fields["passphrase"].error()
    fill(page, passphrase=opening.DEMO_PASSPHRASE, repeated=opening.DEMO_PASSPHRASE)
    page.next.click()
    assert "zu schwach" in page.fields["passphrase"].error()
    window.show_start()


def test_too_much_text_is_told_beside_its_field(welcome: Any, qtbot: Any) -> None:
    window = welcome()
    page = window.show_setup()
    fill(page, name="Büro", city="Witten", postcode="58452")
    qtbot.keyClick(page.fields["postcode"].field, "1")
    qtbot.waitUntil(lambda: "höchstens 5 Zeichen" in page.fields["postcode"].error())
    page.go_on()
    fill(page, hours="Montag " * 1000)
    page.go_on()
    assert "erlaubt sind 2.000" in page.fields["hours"].error()
    assert page.said() == ""
    fill(page, hours="Montag")
    assert page.fields["hours"].error() == ""
    window.show_start()


def test_a_place_nobody_may_write_to_is_told_and_can_be_changed_at_once(
    welcome: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    def refuse(*_: object) -> None:
        raise Unavailable("Der Ordner lässt sich nicht anlegen.", "Bitte wählen Sie einen anderen Ort.")

    monkeypatch.setattr(opening, "create_office", refuse)
    window = welcome()
    activate(qtbot, window)
    page = window.show_setup()
    fill(page, name="Büro", city="Witten", person_name="A", passphrase=GOOD, repeated=GOOD)
    for _ in range(3):
        page.go_on()
    fill(page, folder=str(tmp_path / "neu"))
    page.go_on()
    assert page.said() == "Der Ordner lässt sich nicht anlegen. Bitte wählen Sie einen anderen Ort."
    assert page.fields["folder"].field.hasFocus()
    window.show_start()
