"""Closing a sitting of 60 items against writing the same rows with nothing around them."""

from dataclasses import replace
from datetime import datetime, time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from app.bench.figures import Figure, seconds
