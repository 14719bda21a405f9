"""Where a window can open, and what is said where it cannot."""

import os
import platform
import socket

import pytest

from app.main import run
from app.system.display import has_display

NOT_ON_WINDOWS = pytest.mark.skipif(os.name == "nt", reason="about Linux")


@NOT_ON_WINDOWS
def test_a_display_that_is_gone_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    assert not has_display()
    monkeypatch.setenv("DISPLAY", ":47113")
    assert not has_display()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind("\0/tmp/.X11-unix/X47113")
        server.listen()
        assert has_display()
    monkeypatch.setenv("DISPLAY", "far.example:0")
    assert has_display()
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert has_display()


@NOT_ON_WINDOWS
def test_the_window_says_that_it_cannot_open(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    assert run([]) == 3
    assert "kein Bildschirm" in capsys.readouterr().err
