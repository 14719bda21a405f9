"""Where in the assistant one is: four words, the one in front marked."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.widgets import Text, rule

FILE, COLUMNS, CHECK, TAKE = range(4)
STEPS = ("Datei", "Spalten", "Prüfen", "Übernehmen")


class Track(QWidget):
    """The steps, numbered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._words: list[Text] = []
        for at, word in enumerate(STEPS):
            if at:
                line = rule()
                line.setFixedWidth(28)
                row.addWidget(line)
            label = Text(f"{at + 1}  {word}", wrap=False)
            self._words.append(label)
            row.addWidget(label)
        row.addStretch()
        self.show_step(0)

    def show_step(self, step: int) -> None:
        """Mark that step; those before it are done."""
        for at, label in enumerate(self._words):
            label.setProperty("role", "h3" if at == step else "quiet")
            mark = "✓" if at < step else str(at + 1)
            label.setText(f"{mark}  {STEPS[at]}")
            label.style().unpolish(label)
            label.style().polish(label)
        self.setAccessibleName(f"Schritt {step + 1} von {len(STEPS)}: {STEPS[step]}")
