"""The demo district: two years of an office, of real measures and figures and invented people.

It is built by the same services that people use, with a played clock, and is marked as a demo for good.
"""

from app.demo.builder import MOST, PASSPHRASE, USUAL, Demo, build

__all__ = ["MOST", "PASSPHRASE", "USUAL", "Demo", "build"]
