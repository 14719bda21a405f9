"""How every file of the press is written."""

import io

from pikepdf import ObjectStreamMode, Pdf


def saved(pdf: Pdf) -> bytes:
    """The file as bytes; its identity is the digest of its content.

    ``preserve_pdfa``, on by default, ends each stream with the line break PDF/A asks for.
    """
    out = io.BytesIO()
    pdf.save(
        out,
        force_version="1.7",
        fix_metadata_version=False,
        object_stream_mode=ObjectStreamMode.generate,
        deterministic_id=True,
    )
    return out.getvalue()
