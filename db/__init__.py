"""The file: tables, key, history, units of work; all that is needed if there were no screens and no rules.

Of ``app`` it knows only ``app.domain``, so that a column can be ``Mapped[Money]``.
"""
