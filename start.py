#!/usr/bin/env python3
"""Set up Quartiersbuch and start it: the only file that runs before anything is installed.

Standard library only. It makes ``.venv`` beside itself, installs the pinned libraries with their
hashes checked, names (and where allowed installs) what the computer itself lacks, and hands over.
A finished set-up is known by a stamp, so that a later start costs nothing but reading it.

Sentences are German: they are for the person at the desk.
"""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is the message for those who have less
    sys.exit("Quartiersbuch braucht Python 3.11 oder neuer; hier läuft %d.%d." % sys.version_info[:2])  # noqa: UP031 - must parse everywhere

try:
    import ctypes
    import hashlib
except ImportError:
    sys.exit("Dieses Python ist unvollständig. Bitte eingeben: sudo apt-get install python3 python3-venv")
import importlib.util
import platform
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # also where Python was told not to look beside the script (PYTHONSAFEPATH)
from app.system.display import has_display  # noqa: E402 - found only now; needs nothing installed either

VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
LOCK, DEV_LOCK = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"
LOG = VENV / "einrichtung.log"
DEMO = ROOT / "demo"
DEMO_PASSPHRASE = "Vorführung"  # noqa: S105 - shown on the first page; the demo holds invented persons only

HELP = """\
Quartiersbuch einrichten und starten

  python3 start.py            richtet beim ersten Mal ein und öffnet das Programm
  python3 start.py setup      richtet nur ein
  python3 start.py test …     führt die Tests aus (weitere Angaben gehen an pytest)
  python3 start.py check      führt alle Prüfungen aus (Stil, Typen, Architektur, Tests)
  python3 start.py BEFEHL …   reicht an das Programm weiter: demo, week, verify, calc, shots, bench

Unter Windows heißt es „py start.py“ statt „python3 start.py“.
"""

QT_LIBRARIES = """
libEGL.so.1=libegl1 libGL.so.1=libgl1 libX11-xcb.so.1=libx11-xcb1 libX11.so.6=libx11-6
libbrotlidec.so.1=libbrotli1 libcups.so.2=libcups2 libdbus-1.so.3=libdbus-1-3
libfontconfig.so.1=libfontconfig1 libfreetype.so.6=libfreetype6 libglib-2.0.so.0=libglib2.0-0
libgssapi_krb5.so.2=libgssapi-krb5-2 libwayland-client.so.0=libwayland-client0
libwayland-cursor.so.0=libwayland-cursor0 libwayland-egl.so.1=libwayland-egl1
libxcb-cursor.so.0=libxcb-cursor0 libxcb-glx.so.0=libxcb-glx0 libxcb-icccm.so.4=libxcb-icccm4
libxcb-image.so.0=libxcb-image0 libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-randr.so.0=libxcb-randr0
libxcb-render-util.so.0=libxcb-render-util0 libxcb-render.so.0=libxcb-render0
libxcb-shape.so.0=libxcb-shape0 libxcb-shm.so.0=libxcb-shm0 libxcb-sync.so.1=libxcb-sync1
libxcb-util.so.1=libxcb-util1 libxcb-xfixes.so.0=libxcb-xfixes0 libxcb-xkb.so.1=libxcb-xkb1
libxcb.so.1=libxcb1 libxkbcommon-x11.so.0=libxkbcommon-x11-0 libxkbcommon.so.0=libxkbcommon0
libz.so.1=zlib1g libzstd.so.1=libzstd1
"""
"""What Qt 6 loads from the system, and the Debian package that holds it (``readelf -d`` of PySide6)."""
NOT_VITAL = ("libcups", "libwayland")
"""Without these there is no printer or no Wayland, but there is a window."""

