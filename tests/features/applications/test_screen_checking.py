"""Checking an application in the window: all that is missing is said at once."""

from app.domain.money import Money
from app.features.applications.form.steps import LiveStepsEditor
from app.features.applications.screen import ApplicationsScreen
from db.store import Store
from tests.features.applications.by_hand import application, show_tab
from tests.features.applications.case import received
from tests.kit.qt import press, said, type_into


def test_a_check_names_all_that_is_missing_and_leads_there(screen: ApplicationsScreen, store: Store) -> None:
    received(store, purpose="", starts_on=None, not_begun_declared=False, requested=Money.euros(1000))
    screen.open_record(1)
    show_tab(screen, "Berechnung")
    press(screen, "Prüfen")
    assert application(store).status == "received"
    seen = said(screen)
    for sentence in ("den Zweck", "wann das Projekt beginnen", "Es fehlen 500,00", "Es fehlt die Erklärung"):
        assert sentence in seen, "each beside its field, on the tab where the fields are"
    assert screen.focusWidget() is screen.editing.editor("purpose").target()
    press(screen.panel.open_points, "Beginn geplant")
    assert screen.focusWidget() is screen.editing.editor("starts_on").target()
    type_into(screen, "starts_on", "1.12.26")
    assert "Beginn geplant" not in said(screen.panel.open_points)
    assert "Finanzierungsplan" in said(screen.panel.open_points)


def test_a_grant_below_what_is_asked_for_leaves_a_gap_that_is_named(
    screen: ApplicationsScreen, store: Store
) -> None:
    received(store)
    screen.open_record(1)
    live = screen.editing.findChildren(LiveStepsEditor)[0]
    assert "Möglich sind 1.400,00\xa0€, beantragt 1.500,00\xa0€" in said(live)
    assert "die übrigen 100,00" in said(live)
    type_into(screen, "requested", "1400")
    assert "Möglich sind" not in said(live)
