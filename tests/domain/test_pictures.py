"""Whether bytes are a whole picture, told without unpacking them."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.domain.pictures import picture_fault


def made(kind: str, mode: str = "RGB", **said: object) -> bytes:
    out = io.BytesIO()
    Image.radial_gradient("L").convert(mode).save(out, kind, **said)
    return out.getvalue()


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_whole_pictures_are_taken(mode: str) -> None:
    assert picture_fault(made("JPEG", mode)) == ""
    assert picture_fault(made("JPEG", mode, progressive=True) + b"\0" * 5000) == ""
    if mode != "CMYK":
        assert picture_fault(made("PNG", mode)) == ""


def test_pictures_cut_short_on_their_way_are_known() -> None:
    inside = made("JPEG")
    preview = Image.Exif()
    preview[0x010E] = "x" * 200
    with_exif = made("JPEG", exif=preview)
    for data in (made("PNG"), inside, with_exif, with_exif.replace(b"x" * 100, inside[:100])):
        for share in (0.2, 0.5, 0.9):
            assert "beschädigt" in picture_fault(data[: int(len(data) * share)])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (made("GIF", "P"), "GIF-Bild"),
        (made("WEBP"), "WebP-Bild"),
        (made("TIFF"), "TIFF-Bild"),
        (made("BMP"), "BMP-Bild"),
        (b"\0\0\0\x18ftypheic", "HEIC-Bild"),
        (b"%PDF-1.7", "PDF-Dokument"),
        (b"", "leer"),
        (b"Hallo", "kein PNG- oder JPEG-Bild"),
    ],
)
def test_other_files_are_called_by_their_name_with_what_helps(data: bytes, said: str) -> None:
    fault = picture_fault(data)
    assert said in fault
    assert "Bitte" in fault


@given(st.binary(max_size=300))
def test_no_bytes_break_it(data: bytes) -> None:
    for head in (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"):
        assert isinstance(picture_fault(head + data), str)
