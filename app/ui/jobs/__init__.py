"""Work beside the window: one worker for the file, a small pool for documents; inline in tests."""

from app.ui.jobs.inline import Inline
from app.ui.jobs.outcome import Failed, Jobs, Outcome, Progress, Work, sparing
from app.ui.jobs.threads import QtJobs

__all__ = ["Failed", "Inline", "Jobs", "Outcome", "Progress", "QtJobs", "Work", "sparing"]
