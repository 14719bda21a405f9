"""The real page on the screen, and on the printer to the millimetre."""

from app.ui.printing.preview import PdfPreview, show_pdf_sheet

__all__ = ["PdfPreview", "show_pdf_sheet"]
