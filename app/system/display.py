"""Whether a window can open here, and where it is drawn when not.

Standard library only: ``start.py`` asks before anything is installed.
"""

import os
import platform
import re
import socket

from app.system import resources

MEMORY = "offscreen"
"""Qt's name of the platform that draws in memory."""


def has_display() -> bool:
    """Whether Qt finds a place to draw; a display that is named but gone counts as none."""
    if platform.system() != "Linux" or os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY"):
        return True
    display = os.environ.get("DISPLAY", "")
    local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if local is None:
        return bool(display)
    path = f"/tmp/.X11-unix/X{local[1]}"  # noqa: S108 - where X puts its socket
    return any(_answers(address) for address in (path, f"\0{path}"))


def in_memory() -> str:
    """For ``QT_QPA_PLATFORM``: a screen in memory of the usual size; Qt's own would be 800 by 800 pixels."""
    if platform.system() != "Linux":
        return MEMORY
    return f"{MEMORY}:configfile={resources.root() / 'offscreen.json'}"


def _answers(address: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        return door.connect_ex(address) == 0
