"""The shell: one wizard at a time, what is kept of the window, and that damaged settings do no harm."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.qt.base.i18n import LANGUAGES, Language, Translators
from gui.qt.shell.main_window import MainWindow
from gui.qt.wizards.bind import BindWizard
from gui.qt.wizards.interface_in_use import ChangeWizard, TeardownWizard
from tests.helpers.each_case import each_case
from tests.helpers.every_view import every_page
from tests.helpers.ownerless import ownerless
from tests.qt.conftest import World
from tests.qt.test_accessibility import mnemonics, nameless

Until = Callable[[Callable[[], bool]], None]


def test_one_wizard_is_open_at_a_time(read_window: MainWindow, until: Until) -> None:
    read_window.open_wizard()
    first = read_window.wizard
    assert isinstance(first, BindWizard)
    read_window.open_teardown()
    assert read_window.wizard is first
    first.close()
    until(lambda: read_window.wizard is None)
    for opener, kind in ((read_window.open_teardown, TeardownWizard), (read_window.open_change, ChangeWizard)):
        opener()
        assert isinstance(read_window.wizard, kind)
        read_window.wizard.close()
        until(lambda: read_window.wizard is None)


def test_the_window_comes_back_as_it_was(read_window: MainWindow, world: World, qtbot: QtBot, tmp_path: Path) -> None:
    read_window.resize(1111, 666)
    read_window.home.tabs.setCurrentIndex(read_window.home.tabs.count() - 1)
    read_window.menus.picture.trigger()
    read_window.close()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    again = MainWindow(world.session, read_window.menus._translators, settings)
    qtbot.addWidget(again)
    assert again.home.tabs.currentIndex() == again.home.tabs.count() - 1
    assert again.home.topology.isHidden()
    assert not again.menus.picture.isChecked()


@pytest.mark.parametrize("junk", ["", "junk", QByteArray(b"\x00\x01junk"), 7])
def test_damaged_settings_fall_back(
    world: World, window: MainWindow, qtbot: QtBot, tmp_path: Path, junk: object
) -> None:
    settings = QSettings(str(tmp_path / "damaged.ini"), QSettings.Format.IniFormat)
    for key in ("geometry", "split-1", "picture", "view"):
        settings.setValue(f"window/{key}", junk)
    again = MainWindow(world.session, window.menus._translators, settings)
    qtbot.addWidget(again)
    again.show()
    assert again.width() > 300
    assert again.home.view() is again.home.mappings
    assert again.home.split.picture_wanted
    assert again.home.split.sizes()[0] > 0


def test_actions_say_why_they_are_disabled_and_come_to_life(window: MainWindow) -> None:
    for action in (window.on_resource.undo, window.on_resource.change, window.on_resource.guest):
        assert not action.isEnabled()
        assert action.toolTip()


def test_every_widget_of_every_tab_has_a_name_and_no_mnemonic_is_given_twice(
    read_window: MainWindow, until: Until
) -> None:
    home = read_window.home
    assert home.tabs.count() == 7

    def check(tab: int) -> None:
        home.tabs.setCurrentIndex(tab)
        view = home.view()
        if view is home.regions:
            read_window.region_choice.take_all()
            until(lambda: home.regions.model.rowCount() > 0)
        if view is not None:
            view.panel.table.selectRow(0)
            until(lambda: bool(home.topology.picture.nodes) or tab == 4)
        assert not nameless(home)
        keys = mnemonics(home)
        menus = [menu.title() for menu in read_window.menus.by_name.values()]
        keys += [title[title.index("&") + 1].upper() for title in menus if "&" in title]
        region = read_window.header.region_label.text()
        keys.append(region[region.index("&") + 1].upper())
        assert len(keys) == len(set(keys)), "".join(sorted(keys))

    each_case(range(home.tabs.count()), check)


def test_shortcuts_are_given_once(read_window: MainWindow) -> None:
    window, own = read_window, read_window.on_resource
    actions = (
        window.menus.bind,
        window.menus.refresh,
        window.menus.picture,
        window.menus.quit,
        own.guest,
        own.change,
        own.undo,
        own.export,
    )
    keys = [action.shortcut().toString() for action in actions]
    keys = [key for key in keys if key]  # not every platform has a key for Quit
    assert len(keys) > 5
    assert len(set(keys)) == len(keys)


def test_every_part_goes_with_the_window(read_window: MainWindow) -> None:
    assert every_page(read_window.home)
    assert ownerless(read_window) == []


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)
def test_no_letter_is_given_twice_in_a_menu(
    read_window: MainWindow, translators: Translators, language: Language
) -> None:
    translators.install(language)
    menus = [*read_window.menus.by_name.values(), read_window.header.account.menu()]
    for menu in menus:
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        entries = [entry.text().replace("&&", "") for entry in menu.actions() if not entry.isSeparator()]
        keys = [key.upper() for entry in entries for key in re.findall(r"&(\w)", entry)]
        assert len(keys) > 2
        assert len(keys) == len(set(keys)), entries
