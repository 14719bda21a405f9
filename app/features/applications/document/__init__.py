"""The letters and papers of an application: values in, the bytes of a PDF out."""

from app.features.applications.document.dossier import dossier_pdf, dossier_zip
from app.features.applications.document.letter import build, file_name, subject

__all__ = ["build", "dossier_pdf", "dossier_zip", "file_name", "subject"]
