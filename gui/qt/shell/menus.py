"""The tool bar and the menus of the main window: what can be done, with its keys and its words."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMainWindow, QSizePolicy, QToolBar, QToolButton, QWidget

from gui.qt.base.i18n import LANGUAGES, Language, Translators
from gui.qt.base.palette import Scheme
from gui.qt.base.session import Session
from gui.qt.base.theme import apply_scheme, chars, icon
from gui.qt.views.actions import ResourceActions
from gui.qt.views.home import Home
from gui.words.tone import Tone


class Menus(QObject):
    """Makes the actions and puts them into the window; what they do is the window's, or their receivers'."""

    bind_wanted = Signal()
    copy_wanted = Signal()
    about_wanted = Signal()

    def __init__(
        self,
        window: QMainWindow,
        home: Home,
        on_resource: ResourceActions,
        translators: Translators,
        settings: QSettings,
    ) -> None:
        """Furnish ``window``.

        Args:
            window: gets the bar and the menus, and owns this object.
            home: the views, whose tables get context menus; its session refreshes and signs out.
            on_resource: the actions on what is current.
            translators: speak another language.
            settings: where language and colours are kept.
        """
        super().__init__(window)
        self._window, self._home, self._on_resource = window, home, on_resource
        self._translators, self._settings = translators, settings
        self._make_actions(home.session)
        self._make_bar()
        self._make_menus()

    def _make_actions(self, session: Session) -> None:
        def action(slot: Callable[[], object], key: QKeySequence.StandardKey | str | None = None) -> QAction:
            made = QAction(self._window)
            made.triggered.connect(lambda _checked=False: slot())
            if key is not None:
                made.setShortcut(QKeySequence(key))
            return made

        self.bind = action(self.bind_wanted.emit, QKeySequence.StandardKey.New)
        self.refresh = action(session.refresh_or_unlock, QKeySequence.StandardKey.Refresh)
        self.copy = action(self.copy_wanted.emit, QKeySequence.StandardKey.Copy)
        # The table has the key itself; a second owner of Ctrl+C would make it ambiguous.
        self.copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.picture = QAction(self._window, checkable=True)
        self.picture.setShortcut(QKeySequence("F9"))
        self.picture.setChecked(self._home.picture_wanted)
        self.picture.toggled.connect(self._home.show_picture)
        self._home.picture_shown.connect(self.picture.setChecked)
        self.sign_out = action(session.sign_out)
        self.quit = action(self._window.close, QKeySequence.StandardKey.Quit)
        self.about = action(self.about_wanted.emit)

    def _make_bar(self) -> None:
        self.bar = QToolBar()
        self.bar.setObjectName("main")
        self.bar.setMovable(False)
        self.bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.bar.addAction(self.bind)
        self.bar.addActions((self._on_resource.change, self._on_resource.undo))
        self.bar.addActions((self._on_resource.guest, self._on_resource.export))
        self.bar.addAction(self.refresh)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.bar.addWidget(gap)
        self.who = QLabel()
        self.region_label, self.region = QLabel(), QComboBox()
        self.region_label.setBuddy(self.region)
        self.region.setMinimumContentsLength(24)
        self.region.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        margin = chars(self._window, 1)
        for label in (self.who, self.region_label):
            label.setContentsMargins(margin, 0, margin, 0)
        for widget in (self.who, self.region_label, self.region):
            self.bar.addWidget(widget)
        self._window.addToolBar(self.bar)

    def _make_menus(self) -> None:
        bar = self._window.menuBar()
        self.by_name = {name: bar.addMenu("") for name in ("file", "edit", "view", "help")}
        of_resource = self._on_resource
        self.by_name["file"].addActions(
            (self.bind, of_resource.change, of_resource.undo, of_resource.export, self.sign_out, self.quit)
        )
        self.by_name["edit"].addActions((self.copy, of_resource.guest))
        for view in self._home.views:
            view.panel.table.addActions((*of_resource.on_resource(), self.copy))
        self.by_name["view"].addActions((self.refresh, self.picture))
        self.language_menu = self.by_name["view"].addMenu("")
        self.scheme_menu = self.by_name["view"].addMenu("")
        self.by_name["help"].addAction(self.about)
        languages = QActionGroup(self)
        for language in LANGUAGES:
            entry = self.language_menu.addAction(language.name)
            entry.setCheckable(True)
            entry.setChecked(language == self._translators.language)
            entry.triggered.connect(lambda _checked=False, chosen=language: self._speak(chosen))
            languages.addAction(entry)
        schemes = QActionGroup(self)
        self.scheme_entries = {}
        for scheme in Scheme:
            entry = self.scheme_entries[scheme] = self.scheme_menu.addAction("")
            entry.setCheckable(True)
            entry.setChecked(scheme == self._settings.value("window/scheme", Scheme.SYSTEM.value))
            entry.triggered.connect(lambda _checked=False, chosen=scheme: self._paint(chosen))
            schemes.addAction(entry)

    def retranslate(self) -> None:
        """Set every text and picture."""
        self.bind.setText(self.tr("&Bind EIPs …"))
        self.bind.setIconText(self.tr("Bind EIPs"))
        self.bind.setIcon(icon("bind", Tone.BUSY))
        self.refresh.setText(self.tr("&Refresh"))
        self.refresh.setIconText(self.tr("Refresh"))
        self.refresh.setIcon(icon("refresh"))
        self.copy.setText(self.tr("&Copy rows"))
        self.picture.setText(self.tr("To&pology"))
        self._on_resource.retranslate()
        self.sign_out.setText(self.tr("Sign &out"))
        self.quit.setText(self.tr("&Quit"))
        self.about.setText(self.tr("&About"))
        self.by_name["file"].setTitle(self.tr("&File"))
        self.by_name["edit"].setTitle(self.tr("&Edit"))
        self.by_name["view"].setTitle(self.tr("&View"))
        self.by_name["help"].setTitle(self.tr("&Help"))
        self.language_menu.setTitle(self.tr("&Language"))
        self.scheme_menu.setTitle(self.tr("&Colours"))
        self.scheme_entries[Scheme.SYSTEM].setText(self.tr("As the &system"))
        self.scheme_entries[Scheme.LIGHT].setText(self.tr("&Light"))
        self.scheme_entries[Scheme.DARK].setText(self.tr("&Dark"))
        self.region_label.setText(self.tr("&Region:"))
        self.region.setAccessibleName(self.tr("Region"))
        self.bar.setWindowTitle(self.tr("Tools"))
        # Shown where a narrow window has no room for all tools; Qt gives it no name.
        more = self.bar.findChild(QToolButton, "qt_toolbar_ext_button")
        if more is not None:
            more.setAccessibleName(self.tr("More tools"))
            more.setToolTip(self.tr("More tools"))

    def _speak(self, language: Language) -> None:
        self._translators.install(language)
        self._settings.setValue("window/language", language.code)

    def _paint(self, scheme: Scheme) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_scheme(app, scheme)
        self._settings.setValue("window/scheme", scheme.value)
