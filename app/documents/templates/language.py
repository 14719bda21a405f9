"""The small language of text modules.

Jinja2 in its sandbox, and of its language only placeholders and conditions: no loops, calls,
filters or calculations, so that a text can neither reach anything nor run away.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, UndefinedError, nodes
from jinja2.sandbox import SandboxedEnvironment

from app.domain.errors import Refused

LONGEST = 400_000
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.If,
    nodes.CondExpr,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.Not,
    nodes.And,
    nodes.Or,
)


def render(source: str, values: Mapping[str, Any]) -> str:
    """The text with its placeholders filled in.

    Raises:
        Refused: for an unknown placeholder, a missing value, or what no text module may contain.
    """
    problems = check(source, values)
    if problems:
        raise Refused(problems[0])
    return _filled(source, values)


def check(source: str, allowed: Iterable[str]) -> list[str]:
    """What is wrong with a text, as sentences for the editor; nothing when it can be used."""
    problem, used = _read(source)
    if problem:
        return [problem]
    known = set(allowed)
    wrong = [(line, name) for line, name in used if name not in known]
    return [f"Zeile {line}: {_unknown(name, sorted(known))}" for line, name in wrong]


def placeholders_in(source: str) -> frozenset[str]:
    """The placeholders a text uses; none when it cannot be read."""
    return frozenset(name for _, name in _read(source)[1])


@lru_cache(maxsize=512)
def _read(source: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """What is wrong with a text whatever its placeholders, and these with their first lines."""
    try:
        tree = _environment().parse(source)
        foreign = next((node for node in _walk(tree) if not isinstance(node, _ALLOWED)), None)
    except TemplateSyntaxError as error:
        return f"Zeile {error.lineno}: {_syntax(error)}", ()
    except RecursionError:
        return "Die Bedingungen sind zu tief ineinander geschachtelt. Bitte vereinfachen Sie den Text.", ()
    if foreign is not None:
        return f"Zeile {foreign.lineno}: {_FOREIGN}", ()
    lines: dict[str, int] = {}
    for node in tree.find_all(nodes.Name):
        lines[node.name] = min(node.lineno, lines.get(node.name, node.lineno))
    return "", tuple(sorted((line, name) for name, line in lines.items()))


@lru_cache(maxsize=512)
def _compiled(source: str) -> Template:
    return _environment().from_string(source)


_FOREIGN = (
    "Textbausteine kennen nur Platzhalter wie {{ projekt }} und Bedingungen wie"
    " {% if grund %} … {% endif %}. Bitte entfernen Sie den übrigen Befehl."
)


@cache
def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True, finalize=_given
    )


def _given(value: Any) -> Any:
    if value is None:
        raise UndefinedError("None")
    return value


def _filled(source: str, values: Mapping[str, Any]) -> str:
    parts: list[str] = []
    length = 0
    try:
        for part in _compiled(source).generate(dict(values)):
            parts.append(part)
            length += len(part)
            if length > LONGEST:
                raise Refused("Der ausgefüllte Text ist zu lang. Bitte kürzen Sie die Angaben.")
    except UndefinedError:
        used = sorted(name for name in placeholders_in(source) if values.get(name) is None)
        raise Refused(
            f"Für den Platzhalter „{', '.join(used)}“ fehlt die Angabe. Bitte ergänzen Sie sie."
        ) from None
    return "".join(parts)


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    for child in node.iter_child_nodes():
        yield child
        yield from _walk(child)


def _syntax(error: TemplateSyntaxError) -> str:
    if "endif" in str(error) or "end of template" in str(error):
        return (
            "Eine Bedingung {% if … %} oder eine Klammer ist nicht geschlossen. Es fehlt {% endif %} oder }}."
        )
    return "Die geschweiften Klammern passen nicht zusammen. Ein Platzhalter sieht so aus: {{ projekt }}."


def _unknown(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    hint = f"Meinten Sie „{near[0]}“?" if near else "Bitte wählen Sie ihn aus der Liste der Platzhalter."
    return f"Den Platzhalter „{name}“ gibt es nicht. {hint}"
