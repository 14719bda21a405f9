"""The built program. Building takes a minute or two, so it is done only when somebody asks for it.

``QUARTIERSBUCH_BUILD=1 python3 start.py test tests/test_built.py``
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import ROOT

pytestmark = pytest.mark.skipif(
    not os.environ.get("QUARTIERSBUCH_BUILD"), reason="asked for by QUARTIERSBUCH_BUILD=1"
)


def test_the_built_program_is_whole(tmp_path: Path) -> None:
    places = ["--distpath", str(tmp_path / "dist"), "--workpath", str(tmp_path / "work")]
    # As the README says it; "python -m" would also look for the program in the folder it is started from.
    builder = Path(sys.executable).with_name("pyinstaller.exe" if os.name == "nt" else "pyinstaller")
    command = [str(builder), "--noconfirm", *places, str(ROOT / "build.spec")]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert built.returncode == 0, built.stderr[-3000:]
    program = tmp_path / "dist/Quartiersbuch" / ("Quartiersbuch.exe" if os.name == "nt" else "Quartiersbuch")
    xvfb = shutil.which("xvfb-run")
    environment = {name: value for name, value in os.environ.items() if not xvfb or name != "QT_QPA_PLATFORM"}
    started = subprocess.run(  # noqa: S603 - what we just built
        [*([xvfb, "-a"] if xvfb else []), str(program), "--self-test"],
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": ""},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert started.returncode == 0, started.stdout + started.stderr
