"""What is made beside the window stands in its picture too."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from app.cli import main, shots
from tests.kit import demo
from tests.kit.demo import CLOCK


@pytest.mark.usefixtures("qapp")
def test_a_poster_is_pictured_with_its_preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(folder: Path, *_args: object, **_values: object) -> None:
        shutil.copytree(demo.copy(tmp_path / "copy"), folder)

    monkeypatch.setattr(shots, "build", build)
    out = tmp_path / "out"
    given = ["shots", "--out", str(out), "--only", "publicity", "--size", "1280x800"]
    assert main(given, clock=CLOCK) == 0
    names = [f"{name}-light.png" for name in ("01-publicity", "02-publicity-record", "03-publicity-new")]
    assert sorted(path.name for path in out.iterdir()) == names
    picture = QImage(str(out / names[1]))
    colours = {picture.pixel(x, y) for x in range(820, 1200, 4) for y in range(180, 700, 4)}
    assert len(colours) > 20  # an empty preview has one
