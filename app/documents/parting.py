"""Where words may be parted, as the language has it."""

import re
from functools import cache, lru_cache

import pyphen

_LEAST_PART = 3
_SHORTEST = 7
"""Letters of a word below which it is not hyphenated."""
_WORD = re.compile(r"\w[\w’'-]*", re.UNICODE)


@cache
def _dictionary(language: str) -> pyphen.Pyphen | None:
    known = pyphen.language_fallback(language) or pyphen.language_fallback(f"{language}_{language.upper()}")
    return pyphen.Pyphen(lang=known, left=_LEAST_PART, right=_LEAST_PART) if known else None


@lru_cache(maxsize=8000)
def parts_of(word: str, language: str, least: int = _LEAST_PART) -> tuple[str, ...]:
    """The word as it may be parted, each part but the last with its hyphen still to come."""
    if any(mark in word for mark in "@/") or "://" in word or word.startswith("www."):
        return (word,) if "@" in word or "." in word else _at_hyphens(word)
    found = _WORD.search(word)
    dictionary = _dictionary(language)
    if dictionary is None or found is None or len(found[0]) < max(_SHORTEST, 2 * least):
        return _at_hyphens(word)
    start, end = found.span()
    cuts = [start + at for at in dictionary.positions(found[0]) if at >= least and end - start - at >= least]
    cuts = [at for at in cuts if word[at - 1] != "-" and word[at] != "-"]
    pieces = [word[a:b] for a, b in zip([0, *cuts], [*cuts, len(word)], strict=True)]
    return tuple(part for piece in pieces for part in _at_hyphens(piece))


def _at_hyphens(word: str) -> tuple[str, ...]:
    """A word may part after its own hyphens; from when until when stays together."""
    return tuple(part for part in re.split(r"(?<=[^\W\d][-–/])(?=\w{2})", word) if part) or (word,)
