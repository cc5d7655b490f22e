"""The tool bar and the menus of the main window: what can be done, with its keys and its words."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QSizePolicy, QToolBar, QToolButton

from gui.domain.operations.permissions import Deed
from gui.qt.base.i18n import LANGUAGES, Language, Translators
from gui.qt.base.palette import Scheme, apply_scheme
from gui.qt.base.theme import icon
from gui.qt.shell.account_actions import AccountActions
from gui.qt.views.actions import ResourceActions
from gui.qt.views.home import Home
from gui.words import labels
from gui.words.tone import Tone


class Menus(QObject):
    """Makes the actions and puts them into the window; what they do is the window's, or their receivers'."""

    bind_wanted = Signal()
    copy_wanted = Signal()
    about_wanted = Signal()
    settings_wanted = Signal()
    log_wanted = Signal()
    help_wanted = Signal()
    """The user wants the help about what is shown."""
    topic_wanted = Signal(str)
    """The user wants the help about this topic."""

    def __init__(
        self,
        window: QMainWindow,
        home: Home,
        on_resource: ResourceActions,
        accounts: AccountActions,
        *,
        translators: Translators,
        settings: QSettings,
    ) -> None:
        """Give ``window`` its menus and its tool bar.

        Args:
            window: gets the bar and the menus, and owns this object.
            home: the views, whose tables get context menus; its session refreshes and signs out.
            on_resource: the actions on what is current.
            accounts: signing in and out.
            translators: speak another language.
            settings: where language and colours are kept.
        """
        super().__init__(window)
        self._window, self._home, self._on_resource, self._accounts = window, home, on_resource, accounts
        self._translators, self._settings = translators, settings
        self._make_actions()
        self._make_bar()
        self._make_menus()
        home.session.rights.changed.connect(self._follow_rights)

    def _make_actions(self) -> None:
        def action(slot: Callable[[], object], key: QKeySequence.StandardKey | str | None = None) -> QAction:
            made = QAction(self._window)
            made.triggered.connect(lambda _checked=False: slot())
            if key is not None:
                made.setShortcut(QKeySequence(key))
            return made

        self.bind = action(self.bind_wanted.emit, QKeySequence.StandardKey.New)
        self.refresh = action(self._home.refresh, QKeySequence.StandardKey.Refresh)
        self.copy = action(self.copy_wanted.emit, QKeySequence.StandardKey.Copy)
        # The table has the key itself; a second owner of Ctrl+C would make it ambiguous.
        self.copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.picture = QAction(self._window, checkable=True)
        self.picture.setShortcut(QKeySequence("F9"))
        self.picture.setChecked(self._home.split.picture_wanted)
        self.picture.toggled.connect(self._home.split.show_picture)
        self._home.split.picture_shown.connect(self.picture.setChecked)
        self.quit = action(self._window.close, QKeySequence.StandardKey.Quit)
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.settings = action(self.settings_wanted.emit, "Ctrl+,")
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.log = action(self.log_wanted.emit)
        self.help = action(self.help_wanted.emit, QKeySequence.StandardKey.HelpContents)
        self.keys = action(lambda: self.topic_wanted.emit("shortcuts"), "Ctrl+/")
        self.glossary = action(lambda: self.topic_wanted.emit("glossary"))
        self.about = action(self.about_wanted.emit)
        # macOS finds these two by their English texts otherwise.
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def _make_bar(self) -> None:
        self.bar = QToolBar()
        self.bar.setObjectName("main")
        self.bar.setMovable(False)
        self.bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.bar.addAction(self.bind)
        self.bar.addActions((self._on_resource.change, self._on_resource.undo))
        self.bar.addActions((self._on_resource.guest, self._on_resource.export))
        self.bar.addActions((self.refresh, self.help))
        # Outside of the window's own tool bar areas, what has no room comes up as a menu, not as a strip over the tabs.
        self.bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def _make_menus(self) -> None:
        bar = self._window.menuBar()
        self.by_name = {name: bar.addMenu("") for name in ("file", "edit", "view", "help")}
        # A disabled action says there, too, what it needs.
        self.by_name["file"].setToolTipsVisible(True)
        of_resource = self._on_resource
        changing = (of_resource.change, of_resource.move, of_resource.undo, of_resource.release)
        self.by_name["file"].addActions((self.bind, *changing, of_resource.export))
        self.by_name["file"].addSeparator()
        self.by_name["file"].addActions(self._accounts.all())
        self.by_name["file"].addSeparator()
        self.by_name["file"].addActions((self.settings, self.quit))
        self.by_name["edit"].addActions((self.copy, of_resource.guest, of_resource.read_guest))
        on_rows = (*of_resource.on_resource(), self.copy)
        self._home.with_each_view(lambda view: view.panel.table.addActions(on_rows))
        self.by_name["view"].addActions((self.refresh, self.picture))
        self.language_menu = self.by_name["view"].addMenu("")
        self.scheme_menu = self.by_name["view"].addMenu("")
        self.by_name["help"].addActions((self.help, self.keys, self.glossary))
        self.by_name["help"].addSeparator()
        self.by_name["help"].addActions((self.log, self.about))
        self.language_entries = {}
        languages = QActionGroup(self)
        for language in LANGUAGES:
            entry = self.language_entries[language] = self.language_menu.addAction(language.name)
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
        self._follow_rights()
        self.refresh.setText(self.tr("&Refresh"))
        self.refresh.setIconText(self.tr("Refresh"))
        self.refresh.setIcon(icon("refresh"))
        self.copy.setText(self.tr("&Copy rows"))
        self.picture.setText(self.tr("To&pology"))
        self._on_resource.retranslate()
        self._accounts.retranslate()
        self.quit.setText(self.tr("&Quit"))
        self.settings.setText(self.tr("Settin&gs …"))
        self.help.setText(self.tr("&Help"))
        self.help.setIconText(self.tr("Help"))
        self.help.setIcon(icon("help"))
        self.keys.setText(self.tr("&Keyboard shortcuts"))
        self.glossary.setText(self.tr("&Glossary"))
        self.log.setText(self.tr("&Log …"))
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
        self.bar.setWindowTitle(self.tr("Tools"))
        # Shown where a narrow window has no room for all tools; Qt gives it no name.
        more = self.bar.findChild(QToolButton, "qt_toolbar_ext_button")
        if more is not None:
            more.setAccessibleName(self.tr("More tools"))
            more.setToolTip(self.tr("More tools"))
            # The style's own arrows are black in every scheme.
            more.setIcon(icon("more"))

    def _follow_rights(self) -> None:
        """Disable what is known to be refused, with the reason."""
        why_not = self._home.session.rights.why_not(Deed.BIND)
        self.bind.setEnabled(not why_not)
        self.bind.setToolTip(why_not or labels.text(labels.BIND_TITLE))
        self.bind.setStatusTip(self.bind.toolTip())

    def follow_settings(self) -> None:
        """Mark the language and the colours that are in force."""
        self.language_entries[self._translators.language].setChecked(True)
        kept = str(self._settings.value("window/scheme", Scheme.SYSTEM.value))
        if kept in set(Scheme):
            self.scheme_entries[Scheme(kept)].setChecked(True)

    def _speak(self, language: Language) -> None:
        self._translators.install(language)
        self._settings.setValue("window/language", language.code)

    def _paint(self, scheme: Scheme) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_scheme(app, scheme)
        self._settings.setValue("window/scheme", scheme.value)
