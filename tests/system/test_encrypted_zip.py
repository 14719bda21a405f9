"""The archive as its format says, read by other means than it was written with."""

import hashlib
import hmac
import struct
import zlib
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile, ZipInfo

import pytest
import pyzipper
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from app.system.encrypted_zip import encrypted_zip

MOMENT = datetime(2026, 11, 20, 10, 0, 2)
PASSWORD = "bakuti-remufa-47"
FILES = [("Liste.xlsx", b"Zeile " * 500), ("Deckblatt Süd.pdf", b""), ("c.pdf", bytes(range(256)) * 40)]


def decrypted(archive: bytes, entry: ZipInfo, password: bytes) -> bytes:
    """What WinZip's AE-2 specification makes of an entry: keys, password check, counter, authentication."""
    version, vendor, strength, method = struct.unpack("<H2sBH", entry.extra[4:11])
    assert (version, vendor, strength, method) == (2, b"AE", 3, 8)
    name, extra = struct.unpack("<HH", archive[entry.header_offset + 26 : entry.header_offset + 30])
    begin = entry.header_offset + 30 + name + extra
    body = archive[begin : begin + entry.compress_size]
    salt, check, data, code = body[:16], body[16:18], body[18:-10], body[-10:]
    keys = hashlib.pbkdf2_hmac("sha1", password, salt, 1000, 66)
    assert keys[64:] == check
    assert hmac.new(keys[32:64], data, "sha1").digest()[:10] == code
    blocks = b"".join(number.to_bytes(16, "little") for number in range(1, len(data) // 16 + 2))
    stream = Cipher(algorithms.AES(keys[:32]), modes.ECB()).encryptor().update(blocks)  # noqa: S305 - AE-2
    plain = bytes(one ^ other for one, other in zip(data, stream, strict=False))
    return zlib.decompress(plain, -15)


def test_every_file_is_encrypted_with_aes_256_as_winzip_does() -> None:
    archive = encrypted_zip(FILES, PASSWORD, MOMENT)
    with ZipFile(BytesIO(archive)) as opened:
        entries = opened.infolist()
    assert [entry.filename for entry in entries] == [name for name, _data in FILES]
    assert all(entry.flag_bits & 1 for entry in entries)
    assert all(entry.CRC == 0 for entry in entries), "the checksum would tell of the plain text"
    assert {entry.date_time for entry in entries} == {(2026, 11, 20, 10, 0, 2)}
    assert [decrypted(archive, entry, PASSWORD.encode()) for entry in entries] == [d for _n, d in FILES]
    assert b"Zeile" not in archive


def test_two_archives_differ_by_their_salts_alone() -> None:
    first, second = (encrypted_zip(FILES, PASSWORD, MOMENT) for _time in range(2))
    assert first != second
    assert len(first) == len(second)
    with ZipFile(BytesIO(first)) as one, ZipFile(BytesIO(second)) as other:
        heads = [
            [
                (entry.filename, entry.header_offset, entry.compress_size, entry.extra)
                for entry in opened.infolist()
            ]
            for opened in (one, other)
        ]
    assert heads[0] == heads[1]


def test_a_wrong_password_opens_nothing() -> None:
    archive = encrypted_zip(FILES, PASSWORD, MOMENT)
    with pyzipper.AESZipFile(BytesIO(archive)) as opened, pytest.raises(RuntimeError, match="Bad password"):
        opened.read("Liste.xlsx", pwd=b"bakuti-remufa-48")
