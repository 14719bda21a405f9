"""Letters against bare platypus: both sides of the measured ratio print the same words."""

import io

import pypdf

from app.documents.benchmark import bare_bytes, sample
from app.documents.letter import letter_bytes
from tests.kit import pdf
from tests.kit.pdf_rules import problems


def words(text: str) -> set[str]:
    return {word.strip(".,;:„“()") for word in text.split() if len(word) > 4}


def test_both_print_the_same_words() -> None:
    letter = sample(7)
    bare = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(bare_bytes(letter))).pages)
    ours = pdf.text(letter_bytes(letter))
    assert len(words(ours) ^ words(bare)) < 0.02 * len(words(ours))
    assert problems(letter_bytes(letter)) == []
