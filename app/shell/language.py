"""Qt's own words (file dialogs, context menus of fields) in German."""

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

_CATALOGUES = ("qtbase_de",)


def german(application: QApplication) -> bool:
    """Install Qt's German catalogues; returns whether they were all found."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    found = True
    for name in _CATALOGUES:
        translator = QTranslator(application)
        if translator.load(name, folder):
            application.installTranslator(translator)
        else:
            found = False
    return found
