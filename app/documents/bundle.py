"""Several finished papers as one file to print; each keeps its own headings for screen readers."""

from collections.abc import Sequence


def bundle(papers: Sequence[bytes]) -> bytes:
    """One file of all papers in their order; the same papers are always the same bytes.

    Raises:
        ValueError: when there is none.
    """
    if not papers:
        raise ValueError("nothing to bundle")
    if len(papers) == 1:
        return papers[0]
    # Loaded here, not at the top: the start of the program must not pay for pikepdf.
    from app.documents.press.joining import joined  # noqa: PLC0415 - see above

    return joined(papers)
