"""``verify``: check a whole office."""

from argparse import Namespace
from dataclasses import asdict

from app.cli import console
from app.cli.codes import OK, WRONG
from app.cli.desk import opened
from app.domain.errors import Damaged
from app.system.clock import Clock
from db.verify import Finding, saved, verify


def run(options: Namespace, clock: Clock) -> int:
    """Check, say what was found; 1 when something is wrong."""
    findings = _findings(options, clock)
    sound = all(finding.ok for finding in findings)
    if options.json:
        report = {"ok": sound, "findings": [asdict(finding) for finding in findings]}
        console.say_json(report)
    else:
        for finding in findings:
            console.say(f"{'in Ordnung' if finding.ok else 'FEHLER':<10}  {finding.area}: {finding.sentence}")
        console.say("Alles in Ordnung." if sound else "Es wurden Fehler gefunden.")
    return OK if sound else WRONG


def _findings(options: Namespace, clock: Clock) -> list[Finding]:
    """What the checks say; a file too damaged to be opened is a finding, not a failure to check."""
    bar = console.Bar()
    try:
        with opened(options.folder, clock) as store:
            return verify(store, bar)
    except Damaged as fault:
        return [Finding("Datei", ok=False, sentence=str(fault)), *saved(options.folder, clock.now())]
    finally:
        bar.end()
