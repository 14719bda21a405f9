"""Archives whose directory lies."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest

from app.domain.errors import Refused
from app.excel import archive as archive_module
from app.excel import guarded
from app.excel.archive import check_archive
from app.excel.guarded import GuardedArchive
from tests.excel.hostile import GOOD, SHEET, changed, in_part, outcome, read, with_part

ODD = "ungewöhnlich aufgebaut"


def overlapping() -> bytes:
    """David Fifield's bomb in small: many entries of the directory share one packed kernel."""
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = kernel.compress(b"a" * 100_000) + kernel.flush()
    check = zlib.crc32(b"a" * 100_000)

    def fields(name: bytes) -> bytes:
        return struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, check, len(packed), 100_000, len(name), 0)

    local = b"PK\x03\x04" + fields(b"[Content_Types].xml") + b"[Content_Types].xml" + packed
    directory = b""
    names = [b"[Content_Types].xml", *(b"%019d" % number for number in range(50))]
    for name in names:
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + fields(name)
        directory += struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    end = struct.pack(
        "<4sHHHHIIH", b"PK\x05\x06", 0, 0, len(names), len(names), len(directory), len(local), 0
    )
    return local + directory + end


def with_flag(data: bytes, flag: int) -> bytes:
    """The first part marked in the directory."""
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + struct.pack("<H", flag) + data[at + 2 :]


def test_parts_that_share_their_bytes_are_refused() -> None:
    with pytest.raises(Refused, match=ODD):
        check_archive(overlapping())


def test_the_same_part_twice_is_refused_whatever_its_case() -> None:
    twice = changed(lambda _, part: part, **{SHEET.upper(): b"<a/>"})
    with pytest.raises(Refused, match=ODD):
        check_archive(twice)


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "xl/../../x.xml", "xl\\evil.xml"])
def test_names_that_lead_out_of_the_file_are_refused(name: str) -> None:
    with pytest.raises(Refused, match=ODD):
        check_archive(with_part(name, b"<a/>"))


def test_encrypted_entries_ask_for_the_file_inside() -> None:
    with pytest.raises(Refused, match=r"Kennwort verschlüsselt\. Bitte entpacken"):
        check_archive(with_flag(GOOD, 1))


def test_only_the_packing_of_workbooks_is_unpacked() -> None:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_LZMA) as archive:
        archive.writestr("[Content_Types].xml", b"<a/>")
    with pytest.raises(Refused, match=ODD):
        check_archive(target.getvalue())


def test_an_endless_directory_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_module, "MOST_PARTS", 5)
    with pytest.raises(Refused, match="ungewöhnlich groß"):
        check_archive(b"PK\x03\x04" + b"PK\x01\x02" * 11)


def lying(size: int) -> bytes:
    """A file whose sheet unpacks to more than the directory and its own head say."""
    data = bytearray(with_part("xl/theme/theme1.xml", b"<a>" + b"x" * 5_000_000 + b"</a>"))
    with ZipFile(BytesIO(data)) as archive:
        start = archive.getinfo("xl/theme/theme1.xml").header_offset
    entry = data.index(b"xl/theme/theme1.xml", data.index(b"PK\x01\x02")) - 46
    struct.pack_into("<I", data, entry + 24, size)
    struct.pack_into("<I", data, start + 22, size)
    return bytes(data)


def test_no_part_unpacks_to_more_than_is_declared() -> None:
    data = lying(1_000)
    with pytest.raises(Refused, match="beschädigt"):
        check_archive(data)
    seen = 0
    archive = GuardedArchive(data, lambda: None)
    with pytest.raises(Exception, match="CRC"), archive.open("xl/theme/theme1.xml") as part:  # noqa: PT012 - read to the end
        while piece := part.read(100):
            seen += len(piece)
    archive.close()
    assert seen <= 1_000


def test_a_part_that_is_read_whole_is_unpacked_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    """``ZipFile.read`` would unpack all of it before it looks at the size declared."""
    asked: list[int] = []
    real = guarded.GuardedPart.read

    def heard(part: guarded.GuardedPart, size: int = -1) -> bytes:
        asked.append(size)
        return real(part, size)

    monkeypatch.setattr(guarded.GuardedPart, "read", heard)
    read(GOOD)
    assert asked
    assert 0 < max(asked) <= 1 << 20
    assert min(asked) > 0


def test_large_parts_are_not_held_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "LARGEST_TREE", 10_000)
    with pytest.raises(Refused, match="ungewöhnlich viele Formate"):
        read(in_part("xl/styles.xml", b"</styleSheet>", b" " * 10_000 + b"</styleSheet>"))


def test_a_hundred_thousand_formats_are_read_and_a_million_refused() -> None:
    many = in_part("xl/styles.xml", b"</cellXfs>", b'<xf numFmtId="0"/>' * 100_000 + b"</cellXfs>")
    assert read(many).ok
    too_many = in_part("xl/styles.xml", b"</cellXfs>", b"<xf/>" * 1_000_000 + b"</cellXfs>")
    with pytest.raises(Refused, match="ungewöhnlich viele Formate"):
        read(too_many)


@pytest.mark.parametrize("target", ["../../../etc/passwd", "worksheets/none.xml", "workbook.xml", "", "#"])
def test_relations_that_lead_nowhere_never_crash(target: str) -> None:
    data = in_part(
        "xl/_rels/workbook.xml.rels", b'Target="/xl/worksheets/sheet1.xml"', f'Target="{target}"'.encode()
    )
    got = outcome(data)
    assert isinstance(got, str)
    assert "Bitte" in got


def test_a_truncated_file_is_damaged_and_a_flipped_bit_is_seen() -> None:
    for length in range(100, len(GOOD), len(GOOD) // 12):
        assert "Bitte" in str(outcome(GOOD[:length]))
    with ZipFile(BytesIO(GOOD)) as archive:
        part = archive.getinfo(SHEET)
    stored = BytesIO()
    with ZipFile(BytesIO(GOOD)) as archive, ZipFile(stored, "w") as copy:
        for name in archive.namelist():
            copy.writestr(name, archive.read(name), ZIP_DEFLATED if name != SHEET else None)
    data = stored.getvalue()
    assert part.file_size > 1_000
    place = data.index("Müller, Änne".encode())
    assert "beschädigt" in str(outcome(data[:place] + b"N" + data[place + 1 :]))
