"""Whose paper it is: what stands in its letterhead, at its foot and under it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Writer:
    """Whoever writes: the office itself, or the office of the city that is to sign.

    Args:
        name: large in the letterhead.
        lines: below it.
        return_line: one line above the recipient.
        footer: columns of lines at the foot.
        logos: media type is PNG or JPEG; the bytes and what they show.
        contact: who to ask, with telephone and e-mail.
        signatory: name and role under the signature.
    """

    name: str
    lines: tuple[str, ...] = ()
    return_line: str = ""
    footer: tuple[tuple[str, ...], ...] = ()
    logos: tuple[tuple[bytes, str], ...] = ()
    contact: str = ""
    phone: str = ""
    email: str = ""
    signatory: str = ""
    role: str = ""
