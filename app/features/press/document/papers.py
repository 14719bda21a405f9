"""Labels, envelopes, badges, signs, lists and serial letters: what was chosen and typed in, a paper out."""

from collections.abc import Callable, Sequence

from app.documents.bundle import bundle
from app.documents.flow import (
    Align,
    Block,
    Bullets,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Table,
    TableColumn,
)
from app.documents.letter import Letter, Signatory, letter_bytes, sender_of
from app.documents.mailing.badges import Badge, Badges, badges_bytes
from app.documents.mailing.envelopes import ENVELOPES, Envelopes, envelopes_bytes
from app.documents.mailing.formats import BADGES, grid_of, must_begin_on
from app.documents.mailing.labels import LabelSheets, labels_bytes
from app.documents.mailing.lists import Field, SignUp, sign_up_bytes
from app.documents.mailing.signs import TENTS, Sign, Signs, signs_bytes
from app.documents.report import Report, report_bytes
from app.documents.templates import blocks, check, placeholders_in, render
from app.domain import formats
from app.domain.errors import Refused
from app.domain.people import address_lines, full_name, organisation_name, salutation_line
from app.features.press.rules import papers as rules
from app.features.press.rules.mailing import Dispatch, Sifted, addresses
from app.features.press.rules.papers import (
    FIELDS,
    PLACEHOLDERS,
    BadgesDraft,
    EnvelopesDraft,
    LabelsDraft,
    SerialDraft,
    Setting,
    SignsDraft,
    SignUpDraft,
)

Told = Callable[[int], None]
_MOST_BLANK = 200


def _silent(_done: int) -> None:
    """Nobody watches."""


def labels(setting: Setting, draft: LabelsDraft, chosen: Sequence[Sifted], told: Told = _silent) -> bytes:
    """Sheets of labels.

    Raises:
        Refused: when the sheet is unknown, the first label is not on it, or an address fits on none.
    """
    grid = grid_of(draft.grid or "")
    return labels_bytes(
        LabelSheets(
            title=draft.title,
            office=setting.writer.name,
            date=setting.today,
            grid=grid,
            labels=addresses(chosen),
            first=must_begin_on(grid, draft.first) + 1,
            sender=setting.writer.return_line if draft.sender else "",
            outlined=draft.outlined,
        ),
        told,
    )


def envelopes(
    setting: Setting, draft: EnvelopesDraft, chosen: Sequence[Sifted], told: Told = _silent
) -> bytes:
    """One envelope a page.

    Raises:
        Refused: when the size is unknown or an address does not fit.
    """
    envelope = ENVELOPES.get(draft.size or "")
    if envelope is None:
        raise Refused("Bitte wählen Sie, welche Umschläge Sie bedrucken.", "size")
    sender = tuple(part.strip() for part in setting.writer.return_line.split(",")) if draft.sender else ()
    return envelopes_bytes(
        Envelopes(draft.title, setting.writer.name, setting.today, envelope, addresses(chosen), sender), told
    )


def serial_faults(draft: SerialDraft, setting: Setting) -> None:
    """What is wrong with a serial letter before any is made.

    Raises:
        Refused: for an unknown placeholder, a command, or one that would stay empty.
    """
    for field, source in (("subject", draft.subject), ("text", draft.text)):
        problems = check(source, PLACEHOLDERS)
        if problems:
            raise Refused(problems[0], field)
    rules.must_be_given(placeholders_in(draft.subject) | placeholders_in(draft.text), setting)


def serial(setting: Setting, draft: SerialDraft, chosen: Sequence[Sifted], told: Told = _silent) -> bytes:
    """A letter to each, all in one file.

    Raises:
        Refused: when a text cannot be filled in or an address does not fit into the window.
    """
    clean = rules.checked_serial(draft)
    serial_faults(clean, setting)
    made = []
    for done, one in enumerate(chosen, start=1):
        made.append(letter_bytes(_letter(setting, clean, one)))
        told(done)
    if not made:
        raise Refused("Es ist niemand ausgewählt. Bitte kreuzen Sie an, wer einen Brief bekommt.")
    return bundle(made)


def serial_title(setting: Setting, draft: SerialDraft) -> str:
    """The subject as the archive names it: filled in with what is the same for everybody."""
    values = {**setting.values(), "anrede": "", "name": "", "organisation": ""}
    return " ".join(render(draft.subject, values).split())


