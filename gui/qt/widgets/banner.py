"""A message inside the page, near its cause: it takes room only while it has something to say."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui.domain.cloud.inventory import Inventory
from gui.domain.wizards.invalidated import Invalidated
from gui.qt.base.answers import Answers
from gui.qt.base.theme import colour, lines
from gui.qt.widgets.picture import Picture
from gui.words.errors import ErrorText
from gui.words.invalidated import invalidated_text
from gui.words.joining import paragraph
from gui.words.plain_text import visible
from gui.words.tone import Tone

Words = str | Callable[[], str]
"""A text, or what says it in the language in force: asked again when that changes."""
Action = tuple[Words, Callable[[], None]]
"""Text of a button, and what it does."""

ICONS = {Tone.BAD: "bad", Tone.WARNING: "warning", Tone.GOOD: "good", Tone.BUSY: "busy"}


class Banner(QFrame):
    """One message at a time, with its icon, what can be done about it, and details that can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setVisible(False)
        self._tone, self._icon = Tone.QUIET, "info"
        self._details = ""
        self._said: tuple[Words, Words, Words, Words] = ("", "", "", "")
        self._act: Callable[[], None] | None = None
        self._picture = Picture()
        self._what, self._fix = _text(), _text()
        self._action, self._other, self._copy = QPushButton(), QPushButton(), QPushButton()
        for button in (self._action, self._other, self._copy):
            button.setAutoDefault(False)
        self._act_otherwise: Callable[[], None] | None = None
        self._action.clicked.connect(self.run_action)
        self._other.clicked.connect(self.run_other_action)
        self._copy.clicked.connect(self._copy_details)
        words = QVBoxLayout()
        words.setSpacing(lines(self, 0.15))
        words.addWidget(self._what)
        words.addWidget(self._fix)
        row = QHBoxLayout(self)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        deeds = QVBoxLayout()
        deeds.addStretch(1)
        deeds.addWidget(self._action)
        deeds.addWidget(self._other)
        deeds.addStretch(1)
        row.addLayout(deeds)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignVCenter)
        self._retranslate()

    def minimumSizeHint(self) -> QSize:
        """Return the height at the width there is: with Qt's, at the smallest width, windows outgrow the screen."""
        least, row, around = super().minimumSizeHint(), self.layout(), self.parentWidget()
        wide = around.contentsRect().width() if around is not None else self.width()
        if row is None or wide <= least.width():
            return least
        return QSize(least.width(), row.totalMinimumHeightForWidth(wide))

    def say(
        self,
        tone: Tone,
        what: Words,
        fix: Words = "",
        *,
        picture: str = "",
        details: str = "",
        action: Action | None = None,
        other: Action | None = None,
    ) -> None:
        """Show a message; what stays when the language changes is given as a function that says it.

        Args:
            tone: chooses icon and colour.
            what: what happened.
            fix: what to do.
            picture: name of the icon; empty for the one that goes with ``tone``.
            details: lines for the Copy button, which is hidden without them.
            action: text of a button and what it does.
            other: the same for a second button.
        """
        self._tone, self._icon, self._details = tone, picture or ICONS.get(tone, "info"), details
        self._said = (what, fix, action[0] if action else "", other[0] if other else "")
        self._write()
        self._copy.setVisible(bool(details))
        self._action.setVisible(action is not None)
        if action is not None:
            self._act = action[1]
        self._other.setVisible(other is not None)
        if other is not None:
            self._act_otherwise = other[1]
        self._paint()
        self.setVisible(True)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text()))

    def say_error(self, text: ErrorText | Callable[[], ErrorText], *, action: Action | None = None) -> None:
        """Show an error."""
        if isinstance(text, ErrorText):
            self.say(Tone.BAD, text.what, text.fix, details=text.details, action=action)
        else:
            self.say(Tone.BAD, lambda: text().what, lambda: text().fix, details=text().details, action=action)

    def _write(self) -> None:
        what, fix, action, other = (each if isinstance(each, str) else each() for each in self._said)
        self._what.setText(visible(what))
        self._fix.setText(visible(fix))
        self._fix.setVisible(bool(fix))
        self._action.setText(action)
        self._other.setText(other)

    def clear(self) -> None:
        """Take the message away."""
        self._act = self._act_otherwise = None
        self.setVisible(False)

    def text(self) -> str:
        """Return what is shown, for tests and screen readers; empty when nothing is."""
        return "" if self.isHidden() else paragraph((self._what.text(), self._fix.text()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self._paint()
        elif event.type() is QEvent.Type.PaletteChange:
            self._paint()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._copy.setText(self.tr("Copy details"))
        if not self.isHidden():
            self._write()

    def _paint(self) -> None:
        self._picture.setAccessibleName(self._kind())
        self._picture.show_icon(self._icon, self._tone, 1.2)
        palette = self._what.palette()
        palette.setColor(self._what.foregroundRole(), colour(self._tone))
        if palette != self._what.palette():
            self._what.setPalette(palette)

    def _kind(self) -> str:
        """Return what the picture says, for those who do not see it."""
        match self._tone:
            case Tone.BAD:
                return self.tr("Error")
            case Tone.WARNING:
                return self.tr("Warning")
            case Tone.GOOD:
                return self.tr("Success")
            case _:
                return self.tr("Note")

    def run_action(self) -> None:
        """Do what the button of the message does."""
        if self._act is not None:
            self._act()

    def run_other_action(self) -> None:
        """Do what the second button of the message does."""
        if self._act_otherwise is not None:
            self._act_otherwise()

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._what.text()}\n{self._details}")


def _text() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return label


class InvalidatedNote(Banner):
    """Comes up where the answer was given, and goes with the next one."""

    def __init__(self, answers: Answers, here: Callable[[], bool], parent: QWidget | None = None) -> None:
        """Say nothing yet.

        Args:
            answers: where answers are given.
            here: whether this is the place to say it.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._answers, self._here = answers, here
        # In this order: the answer that took others back is told after the change itself.
        answers.selection_changed.connect(self.clear)
        answers.invalidated.connect(self._say_invalidated)

    def _say_invalidated(self, lost: Invalidated, inventory: Inventory | None) -> None:
        if not self._here():
            return
        self.say(
            Tone.WARNING,
            lambda: invalidated_text(lost, inventory),
            action=(lambda: self.tr("Back to the ear&lier answers"), lambda: self._answers.restore(lost)),
        )