LOADED_ONCE = "Die Bibliotheken werden einmalig geladen (etwa 250 MB)"
FAULTS = {
    "DO NOT MATCH THE HASHES": "Eine geladene Datei stimmt nicht mit ihrer Prüfsumme überein und wurde nicht "
    "installiert. Bitte versuchen Sie es noch einmal; bleibt es dabei, geben Sie der EDV Bescheid.",
    "No space left on device|Errno 28|WinError 112": "Der Datenträger ist voll. Es wird etwa 1 GB gebraucht; "
    "bitte schaffen Sie Platz.",
    "ProxyError|Tunnel connection failed|407 ": "Der Proxy lässt die Verbindung nicht zu. Bitte setzen Sie "
    "HTTPS_PROXY nach Angabe der EDV (http://name:kennwort@proxy:port) und starten Sie noch einmal.",
    "CERTIFICATE_VERIFY_FAILED|SSLError": "Das Zertifikat der Gegenstelle wird nicht anerkannt, meist wegen "
    "eines Firmen-Proxys. Bitte setzen Sie PIP_CERT auf die Zertifikatsdatei der EDV.",
    "NewConnectionError|NameResolutionError|[Nn]ame resolution|getaddrinfo|ConnectTimeout|Read timed out"
    "|unreachable|refused": f"Es besteht keine Verbindung zum Internet. {LOADED_ONCE}; bitte stellen Sie die "
    "Verbindung her und starten Sie noch einmal.",
    "No matching distribution found": "Für dieses Betriebssystem oder diese Python-Version gibt es eine "
    "Bibliothek nicht fertig. Bitte verwenden Sie Python 3.11 bis 3.13 (64 Bit) auf Linux oder Windows.",
}
"""What pip prints, and what it means for a person; the first that is found counts."""


class Trouble(Exception):  # noqa: N818 - see app.domain.errors
    """Something the person can put right; one German sentence."""


def main(arguments: Sequence[str]) -> int:
    """Do what was asked; the exit code is the program's."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a terminal without umlauts shows a question mark instead
            stream.reconfigure(errors="replace")
    verb = arguments[0] if arguments else "window"
    if verb in {"-h", "--help", "help"}:
        return _tell(HELP)
    try:
        set_up(dev=verb in {"test", "check"})
        return _do(verb, list(arguments[1:]))
    except Trouble as trouble:
        return _fail(str(trouble))
    except OSError as fault:
        place = f" ({fault.filename})" if fault.filename else ""
        return _fail(f"{fault.strerror or fault}{place}. Bitte prüfen Sie Platz und Rechte im Ordner {ROOT}.")
    except KeyboardInterrupt:
        return _fail("Abgebrochen. Ein neuer Start setzt fort.", 130)


def _do(verb: str, rest: list[str]) -> int:
    if verb == "setup":
        return _tell("Quartiersbuch ist eingerichtet. Start: python3 start.py")
    if verb == "test":
        return _hand_over("tests.gates", "--only-tests", *rest)
    if verb == "check":
        return _hand_over("tests.gates", *rest)
    if verb != "window":
        return _hand_over("app", verb, *rest)
    return _hand_over("app") if has_display() else demo_week()


def _hand_over(module: str, *arguments: str) -> int:
    """Become the program; on Windows, where a process cannot be replaced, wait for it."""
    command = _command(module, *arguments)
    if WINDOWS:
        return subprocess.call(command)
    sys.stdout.flush()
    os.execv(command[0], command)
    return 0


def _command(module: str, *arguments: str) -> list[str]:
    """The program is found from whatever folder it is started in, and nothing there shadows it."""
    paths = (str(ROOT), os.environ.get("PYTHONPATH", ""))
    os.environ["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    return [str(PYTHON), "-P", "-m", module, *arguments]


def set_up(*, dev: bool) -> None:
    """Make what is missing; a finished set-up is recognised by its stamp alone."""
    lock = DEV_LOCK if dev else LOCK
    stamp = VENV / f"{lock.stem}.fertig"
    if PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == _stamp(lock):
        return
    _system_packages()
    _virtual_environment()
    _install(lock)
    for done in {lock, LOCK}:  # the libraries of the tests include those of the program
        (VENV / f"{done.stem}.fertig").write_text(_stamp(done), encoding="utf-8")


def _stamp(lock: Path) -> str:
    """Changes with the libraries, with Python, and when the folder was moved."""
    parts = (lock.name, hashlib.sha256(lock.read_bytes()).hexdigest(), sys.version.split()[0], str(ROOT))
    return "\n".join(parts)


def _virtual_environment() -> None:
    fit = f"import pip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]!r})"
    if PYTHON.exists() and subprocess.call([PYTHON, "-c", fit], stderr=subprocess.DEVNULL) == 0:
        return
    _note("Die Umgebung wird angelegt …")
    shutil.rmtree(VENV, ignore_errors=True)
    done = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Trouble(f"Die Umgebung {VENV} ließ sich nicht anlegen: {(done.stderr or done.stdout).strip()}")


def _install(lock: Path) -> None:
    """Install exactly what is pinned, hashes checked, nothing built from source."""
    _note(f"{LOADED_ONCE} …")
    total = len(re.findall(r"^[\w.-]+==", lock.read_text(encoding="utf-8"), re.MULTILINE))
    options = "--require-hashes --only-binary=:all: --no-input --disable-pip-version-check --progress-bar=off"
    # The lock is complete; an older pip that looks for more stumbles over releases newer than the lock.
    command = [str(PYTHON), "-m", "pip", "install", *f"{options} --no-deps --retries=2 -r".split(), str(lock)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", cwd=ROOT
    ) as pip:
        lines = list(_watched(pip.stdout or iter(()), total))
    LOG.write_text("".join(lines), encoding="utf-8")
    if pip.returncode:
        raise Trouble(_meaning("".join(lines)))


def _watched(lines: Iterator[str], total: int) -> Iterator[str]:
    """Pass pip's lines on and show a person how far it is."""
    seen, is_watched = 0, bool(sys.stderr and sys.stderr.isatty())
    for line in lines:
        seen += line.startswith(("Collecting", "Requirement already"))
        if is_watched:
            print(f"\r  {min(seen, total)} von {total} Bibliotheken ", end="", file=sys.stderr, flush=True)
        yield line
    if is_watched:
        print(file=sys.stderr)


