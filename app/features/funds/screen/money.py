"""The tab „Mittel“: balance as a chart, budget years, the givers' parts of the chosen year."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.domain import formats
from app.features.funds import document, service
from app.features.funds.form import YEAR_FORM
from app.features.funds.queries import FundDetail, YearRow, current_year
from app.features.funds.rules import Carrying, YearDraft, carry_question
from app.features.funds.table import SHARE_COLUMNS, YEAR_CHIPS, YEAR_COLUMNS
from app.ui.context import Context
from app.ui.flow import FlowBox
from app.ui.jobs import Progress
from app.ui.sheet import Saving, ask_form
from app.ui.svg_view import SvgView
from app.ui.table import SimpleTable
from app.ui.theme import theme
from app.ui.theme.tokens import DARK
from app.ui.widgets import H3, Button, Quiet

_YEARS_IN_CHART = 3


class MoneyPanel(QWidget):
    """Budget, carry-over and balance of a fund, a year a line."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._detail: FundDetail | None = None
        self._chosen: int | None = None
        self._chart = SvgView()
        self._years: SimpleTable[YearRow] = SimpleTable(
            context,
            YEAR_COLUMNS,
            key="fund_years",
            name="Haushaltsjahre",
            chips=YEAR_CHIPS,
            empty="Noch keine Mittel. Tragen Sie das erste Haushaltsjahr ein.",
        )
        self._said = Quiet("")
        self._split_title = H3("")
        self._shares = SimpleTable(
            context,
            SHARE_COLUMNS,
            key="fund_shares",
            name="Anteile der Mittelgeber",
            empty="Noch keine Mittelgeber.",
        )
        self._add = Button("Jahr hinzufügen", icon="plus", run=self._add_year)
        self._edit = Button("Ändern …", icon="pencil", run=self._edit_year)
        self._take_over = Button("Übertrag übernehmen", icon="arrow-right", run=self._carry_over)
        self._reopen = Button("Jahr wieder öffnen", icon="rotate-ccw", run=self._reopen_year)
        self._remove = Button("Entfernen", icon="trash-2", run=self._remove_year)
        self._years.chosen.connect(self._choose)
        self._years.opened.connect(self._open)
        theme().changed.connect(self._draw_chart)
        self._lay_out()

    def show_record(self, detail: FundDetail) -> None:
        """Show this fund."""
        self._detail = detail
        self._years.set_rows(detail.years)
        if self._row() is None:
            now = current_year(detail.years, self._context.clock.today().year)
            self._chosen = now.id if now else None
        self._choose(self._chosen)
        self._draw_chart()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "clear")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(12)
        layout.addWidget(self._chart)
        layout.addWidget(self._years)
        layout.addWidget(self._said)
        buttons = FlowBox(gap=8)
        for button in (self._add, self._edit, self._take_over, self._reopen, self._remove):
            buttons.flow.addWidget(button)
        layout.addWidget(buttons)
        layout.addSpacing(8)
        layout.addWidget(self._split_title)
        layout.addWidget(self._shares)
        layout.addWidget(Quiet("Jeder Betrag ist centgenau nach den Anteilen der Mittelgeber aufgeteilt."))
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    # -- what is shown ---------------------------------------------------------------------

    def _open(self, year_id: int) -> None:
        self._choose(year_id)
        self._edit_year()

    def _choose(self, year_id: int | None) -> None:
        self._chosen = year_id
        row = self._row()
        self._years.select(year_id)
        self._said.setText(_in_words(row) if row else "")
        self._split_title.setText(f"Anteile der Mittelgeber {row.year}" if row else "")
        self._shares.set_rows(row.shares if row else ())
        self._shares.setVisible(row is not None)
        for button in (self._edit, self._remove, self._take_over):
            button.setEnabled(row is not None)
        self._reopen.setVisible(row is not None and row.closed)
        if row is not None:
            self._take_over.setToolTip(f"Freie Mittel aus {row.year - 1} in das Jahr {row.year} übernehmen")

    def _row(self) -> YearRow | None:
        rows = self._detail.years if self._detail else ()
        return next((row for row in rows if row.id == self._chosen), None)

    def _draw_chart(self) -> None:
        detail = self._detail
        shown = [row for row in detail.years if row.whole != row.passed_on] if detail else []
        self._chart.setVisible(bool(shown))
        if not shown:
            return
        years, dark = shown[:_YEARS_IN_CHART], theme().tokens is DARK

        def build(progress: Progress) -> tuple[bytes, str]:
            progress(0, 1, "Diagramm")
            return document.balance_svg("", years, dark=dark)

        self._context.make(build, self._show_chart, title="Diagramm zeichnen", owner=self)

    def _show_chart(self, drawn: tuple[bytes, str]) -> None:
        self._chart.show_svg(*drawn)

    # -- what can be done ------------------------------------------------------------------

    def _add_year(self) -> None:
        detail = self._detail
        if detail is None:
            return
        year = max((row.year + 1 for row in detail.years), default=self._context.clock.today().year)
        ask_year(self._context, self, detail, year, self._added)

    def _added(self, year_id: int | None) -> None:
        """What was entered last is what the buttons are about."""
        self._chosen = year_id
        if self._row() is not None:
            self._choose(year_id)

    def _edit_year(self) -> None:
        detail, row = self._detail, self._row()
        if detail is None or row is None:
            return
        fund_id, year_id = detail.id, row.id
        name = f"Mittel {row.year} des „{detail.draft.name}“ ändern"
        ask_form(
            self._context,
            self,
            title=f"Mittel {row.year} ändern",
            spec=YEAR_FORM,
            draft=YearDraft(row.year, row.budget, row.carried),
            button="Ändern",
            saving=lambda draft: Saving(
                name, lambda session: service.save_year(session, fund_id, draft, year_id)
            ),
            key=f"fund_year:{year_id}",
            explain=f"Bewilligt oder vorgemerkt sind {formats.money(row.approved + row.reserved)}; "
            "darunter lassen sich die Mittel nicht kürzen.",
        )

    def _carry_over(self) -> None:
        detail, row = self._detail, self._row()
        if detail is None or row is None:
            return
        fund_id, year = detail.id, row.year
        self._context.look(
            lambda session: service.carrying(session, fund_id, year),
            self._ask_carrying,
            self,
            slot="carrying",
        )

    def _ask_carrying(self, found: Carrying) -> None:
        """An amount that stands there is not replaced, and a year with work in it not closed, unseen."""
        asked = carry_question(found)
        if asked is None:
            self._carry(found)
        else:
            then = partial(self._carry, found)
            self._context.messages.ask(asked.question, asked.explain, asked.yes, then)

    def _carry(self, agreed: Carrying) -> None:
        year = agreed.year

        def done(carried: object) -> None:
            said = formats.money(carried)  # type: ignore[arg-type] # carry_over returns Money
            self._context.messages.done(
                f"Aus {year - 1} sind {said} nach {year} übertragen; {year - 1} ist damit abgeschlossen.",
                undo=True,
            )

        self._context.do(
            f"Übertrag aus {year - 1} übernehmen",
            lambda session: service.carry_over(session, agreed.fund_id, year, agreed),
            done,
            owner=self,
        )

    def _reopen_year(self) -> None:
        row = self._row()
        if row is None:
            return
        year_id, year = row.id, row.year
        back = formats.money(row.passed_on)

        def reopen() -> None:
            name = f"Jahr {year} wieder öffnen"
            self._context.do(
                name,
                lambda session: service.reopen_year(session, year_id),
                lambda _fund: self._context.messages.done(name, undo=True),
                owner=self,
            )

        self._context.messages.ask(
            f"{year} wieder öffnen?",
            f"Die nach {year + 1} übertragenen {back} kommen nach {year} zurück.",
            "Wieder öffnen",
            reopen,
        )

    def _remove_year(self) -> None:
        row = self._row()
        if row is None:
            return
        year_id, name = row.id, f"Mittel {row.year} entfernen"
        self._context.do(
            name,
            lambda session: service.remove_year(session, year_id),
            lambda _fund: self._context.messages.done(name, undo=True),
            owner=self,
        )


def ask_year(
    context: Context,
    owner: QWidget,
    detail: FundDetail,
    year: int,
    done: Callable[[int | None], None] | None = None,
) -> None:
    """Ask for the money of another year."""
    fund_id, name = detail.id, detail.draft.name

    def saving(draft: YearDraft) -> Saving:
        return Saving(
            f"Mittel {draft.year} für „{name}“ eintragen",
            lambda session: service.save_year(session, fund_id, draft),
        )

    ask_form(
        context,
        owner,
        title="Mittel eines Jahres eintragen",
        spec=YEAR_FORM,
        draft=YearDraft(year),
        button="Eintragen",
        saving=saving,
        done=done,
        key=f"fund_year:{fund_id}:new",
    )


def _in_words(row: YearRow) -> str:
    """How the money of a year is made up, and what became of it."""
    parts = [f"{row.year}: {formats.money(row.budget)} Mittel"]
    if row.carried:
        parts.append(f"{formats.money(row.carried)} Übertrag aus {row.year - 1}")
    if row.passed_on:
        parts.append(f"{formats.money(row.passed_on)} nach {row.year + 1} übertragen")
    parts.append(f"{formats.money(row.paid)} gezahlt")
    return ", ".join(parts) + "."
