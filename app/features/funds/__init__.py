"""Funds: where the money comes from, what there is a year, and the guideline it is given under."""
