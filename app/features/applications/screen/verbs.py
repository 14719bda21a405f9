"""The verbs of an application as buttons: check, approve, reject, withdraw, write, pay."""

from collections.abc import Callable, Sequence
from typing import Any

from app.domain import formats
from app.domain.money import ZERO
from app.features.applications import service
from app.features.applications.form import ACCOUNT_FORM, APPROVAL_FORM, REJECTION_FORM
from app.features.applications.queries import ApplicationDetail
from app.features.applications.rules import (
    AccountDraft,
    ApprovalDraft,
    RejectionDraft,
    Status,
    Verb,
    may,
)
from app.features.applications.screen.letters import LetterDesk
from app.features.applications.screen.payments import ask_payment
from app.features.applications.service import Checked
from app.ui.actions import Action
from app.ui.browser import RecordBrowser, Saving
from app.ui.context import Context
from app.ui.sheet import ask_form

Browser = RecordBrowser[Any, ApplicationDetail, Any]


class Verbs:
    """Makes the actions of a record and carries them out for its screen."""

    def __init__(self, context: Context, screen: Browser) -> None:
        self._context = context
        self._screen = screen
        self._desk = LetterDesk(context, screen)

    def actions(self, detail: ApplicationDetail) -> Sequence[Action]:
        """What the state allows, the next step first."""
        found: list[Action] = []
        for verb, make in _ORDER:
            if may(detail.status, verb):
                action = make(self, detail)
                if action is not None:
                    found.append(action)
        return found

    # -- the actions, each None where it would be of no use ------------------------------------

    def _check_action(self, detail: ApplicationDetail) -> Action | None:
        again = detail.status == Status.CHECKED
        if again and detail.reserved:
            return None
        text = "Erneut prüfen" if again else "Prüfen"
        return Action(
            text, self._saved(lambda: self._check(detail)), icon="clipboard-check", primary=not again
        )

    def _approve_action(self, detail: ApplicationDetail) -> Action:
        return Action(
            "Bewilligen …", self._saved(lambda: self._approve(detail)), icon="badge-check", primary=True
        )

    def _reject_action(self, detail: ApplicationDetail) -> Action:
        return Action("Ablehnen …", self._saved(lambda: self._reject(detail)), icon="circle-x")

    def _withdraw_action(self, detail: ApplicationDetail) -> Action | None:
        if detail.paid:
            return None
        return Action("Zurückziehen", self._saved(lambda: self._withdraw(detail)), icon="undo-2")

    def _letter_action(self, detail: ApplicationDetail) -> Action | None:
        if not detail.letter_due:
            return None
        return Action("Bescheid …", lambda: self._desk.preview(detail), icon="scroll-text", primary=True)

    def _pay_action(self, detail: ApplicationDetail) -> Action | None:
        if detail.open_amount <= ZERO:
            return None
        return Action(
            "Zahlung buchen …", lambda: ask_payment(self._context, self._screen, detail), icon="banknote"
        )

    def _account_action(self, detail: ApplicationDetail) -> Action | None:
        if may(detail.status, Verb.CHANGE):
            return None
        return Action("Konto und Notiz …", lambda: self._annotate(detail), icon="pencil")

    # -- carrying out --------------------------------------------------------------------------

    def _saved(self, run: Callable[[], None]) -> Callable[[], None]:
        """Verbs work on what is saved; unsaved typing would silently not count."""

        def checked() -> None:
            if self._screen.editing.dirty:
                self._context.messages.warn(
                    "Bitte speichern Sie zuerst, was Sie geändert haben (Strg+S).",
                    "Speichern",
                    self._screen.save,
                )
            else:
                run()

        return checked

    def _check(self, detail: ApplicationDetail) -> None:
        today, staff_id = self._context.clock.today(), self._context.staff_id

        def told(result: Checked) -> None:
            grant = formats.money(result.calculation.grant)
            if result.shortage:
                self._context.messages.inform(result.shortage)
            elif result.calculation.grant:
                self._context.messages.done(f"Geprüft: {grant} sind vorgemerkt.", undo=True)
            else:
                self._context.messages.inform(f"Geprüft: {result.calculation.steps[-1].sentence}.")

        self._screen.perform(
            f"Antrag {detail.reference} prüfen",
            lambda session: service.check(session, detail.id, today=today, staff_id=staff_id),
            told,
        )

    def _approve(self, detail: ApplicationDetail) -> None:
        today, staff_id = self._context.clock.today(), self._context.staff_id
        grant = detail.calculation.grant
        amount = min(grant, max(detail.free, ZERO))

        def saving(draft: ApprovalDraft) -> Saving:
            return Saving(
                f"Antrag {detail.reference} bewilligen",
                lambda session: service.approve(session, detail.id, draft, today=today, staff_id=staff_id),
                toast=f"{detail.reference} ist bewilligt. Als Nächstes: der Bescheid.",
            )

        ask_form(
            self._context,
            self._screen,
            title=f"Antrag {detail.reference} bewilligen",
            spec=APPROVAL_FORM,
            draft=ApprovalDraft(amount or None, today),
            button="Bewilligen",
            saving=saving,
            key=f"approve:{detail.id}",
            explain=f"Nach der Richtlinie höchstens {formats.money(grant)}. Im „{detail.fund}“ sind dafür "
            f"{formats.money(detail.free)} frei.",
        )

    def _reject(self, detail: ApplicationDetail) -> None:
        today, staff_id = self._context.clock.today(), self._context.staff_id
        ask_form(
            self._context,
            self._screen,
            title=f"Antrag {detail.reference} ablehnen",
            spec=REJECTION_FORM,
            draft=RejectionDraft("", today),
            button="Ablehnen",
            saving=lambda draft: Saving(
                f"Antrag {detail.reference} ablehnen",
                lambda session: service.reject(session, detail.id, draft, today=today, staff_id=staff_id),
            ),
            key=f"reject:{detail.id}",
            danger=True,
        )

    def _withdraw(self, detail: ApplicationDetail) -> None:
        self._screen.perform(
            f"Antrag {detail.reference} zurückziehen", lambda session: service.withdraw(session, detail.id)
        )

    def _annotate(self, detail: ApplicationDetail) -> None:
        draft = detail.draft
        ask_form(
            self._context,
            self._screen,
            title="Konto und Notiz",
            spec=ACCOUNT_FORM,
            draft=AccountDraft(draft.account_holder, draft.iban, draft.note),
            button="Speichern",
            saving=lambda typed: Saving(
                f"Konto und Notiz zu {detail.reference} ändern",
                lambda session: service.annotate(session, detail.id, typed),
            ),
            key=f"account:{detail.id}",
        )


_ORDER: tuple[tuple[Verb, Callable[[Verbs, ApplicationDetail], Action | None]], ...] = (
    (Verb.ISSUE_LETTER, Verbs._letter_action),  # noqa: SLF001 - the table of this class
    (Verb.APPROVE, Verbs._approve_action),  # noqa: SLF001 - see above
    (Verb.CHECK, Verbs._check_action),  # noqa: SLF001 - see above
    (Verb.PAY, Verbs._pay_action),  # noqa: SLF001 - see above
    (Verb.REJECT, Verbs._reject_action),  # noqa: SLF001 - see above
    (Verb.WITHDRAW, Verbs._withdraw_action),  # noqa: SLF001 - see above
    (Verb.ANNOTATE, Verbs._account_action),  # noqa: SLF001 - see above
)
