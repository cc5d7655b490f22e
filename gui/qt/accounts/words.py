"""Kinds, colours and verdicts of profiles in words."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from gui.domain.accounts.profile import Colour, ProfileKind
from gui.domain.cloud.account import CallerIdentity, PrincipalKind
from gui.domain.operations.permissions import Likelihood
from gui.services.accounts.aliyun_cli_import import NotTaken
from gui.words.states import Word
from gui.words.tone import Tone

translate = QCoreApplication.translate

KINDS = {
    ProfileKind.ACCESS_KEY: QT_TRANSLATE_NOOP("Profiles", "AccessKey"),
    ProfileKind.SESSION_TOKEN: QT_TRANSLATE_NOOP("Profiles", "Temporary credentials (STS)"),
    ProfileKind.RAM_ROLE: QT_TRANSLATE_NOOP("Profiles", "RAM role"),
    ProfileKind.ENVIRONMENT: QT_TRANSLATE_NOOP("Profiles", "Environment variables"),
}
COLOURS = {
    Colour.GREY: QT_TRANSLATE_NOOP("Profiles", "Grey"),
    Colour.BLUE: QT_TRANSLATE_NOOP("Profiles", "Blue"),
    Colour.TEAL: QT_TRANSLATE_NOOP("Profiles", "Teal"),
    Colour.GREEN: QT_TRANSLATE_NOOP("Profiles", "Green"),
    Colour.YELLOW: QT_TRANSLATE_NOOP("Profiles", "Yellow"),
    Colour.ORANGE: QT_TRANSLATE_NOOP("Profiles", "Orange"),
    Colour.RED: QT_TRANSLATE_NOOP("Profiles", "Red"),
    Colour.PURPLE: QT_TRANSLATE_NOOP("Profiles", "Purple"),
}
NOT_TAKEN = {
    NotTaken.MODE: QT_TRANSLATE_NOOP("Profiles", "This program does not know the kind {mode}."),
    NotTaken.INCOMPLETE: QT_TRANSLATE_NOOP("Profiles", "Its key is not complete or has the wrong shape."),
    NotTaken.EXPIRED: QT_TRANSLATE_NOOP("Profiles", "Its token has expired."),
}
DOT = 64


def kind_text(kind: ProfileKind) -> str:
    """Return the name of a kind of profile."""
    return translate("Profiles", str(KINDS[kind]))


def colour_text(colour: Colour) -> str:
    """Return the name of a colour."""
    return translate("Profiles", str(COLOURS[colour]))


def not_taken_text(reason: NotTaken, mode: str) -> str:
    """Return why a profile of the CLI can't be taken over."""
    return translate("Profiles", str(NOT_TAKEN[reason])).format(mode=mode)


def dot(colour: Colour) -> QIcon:
    """Return a dot of the profile's colour; its name always stands beside it."""
    picture = QPixmap(DOT, DOT)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colour.value))
    painter.drawEllipse(DOT // 8, DOT // 8, DOT * 3 // 4, DOT * 3 // 4)
    painter.end()
    return QIcon(picture)


def identity_text(identity: CallerIdentity) -> str:
    """Return who signs."""
    match identity.kind:
        case PrincipalKind.ACCOUNT:
            text = translate("Profiles", "The account {account} itself, which no RAM policy limits")
        case PrincipalKind.RAM_USER:
            text = translate("Profiles", "RAM user {name} of account {account}")
        case PrincipalKind.ASSUMED_ROLE:
            text = translate("Profiles", "RAM role {name} of account {account}")
        case PrincipalKind.UNKNOWN:
            text = translate("Profiles", "{name} of account {account}")
    return text.format(name=identity.name, account=identity.account_id)


def verdict_word(verdict: Likelihood) -> Word:
    """Return how to show whether a call will be allowed."""
    match verdict:
        case Likelihood.ALLOWED:
            return Word(translate("Profiles", "Allowed, tried"), "good", Tone.GOOD)
        case Likelihood.LIKELY_ALLOWED:
            return Word(translate("Profiles", "Probably allowed"), "good", Tone.QUIET)
        case Likelihood.UNKNOWN:
            return Word(translate("Profiles", "Not known; it can't be tried without doing it"), "open", Tone.QUIET)
        case Likelihood.LIKELY_REFUSED:
            return Word(translate("Profiles", "Probably refused"), "warning", Tone.WARNING)
        case Likelihood.REFUSED:
            return Word(translate("Profiles", "Refused"), "bad", Tone.BAD)
