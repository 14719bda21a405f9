"""Checking, asking for documents, consenting to an early start."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from app.domain import formats
from app.features.applications import service
from app.features.applications.form import EARLY_START_FORM, request_form
from app.features.applications.queries import ApplicationDetail
from app.features.applications.rules import USUAL_DAYS, EarlyStartDraft, RequestDraft, Status, Verb, may
from app.features.applications.screen.verbs.base import Group
from app.features.applications.service import Checked
from app.ui.actions import Action
from app.ui.browser import Saving
from app.ui.sheet import ask_form

_CHECKS = (Verb.COMPLETE, Verb.CHECK_CONTENT, Verb.CHECK)


class Checking(Group):
    """The office at work on what came in."""

    def actions(self, detail: ApplicationDetail) -> Iterator[Action]:
        """Check; ask for what is missing; consent to an early start."""
        again = detail.status == Status.CHECKED
        if any(may(detail.status, verb) for verb in _CHECKS) and not (again and detail.reserved):
            text = "Erneut prüfen" if again else _CHECK_TEXTS.get(detail.status, "Prüfen")
            run = self.saved(lambda: self._check(detail))
            yield Action(text, run, icon="clipboard-check", primary=not again)
        if detail.place is not None:
            yield Action("Warteliste nachrücken", self.saved(lambda: self._move_up(detail)), icon="arrow-up")
        if may(detail.status, Verb.REQUEST_DOCUMENTS):
            yield Action(
                "Unterlagen anfordern …", self.saved(lambda: self._request(detail)), icon="file-search"
            )
        if may(detail.status, Verb.ALLOW_EARLY_START) and detail.draft.early_start_consent_on is None:
            yield Action(
                "Vorzeitigem Beginn zustimmen …",
                self.saved(lambda: self._allow_early_start(detail)),
                icon="calendar-check",
            )

    def _check(self, detail: ApplicationDetail) -> None:
        today, staff_id = self._context.clock.today(), self._context.staff_id

        def told(result: Checked) -> None:
            grant = formats.money(result.calculation.grant)
            if result.status == Status.CONTENT_CHECKED:
                self._context.messages.done(
                    "Sachlich geprüft. Die rechnerische Prüfung übernimmt bitte eine andere Person.",
                    undo=True,
                )
            elif result.shortage:
                self._context.messages.inform(
                    f"{result.shortage} Der Antrag steht auf der Warteliste und rückt nach."
                )
            elif result.calculation.grant:
                self._context.messages.done(f"Geprüft: {grant} sind vorgemerkt.", undo=True)
            else:
                self._context.messages.inform(f"Geprüft: {result.calculation.steps[-1].sentence}.")

        self._screen.perform(
            f"Antrag {detail.reference} prüfen",
            lambda session: service.check(session, detail.id, today=today, staff_id=staff_id),
            told,
        )

    def _move_up(self, detail: ApplicationDetail) -> None:
        """First come, first served: who waits longest gets the free money first."""
        fund_id, year = detail.draft.fund_id or 0, detail.draft.year or 0

        def told(moved: tuple[str, ...]) -> None:
            if moved:
                self._context.messages.done(f"Nachgerückt: {', '.join(moved)}.", undo=True)
            else:
                self._context.messages.inform(
                    f"Im „{detail.fund}“ reichen die freien Mittel {year} noch nicht für den ersten auf der "
                    "Warteliste."
                )

        self._context.do(
            f"Warteliste {detail.fund} {year} nachrücken",
            lambda session: service.move_up(session, fund_id, year),
            told,
            owner=self._screen,
        )

    def _request(self, detail: ApplicationDetail) -> None:
        today = self._context.clock.today()
        missing = [row for row in detail.documents if row.open and row.stage == "application"]
        if not missing:
            self._context.messages.inform(
                "Auf der Liste fehlt nichts. Bitte ergänzen Sie unter „Unterlagen“, was noch gebraucht wird."
            )
            return
        ask_form(
            self._context,
            self._screen,
            title="Unterlagen anfordern",
            spec=request_form(missing),
            draft=RequestDraft(tuple(row.id for row in missing), today + timedelta(days=USUAL_DAYS)),
            button="Anfordern",
            saving=lambda draft: Saving(
                f"Unterlagen zu {detail.reference} anfordern",
                lambda session: service.request_documents(session, detail.id, draft, today=today),
                toast="Das Schreiben ist vorbereitet; unter „Schreiben“ geben Sie es aus.",
            ),
            key=f"request:{detail.id}",
        )

    def _allow_early_start(self, detail: ApplicationDetail) -> None:
        today, staff_id = self._context.clock.today(), self._context.staff_id
        ask_form(
            self._context,
            self._screen,
            title="Vorzeitigem Beginn zustimmen",
            spec=EARLY_START_FORM,
            draft=EarlyStartDraft(day=today),
            button="Zustimmen",
            saving=lambda draft: Saving(
                f"Vorzeitigem Beginn von {detail.reference} zustimmen",
                lambda session: service.allow_early_start(
                    session, detail.id, draft, today=today, staff_id=staff_id
                ),
                toast="Das Schreiben ist vorbereitet; unter „Schreiben“ geben Sie es aus.",
            ),
            key=f"early:{detail.id}",
            explain="Die Zustimmung ist keine Bewilligung; das Risiko trägt, wer den Antrag stellt.",
        )


_CHECK_TEXTS: Mapping[str, str] = {
    Status.RECEIVED: "Prüfen",
    Status.INCOMPLETE: "Prüfen",
    Status.COMPLETE: "Sachlich prüfen",
    Status.CONTENT_CHECKED: "Rechnerisch prüfen",
}
