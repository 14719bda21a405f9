"""A ZIP whose files are encrypted with AES-256, as WinZip, 7-Zip, WinRAR and PeaZip open it (AE-2)."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO

NamedBytes = tuple[str, bytes]


def encrypted_zip(files: Iterable[NamedBytes], password: str, moment: datetime) -> bytes:
    """The files in one archive; only the names, sizes and the moment can be read without the password.

    Made in memory: nothing of it touches the disk unencrypted. Two archives of the same files differ by the
    salts alone.

    Args:
        files: name and content, in order.
        password: plain ASCII, because programs disagree about the bytes of anything else.
        moment: stands beside each file as the day it was last changed.
    """
    # Only whoever wants a ZIP waits for the library.
    import pyzipper  # noqa: PLC0415 - see above
    from pyzipper.zipfile_aes import WZ_AES_V2, AESZipInfo  # noqa: PLC0415 - see above

    target = BytesIO()
    with pyzipper.AESZipFile(target, "w", compression=pyzipper.ZIP_DEFLATED) as archive:
        archive.setpassword(password.encode("ascii"))
        # The second version of the format leaves out the checksum of the plain text.
        archive.setencryption(pyzipper.WZ_AES, nbits=256, force_wz_aes_version=WZ_AES_V2)
        for name, data in files:
            entry = AESZipInfo(name, moment.timetuple()[:6])
            entry.compress_type = pyzipper.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, data)
    return target.getvalue()
