"""The letters and papers of an application: values in, the bytes of a PDF out."""

from app.features.applications.document.blank import blank_name, build_blank
from app.features.applications.document.dossier import dossier_pdf, dossier_zip
from app.features.applications.document.filled import read_form
from app.features.applications.document.letter import build, file_name, subject

__all__ = [
    "blank_name",
    "build",
    "build_blank",
    "dossier_pdf",
    "dossier_zip",
    "file_name",
    "read_form",
    "subject",
]
