"""Puts finished files one behind the other, their structure trees too (ISO 32000-1, 14.7).

Loaded with the first bundle (see ``bundle``): the start of the program must not pay for pikepdf.
"""

import io
from collections.abc import Sequence
from contextlib import ExitStack

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from app.documents.press.saving import saved


def joined(papers: Sequence[bytes]) -> bytes:
    """The first file, with the pages and the structure of the others behind its own.

    Args:
        papers: at least one file, each tagged as this program tags.
    """
    with ExitStack() as stack:
        first, *others = [stack.enter_context(pikepdf.open(io.BytesIO(paper))) for paper in papers]
        root = first.Root.StructTreeRoot
        whole = first.make_indirect(Dictionary(S=Name.Document, P=root))
        parts = [_part(root.K, whole)]
        numbers: list[Object | int] = list(root.ParentTree.Nums)
        for other in others:
            offset = len(first.pages)
            first.pages.extend(other.pages)
            tree = first.copy_foreign(other.make_indirect(other.Root.StructTreeRoot))
            parts.append(_part(tree.K, whole))
            numbers += _shifted(tree, offset)
            for page in list(first.pages)[offset:]:
                page.obj.StructParents = int(page.obj.StructParents) + offset
        whole.K = Array(parts)
        root.K = whole
        root.ParentTree = first.make_indirect(Dictionary(Nums=Array(numbers)))
        root.ParentTreeNextKey = len(first.pages)
        root.Type = Name.StructTreeRoot
        return saved(first)


def _part(document: Object, whole: Object) -> Object:
    """A file's document as a part of the whole."""
    document.S, document.P = Name.Part, whole
    return document


def _shifted(tree: Object, offset: int) -> list[Object | int]:
    """The entries of a parent tree behind those that are there."""
    nums: list[Object | int] = list(tree.ParentTree.Nums)
    keys = [int(key) + offset for key in nums[::2]]
    return [part for key, owners in zip(keys, nums[1::2], strict=True) for part in (key, owners)]
