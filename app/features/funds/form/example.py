"""The choice of a published guideline that comes with the program."""

from collections.abc import Sequence

from app.domain.options import Option
from app.ui.fields import Choice
from app.ui.form import FormSpec, Section


def example_form(options: Sequence[Option]) -> FormSpec:
    """One of these; typing searches inside the names."""
    return FormSpec(
        Section(
            "",
            Choice(
                "name",
                "Richtlinie",
                options=tuple(options),
                required=True,
                hint="Richtlinien derselben Art von Fonds stehen oben.",
            ),
        )
    )