def _meaning(output: str) -> str:
    for pattern, sentence in FAULTS.items():
        if re.search(pattern, output):
            return f"{sentence} Einzelheiten: {LOG}"
    return f"Die Bibliotheken ließen sich nicht einrichten. Einzelheiten: {LOG}"


def _system_packages() -> None:
    """Install the Debian packages that are missing where that is allowed; else name the one command."""
    if platform.system() != "Linux":
        return
    pairs = [pair.split("=") for pair in QT_LIBRARIES.split()]
    missing = sorted({package for name, package in pairs if not _loads(name)})
    if not PYTHON.exists() and importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python3.{sys.version_info[1]}-venv")
    if not missing:
        return
    apt, rights = shutil.which("apt-get"), _rights()
    if apt and rights is not None:
        _apt([*rights, apt], missing)
        return
    order = "Bitte geben Sie ein: sudo apt-get install" if apt else "Bitte installieren Sie (Debian-Namen):"
    sentence = f"Dem System fehlen Bibliotheken. {order} {' '.join(missing)}"
    if all(package.startswith(NOT_VITAL) for package in missing):
        _note(sentence)
    else:
        raise Trouble(sentence)


def _loads(library: str) -> bool:
    try:
        return bool(ctypes.CDLL(library))
    except OSError:
        return False


def _apt(apt: list[str], packages: list[str]) -> None:  # first with the lists there are, then with fresh ones
    _note(f"Dem System fehlen {len(packages)} Bibliotheken; sie werden installiert …")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    for command in (install, [*apt, "update"], install):
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if command is install and done.returncode == 0:
            return
    reason = " ".join(done.stderr.strip().splitlines()[-1:])
    raise Trouble(f"apt-get konnte nicht installieren: {' '.join(packages)}. {reason}")


def _rights() -> list[str] | None:
    """How apt may be called: directly, by sudo without a question, or not at all."""
    if not WINDOWS and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def demo_week() -> int:
    """Without a display: one week of the demo district; the program names the files it makes."""
    _tell("Hier gibt es keinen Bildschirm; statt des Fensters läuft die Demo-Woche.")
    os.environ["QUARTIERSBUCH_PASSPHRASE"] = DEMO_PASSPHRASE  # whatever is set is that of a real office
    office = DEMO / "Demo-Quartier"
    if not office.exists():
        _program("demo", str(office))
    _program("week", str(office), "--out", str(DEMO / "Wochenmappe"))
    return 0


def _program(*arguments: str) -> None:
    code = subprocess.call(_command("app", *arguments), stdin=subprocess.DEVNULL)
    if code:
        raise Trouble(f"„{arguments[0]}“ ist fehlgeschlagen (Code {code}); der Grund steht darüber.")


def _tell(sentence: str) -> int:
    print(sentence, flush=True)
    return 0


def _note(sentence: str) -> None:
    """What happens before the program; its result may be read by another (``verify --json``)."""
    print(sentence, file=sys.stderr, flush=True)


def _fail(sentence: str, code: int = 1) -> int:
    print(f"Quartiersbuch: {sentence}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
