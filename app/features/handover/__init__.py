"""A handover (Übergabe): one week of the office as a workbook for the Bauamt, recorded with its bytes."""
