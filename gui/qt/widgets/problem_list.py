"""What keeps the user from going on, or is good to know: one line each, with an icon and words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from gui.domain.problems import Problem, Severity
from gui.qt.messages.problems import problem_text
from gui.qt.theme import Tone, icon, lines

LOOK = {
    Severity.BLOCKS: ("todo", Tone.WARNING),
    Severity.WARNS: ("warning", Tone.WARNING),
    Severity.INFORMS: ("info", Tone.BUSY),
}


class ProblemList(QWidget):
    """Shows problems, the blocking ones first; empty it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._texts: tuple[str, ...] = ()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Replace what is shown; the same sentence is shown once."""
        order = tuple(Severity)
        sentences: dict[str, Severity] = {}
        for problem in sorted(problems, key=lambda each: order.index(each.severity)):
            sentences.setdefault(problem_text(problem), problem.severity)
        if tuple(sentences) == self._texts:
            return
        self._texts = tuple(sentences)
        self._clear()
        size = lines(self, 1)
        for row, (sentence, severity) in enumerate(sentences.items()):
            picture, text = QLabel(), QLabel(sentence)
            picture.setPixmap(icon(*LOOK[severity]).pixmap(size, size))
            text.setWordWrap(True)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(picture, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, row, 1)
        self.setVisible(bool(sentences))

    def text(self) -> str:
        """Return the sentences shown, one a line."""
        return "\n".join(self._texts)

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
