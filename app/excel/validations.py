"""What Excel lets somebody type into a cell: a choice, a date, an amount; and what it says otherwise."""

from collections.abc import Sequence

from openpyxl.worksheet.datavalidation import DataValidation

_FIRST_DAY, _LAST_DAY = "36526", "73050"
"""Excel's numbers of 1.1.2000 and 31.12.2099."""
_LARGEST = "99999999"


def choice(entries: Sequence[str] = (), area: str = "") -> DataValidation:
    """One of these entries, or of those in an area of another sheet."""
    source = area or '"' + ",".join(entries) + '"'
    rule = DataValidation(type="list", formula1=source, allow_blank=True)
    return _saying(rule, "Bitte wählen Sie einen Eintrag der Liste.")


def day() -> DataValidation:
    """A date."""
    rule = DataValidation(
        type="date", operator="between", formula1=_FIRST_DAY, formula2=_LAST_DAY, allow_blank=True
    )
    return _saying(rule, "Bitte ein Datum eingeben: 22.11.2026.")


def amount() -> DataValidation:
    """An amount in euros."""
    rule = DataValidation(
        type="decimal", operator="between", formula1=f"-{_LARGEST}", formula2=_LARGEST, allow_blank=True
    )
    return _saying(rule, "Bitte den Betrag als Zahl eingeben, z. B. 1250,00.")


def free(prompt: str) -> DataValidation:
    """Anything; only the prompt is shown beside the cell."""
    return prompting(DataValidation(type=None, allow_blank=True), prompt)


def prompting(rule: DataValidation, prompt: str) -> DataValidation:
    """The rule with a hint that is shown while the cell is chosen."""
    if prompt:
        rule.prompt, rule.showInputMessage = prompt, True
    return rule


def _saying(rule: DataValidation, sentence: str) -> DataValidation:
    rule.errorTitle, rule.error = "Das passt hier nicht", sentence
    rule.showErrorMessage = True
    return rule
