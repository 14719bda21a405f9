"""All gates of the house, one clear line each: ``python3 start.py check``.

The tests are the slowest gate. A run of the whole suite leaves a proof: the digest of every file it
depended on, its result and its coverage. As long as not one byte has changed, ``check`` takes the
proof instead of running the same tests on the same files again, and says so.
"""

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.architecture.house import CODE, ROOT, ROOT_FILES, dead_code, settings, too_long

_PROOF = ROOT / "build" / "tests.json"
_COVERAGE = ROOT / "build" / "coverage.json"
_SUMMARY = re.compile(r"\b\d+ (?:passed|failed|errors?)\b.*\bin [\d.]+s")
_MEASURED = ("--cov=app", "--cov=db", "--cov-branch", "--cov-report=", f"--cov-report=json:{_COVERAGE}")


@dataclass(frozen=True)
class Verdict:
    """What a gate says: passed or not, one line, and what to read when it did not."""

    passed: bool
    line: str = ""
    details: str = ""


def main(arguments: Sequence[str]) -> int:
    """Run the tests, or all gates; 0 only when everything holds."""
    parser = argparse.ArgumentParser(prog="start.py check", description=__doc__)
    parser.add_argument("--only-tests", action="store_true", help="run the tests and nothing else")
    parser.add_argument("--again", action="store_true", help="run the tests even if nothing has changed")
    chosen, rest = parser.parse_known_args(arguments)
    if chosen.only_tests:
        return run_tests(rest).code
    if rest:
        parser.error(f"unknown: {' '.join(rest)}")
    return check(again=chosen.again)


def check(*, again: bool) -> int:
    """Every gate, then a summary; the last line is that of the tests."""
    proof = None if again else read_proof()
    gates: list[tuple[str, Callable[[], Verdict]]] = [
        ("format", lambda: _tool("ruff", "format", "--check", ".")),
        ("rules", lambda: _tool("ruff", "check", ".")),
        ("types", lambda: _tool("mypy")),
        ("contracts", _contracts),
        ("length", lambda: _list(too_long(), "files too long")),
        ("dead code", lambda: _list(dead_code(), "unused")),
        ("tests", lambda: _tests(proof)),
        ("coverage", _coverage),
    ]
    failed = []
    for name, gate in gates:
        begun = time.monotonic()
        verdict = gate()
        word, seconds = "pass" if verdict.passed else "FAIL", time.monotonic() - begun
        print(f"{word}  {name:<10} {seconds:6.1f} s  {verdict.line}", flush=True)
        if not verdict.passed:
            failed.append(name)
            print(verdict.details)
    print(
        f"\n{len(gates) - len(failed)} of {len(gates)} gates passed"
        + "".join(f"; {name} failed" for name in failed)
    )
    final = read_proof(any_tree=True)
    print(final.summary if final else "no tests were run", flush=True)
    return 1 if failed else 0


# ── tests ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Proof:
    """What a run of the whole suite showed, and for which files."""

    digest: str
    code: int
    summary: str
    covered: float


def run_tests(arguments: Sequence[str]) -> Proof:
    """Run pytest; without arguments the whole suite, measured and kept as a proof."""
    whole = not arguments
    workers = str(min(max(os.cpu_count() or 2, 2), 8))
    command = [sys.executable, "-m", "pytest", "-q", "-n", workers, *(_MEASURED if whole else arguments)]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONHASHSEED": "0"}
    before = digest()
    _PROOF.parent.mkdir(exist_ok=True)
    _COVERAGE.unlink(missing_ok=True)
    summary = "no summary"
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8"
    ) as pytest:
        for line in pytest.stdout or ():
            print(line, end="", flush=True)
            if _SUMMARY.search(line):
                summary = line.strip(" =\n")
    proof = Proof(before, pytest.returncode, summary, _covered())
    if whole and digest() == before:
        _PROOF.write_text(json.dumps(proof.__dict__), encoding="utf-8")
    return proof


def read_proof(*, any_tree: bool = False) -> Proof | None:
    """The proof of these very files, if there is one."""
    if not _PROOF.exists():
        return None
    proof = Proof(**json.loads(_PROOF.read_text(encoding="utf-8")))
    return proof if any_tree or proof.digest == digest() else None


def digest() -> str:
    """A digest of everything a test can depend on in this repository."""
    total = hashlib.sha256(sys.version.encode())
    folders = [path for folder in (*CODE, "resources") for path in sorted((ROOT / folder).rglob("*"))]
    for path in [*folders, *(ROOT / name for name in ROOT_FILES)]:
        if path.is_file() and "__pycache__" not in path.parts:
            total.update(f"{path.relative_to(ROOT)}\0".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _tests(proof: Proof | None) -> Verdict:
    if proof is None:
        proof = run_tests([])
        return Verdict(proof.code == 0, proof.summary)
    return Verdict(proof.code == 0, f"{proof.summary} (unchanged since that run)", "see the run before")


def _covered() -> float:
    if not _COVERAGE.exists():
        return 0.0
    return float(json.loads(_COVERAGE.read_text(encoding="utf-8"))["totals"]["percent_covered"])


def _coverage() -> Verdict:
    floor = settings()["coverage_floor"]
    proof = read_proof(any_tree=True)
    covered = proof.covered if proof else 0.0
    details = f"raise the coverage or look where it is missing: {_COVERAGE.relative_to(ROOT)}"
    return Verdict(covered >= floor, f"{covered:.1f} % of lines and branches, floor {floor} %", details)


# ── the other gates ─────────────────────────────────────────────────────────────────────────────


def _tool(name: str, *arguments: str) -> Verdict:
    command = [sys.executable, "-m", name, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    output = (done.stdout + done.stderr).strip()
    return Verdict(done.returncode == 0, output.splitlines()[-1] if output else "", output)


def _contracts() -> Verdict:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", code, "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = re.search(r"Contracts: .*", done.stdout)
    return Verdict(done.returncode == 0, found[0] if found else "", done.stdout + done.stderr)


def _list(found: list[str], what: str) -> Verdict:
    return Verdict(not found, f"{len(found)} {what}", "\n".join(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
