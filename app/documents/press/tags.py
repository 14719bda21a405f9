"""What each piece of a page is, in reading order, while the pages are drawn."""

from typing import NamedTuple


class Attribute(NamedTuple):
    """An attribute of a structure element: who defines it, its name, its value."""

    owner: str
    name: str
    value: str


class Node:
    """A structure element.

    Args:
        kind: ``P``, ``H1``, ``Table`` …
        alt: for a figure, what it shows in words.
        attribute: e.g. whether a header cell is one of a column.
    """

    __slots__ = ("alt", "attribute", "kids", "kind")

    def __init__(self, kind: str, alt: str = "", attribute: Attribute | None = None) -> None:
        self.kind = kind
        self.alt = alt
        self.attribute = attribute
        self.kids: list[Node | tuple[int, int]] = []

    def child(self, kind: str) -> "Node":
        """A new last child."""
        return self._add(Node(kind))

    def figure(self, alt: str) -> "Node":
        """A new picture with what it shows in words."""
        return self._add(Node("Figure", alt))

    def header_cell(self, scope: str) -> "Node":
        """A header cell of a column (``Column``) or row (``Row``)."""
        return self._add(Node("TH", attribute=Attribute("Table", "Scope", scope)))

    def list(self, numbering: str = "None") -> "Node":
        """A new list; its items are numbered ``Decimal``, marked ``Disc`` or neither."""
        return self._add(Node("L", attribute=Attribute("List", "ListNumbering", numbering)))

    def _add(self, node: "Node") -> "Node":
        self.kids.append(node)
        return node


class Pages:
    """Which node owns which marked content of which page."""

    def __init__(self) -> None:
        self.owners: list[list[Node]] = []

    def mark(self, page: int, node: Node) -> int:
        """A new number for marked content of that node on that page."""
        while len(self.owners) <= page:
            self.owners.append([])
        owners = self.owners[page]
        owners.append(node)
        number = len(owners) - 1
        node.kids.append((page, number))
        return number
