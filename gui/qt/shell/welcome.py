"""What the window shows before anybody has signed in: three ways in, each one click."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCommandLinkButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.domain.accounts.profile import Profile
from gui.qt.base.preferences import SANDBOX_ACCOUNT, Preferences
from gui.qt.base.session import Session
from gui.qt.base.theme import chars, icon, lines
from gui.qt.shell.header import recent_profiles
from gui.qt.widgets.containers import ScrollArea
from gui.words import labels
from gui.words.plain_text import visible_line


class Door(QCommandLinkButton):
    """A way in, with a frame. It is drawn here: Qt gives such buttons neither frame nor focus, and type of 9 points."""

    def sizeHint(self) -> QSize:
        """Return the size for a usual width."""
        width = max(self.minimumWidth(), chars(self, 60))
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """Return the height that title and description need."""
        _icon, title, description = self._places(width)
        return description.bottom() + self._margin() if self.description() else title.bottom() + self._margin()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw picture, title, description and the frame around them."""
        palette, near = self.palette(), self.hasFocus() or self.underMouse()
        picture, title, description = self._places(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = palette.color(palette.ColorRole.Accent if near else palette.ColorRole.PlaceholderText)
        painter.setPen(QPen(ink, 2 if near else 1))
        if self.isDown():
            painter.setBrush(palette.color(palette.ColorRole.Midlight))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        self.icon().paint(painter, picture)
        role = palette.ColorRole.ButtonText
        painter.setFont(self._title_font())
        flags = Qt.TextFlag.TextShowMnemonic | Qt.AlignmentFlag.AlignTop
        self.style().drawItemText(painter, title, int(flags), palette, self.isEnabled(), self.text(), role)
        painter.setFont(self.font())
        wrapped = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        self.style().drawItemText(painter, description, int(wrapped), palette, True, self.description(), role)
        painter.end()

    def _margin(self) -> int:
        return lines(self, 0.4)

    def _title_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _places(self, width: int) -> tuple[QRect, QRect, QRect]:
        """Return where picture, title and description are, in a button of this width."""
        margin, side = self._margin(), lines(self, 1.4)
        left = side + 2 * margin
        room = width - left - margin
        title = QRect(left, margin, room, QFontMetrics(self._title_font()).height())
        text = self.fontMetrics().boundingRect(
            QRect(0, 0, room, lines(self, 20)), int(Qt.TextFlag.TextWordWrap), self.description()
        )
        return QRect(margin, margin, side, side), title, QRect(left, title.bottom() + 1, room, text.height())


class Welcome(ScrollArea):
    """The ways in: the last profile, another one, the aliyun CLI's, and the sandbox."""

    account_wanted = Signal(str)
    """The user wants to sign in with the profile of this name, or to the sandbox."""
    sign_in_wanted = Signal()
    import_wanted = Signal()
    list_wanted = Signal()

    def __init__(self, session: Session, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._preferences = session, preferences
        self.setFrameShape(ScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title, self.purpose = QLabel(), QLabel()
        self.purpose.setWordWrap(True)
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        self.title.setFont(font)
        self.last, self.sign_in, self.take_over, self.list, self.sandbox = (Door() for _ in range(5))
        self.last.clicked.connect(self._last_wanted)
        self.sign_in.clicked.connect(self.sign_in_wanted)
        self.take_over.clicked.connect(self.import_wanted)
        self.list.clicked.connect(self.list_wanted)
        self.sandbox.clicked.connect(lambda: self.account_wanted.emit(SANDBOX_ACCOUNT))
        # As high as the text needs at the width it has.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        inside = QWidget()
        column = QVBoxLayout()
        column.setSpacing(lines(self, 0.5))
        column.addStretch(2)
        column.addWidget(self.title)
        column.addWidget(self.purpose)
        column.addSpacing(lines(self, 0.5))
        for door in self.doors():
            door.setSizePolicy(policy)
            door.setMinimumWidth(chars(self, 80))
            column.addWidget(door)
        column.addStretch(3)
        row = QHBoxLayout(inside)
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)
        self.purpose.setMinimumWidth(chars(self, 80))
        self.purpose.setMaximumWidth(chars(self, 90))
        self.setWidget(inside)
        self.retranslate()

    def doors(self) -> tuple[Door, ...]:
        """Return the ways in, in reading order."""
        return (self.last, self.sign_in, self.take_over, self.list, self.sandbox)

    def follow(self) -> None:
        """Draw the profiles as they are kept now."""
        self.retranslate()

    def focus(self) -> None:
        """Give the focus to the way in that is most likely meant."""
        (self.sign_in if self.last.isHidden() else self.last).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set every text and picture."""
        profile = self._profile()
        self.title.setText(self.tr("Multi-EIP Wizard"))
        self.purpose.setText(
            self.tr(
                "Bind several EIPs to one network interface, see what is bound to what, and get the configuration for "
                "the guest OS. Nothing is changed in the cloud before you have reviewed the plan."
            )
        )
        self.last.setVisible(profile is not None)
        if profile is not None:
            name = visible_line(profile.name).replace("&", "&&")
            self.last.setText(labels.text(labels.SIGN_IN_AS).format(name=name))
            regions = self._preferences.recent_regions(profile.name)
            region = regions[0] if regions else profile.region
            self.last.setDescription(
                self.tr("Continue in {region}.").format(region=visible_line(region))
                if region
                else self.tr("The profile used last.")
            )
        self.sign_in.setText(
            self.tr("Sign in with a profile …") if profile is None else self.tr("Sign in with another profile or key …")
        )
        self.sign_in.setDescription(
            self.tr("AccessKey, temporary credentials (STS), RAM role, or environment variables.")
        )
        self.take_over.setText(labels.text(labels.IMPORT_CLI))
        self.take_over.setDescription(
            self.tr("Take over profiles of the aliyun CLI. Its file stays as it is unless you choose otherwise.")
        )
        self.list.setText(labels.text(labels.OPEN_LIST))
        self.list.setDescription(
            self.tr("Plans for many interfaces from a CSV or YAML file, reviewed and applied side by side.")
        )
        self.sandbox.setText(self.tr("Try the sandbox"))
        self.sandbox.setDescription(
            self.tr("An emulated account on this computer. Nothing is real, nothing costs money.")
        )
        for door, name in zip(self.doors(), ("key", "key", "save", "open", "info"), strict=True):
            door.setIcon(icon(name))
            door.setAccessibleDescription(door.description())

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange}:
            self.retranslate()
        super().changeEvent(event)

    def _profile(self) -> Profile | None:
        """Return the profile that signed in last, or the default one."""
        profiles = recent_profiles(self._session.parts.accounts.profiles, self._preferences)
        return profiles[0] if profiles else None

    def _last_wanted(self) -> None:
        profile = self._profile()
        if profile is not None:
            self.account_wanted.emit(profile.name)
