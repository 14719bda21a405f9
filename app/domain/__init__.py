"""Values and rules that two features share: money, dates, text, errors.

Standard library only; the one exception is Babel in ``formats``, because German number and date
formats must have a single home for screen, paper and Excel.
"""
