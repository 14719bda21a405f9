"""Where the program keeps its own things on this computer; offices live where the person puts them."""

from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

APP = "Quartiersbuch"


@dataclass(frozen=True)
class Folders:
    """The program's folders; nothing of an office is ever written here.

    Args:
        settings: small preferences of this computer (theme, window, widths of columns).
        logs: rotating log files without personal data.
        documents: where a new office folder is offered.
    """

    settings: Path
    logs: Path
    documents: Path

    @classmethod
    def of_person(cls) -> "Folders":
        """The folders the operating system gives the person."""
        dirs = PlatformDirs(APP, appauthor=False)
        return cls(dirs.user_config_path, dirs.user_log_path, dirs.user_documents_path)

    @classmethod
    def under(cls, root: Path) -> "Folders":
        """All of them below one folder, for tests and portable use."""
        return cls(root / "settings", root / "logs", root / "documents")
