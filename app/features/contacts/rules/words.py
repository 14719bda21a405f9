"""The fixed choices of a contact: kept value → German word."""

KINDS = {"person": "Person", "organisation": "Organisation"}

SALUTATIONS = {"Frau": "Frau", "Herr": "Herr"}
"""Nobody has to choose one; without it a letter begins „Guten Tag Vorname Name“."""

APPLICANT_TYPES = (
    "Privatperson",
    "Initiative",
    "Verein",
    "Institution",
    "Unternehmen",
    "Eigentümergemeinschaft",
)
"""Councils ask who the applicants of a fund are."""
