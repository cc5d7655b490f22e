"""The desktop turns dark while a wizard or a dialog is open: it looks as one that is opened in the dark."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.domain.wizards.steps import Page
from gui.qt.base.palette import Scheme, apply_scheme
from gui.qt.base.theme import icon
from gui.qt.shell.main_window import MainWindow
from gui.qt.wizards.run_wizard import RunWizard
from tests.qt.test_dialog_looks import DIALOGS
from tests.qt.test_looks import styled
from tests.qt.test_manners_everywhere import more_dialogs, other_wizards, shown, until_review

__all__ = ["styled"]

FAR = 40
"""Two pixels differ by so much lightness, of 255: anti-aliasing differs by less from one drawing to the next."""
FEW = 20
"""So many pixels may differ: a time of day."""


@pytest.fixture(autouse=True)
def with_its_style(styled: QApplication) -> None:
    """Have the program's style, which draws the marks."""


def picture(widget: QWidget) -> QImage:
    """Return what ``widget`` shows once it is settled, without the cursor of a field."""
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
    settle()
    return widget.grab().toImage()


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def differing(one: QImage, other: QImage) -> int:
    """Return how many pixels of the two differ."""
    assert one.size() == other.size()
    found = one.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(found)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, other)
    painter.end()
    # Kept by a name: the bits are no more once the picture is not.
    grey = found.convertToFormat(QImage.Format.Format_Grayscale8)
    return len(bytes(grey.constBits()).translate(None, bytes(range(FAR))))


def turn(app: QApplication, scheme: Scheme) -> None:
    apply_scheme(app, scheme)
    settle()


def test_a_difference_is_seen(styled: QApplication, read_window: MainWindow, qtbot: QtBot) -> None:
    shown(read_window, qtbot)
    pictures = []
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        turn(styled, scheme)
        pictures.append(picture(read_window))
    assert differing(*pictures) > FEW


def test_an_icon_is_drawn_once_for_each_scheme(styled: QApplication) -> None:
    drawn = {}
    for scheme in (Scheme.LIGHT, Scheme.DARK, Scheme.LIGHT, Scheme.DARK):
        apply_scheme(styled, scheme)
        assert drawn.setdefault(scheme, icon("bind").cacheKey()) == icon("bind").cacheKey()
    assert len(set(drawn.values())) == 2


def test_every_dialog_turns_dark(read_window: MainWindow, styled: QApplication, qtbot: QtBot) -> None:
    makers: dict[str, Callable[[], QWidget]] = {
        **{name: lambda make=make: make(read_window) for name, make in DIALOGS.items()},  # type: ignore[misc]
        **more_dialogs(read_window),
    }
    for name, make in makers.items():
        taken = []
        for begin in (Scheme.LIGHT, Scheme.DARK):
            turn(styled, begin)
            dialog = make()
            shown(dialog, qtbot)
            qtbot.waitUntil(lambda: not read_window.session.jobs.busy)
            if begin is not Scheme.DARK:
                turn(styled, Scheme.DARK)
            taken.append(picture(dialog))
            dialog.close()
            dialog.deleteLater()
            QApplication.sendPostedEvents()
        assert differing(*taken) <= FEW, name


def test_every_page_of_the_wizards_turns_dark(read_window: MainWindow, styled: QApplication, qtbot: QtBot) -> None:
    def pictures(begin: Scheme) -> Iterator[tuple[tuple[str, Page], QImage]]:
        turn(styled, begin)
        for name, made in other_wizards(read_window):
            yield from of_wizard(name, made, begin)

    def of_wizard(name: str, made: RunWizard, begin: Scheme) -> Iterator[tuple[tuple[str, Page], QImage]]:
        shown(made, qtbot)
        try:
            for page in until_review(made):
                if begin is not Scheme.DARK:
                    turn(styled, begin)
                made.go_to(page)
                qtbot.waitUntil(lambda: not read_window.session.jobs.busy)
                if begin is not Scheme.DARK:
                    turn(styled, Scheme.DARK)
                yield (name, page), picture(made)
        finally:
            made.close()
            # What is not there any more need not turn with the next one.
            made.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    for (what, turned), (_, opened) in zip(pictures(Scheme.LIGHT), list(pictures(Scheme.DARK)), strict=True):
        assert differing(turned, opened) <= FEW, what
