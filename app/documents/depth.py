"""Pictures with more than eight bits a colour, made as everybody sees them."""

from PIL import Image

_DEEP = frozenset({"I;16", "I;16B", "I;16L", "I;16N"})


def shallow(image: Image.Image) -> Image.Image:
    """The picture with 256 shades of grey where it has 65,536 (scans, PNG of 16 bits); others as they are.

    Pillow would make everything brighter than the darkest 256 shades plain white.
    """
    if image.mode not in _DEEP:
        return image
    return image.point(lambda shade: shade / 257).convert("L")
