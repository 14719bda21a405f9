"""The letters and papers of an application: values in, the bytes of a PDF out."""

from app.features.applications.document.letter import build, file_name, subject

__all__ = ["build", "file_name", "subject"]
