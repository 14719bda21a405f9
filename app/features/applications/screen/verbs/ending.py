"""Ways a grant ends: altered, revoked, asked back, closed, and opened again."""

from collections.abc import Iterator
from datetime import timedelta

from app.domain import formats
from app.domain.casework import Status
from app.domain.money import ZERO
from app.features.applications.form.money import RECLAIM_FORM, REFUND_FORM
from app.features.applications.form.proof import AMEND_FORM, REVOKE_FORM, reason_form
from app.features.applications.queries import ApplicationDetail
from app.features.applications.rules import PaymentDraft, Verb, may
from app.features.applications.rules.altering import AmendDraft, ReasonDraft, RevokeDraft
from app.features.applications.rules.reclaim import ReclaimDraft
from app.features.applications.screen.verbs.base import Group
from app.features.applications.service import altering, reclaiming
from app.ui.actions import Action
from app.ui.browser import Saving
from app.ui.sheet import ask_form

_HEARING = timedelta(days=28)
"""Time to answer that is proposed."""


class Ending(Group):
    """What brings a file to its end, and back."""

    def actions(self, detail: ApplicationDetail) -> Iterator[Action]:
        """Close; ask money back; alter; revoke; open again."""
        if may(detail.status, Verb.CLOSE) and detail.even:
            yield Action("Akte schließen", lambda: self._close(detail), icon="archive", primary=True)
        yield from self._reclaims(detail)
        if may(detail.status, Verb.AMEND):
            yield Action("Bewilligung ändern …", lambda: self._amend(detail), icon="pencil")
        if may(detail.status, Verb.REVOKE):
            yield Action("Widerrufen …", lambda: self._revoke(detail), icon="circle-x", danger=True)
        if may(detail.status, Verb.REOPEN):
            yield Action("Akte wieder öffnen …", lambda: self._reopen(detail), icon="rotate-ccw")

    def _reclaims(self, detail: ApplicationDetail) -> Iterator[Action]:
        owed = detail.owed_back > ZERO
        if may(detail.status, Verb.RECLAIM) and owed and not detail.reclaiming:
            yield Action("Zurückfordern …", lambda: self._reclaim(detail), icon="gavel", primary=True)
        if may(detail.status, Verb.REFUND) and owed:
            primary = detail.status == Status.RECLAIM and detail.reclaiming
            yield Action(
                "Rückzahlung buchen …", lambda: self._refund(detail), icon="hand-coins", primary=primary
            )

    def _reclaim(self, detail: ApplicationDetail) -> None:
        today = self._context.clock.today()
        ask_form(
            self._context,
            self._screen,
            title=f"Rückforderung zu {detail.reference}",
            spec=RECLAIM_FORM,
            draft=ReclaimDraft("", detail.owed_back, today, today + _HEARING),
            button="Anhörung beginnen",
            saving=lambda draft: Saving(
                f"Rückforderung zu {detail.reference} beginnen",
                lambda session: reclaiming.begin_reclaim(session, detail.id, draft, today=today),
                toast="Die Anhörung ist vorbereitet. Sie finden sie unter „Schreiben“.",
            ),
            key=f"reclaim:{detail.id}",
            explain="Vor dem Bescheid wird der Antragsteller angehört (§ 28 VwVfG NRW). Gefordert wird "
            "danach unter „Zahlungen“.",
        )

    def _refund(self, detail: ApplicationDetail) -> None:
        today = self._context.clock.today()
        ask_form(
            self._context,
            self._screen,
            title=f"Rückzahlung zu {detail.reference} buchen",
            spec=REFUND_FORM,
            draft=PaymentDraft(detail.owed_back, today),
            button="Buchen",
            saving=lambda draft: Saving(
                f"Rückzahlung zu {detail.reference} buchen",
                lambda session: reclaiming.book_refund(session, detail.id, draft, today=today),
            ),
            key=f"refund:{detail.id}",
            explain=f"Zurückzuzahlen sind noch {formats.money(detail.owed_back)}.",
        )

    def _amend(self, detail: ApplicationDetail) -> None:
        today, staff_id = self._context.clock.today(), self._context.staff_id
        shown = detail.draft
        ask_form(
            self._context,
            self._screen,
            title=f"Bewilligung {detail.reference} ändern",
            spec=AMEND_FORM,
            draft=AmendDraft(detail.approved, shown.starts_on, shown.ends_on, shown.purpose, "", today),
            button="Ändern",
            saving=lambda draft: Saving(
                f"Bewilligung {detail.reference} ändern",
                lambda session: altering.amend(session, detail.id, draft, today=today, staff_id=staff_id),
                toast=f"{detail.reference} ist geändert bewilligt. Als Nächstes: der Änderungsbescheid.",
            ),
            key=f"amend:{detail.id}",
            explain=f"Nach der Richtlinie höchstens {formats.money(detail.calculation.grant)}. Zahlungsplan "
            "und Fristen richten sich neu danach.",
        )

    def _revoke(self, detail: ApplicationDetail) -> None:
        today, staff_id = self._context.clock.today(), self._context.staff_id
        ask_form(
            self._context,
            self._screen,
            title=f"Bewilligung {detail.reference} widerrufen",
            spec=REVOKE_FORM,
            draft=RevokeDraft(ZERO, "", today),
            button="Widerrufen",
            saving=lambda draft: Saving(
                f"Bewilligung {detail.reference} widerrufen",
                lambda session: altering.revoke(session, detail.id, draft, today=today, staff_id=staff_id),
            ),
            key=f"revoke:{detail.id}",
            danger=True,
        )

    def _close(self, detail: ApplicationDetail) -> None:
        today = self._context.clock.today()
        self._screen.perform(
            f"Akte {detail.reference} schließen",
            lambda session: altering.close(session, detail.id, today=today),
        )

    def _reopen(self, detail: ApplicationDetail) -> None:
        today, staff_id = self._context.clock.today(), self._context.staff_id
        ask_form(
            self._context,
            self._screen,
            title=f"Akte {detail.reference} wieder öffnen",
            spec=reason_form("Warum die Akte wieder geöffnet wird"),
            draft=ReasonDraft(),
            button="Wieder öffnen",
            saving=lambda draft: Saving(
                f"Akte {detail.reference} wieder öffnen",
                lambda session: altering.reopen(session, detail.id, draft, today=today, staff_id=staff_id),
            ),
            key=f"reopen:{detail.id}",
        )
