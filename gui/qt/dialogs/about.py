"""About: versions and paths to copy into a report, and the licences."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gui import __version__
from gui.qt.base.about_facts import Component, components, licence_text, version_lines
from gui.qt.base.session import Session
from gui.qt.base.theme import chars, fixed_font, icon, lines
from gui.qt.widgets.containers import Dialog


class AboutDialog(Dialog):
    """Two tabs of text that can be selected."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._title, self._about = QLabel(), QLabel()
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._about.setWordWrap(True)
        self.versions, self.licences, self.which = QPlainTextEdit(), QPlainTextEdit(), QComboBox()
        self.which.addItem("", "")
        self.which.activated.connect(lambda _index: self._show_licence())
        self._overview = ""
        self.tabs = QTabWidget()
        self._components: tuple[Component, ...] | None = None
        for text in (self.versions, self.licences):
            text.setReadOnly(True)
            text.setTabChangesFocus(True)
            fixed_font(text)
            page = QWidget()
            inside = QVBoxLayout(page)
            if text is self.licences:
                inside.addWidget(self.which)
            inside.addWidget(text)
            self.tabs.addTab(page, "")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.copy = QPushButton()
        self.copy.clicked.connect(self._copy)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        for part in (self._title, self._about, self.tabs, buttons):
            column.addWidget(part)
        self.resize(chars(self, 110), lines(self, 30))
        self._fill_versions(session.parts.state_dir)
        self.retranslate()
        self.draw_pictures()
        session.jobs.run(components, self._fill_licences, lambda _error: None, owner=self)

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("About Multi-EIP Wizard"))
        self._title.setText(self.tr("Multi-EIP Wizard {version}").format(version=__version__))
        self._about.setText(
            self.tr(
                "Binds several EIPs of Alibaba Cloud to one network interface. Licensed under the Apache License 2.0. "
                "It sends nothing to anybody but the Alibaba Cloud endpoints of your account, and does not look for "
                "updates."
            )
        )
        self.tabs.setAccessibleName(self.windowTitle())
        titles = (self.tr("&Versions"), self.tr("&Licences"))
        for number, (text, title) in enumerate(zip((self.versions, self.licences), titles, strict=True)):
            text.setAccessibleName(title.replace("&", ""))
            self.tabs.setTabText(number, title)
        self.which.setAccessibleName(self.tr("Component"))
        self.which.setItemText(0, self.tr("All components"))
        self.copy.setText(self.tr("&Copy"))
        if self._components is not None:
            self._fill_licences(self._components)

    def draw_pictures(self) -> None:
        """Draw the picture of the button."""
        self.copy.setIcon(icon("copy"))

    def _fill_versions(self, state_dir: Path) -> None:
        self.versions.setPlainText("\n".join(version_lines(state_dir)))

    def _fill_licences(self, found: tuple[Component, ...]) -> None:
        self._components = found
        qt = self.tr(
            "Qt and PySide6 are used under the GNU Lesser General Public License 3. They are separate files and can be "
            "replaced by other versions. Their sources are at download.qt.io, under the version named in Versions."
        )
        width = max((len(f"{each.name} {each.version}") for each in found), default=0)
        rows = "\n".join(f"{f'{each.name} {each.version}':<{width}}  {each.licence}" for each in found)
        self._overview = f"{qt}\n\n{rows}"
        if self.which.count() == 1:
            for each in found:
                self.which.addItem(f"{each.name} {each.version}", each.name)
        self._show_licence()

    def _show_licence(self) -> None:
        """Show the licence texts that are installed with the chosen component."""
        name = str(self.which.currentData())
        if not name:
            self.licences.setPlainText(self._overview)
            return
        none = self.tr("No licence file is installed with {name}. Its licence is named under All components.")

        def show(text: str) -> None:
            if self.which.currentData() == name:
                self.licences.setPlainText(text or none.format(name=name))

        self._session.jobs.run(lambda: licence_text(name), show, lambda _error: show(""), owner=self)

    def _copy(self) -> None:
        shown = self.versions if self.tabs.currentIndex() == 0 else self.licences
        QGuiApplication.clipboard().setText(shown.toPlainText())
