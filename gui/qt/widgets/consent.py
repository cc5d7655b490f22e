"""A box that a person ticks to agree to something that stops, by name; empty it takes no room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from gui.qt.widgets.check_boxes import CheckBox
from gui.qt.widgets.picture import Picture
from gui.words.tone import Tone


class Consent(QWidget):
    """A warning sign, the box, and what else to know. The answer is kept outside: ``ask`` draws it."""

    given = Signal(bool)
    """The user set the tick, or took it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.box = CheckBox()
        self.box.setAccessibleName(self.tr("Consent"))
        self.box.clicked.connect(self.given)
        self.more = QLabel()
        self.more.setWordWrap(True)
        self.more.setTextFormat(Qt.TextFormat.PlainText)
        self._picture = Picture("warning", Tone.WARNING)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._picture, 0, 0)
        grid.addWidget(self.box, 0, 1)
        grid.addWidget(self.more, 1, 1)
        self.setVisible(False)

    def ask(self, deed: str, more: str = "", *, agreed: bool) -> None:
        """Show the question.

        Args:
            deed: what is agreed to, with what stops.
            more: what else to know.
            agreed: whether the tick is set.
        """
        # An ampersand of a resource's name is no access key.
        self.box.setText(deed.replace("&", "&&"))
        self.box.setAccessibleName(deed)
        self.box.setAccessibleDescription(more)
        self.box.setChecked(agreed)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.setVisible(True)

    def clear(self) -> None:
        """There is nothing to agree to."""
        self.setVisible(False)
