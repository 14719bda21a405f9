"""The structure tree as pikepdf writes it (ISO 32000-1, 14.7)."""

from collections.abc import Iterator, Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf

from app.documents.press.tags import Node, Pages


def write(pdf: Pdf, document: Node, pages: Pages) -> None:
    """Tag the file; elements in which nothing was drawn are left out."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    _prune(document)
    tree = _Tree(pdf)
    root.K = tree.element(document, root)
    numbers: list[Object | int] = []
    for index, page in enumerate(pdf.pages):
        page.obj.StructParents = index
        page.obj.Tabs = Name.S
        owners = pages.owners[index] if index < len(pages.owners) else []
        numbers += [index, Array([tree.made[owner] for owner in owners])]
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = len(pdf.pages)
    pdf.Root.StructTreeRoot = root


def _prune(node: Node) -> None:
    for kid in node.kids:
        if isinstance(kid, Node):
            _prune(kid)
    node.kids = [
        kid for kid in node.kids if not isinstance(kid, Node) or kid.kids or kid.kind in {"TD", "TH", "Form"}
    ]


class _Tree:
    """Makes the elements and remembers which node became which."""

    def __init__(self, pdf: Pdf) -> None:
        self.made: dict[Node, Object] = {}
        self._pdf = pdf
        self._pages: Sequence[Object] = [page.obj for page in pdf.pages]

    def element(self, node: Node, parent: Object) -> Object:
        """The element and all below it."""
        home = next((kid[0] for kid in node.kids if not isinstance(kid, Node)), None)
        entries: dict[str, Object | str] = {"/S": Name(f"/{node.kind}"), "/P": parent}
        if home is not None:
            entries["/Pg"] = self._pages[home]
        if node.alt:
            entries["/Alt"] = node.alt
        if node.attribute is not None:
            owner, name, value = node.attribute
            entries["/A"] = Dictionary({"/O": Name(f"/{owner}"), f"/{name}": Name(f"/{value}")})
        element = self._pdf.make_indirect(Dictionary(entries))
        self.made[node] = element
        if node.kids:
            kids = list(self._kids(node, element, home))
            element.K = Array(kids) if len(kids) > 1 else kids[0]
        return element

    def _kids(self, node: Node, element: Object, home: int | None) -> Iterator[Object | int]:
        for kid in node.kids:
            if isinstance(kid, Node):
                yield self.element(kid, element)
            elif kid[0] == home:
                yield kid[1]
            else:
                yield Dictionary(Type=Name.MCR, Pg=self._pages[kid[0]], MCID=kid[1])
