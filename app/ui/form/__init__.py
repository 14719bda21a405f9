"""Forms from declared fields on a frozen draft."""

from app.ui.form.declared import FormSpec, Pair, Part, Section
from app.ui.form.form import Form

__all__ = ["Form", "FormSpec", "Pair", "Part", "Section"]
