"""Paying and proving: a payment, the proof of use, the settlement."""

from collections.abc import Iterator

from app.domain.casework import Status
from app.domain.money import ZERO
from app.features.applications.form.proof import PROOF_FORM, reason_form
from app.features.applications.queries import ApplicationDetail
from app.features.applications.rules import Verb, may
from app.features.applications.rules.altering import ReasonDraft
from app.features.applications.rules.proof import ProofDraft
from app.features.applications.screen.money_questions import ask_payment
from app.features.applications.screen.verbs.base import Group
from app.features.applications.service import altering, proving
from app.ui.actions import Action
from app.ui.browser import Saving
from app.ui.sheet import ask_form


class Proving(Group):
    """From the first payment to the settled proof."""

    def actions(self, detail: ApplicationDetail) -> Iterator[Action]:
        """Check or settle what is there; pay; take the proof in, give it back, open it again."""
        if may(detail.status, Verb.CHECK_PROOF):
            run = self.saved(lambda: self._check(detail))
            yield Action("Nachweis prüfen", run, icon="file-check", primary=True)
        if may(detail.status, Verb.SETTLE) and detail.even:
            yield Action("Abrechnen", lambda: self._settle(detail), icon="check", primary=True)
        if may(detail.status, Verb.PAY) and detail.open_amount > ZERO:
            yield Action(
                "Zahlung buchen …",
                lambda: ask_payment(self._context, self._screen, detail.id),
                icon="banknote",
                primary=detail.status == Status.PROOF_CHECKED,
            )
        if may(detail.status, Verb.RECEIVE_PROOF):
            under_way = detail.status == Status.UNDER_WAY
            yield Action(
                "Nachweis eingegangen …",
                lambda: self._receive(detail),
                icon="inbox",
                primary=under_way and not detail.letter_due,
            )
        if may(detail.status, Verb.RETURN_PROOF):
            yield Action("Nachweis zurückgeben …", lambda: self._return(detail), icon="undo-2")
        if may(detail.status, Verb.REOPEN_PROOF):
            yield Action("Prüfung wieder öffnen …", lambda: self._reopen(detail), icon="rotate-ccw")

    def _receive(self, detail: ApplicationDetail) -> None:
        today = self._context.clock.today()
        ask_form(
            self._context,
            self._screen,
            title=f"Verwendungsnachweis zu {detail.reference}",
            spec=PROOF_FORM,
            draft=ProofDraft(today, detail.draft.ends_on),
            button="Eingang vermerken",
            saving=lambda draft: Saving(
                f"Eingang des Nachweises zu {detail.reference} vermerken",
                lambda session: proving.receive_proof(session, detail.id, draft, today=today),
            ),
            key=f"proof:{detail.id}",
            explain="Belege und Einnahmen erfassen Sie danach unter „Nachweis“.",
        )

    def _check(self, detail: ApplicationDetail) -> None:
        today, staff_id = self._context.clock.today(), self._context.staff_id
        self._screen.perform(
            f"Nachweis zu {detail.reference} prüfen",
            lambda session: proving.check_proof(session, detail.id, today=today, staff_id=staff_id),
        )

    def _settle(self, detail: ApplicationDetail) -> None:
        self._screen.perform(
            f"Antrag {detail.reference} abrechnen", lambda session: altering.settle(session, detail.id)
        )

    def _return(self, detail: ApplicationDetail) -> None:
        today, staff_id = self._context.clock.today(), self._context.staff_id
        ask_form(
            self._context,
            self._screen,
            title="Nachweis zurückgeben",
            spec=reason_form("Was fehlt oder falsch ist"),
            draft=ReasonDraft(),
            button="Zurückgeben",
            saving=lambda draft: Saving(
                f"Nachweis zu {detail.reference} zurückgeben",
                lambda session: proving.return_proof(
                    session, detail.id, draft, today=today, staff_id=staff_id
                ),
            ),
            key=f"proof_return:{detail.id}",
        )

    def _reopen(self, detail: ApplicationDetail) -> None:
        today, staff_id = self._context.clock.today(), self._context.staff_id
        ask_form(
            self._context,
            self._screen,
            title="Prüfung des Nachweises wieder öffnen",
            spec=reason_form("Warum noch einmal geprüft wird"),
            draft=ReasonDraft(),
            button="Wieder öffnen",
            saving=lambda draft: Saving(
                f"Prüfung des Nachweises zu {detail.reference} wieder öffnen",
                lambda session: proving.reopen_proof(
                    session, detail.id, draft, today=today, staff_id=staff_id
                ),
            ),
            key=f"proof_reopen:{detail.id}",
        )
