"""One line above a page: account, region and method, which were answered before, each with a button to change it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from gui.domain.choices.selection import Method
from gui.domain.cloud.eip import AssociationMode
from gui.domain.wizards.steps import Page
from gui.qt.base.session import Session
from gui.qt.base.theme import chars, colour
from gui.qt.widgets.flow import Flow
from gui.words import labels
from gui.words.plain_text import visible_line, without_mnemonic
from gui.words.states import mode
from gui.words.steps import page_title
from gui.words.tone import Tone


class ContextLine(QWidget):
    """Breaks into several lines where there is no room for one."""

    wanted = Signal(object)
    """The user wants to change the answer of this Page."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.labels: dict[Page, QLabel] = {}
        self.buttons: dict[Page, QPushButton] = {}
        row = Flow(self)
        row.setContentsMargins(0, 0, 0, 0)
        for page in (Page.ACCOUNT, Page.REGION, Page.METHOD):
            label, button = QLabel(), QPushButton()
            button.setAutoDefault(False)
            button.setFlat(True)
            button.clicked.connect(lambda _on=False, page=page: self.wanted.emit(page))
            self.labels[page], self.buttons[page] = label, button
            both = QWidget()
            beside = QHBoxLayout(both)
            beside.setContentsMargins(0, 0, chars(self, 3), 0)
            beside.setSpacing(0)
            beside.addWidget(label)
            beside.addWidget(button)
            row.addWidget(both)
        session.selection_changed.connect(self.show_state)
        session.connection_changed.connect(self.show_state)
        self._retranslate()
        self._paint()

    def show_state(self) -> None:
        """Draw the answers."""
        said: dict[Page, Callable[[], str]] = {
            Page.ACCOUNT: self._account,
            Page.REGION: self._region,
            Page.METHOD: self._method,
        }
        for page, label in self.labels.items():
            label.setText(self.tr("{name}: {value}").format(name=page_title(page), value=visible_line(said[page]())))

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._paint()

    def _paint(self) -> None:
        """Let the buttons look like the links that they are."""
        for button in self.buttons.values():
            palette = button.palette()
            if palette.color(QPalette.ColorRole.ButtonText) != colour(Tone.BUSY):
                palette.setColor(QPalette.ColorRole.ButtonText, colour(Tone.BUSY))
                button.setPalette(palette)

    def _retranslate(self) -> None:
        names = {
            Page.ACCOUNT: self.tr("Change the account"),
            Page.REGION: self.tr("Change the region"),
            Page.METHOD: self.tr("Change the method"),
        }
        for page, button in self.buttons.items():
            button.setText(self.tr("Change"))
            button.setAccessibleName(names[page])
            button.setToolTip(names[page])
        self.show_state()

    def _account(self) -> str:
        connection = self._session.connection
        if connection is None:
            return self.tr("not signed in")
        return connection.profile.name if connection.profile else self.tr("sandbox")

    def _region(self) -> str:
        connection, chosen = self._session.connection, self._session.now.region
        found = next((each for each in connection.regions if each.id == chosen), None) if connection else None
        return found.local_name if found else chosen or self.tr("none")

    def _method(self) -> str:
        if self._session.now.method is Method.MULTI_EIP:
            return mode(AssociationMode.MULTI_EIP)
        return without_mnemonic(labels.text(labels.SECONDARY_CIDR_METHOD))
