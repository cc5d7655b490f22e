"""Sentences of one line each, with an icon: what keeps the user from going on, or is good to know."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, Severity
from gui.qt.widgets.picture import Picture
from gui.words.joining import listed
from gui.words.plain_text import visible
from gui.words.problems import about, problem_text
from gui.words.tone import Tone

LOOK = {
    Severity.BLOCKS: ("todo", Tone.WARNING),
    Severity.WARNS: ("warning", Tone.WARNING),
    Severity.INFORMS: ("info", Tone.BUSY),
}


class NoteList(QWidget):
    """Shows sentences by their weight; empty it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._shown: tuple[tuple[str, Severity], ...] = ()
        self._drawn: list[QWidget] = []
        self.hide()

    def show_notes(self, notes: Sequence[tuple[str, Severity]]) -> None:
        """Replace what is shown, in this order."""
        if tuple(notes) == self._shown:
            return
        self._shown = tuple(notes)
        self._clear()
        for row, (sentence, severity) in enumerate(notes):
            picture, text = Picture(*LOOK[severity]), QLabel(visible(sentence))
            text.setWordWrap(True)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            # Else it is given as many lines as the sentence would take in little room.
            policy.setHeightForWidth(True)
            text.setSizePolicy(policy)
            self._grid.addWidget(picture, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, row, 1)
            self._drawn += [picture, text]
        self.setVisible(bool(notes))

    def show_problems(
        self, problems: Sequence[Problem], inventory: Inventory | None, warnings: Sequence[str] = ()
    ) -> None:
        """Replace what is shown, the blocking ones first; a sentence about several resources is shown once.

        Args:
            problems: what the rules say.
            inventory: names the resources.
            warnings: what else to know, before what the rules only warn of.
        """
        subjects: dict[tuple[str, Severity], list[str]] = {(each, Severity.WARNS): [] for each in warnings}
        for problem in problems:
            named = subjects.setdefault((problem_text(problem, inventory), problem.severity), [])
            named += [name] if (name := about(problem, inventory)) and name not in named else []
        order = tuple(Severity)
        told = sorted(subjects.items(), key=lambda each: order.index(each[0][1]))
        self.show_notes([(self._sentence(text, names), severity) for (text, severity), names in told])

    def _sentence(self, text: str, names: list[str]) -> str:
        if not names:
            return text
        return self.tr("{names}: {sentence}").format(names=listed(names), sentence=text)

    def text(self) -> str:
        """Return the sentences shown, one a line."""
        return "\n".join(sentence for sentence, _ in self._shown)

    def _clear(self) -> None:
        for widget in self._drawn:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._drawn.clear()
