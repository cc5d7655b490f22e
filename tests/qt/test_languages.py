"""The window in one language and another, and how a language is found."""

import importlib
import inspect
import pkgutil
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWizard
from pytestqt.qtbot import QtBot

import gui.qt
from gui.assets import read_text
from gui.qt.base.i18n import LANGUAGES, Language, Translators, resolve
from gui.qt.shell.main_window import MainWindow
from gui.qt.wizards.bind import BindWizard
from gui.words.catalogue import catalogue_for
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


def test_no_text_with_a_number_is_in_a_class_that_has_subclasses() -> None:
    # PySide's tr() takes what comes back with the number in it for a translation, and asks no base class for its own.
    for module in pkgutil.walk_packages(gui.qt.__path__, "gui.qt."):
        importlib.import_module(module.name)
    classes, found = [QObject], set()
    while classes:
        one = classes.pop()
        classes += one.__subclasses__()
        if one.__module__.startswith("gui.qt") and one.__subclasses__():
            found |= {one.__name__} if re.search(r'self\.tr\(\s*"[^"]*%n', inspect.getsource(one)) else set()
    assert found == set()


@pytest.mark.parametrize(
    ("wanted", "code"), [("zh", "zh_CN"), ("zh-CN", "zh_CN"), ("zh_TW", "zh_CN"), ("en_GB", "en"), ("fr", "en")]
)
def test_a_language_is_found_by_its_usual_names(wanted: str, code: str) -> None:
    assert resolve(wanted).code == code


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_commands_catalogue_says_what_qt_says(language: Language, translators: Translators) -> None:
    translators.install(language)
    own = catalogue_for(language.code)
    root = ET.fromstring(read_text(f"i18n/multi_eip_{language.code}.ts"))
    compared = 0
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            literal = message.findtext("source", "")
            for count in (0, 1, 2, 5) if message.get("numerus") == "yes" else (-1,):
                assert own(name, literal, None, count) == QCoreApplication.translate(name, literal, None, count)
                compared += 1
    assert compared > 40