def badges(setting: Setting, draft: BadgesDraft) -> bytes:
    """Name badges of an event.

    Raises:
        Refused: when there is neither a name nor a blank one, or too many blank ones.
    """
    blank = draft.blank or 0
    if not 0 <= blank <= _MOST_BLANK:
        raise Refused(f"Leere Schilder gibt es 0 bis {_MOST_BLANK} auf einmal.", "blank")
    named = tuple(Badge(one.name, one.line, one.role) for one in rules.badge_people(setting, draft))
    return badges_bytes(
        Badges(
            title=f"Namensschilder: {setting.occasion.title}",
            office=setting.writer.name,
            date=setting.today,
            event=setting.occasion.title or setting.writer.name,
            badges=(*named, *(Badge("") for _ in range(blank))),
        )
    )


def badge_count(setting: Setting, draft: BadgesDraft) -> int:
    """How many badges that would be."""
    return len(rules.badge_people(setting, draft)) + (draft.blank or 0)


def signs(setting: Setting, draft: SignsDraft) -> bytes:
    """Table signs to fold.

    Raises:
        Refused: when there is none, or one does not fit.
    """
    tent = TENTS.get(draft.tent or "")
    if tent is None:
        raise Refused("Bitte wählen Sie, wie groß die Schilder sind.", "tent")
    return signs_bytes(
        Signs(
            title=f"Tischschilder: {setting.occasion.title or setting.writer.name}",
            office=setting.writer.name,
            date=setting.today,
            tent=tent,
            signs=tuple(Sign(name, line) for name, line in rules.sign_lines(draft.lines)),
            event=setting.occasion.title if draft.with_event else "",
        )
    )


def sign_up(setting: Setting, draft: SignUpDraft) -> bytes:
    """An empty list to sign up on.

    Raises:
        Refused: when there is no column or no sensible number of lines.
    """
    return sign_up_bytes(
        SignUp(
            title=draft.title or setting.occasion.title or "Anmeldeliste",
            office=setting.writer.name,
            date=setting.today,
            facts=setting.occasion.facts,
            fields=tuple(Field(*FIELDS[key]) for key in FIELDS if key in draft.fields),
            lines=draft.lines or 0,
            notice=draft.notice,
        )
    )


def dispatch(record: Dispatch) -> bytes:
    """The record of a mailing: who got it, on what basis, who did not and why."""
    left_out = sum(number for _, number in record.omitted)
    body: list[Block] = [
        KeyFigures(
            (
                KeyFigure(formats.number(len(record.lines)), "Empfänger"),
                KeyFigure(record.channel, "Weg"),
                KeyFigure(formats.number(left_out), "nicht dabei"),
            )
        ),
        Heading("Wer etwas bekam"),
        Table(
            (
                TableColumn("Nr.", Align.RIGHT, 10),
                TableColumn("Name", width=48),
                TableColumn("Anschrift" if record.channel == "Post" else "E-Mail"),
                TableColumn("Grundlage", width=52),
            ),
            tuple(
                (str(at), line.name, line.where, line.basis) for at, line in enumerate(record.lines, start=1)
            ),
        ),
    ]
    if record.omitted:
        body.append(Heading("Wer nichts bekam"))
        body.append(Bullets(tuple(f"{formats.number(number)} {word}" for word, number in record.omitted)))
    body.append(
        Paragraph(
            "Einladungen an Personen beruhen auf ihrer Einwilligung (Art. 6 Abs. 1 lit. a DSGVO); dieses "
            "Protokoll belegt sie (Art. 7 Abs. 1 DSGVO).",
            quiet=True,
        )
    )
    return report_bytes(
        Report(
            title="Versandprotokoll",
            office=record.office,
            date=record.made_on,
            subtitle=" · ".join(
                part for part in (record.subject, record.event, formats.day(record.made_on)) if part
            ),
            body=tuple(body),
            note="Vertraulich",
        )
    )


def grid_words(draft: LabelsDraft) -> str:
    """The sheet as the archive names it."""
    return grid_of(draft.grid or "").name


BADGE_WORDS = f"{BADGES.width:.0f} × {BADGES.height:.0f} mm"


def _letter(setting: Setting, draft: SerialDraft, one: Sifted) -> Letter:
    writer, party = setting.writer, one.candidate.party
    values = {
        **setting.values(),
        "anrede": salutation_line(party),
        "name": full_name(party) or organisation_name(party),
        "organisation": organisation_name(party),
    }
    return Letter(
        sender=sender_of(writer),
        recipient=address_lines(party),
        subject=" ".join(render(draft.subject, values).split()),
        date=draft.dated or setting.today,
        salutation=values["anrede"],
        body=blocks(draft.text, values),
        info=tuple(
            (label, value)
            for label, value in (
                ("Auskunft gibt", writer.contact),
                ("Telefon", writer.phone),
                ("E-Mail", writer.email),
            )
            if value
        ),
        signatories=(Signatory(writer.signatory, writer.role),),
    )
