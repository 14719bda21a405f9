"""The style sheet, made from the tokens; one rule, one place."""

from string import Template

from app.system import resources
from app.ui.theme.tokens import Tokens, Tone


def style_sheet(tokens: Tokens) -> str:
    """The style sheet of the application for one theme."""
    folder = resources.root() / "theme"
    values = {name: value for name, value in vars(tokens).items() if isinstance(value, str)}
    values["marks"] = (folder / ("dark" if tokens.dark else "light")).as_posix()
    for tone, shade in tokens.tones.items():
        # The accent's own text is the one on a filled button; on the tinted ground it is another.
        text = "accent_on_ground" if tone is Tone.ACCENT else f"{tone.value}_text"
        values[text] = shade.text
        values[f"{tone.value}_ground"] = shade.ground
        values[f"{tone.value}_line"] = shade.line
    return Template(resources.text("theme/window.qss")).substitute(values)
