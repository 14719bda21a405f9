"""Workbooks: the only door to openpyxl. Columns declared once are written and read back.

Start with ``book`` (what a workbook is) and ``reading`` (what comes back, with every bad cell). Both
load openpyxl only when a workbook is really written or read, because importing it costs 0.1 s.
"""
