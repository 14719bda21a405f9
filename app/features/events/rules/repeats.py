"""How an appointment repeats, in plain words."""

THIS, FOLLOWING, ALL = "this", "following", "all"
SCOPES = {THIS: "Nur diesen", FOLLOWING: "Diesen und alle folgenden", ALL: "Alle"}
"""How much of a series is meant, and what a person reads."""
