"""Paper: the only door to reportlab and pikepdf. Pure functions, data in, PDF bytes out."""
