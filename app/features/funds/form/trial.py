"""The figures of a trial calculation, typed beside the form of a guideline."""

from app.features.funds.form.metres import Metres
from app.ui.fields import Amount, Minutes, Number, Text
from app.ui.form import FormSpec, Pair, Section

TRIAL_FORM = FormSpec(
    Section(
        "",
        Pair(
            Amount("cost", "Gesamtkosten"),
            Amount("eligible", "davon zuwendungsfähig", placeholder="alles"),
        ),
        Pair(
            Metres("area", "Fläche"),
            Amount("requested", "beantragt", placeholder="so viel wie möglich"),
        ),
    ),
    Section(
        "Weitere Angaben",
        Text("measure", "Maßnahmenart", hint="Wie sie bei den Grenzen je Maßnahmenart heißt."),
        Pair(
            Amount("planning", "dazu Planungskosten"),
            Minutes("labour_minutes", "dazu Eigenleistung (Stunden)", placeholder="20:00"),
        ),
        Pair(
            Amount("old_rent", "Bisherige Miete"),
            Amount("new_rent", "Neue Miete"),
            Number("months", "Monate", least=1, most=240),
        ),
        folded=True,
    ),
)
