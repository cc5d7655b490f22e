"""The filter above a table: fields, networks, what is hidden, faults in sentences, keys, and filters that are saved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from gui.domain.cloud.eip import EipStatus
from gui.qt.base.i18n import LANGUAGES, Translators
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.eips import EipsView
from gui.qt.widgets.saved_filters import SavedFilters

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def view(read_window: MainWindow) -> EipsView:
    read_window.home.tabs.setCurrentWidget(read_window.home.eips)
    return read_window.home.eips


def names(view: EipsView, text: str) -> set[str]:
    """Return the names of the EIPs that the filter ``text`` shows."""
    view.panel.filter.setText(text)
    view.panel.apply_filter()
    return {eip.name for eip in view.model.shown()}


def test_a_state_is_asked_for_in_words_of_the_window_and_of_the_api(view: EipsView) -> None:
    bound = {eip.name for eip in view.model.all() if eip.status is EipStatus.IN_USE}
    assert bound
    for text in ("state:bound", "state:InUse", "status:bound", "STATE:Bound"):
        assert names(view, text) == bound
    assert names(view, "-state:bound") == {eip.name for eip in view.model.all()} - bound


def test_a_saved_filter_means_the_same_in_another_language(
    view: EipsView, translators: Translators, until: Until
) -> None:
    bound = names(view, "state:bound")
    translators.install(LANGUAGES[1])
    until(lambda: not view.panel._pause.isActive())
    assert {eip.name for eip in view.model.shown()} == bound
    assert names(view, "状态:已绑定") == bound


def test_tags_groups_and_regions_are_asked_for(view: EipsView) -> None:
    voice = {eip.name for eip in view.model.all() if ("team", "voice") in eip.tags}
    assert voice
    assert names(view, "tag:team=voice") == voice
    assert names(view, "tag:voice") == voice
    assert names(view, "tag:team=voi") == set()
    assert names(view, "region:cn-shanghai") == {eip.name for eip in view.model.all()}
    assert names(view, "group:rg-nobody") == set()


def test_a_network_shows_the_addresses_in_it(view: EipsView) -> None:
    wanted = {eip.name for eip in view.model.all() if str(eip.address).startswith("47.100.23.")}
    assert wanted
    assert names(view, "47.100.23.0/24") == wanted
    assert names(view, "47.100.23.0/24 -47.100.23.0/24") == set()


def test_words_look_into_what_is_shown_only(view: EipsView, until: Until) -> None:
    eip = next(each for each in view.model.all() if each.allocation_id)
    assert names(view, eip.allocation_id) == {eip.name}, "the id stands below the name"
    assert names(view, "nothing") == set(), "an issue says “bound to nothing”"
    assert names(view, "voice") == {each.name for each in view.model.all() if "voice" in each.name}
    view.chooser.show_column("tags", on=True)
    tagged = {each.name for each in view.model.all() if "voice" in dict(each.tags).values() or "voice" in each.name}
    until(lambda: {each.name for each in view.model.shown()} == tagged)


def test_a_fault_is_a_sentence_and_the_rows_stay(view: EipsView) -> None:
    before = names(view, "voip")
    assert names(view, "voip colour:red") == before
    assert "There is no field “colour”" in view.panel.fault.text()
    assert "state" in view.panel.fault.text()
    assert view.panel.fault.isVisible()
    assert view.panel.filter.accessibleDescription() == view.panel.fault.text()
    assert names(view, "voip 10.0.0.0/40") == before
    assert "10.0.0.0/24" in view.panel.fault.text()
    assert names(view, 'voip "open') == before
    assert names(view, "voip state:") == before
    assert names(view, "voip") == before
    assert not view.panel.fault.isVisible()


def test_escape_clears_and_goes_back_to_the_table(view: EipsView, read_window: MainWindow, qtbot: QtBot) -> None:
    read_window.activateWindow()
    view.panel.filter.setFocus()
    qtbot.waitUntil(view.panel.filter.hasFocus)
    names(view, "voip")
    qtbot.keyClick(view.panel.filter, Qt.Key.Key_Escape)
    assert view.panel.filter.text() == ""
    assert view.model.rowCount() == view.model.total
    assert view.panel.table.hasFocus()
    view.panel.filter.setText("voip")
    qtbot.keyClick(view.panel.table, Qt.Key.Key_Escape)
    assert view.panel.filter.text() == ""


def test_down_goes_from_the_filter_into_the_table(view: EipsView, read_window: MainWindow, qtbot: QtBot) -> None:
    read_window.activateWindow()
    view.panel.filter.setFocus()
    qtbot.waitUntil(view.panel.filter.hasFocus)
    qtbot.keyClick(view.panel.filter, Qt.Key.Key_Down)
    assert view.panel.table.hasFocus()
    assert view.panel.table.currentIndex().isValid()


def test_ctrl_e_exports_from_the_filter_too(view: EipsView, read_window: MainWindow, qtbot: QtBot) -> None:
    read_window.activateWindow()
    view.panel.filter.setFocus()
    qtbot.waitUntil(view.panel.filter.hasFocus)
    exports = QSignalSpy(read_window.on_resource.export.triggered)
    qtbot.keyClick(view.panel.filter, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert exports.count() == 1
    for dialog in read_window.on_resource.dialogs:
        dialog.close()


def test_filters_are_saved_taken_and_deleted(view: EipsView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bound = names(view, "state:bound")
    monkeypatch.setattr(SavedFilters, "ask_name", lambda _self: "Bound & busy")
    view.saved._ask_and_save()
    names(view, "")
    view.saved._fill()
    entry = next(each for each in view.saved._menu.actions() if "state:bound" in each.text())
    assert entry.text() == "Bound && busy: state:bound"
    entry.trigger()
    assert {eip.name for eip in view.model.shown()} == bound
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    again = SavedFilters(view.panel.filter, settings, view.name)
    assert again.filters == {"Bound & busy": "state:bound"}
    again.delete("Bound & busy")
    assert SavedFilters(view.panel.filter, settings, view.name).filters == {}


@pytest.mark.parametrize("kept", ["no json", "[]", "7"])
def test_damaged_filters_are_none(view: EipsView, tmp_path: Path, kept: str) -> None:
    settings = QSettings(str(tmp_path / "other.ini"), QSettings.Format.IniFormat)
    settings.setValue("filters/1/eips", kept)
    assert SavedFilters(view.panel.filter, settings, "eips").filters == {}
