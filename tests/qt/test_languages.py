"""Every page in every language, in a language 40 % longer, and with larger type: nothing is cut off."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.domain.flow import Page
from gui.domain.selection import EipTicked, EniChosen, InstanceChosen
from gui.qt.i18n import LANGUAGES, Translators, resolve
from gui.qt.mainwindow import MainWindow
from gui.qt.wizard import BindWizard
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]


class Longer(QTranslator):
    """Speaks English with every sentence 40 % longer."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        del context, disambiguation
        text = source.replace("%n", str(n)) if n >= 0 else source
        words = [word for word in text.split() if word.isalpha()]
        return f"{text} {' '.join(words)[: max(2, len(text) * 2 // 5)]}"

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


def cut_off(root: QWidget) -> list[str]:
    """Texts of visible labels and buttons that have less room than they need."""
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, (QLabel, QAbstractButton)) or not widget.isVisible() or not widget.text():
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            short = widget.height() < widget.heightForWidth(widget.width()) - 1
        else:
            short = widget.width() < widget.minimumSizeHint().width() - 1
        if short:
            found.append(f"{type(widget).__name__} {widget.text()!r} {widget.size()} {widget.minimumSizeHint()}")
    return found


def fill(world: World) -> None:
    """Choose something on every page."""
    inventory = world.session.inventory
    assert inventory is not None
    for eip in [each for each in inventory.eips if each.name.startswith("voip-edge")][:3]:
        world.session.dispatch(EipTicked(eip.allocation_id, ticked=True))
    eni = next(each for each in inventory.interfaces if each.name == "voip-media")
    instance = next(each for each in inventory.instances if each.name == "voip-gateway-01")
    world.session.dispatch(EniChosen(eni.id))
    world.session.dispatch(InstanceChosen(instance.id))


@pytest.fixture
def wizard(signed_in: World, qtbot: QtBot, translators: Translators) -> BindWizard:
    del translators
    fill(signed_in)
    made = BindWizard(signed_in.session)
    qtbot.addWidget(made)
    made.show()
    return made


PAGES = (Page.ACCOUNT, Page.REGION, Page.ROAD, Page.EIPS, Page.INTERFACE, Page.INSTANCE, Page.REVIEW)


@pytest.mark.parametrize("code", [language.code for language in LANGUAGES])
def test_no_text_is_cut_off(wizard: BindWizard, translators: Translators, qtbot: QtBot, code: str) -> None:
    translators.install(resolve(code))
    for page in PAGES:
        wizard.go_to(page)
        qtbot.waitUntil(lambda page=page: wizard.pages[page].isVisible())  # type: ignore[misc]
        QApplication.sendPostedEvents()
        qtbot.waitUntil(lambda: not cut_off(wizard.current()))


def test_a_language_forty_percent_longer_fits(wizard: BindWizard, qapp: QApplication, qtbot: QtBot) -> None:
    longer = Longer()
    qapp.installTranslator(longer)
    try:
        wizard.resize(wizard.sizeHint().expandedTo(wizard.size()))
        for page in PAGES:
            wizard.go_to(page)
            qtbot.waitUntil(lambda page=page: wizard.pages[page].isVisible())  # type: ignore[misc]
            qtbot.waitUntil(lambda: not cut_off(wizard.current()))
    finally:
        qapp.removeTranslator(longer)


def test_the_window_speaks_another_language_at_once(window: MainWindow, translators: Translators, until: Until) -> None:
    english = window.menus.bind.text()
    translators.install(resolve("zh"))
    until(lambda: any("\u4e00" <= letter <= "\u9fff" for letter in window.menus.bind.text()))
    translators.install(resolve("en"))
    until(lambda: window.menus.bind.text() == english)


@pytest.mark.parametrize(
    ("wanted", "code"), [("zh", "zh_CN"), ("zh-CN", "zh_CN"), ("zh_TW", "zh_CN"), ("en_GB", "en"), ("fr", "en")]
)
def test_a_language_is_found_by_its_usual_names(wanted: str, code: str) -> None:
    assert resolve(wanted).code == code
