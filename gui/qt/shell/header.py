"""The head of the window: account and region, always there, and the tools, which give way when there is little room."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QIcon
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from gui.domain.accounts.profile import Profile
from gui.domain.cloud.region import Region, RegionId
from gui.domain.operations.permissions import Deed
from gui.qt.accounts.words import dot
from gui.qt.base.preferences import EVERY_REGION, SANDBOX_ACCOUNT, Preferences
from gui.qt.base.session import Session
from gui.qt.base.theme import icon, lines
from gui.services.sign_in import Connection
from gui.words import labels
from gui.words.plain_text import visible_line
from gui.words.plan_notes import full_policy_text

_SEVERAL = "several"
"""What the entry of several regions stands for, as EVERY_REGION does for all; no region has such an id."""
REGION_CHARS = 26
"""Characters of a region's name that are always seen."""


class Header(QWidget):
    """Says whose resources of which region are shown, and changes both."""

    account_wanted = Signal(str)
    """The user wants to sign in with the profile of this name, or to the sandbox."""
    region_wanted = Signal()
    """The user has chosen one region, which may be the one that is worked in already."""
    regions_wanted = Signal(bool)
    """The user wants several regions in one table; True for all of them."""

    def __init__(self, session: Session, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._preferences = session, preferences
        self.account = QToolButton()
        self.account.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.account.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.account.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu = QMenu(self.account)
        self.account.setMenu(self.menu)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.account_actions: tuple[QAction, ...] = ()
        """What the menu offers below the accounts; the window has made them."""
        self.several: tuple[int, bool] | None = None
        """How many regions are shown in one table, and whether these are all; None while one is shown."""
        self.region_label, self.region = QLabel(), QComboBox()
        self.region_label.setBuddy(self.region)
        self.region.setMinimumContentsLength(REGION_CHARS)
        self.region.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.region.view().setTextElideMode(Qt.TextElideMode.ElideNone)
        self.region.activated.connect(self._region_chosen)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.account)
        self._row.addWidget(self.region_label)
        self._row.addWidget(self.region)
        for widget in (self.account, self.region):
            widget.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        session.connection_changed.connect(self.follow)
        session.rights.changed.connect(self._show_account)
        session.regions_renamed.connect(self._fill_regions)
        session.selection_changed.connect(self.show_region)
        self.retranslate()

    def add_tools(self, tools: QWidget) -> None:
        """Put ``tools`` behind account and region; they take the room that is left."""
        self._row.addSpacing(lines(self, 0.5))
        self._row.addWidget(tools, 1)

    def retranslate(self) -> None:
        """Set every text and picture."""
        self.region_label.setText(self.tr("&Region:"))
        self.region.setAccessibleName(self.tr("Region"))
        self.follow()

    def follow(self) -> None:
        """Draw who is signed in and what regions there are."""
        self._show_account()
        self._fill_regions()

    def _show_account(self) -> None:
        connection = self._session.connection
        if connection is None:
            text, picture, name = self.tr("Not signed in"), icon("key"), self.tr("Not signed in")
        elif connection.profile is None:
            text, picture, name = self.tr("Sandbox"), icon("info"), self.tr("Sandbox")
        else:
            name, picture = visible_line(connection.profile.name), dot(connection.profile.colour)
            text = self.tr("Profile: {name}").format(name=name)
        tip = self.tr("Account, profiles and lock (Ctrl+Shift+A)")
        rights = self._session.rights
        if rights.read_only:
            read_only = self.tr("{profile}, read only")
            text, name = read_only.format(profile=text), read_only.format(profile=name)
            tip = f"{rights.why_not(Deed.BIND)}\n{tip}"
        self.account.setText(_as_it_is(text))
        self.account.setIcon(picture)
        self.account.setAccessibleName(self.tr("Account: {name}").format(name=name))
        self.account.setToolTip(tip)
        self.account.setShortcut("Ctrl+Shift+A")

    def _fill_regions(self) -> None:
        connection = self._session.connection
        self.region.clear()
        self.region.setEnabled(connection is not None)
        if connection is not None:
            recent, others = _recent_first(connection.regions, self._recent(connection))
            for region in recent:
                self._add(region)
            if recent and others:
                self.region.insertSeparator(len(recent))
            for region in others:
                self._add(region)
            self.region.insertSeparator(self.region.count())
            self.region.addItem(self._several_text(), _SEVERAL)
            self.region.addItem(self.tr("All regions"), EVERY_REGION)
            widest = max(
                (self.region.fontMetrics().horizontalAdvance(_name(each)) for each in connection.regions), default=0
            )
            self.region.view().setMinimumWidth(widest + lines(self, 2))
        self.show_region()

    def _add(self, region: Region) -> None:
        self.region.addItem(_name(region), region.id)

    def _recent(self, connection: Connection) -> tuple[RegionId, ...]:
        return self._preferences.recent_regions(account_of(connection))

    def show_region(self) -> None:
        """Show the region that is chosen."""
        chosen: str | None = self._session.now.region
        if self.several is not None:
            chosen = EVERY_REGION if self.several[1] else _SEVERAL
            self.region.setItemText(self.region.findData(_SEVERAL), self._several_text())
        self.region.setCurrentIndex(self.region.findData(chosen) if chosen else -1)
        self.region.setToolTip(self.region.currentText())

    def _region_chosen(self) -> None:
        chosen = self.region.currentData()
        if chosen in {_SEVERAL, EVERY_REGION}:
            self.regions_wanted.emit(chosen == EVERY_REGION)
            self.show_region()
        elif chosen:
            self._session.choose_region(RegionId(chosen))
            self.region_wanted.emit()

    def show_several(self, several: tuple[int, bool] | None) -> None:
        """Say that several regions are shown in one table; see ``several``."""
        self.several = several
        self.show_region()

    def _several_text(self) -> str:
        if self.several is None or self.several[1] or not self.several[0]:
            return self.tr("Several regions …")
        return self.tr("Several regions ({count}) …").format(count=self.several[0])

    def fill_menu(self) -> None:
        """Offer the accounts, the recent ones first, and what else can be done."""
        self.menu.clear()
        connection = self._session.connection
        current = account_of(connection) if connection else ""
        for profile in recent_profiles(self._session.parts.accounts.profiles, self._preferences):
            self._offer(profile.name, visible_line(profile.name), dot(profile.colour), current)
        self._offer(SANDBOX_ACCOUNT, labels.text(labels.SANDBOX_OPTION), icon("info"), current)
        separator = self.menu.addSeparator()
        self.menu.addActions(self.account_actions)
        if any(map(self._session.rights.lacking, Deed)):
            copy = QAction(self.tr("Copy &RAM policy for all changes"), self.menu)
            copy.triggered.connect(lambda _checked=False: QGuiApplication.clipboard().setText(full_policy_text()))
            self.menu.insertAction(separator, copy)

    def _offer(self, account: str, text: str, picture: QIcon, current: str) -> None:
        entry = self.menu.addAction(picture, _as_it_is(text))
        entry.setCheckable(True)
        entry.setChecked(account == current)
        entry.triggered.connect(lambda _checked=False: self.account_wanted.emit(account))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours; the window tells when the language has changed."""
        if event.type() is QEvent.Type.PaletteChange:
            self.follow()
        super().changeEvent(event)


def account_of(connection: Connection) -> str:
    """Return the name by which the preferences know the account of ``connection``."""
    return connection.profile.name if connection.profile else SANDBOX_ACCOUNT


def recent_profiles(profiles: tuple[Profile, ...], preferences: Preferences) -> tuple[Profile, ...]:
    """Return ``profiles``, those first that signed in last."""
    recent = {name: place for place, name in enumerate(preferences.recent_accounts)}
    return tuple(sorted(profiles, key=lambda each: (recent.get(each.name, len(recent)), not each.is_default)))


def _recent_first(regions: tuple[Region, ...], recent: tuple[RegionId, ...]) -> tuple[list[Region], list[Region]]:
    by_id = {region.id: region for region in regions}
    first = [by_id[each] for each in recent if each in by_id]
    return first, [region for region in regions if region not in first]


def _name(region: Region) -> str:
    return visible_line(f"{region.local_name} ({region.id})")


def _as_it_is(text: str) -> str:
    """Return ``text`` for a button or an entry of a menu, which take ``&`` for the mark of a letter."""
    return text.replace("&", "&&")
