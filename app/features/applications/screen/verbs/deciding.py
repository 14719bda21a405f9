"""Deciding where no committee does, and writing the letter that tells of it."""

from collections.abc import Iterator

from app.domain import formats
from app.domain.casework import RIPE
from app.domain.money import ZERO
from app.features.applications import service
from app.features.applications.form import APPROVAL_FORM, DEFERRAL_FORM, REJECTION_FORM
from app.features.applications.queries import ApplicationDetail
from app.features.applications.rules import ApprovalDraft, RejectionDraft, Verb, may
from app.features.applications.rules.letter import kind_of as letter_kind
from app.features.applications.rules.letter import letter_title
from app.features.applications.screen.letters import LetterDesk
from app.features.applications.screen.verbs.base import Browser, Group
from app.ui.actions import Action
from app.ui.browser import Saving
from app.ui.context import Context
from app.ui.sheet import ask_form


class Deciding(Group):
    """The decision and what is around it."""

    def __init__(self, context: Context, screen: Browser, desk: LetterDesk) -> None:
        super().__init__(context, screen)
        self._desk = desk

    def actions(self, detail: ApplicationDetail) -> Iterator[Action]:
        """Write what is due; decide; put off and take up again."""
        yield from self._writing(detail)
        yield from self._decisions(detail)

    def _writing(self, detail: ApplicationDetail) -> Iterator[Action]:
        if detail.letter_due:
            notice = letter_kind(detail.to_write[0]).notice
            text = "Bescheid …" if notice else f"{letter_title(detail.to_write[0])} …"
            yield Action(text, lambda: self._desk.preview(detail), icon="scroll-text", primary=notice)

    def _decisions(self, detail: ApplicationDetail) -> Iterator[Action]:
        if may(detail.status, Verb.APPROVE) and not detail.sitting_decides:
            run = self.saved(lambda: self._approve(detail))
            yield Action("Bewilligen …", run, icon="badge-check", primary=True)
        if may(detail.status, Verb.REJECT) and not (detail.sitting_decides and detail.status in RIPE):
            yield Action("Ablehnen …", self.saved(lambda: self._reject(detail)), icon="circle-x")
        if may(detail.status, Verb.DEFER) and not detail.sitting_decides:
            yield Action("Zurückstellen …", self.saved(lambda: self._defer(detail)), icon="clock")
        if may(detail.status, Verb.RESUME):
            yield Action("Wieder aufnehmen", self.saved(lambda: self._resume(detail)), icon="rotate-ccw")

    def _defer(self, detail: ApplicationDetail) -> None:
        today, staff_id = self._context.clock.today(), self._context.staff_id
        ask_form(
            self._context,
            self._screen,
            title=f"Antrag {detail.reference} zurückstellen",
            spec=DEFERRAL_FORM,
            draft=RejectionDraft("", today),
            button="Zurückstellen",
            saving=lambda draft: Saving(
                f"Antrag {detail.reference} zurückstellen",
                lambda session: service.defer(session, detail.id, draft, today=today, staff_id=staff_id),
            ),
            key=f"defer:{detail.id}",
        )

    def _resume(self, detail: ApplicationDetail) -> None:
        self._screen.perform(
            f"Antrag {detail.reference} wieder aufnehmen", lambda session: service.resume(session, detail.id)
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
