"""The help: contents at the left, the text beside it; offline, in the language of the window."""

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QTextCursor, QWindow
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from gui.qt.base.help_topics import topic_of
from gui.qt.base.i18n import Translators
from gui.qt.base.theme import chars, lines
from gui.qt.widgets.containers import Dialog
from gui.services.help_texts import TOPICS, HelpText, help_text


class HelpWindow(Dialog):
    """Stays beside the window it explains; not modal."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        """Show no topic yet.

        Args:
            language: ``en`` or ``zh_CN``.
            parent: the window that asked; one that is modal would not let another one be used.
        """
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(self.tr("Help"))
        self._texts = {topic: help_text(topic, language) for topic in TOPICS}
        self.topic = ""
        self.filter, self.contents, self.text = QLineEdit(), QListWidget(), QTextBrowser()
        self.filter.setPlaceholderText(self.tr("Find in all topics"))
        self.filter.setAccessibleName(self.tr("Find in all topics"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._offer)
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.currentItemChanged.connect(self._chosen)
        self.text.setAccessibleName(self.tr("Text"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        left = QWidget()
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.filter)
        side.addWidget(self.contents, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        split.setSizes([chars(self, 46), chars(self, 86)])
        split.setChildrenCollapsible(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(split, 1)
        column.addWidget(buttons)
        self.resize(chars(self, 136), lines(self, 38))
        self._offer()

    def _offer_help(self) -> None:
        """Offer none: this is the help."""

    def show_topic(self, topic: str, anchor: str = "") -> None:
        """Show the text about ``topic``, from the heading that ``anchor`` marks."""
        known = self._texts[topic]
        if topic != self.topic:
            self.topic = topic
            self.text.setMarkdown(known.markdown)
            self.text.document().setDocumentMargin(chars(self, 2))
        for row in range(self.contents.count()):
            if self.contents.item(row).data(Qt.ItemDataRole.UserRole) == topic:
                self.contents.setCurrentRow(row)
        self._scroll_to(known.anchors.get(anchor, 0))

    def _scroll_to(self, heading: int) -> None:
        block, number = self.text.document().begin(), 0
        while block.isValid():
            if block.blockFormat().headingLevel():
                if number == heading:
                    break
                number += 1
            block = block.next()
        cursor = QTextCursor(block if block.isValid() else self.text.document().begin())
        self.text.setTextCursor(cursor)
        top = self.text.document().documentLayout().blockBoundingRect(cursor.block()).top()
        self.text.verticalScrollBar().setValue(round(top))

    def _offer(self) -> None:
        """List the topics in which every word occurs that was entered."""
        words = self.filter.text().casefold().split()
        self.contents.blockSignals(True)
        self.contents.clear()
        for known in self._texts.values():
            if all(word in known.markdown.casefold() for word in words):
                item = QListWidgetItem(known.title, self.contents)
                item.setData(Qt.ItemDataRole.UserRole, known.topic)
                if known.topic == self.topic:
                    self.contents.setCurrentItem(item)
        self.contents.blockSignals(False)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(Qt.ItemDataRole.UserRole) != self.topic:
            self.show_topic(str(item.data(Qt.ItemDataRole.UserRole)))

    def _follow(self, link: QUrl) -> None:
        """Follow a link from one topic to another, written ``topic#anchor``."""
        if link.path() in self._texts:
            self.show_topic(link.path(), link.fragment())

    def shown(self) -> HelpText:
        """Return the topic that is shown."""
        return self._texts[self.topic]


class Help(QObject):
    """Opens the help window about a widget; F1 does it in every window of the program."""

    def __init__(self, window: QWidget, translators: Translators) -> None:
        super().__init__(window)
        self._window, self._translators = window, translators
        self.open_window: HelpWindow | None = None
        app = QApplication.instance()
        if isinstance(app, QGuiApplication):
            # Keys pass the window first. Watching the application itself would bring every paint into Python.
            app.focusWindowChanged.connect(self._watch)
            self._watch(app.focusWindow())

    def show(self, origin: QWidget | None) -> HelpWindow:
        """Show the help about ``origin``."""
        return self.show_topic(*topic_of(origin), origin)

    def show_topic(self, topic: str, anchor: str = "", origin: QWidget | None = None) -> HelpWindow:
        """Show one topic, in a window that can be used beside the one of ``origin``."""
        owner = origin.window() if origin is not None else self._window
        if isinstance(owner, HelpWindow):
            owner.show_topic(topic, anchor)
            return owner
        if self.open_window is None or self.open_window.parentWidget() is not owner:
            if self.open_window is not None:
                self.open_window.close()
            self.open_window = HelpWindow(self._translators.language.code, owner)
            self.open_window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            made = self.open_window
            made.destroyed.connect(lambda: self._gone(made))
        self.open_window.show()
        self.open_window.show_topic(topic, anchor)
        self.open_window.raise_()
        self.open_window.activateWindow()
        return self.open_window

    def _gone(self, window: HelpWindow) -> None:
        if self.open_window is window:
            self.open_window = None

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the help about what has the focus when F1 is pressed."""
        pressed = event if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if pressed is not None and pressed.matches(QKeySequence.StandardKey.HelpContents):
            self.show(QApplication.focusWidget() or QApplication.activeWindow())
            return True
        return super().eventFilter(watched, event)
