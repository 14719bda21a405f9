"""The commands and their options, explained in German; what argparse itself says is translated."""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from app.cli import console
from app.cli.values import day, file, folder, scale, size, typed, whole
from app.domain.dates import Week

PROGRAM = Path(sys.executable).name if getattr(sys, "frozen", False) else "python -m app"
"""How it is called: the built program by its own name."""

_SAYINGS = (
    (r"the following arguments are required: (.+)", "Es fehlt: {}."),
    (r"unrecognized arguments: (.+)", "Damit kann der Befehl nichts anfangen: {}."),
    (
        r"argument (\S+): invalid choice: '?([^']*)'? \(choose from (.+)\)",
        "„{1}“ gibt es bei {0} nicht. Möglich: {2}.",
    ),
    (r"argument (\S+): expected one argument", "Nach {} fehlt ein Wert."),
    (r"argument (\S+): ignored explicit argument '(.*)'", "{} nimmt keinen Wert an."),
    (r"ambiguous option: (\S+) could match (.+)", "{} ist nicht eindeutig: {}."),
    (r"argument [^:]+: (.+)", "{}"),
)
KEY_NOTE = (
    "Die Passphrase kommt aus der Umgebungsvariablen QUARTIERSBUCH_PASSPHRASE oder wird abgefragt, "
    "nie aus der Befehlszeile."
)
EXIT_NOTE = (
    "Rückgabewerte: 0 in Ordnung · 1 Prüfung hat Fehler gefunden · 2 falscher Aufruf · 3 Datei, Datenträger "
    "oder Anzeige nicht verfügbar · 4 abgelehnt (z.\u00a0B. falsche Passphrase) · 5 Fehler im Programm · "
    "130 abgebrochen"
)


class Parser(argparse.ArgumentParser):
    """Speaks German, in one line when something is wrong."""

    def __init__(self, command: str, description: str, epilog: str = "") -> None:
        super().__init__(prog=f"{PROGRAM} {command}", description=description, epilog=epilog, add_help=False)
        self.given = self.add_argument_group("Angaben")
        self.chosen = self.add_argument_group("Optionen")
        self.chosen.add_argument("-h", "--help", action="help", help="zeigt diese Hilfe")

    def format_usage(self) -> str:
        """``Aufruf: …``."""
        return super().format_usage().replace("usage:", "Aufruf:", 1)

    def format_help(self) -> str:
        """The help with German headings."""
        return super().format_help().replace("usage:", "Aufruf:", 1)

    def print_help(self, _file: object = None) -> None:
        """As everything else is said."""
        console.say(self.format_help().rstrip())

    def error(self, message: str) -> NoReturn:
        """One line, exit code 2."""
        console.complain(f"{self.prog}: {german(message)} Hilfe: {self.prog} --help")
        raise SystemExit(2)


def german(message: str) -> str:
    """What argparse says, in German."""
    for pattern, saying in _SAYINGS:
        match = re.fullmatch(pattern, message)
        if match is not None:
            return saying.format(*match.groups())
    return message


def demo() -> Parser:
    """``demo FOLDER``."""
    parser = Parser("demo", "Legt den Vorführbezirk in einem eigenen, leeren Ordner an.", EXIT_NOTE)
    parser.given.add_argument("folder", metavar="ORDNER", type=folder, help="leerer oder neuer Ordner")
    parser.chosen.add_argument(
        "--consultations",
        metavar="ZAHL",
        type=whole(0, 100_000),
        default=600,
        help="so viele Beratungen werden angelegt (0 bis 100000, sonst 600)",
    )
    return parser


def week() -> Parser:
    """``week FOLDER --out DIR``."""
    parser = Parser(
        "week",
        "Übergibt eine Woche: Wochenliste als Excel-Datei, Deckblatt als PDF und die noch nicht gedruckten "
        "Schreiben. Die Übergabe wird gezählt und archiviert.",
        f"{KEY_NOTE} {EXIT_NOTE}",
    )
    parser.given.add_argument("folder", metavar="ORDNER", type=folder, help="Ordner des Büros")
    parser.chosen.add_argument(
        "--out", metavar="ZIEL", type=folder, required=True, help="Ordner für die Dateien"
    )
    parser.chosen.add_argument(
        "--week",
        metavar="WOCHE",
        type=typed(Week.parse),
        help="Kalenderwoche wie 2026-W47 (sonst die fällige)",
    )
    parser.chosen.add_argument(
        "--zip",
        action="store_true",
        help="alles in ein verschlüsseltes ZIP (AES-256); das Kennwort kommt aus der Umgebungsvariablen "
        f"{console.ZIP_VARIABLE} oder wird erfragt",
    )
    return parser


def answer() -> Parser:
    """``answer FOLDER FILE``."""
    parser = Parser(
        "answer",
        "Liest eine zurückgekommene Wochenliste und zeigt, was sich gegenüber dem Gesendeten und dem "
        "heutigen Stand unterscheidet. Ohne --apply wird nichts geändert.",
        f"{KEY_NOTE} {EXIT_NOTE}",
    )
    parser.given.add_argument("folder", metavar="ORDNER", type=folder, help="Ordner des Büros")
    parser.given.add_argument("file", metavar="DATEI", type=file, help="zurückgekommene Excel-Datei")
    parser.chosen.add_argument("--json", action="store_true", help="gibt jede Zelle als JSON aus")
    parser.chosen.add_argument(
        "--apply",
        action="store_true",
        help="übernimmt die Antworten in einem Schritt; Vorschläge zu Spalten des Büros nie",
    )
    return parser


