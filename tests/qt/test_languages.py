"""The window in one language and another, and how a language is found."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWizard
from pytestqt.qtbot import QtBot

from gui.qt.i18n import Translators, resolve
from gui.qt.mainwindow import MainWindow
from gui.qt.wizard import BindWizard
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]


def test_the_window_speaks_another_language_at_once(window: MainWindow, translators: Translators, until: Until) -> None:
    english = window.menus.bind.text()
    translators.install(resolve("zh"))
    until(lambda: any("\u4e00" <= letter <= "\u9fff" for letter in window.menus.bind.text()))
    translators.install(resolve("en"))
    until(lambda: window.menus.bind.text() == english)


def test_the_page_shown_speaks_it_too_with_all_its_buttons(
    signed_in: World, translators: Translators, qtbot: QtBot, until: Until
) -> None:
    wizard = BindWizard(signed_in.session)
    qtbot.addWidget(wizard)
    wizard.show()
    translators.install(resolve("zh"))
    buttons = (QWizard.WizardButton.NextButton, QWizard.WizardButton.CancelButton)
    until(lambda: all(any(letter >= "\u4e00" for letter in wizard.button(each).text()) for each in buttons))


@pytest.mark.parametrize(
    ("wanted", "code"), [("zh", "zh_CN"), ("zh-CN", "zh_CN"), ("zh_TW", "zh_CN"), ("en_GB", "en"), ("fr", "en")]
)
def test_a_language_is_found_by_its_usual_names(wanted: str, code: str) -> None:
    assert resolve(wanted).code == code
