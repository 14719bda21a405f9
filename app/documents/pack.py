"""Documents of any origin as one file: the pages as they are, one document after the other."""

import io
from collections.abc import Sequence


def packed(documents: Sequence[bytes]) -> bytes:
    """One file with all pages, whoever made them; papers of this program alone are better bundled.

    The structure trees stay with the single files, which are the archived ones.

    Raises:
        ValueError: when there is nothing to pack.
    """
    # Loaded here, not at the top: the start of the program must not pay for pikepdf.
    import pikepdf  # noqa: PLC0415 - see above

    if not documents:
        raise ValueError("nothing to pack")
    with pikepdf.new() as pack:
        for document in documents:
            with pikepdf.open(io.BytesIO(document)) as one:
                pack.pages.extend(one.pages)
        for page in pack.pages:
            for key in ("/StructParents", "/Tabs"):
                if key in page.obj:
                    del page.obj[key]
        out = io.BytesIO()
        pack.save(out, deterministic_id=True)
    return out.getvalue()


def pages_of(document: bytes) -> int:
    """How many pages a PDF has; none when it cannot be read (damaged, or locked with a passphrase)."""
    import pikepdf  # noqa: PLC0415 - see above

    try:
        with pikepdf.open(io.BytesIO(document)) as one:
            return len(one.pages)
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return 0
