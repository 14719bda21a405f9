"""Several finished documents as one file to print: the pages as they are, one document after the other."""

import io
from collections.abc import Callable, Sequence

MOST = 2_000
"""Documents in one pack; more would hold a printer for days."""


def packed(documents: Sequence[bytes], told: Callable[[int], None] = lambda _done: None) -> bytes:
    """One file with all pages; ``told`` hears how many documents are done and may raise ``Stopped``.

    The structure trees stay with the single files, which are the archived ones: this file is for paper.

    Raises:
        ValueError: when there is nothing to pack, or more than ``MOST``.
    """
    # Loaded here, not at the top: the start of the program must not pay for pikepdf.
    import pikepdf  # noqa: PLC0415 - see above

    if not 0 < len(documents) <= MOST:
        raise ValueError(f"a pack has 1 to {MOST} documents")
    with pikepdf.new() as pack:
        for done, document in enumerate(documents, start=1):
            with pikepdf.open(io.BytesIO(document)) as one:
                pack.pages.extend(one.pages)
            told(done)
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