def calendar() -> Parser:
    """``calendar FOLDER --export FILE`` or ``--import FILE``."""
    parser = Parser(
        "calendar",
        "Schreibt die Termine als Kalenderdatei (iCalendar), oder liest eine und zeigt, was sie ändern "
        "würde. Ohne --apply wird nichts geändert.",
        f"{KEY_NOTE} {EXIT_NOTE}",
    )
    parser.given.add_argument("folder", metavar="ORDNER", type=folder, help="Ordner des Büros")
    add = parser.chosen.add_argument
    add("--export", metavar="DATEI", type=file, help="schreibt diese Kalenderdatei")
    add("--from", metavar="TAG", dest="first", type=day, help="Termine ab diesem Tag wie 2026-11-23")
    add("--to", metavar="TAG", dest="last", type=day, help="Termine bis zu diesem Tag")
    add("--others", action="store_true", help="auch Termine anderer Veranstalter")
    add("--notes", action="store_true", help="mit Bemerkungen")
    add("--import", metavar="DATEI", dest="read", type=file, help="liest diese Kalenderdatei")
    add(
        "--calendar",
        metavar="NAME",
        help="in diesen Kalender eines Veranstalters, der angelegt wird, wo es ihn nicht gibt; "
        "„eigene“ sind die Termine des Büros (sonst der wahrscheinlichste)",
    )
    add("--apply", action="store_true", help="übernimmt es in einem Schritt; Fragliches nie")
    add("--json", action="store_true", help="gibt jeden Termin als JSON aus")
    return parser


def verify() -> Parser:
    """``verify FOLDER``."""
    parser = Parser(
        "verify",
        "Prüft ein Büro: Datei, Prüfkette, Datensätze, Fondsbestände, Suche, archivierte Dateien, Schlüssel, "
        "Sicherungen.",
        f"{KEY_NOTE} {EXIT_NOTE}",
    )
    parser.given.add_argument("folder", metavar="ORDNER", type=folder, help="Ordner des Büros")
    parser.chosen.add_argument("--json", action="store_true", help="gibt das Ergebnis als JSON aus")
    return parser


def calc() -> Parser:
    """``calc GUIDELINE APPLICATION``."""
    parser = Parser(
        "calc",
        "Berechnet Schritt für Schritt, was eine Richtlinie für einen Antrag gibt; ohne Büro und Passphrase.",
        f"1 heißt hier: Es kann nichts gegeben werden, oder etwas steht entgegen. {EXIT_NOTE}",
    )
    parser.given.add_argument(
        "guideline", metavar="RICHTLINIE", type=file, nargs="?", help="Richtlinie als TOML-Datei"
    )
    parser.given.add_argument(
        "application", metavar="ANTRAG", type=file, nargs="?", help="Antrag als TOML-Datei"
    )
    parser.chosen.add_argument("--json", action="store_true", help="gibt das Ergebnis als JSON aus")
    parser.chosen.add_argument(
        "--describe", action="store_true", help="erklärt jede Angabe beider Dateien und rechnet nicht"
    )
    return parser


def shots() -> Parser:
    """``shots --out DIR``."""
    parser = Parser("shots", "Bildet jede Seite des Fensters mit dem Vorführbezirk als PNG ab.", EXIT_NOTE)
    parser.chosen.add_argument(
        "--out", metavar="ZIEL", type=folder, required=True, help="Ordner für die Bilder"
    )
    parser.chosen.add_argument("--theme", choices=("light", "dark"), default="light", help="hell oder dunkel")
    parser.chosen.add_argument(
        "--scale", metavar="FAKTOR", type=scale, default=1.0, help="Vergrößerung, z. B. 2"
    )
    parser.chosen.add_argument(
        "--size",
        metavar="BxH",
        type=size,
        default=(1280, 800),
        help="Fenstergröße in Pixeln, z. B. 1920x1080",
    )
    parser.chosen.add_argument("--only", metavar="SEITE", help="nur diese Seite, z. B. today")
    return parser


def bench() -> Parser:
    """``bench``."""
    parser = Parser(
        "bench",
        "Misst das Programm gegen die nackte Grenze seiner Bibliotheken, beides im selben Lauf.",
        EXIT_NOTE,
    )
    parser.chosen.add_argument(
        "--records",
        metavar="ZAHL",
        type=whole(50, 100_000),
        action="append",
        help="Beratungen im Prüfbestand; mehrfach möglich (sonst 1000 und 100000)",
    )
    parser.chosen.add_argument("--json", action="store_true", help="gibt die Messwerte als JSON aus")
    parser.chosen.add_argument("--quick", action="store_true", help="wenige Wiederholungen, zum Ausprobieren")
    return parser


def overview(commands: Sequence[tuple[str, Callable[[], Parser]]]) -> str:
    """The help of the whole command line."""
    lines = [f"Aufruf: {PROGRAM} [BEFEHL …]", "", "Ohne Befehl öffnet sich das Fenster.", "", "Befehle:"]
    lines += [f"  {name:<8} {make().description}" for name, make in commands]
    return "\n".join([*lines, "", f"Mehr: {PROGRAM} BEFEHL --help", "", EXIT_NOTE, ""])
