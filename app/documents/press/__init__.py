"""From drawn pages to a file. reportlab draws and embeds; pikepdf tags and makes it fit for the archive.

What stands here is only what joins the two: which piece of a page belongs to which element of the
structure tree. Both libraries load with the first document, not with the program.
"""

from app.documents.press.about import About
from app.documents.press.press import Press
from app.documents.press.sheet import Sheet
from app.documents.press.tags import Node

__all__ = ["About", "Node", "Press", "Sheet"]
