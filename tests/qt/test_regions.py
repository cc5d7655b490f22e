"""Several regions in one table: each with a state of its own, and acted on in the region of the row."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from gui.cloud.gateway import Gateway
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.region import RegionId
from gui.domain.cloud.region_state import RegionLoad
from gui.qt.base.region_reading import Load
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.regions import RegionsView
from gui.qt.views.regions_export import RegionsExportDialog
from gui.services.sign_in import WithSandbox
from gui.words import regions as words
from tests.helpers.sandbox_run import CREDENTIALS
from tests.qt.conftest import World
from tests.qt.test_home import again

Until = Callable[[Callable[[], bool]], None]
SHANGHAI, HANGZHOU, SINGAPORE = RegionId("cn-shanghai"), RegionId("cn-hangzhou"), RegionId("ap-southeast-1")


class Regions:
    """What the regions of the gateway do: refuse, or answer only when they are let go."""

    def __init__(self) -> None:
        self.refusing: dict[str, CloudError] = {}
        self.held: dict[str, Event] = {}

    def let_go(self) -> None:
        for each in self.held.values():
            each.set()


@pytest.fixture
def regions(monkeypatch: pytest.MonkeyPatch) -> Iterator[Regions]:
    """Let regions refuse or be slow, one by one."""
    found = Regions()
    read = Gateway.read

    def regional(self: Gateway, region: Any, *rest: Any) -> Any:
        if region in found.refusing:
            raise found.refusing[region]
        if region in found.held:
            assert found.held[region].wait(60)
        return read(self, region, *rest)

    monkeypatch.setattr(Gateway, "read", regional)
    yield found
    found.let_go()


def load(view: RegionsView, region: RegionId) -> RegionLoad:
    return view.many.known[region].state.load


def pick(window: MainWindow, text: str) -> None:
    box = window.header.region
    box.setCurrentIndex(box.findText(text, Qt.MatchFlag.MatchStartsWith))
    box.activated.emit(box.currentIndex())


def show_all(window: MainWindow, until: Until) -> RegionsView:
    pick(window, "All regions")
    view = window.home.regions
    assert window.home.view() is view
    until(lambda: not view.many.reading and not view.model.busy and view.model.rowCount() > 0)
    until(lambda: view.model.total == len(view.many.rows) == sum(len(e.derived.rows) for e in view.many.known.values()))
    return view


def row_of(view: RegionsView, region: RegionId) -> int:
    """Return a row of an unbound EIP of ``region``."""
    return next(
        number
        for number, row in enumerate(view.model.shown())
        if row.eip is not None and row.eip.region == region and row.eip.target_id is None
    )


def test_all_regions_are_chosen_in_the_header_and_shown_in_one_table(
    read_window: MainWindow, world: World, until: Until
) -> None:
    view = show_all(read_window, until)
    assert {view._region(each) for each in view.model.shown()} == {SHANGHAI, HANGZHOU, SINGAPORE}
    eips = {each.id for each in world.server.account.eips}
    assert {each.eip.allocation_id for each in view.model.shown() if each.eip} == eips
    assert read_window.header.region.currentText() == "All regions"
    states = {each.state.region: words.state_word(each.state).text for each in view.regions.shown()}
    assert set(states.values()) == {"Read"}
    assert view.model.columns[0].name == "region"
    assert not view.panel.table.isColumnHidden(0)
    assert view.summary.text() == "Regions: 3"
    assert not view.again.isVisible()


def test_the_filter_asks_for_a_region(read_window: MainWindow, until: Until) -> None:
    view = show_all(read_window, until)
    view.panel.filter.setText("region:cn-hangzhou")
    view.panel.apply_filter()
    assert {view._region(each) for each in view.model.shown()} == {HANGZHOU}
    view.panel.filter.setText("-region:cn-hangzhou")
    view.panel.apply_filter()
    assert {view._region(each) for each in view.model.shown()} == {SHANGHAI, SINGAPORE}
    line = next(n for n, each in enumerate(view.regions.shown()) if each.state.region == SINGAPORE)
    view.region_table.selectRow(line)
    view.region_table.opened.emit()
    assert {view._region(each) for each in view.model.shown()} == {SINGAPORE}


def test_a_refusing_and_a_slow_region_hold_nobody_up_and_are_never_empty(
    read_window: MainWindow, until: Until, regions: Regions
) -> None:
    regions.refusing[HANGZHOU] = CloudError(CloudErrorKind.DENIED, "Forbidden.RAM", status=403)
    regions.held[SINGAPORE] = Event()
    pick(read_window, "All regions")
    view = read_window.home.regions
    until(lambda: load(view, SHANGHAI) is RegionLoad.READY and load(view, HANGZHOU) is RegionLoad.REFUSED)
    until(lambda: view.model.rowCount() > 0)
    assert load(view, SINGAPORE) is RegionLoad.LOADING
    lines = {each.state.region: [column.show(each) for column in view.regions.columns] for each in view.regions.shown()}
    assert lines[HANGZHOU][1:] == ["Refused", "", "", "Forbidden.RAM"]
    assert lines[SINGAPORE][1:] == ["Being read", "", "", ""]
    assert lines[SHANGHAI][1] == "Read"
    assert lines[SHANGHAI][2]
    assert view.summary.text() == "Regions: 3, being read: 1, not read whole: 1"
    assert view.uncounted()
    regions.let_go()
    until(lambda: load(view, SINGAPORE) is RegionLoad.READY)
    assert view.again.isVisible()
    regions.refusing.clear()
    view.again.click()
    until(lambda: load(view, HANGZHOU) is RegionLoad.READY)
    assert not view.again.isVisible()


def test_where_only_refusing_regions_are_chosen_the_table_is_not_called_empty(
    read_window: MainWindow, until: Until, regions: Regions
) -> None:
    for each in (HANGZHOU, SINGAPORE):
        regions.refusing[each] = CloudError(CloudErrorKind.TIMED_OUT)
    read_window.region_choice._decided((HANGZHOU, SINGAPORE))
    view = read_window.home.regions
    until(lambda: not view.many.reading)
    assert {load(view, HANGZHOU), load(view, SINGAPORE)} == {RegionLoad.FAILED}
    assert view.panel.placeholder.isVisible()
    assert view._empty()[0] == "No rows could be read."


def test_what_was_read_stays_while_a_refresh_fails(read_window: MainWindow, until: Until, regions: Regions) -> None:
    view = show_all(read_window, until)
    before = view.model.total
    regions.refusing[HANGZHOU] = CloudError(CloudErrorKind.DENIED, "Forbidden.RAM", status=403)
    read_window.menus.refresh.trigger()
    until(lambda: load(view, HANGZHOU) is RegionLoad.STALE and not view.many.reading)
    assert view.model.total == before
    assert words.state_word(view.many.known[HANGZHOU].state).text == "Not up to date"


def test_the_region_of_the_current_row_becomes_the_one_that_is_worked_in_without_a_reading(
    read_window: MainWindow, world: World, until: Until
) -> None:
    view = show_all(read_window, until)
    assert world.session.now.region != HANGZHOU
    view.panel.table.selectRow(row_of(view, HANGZHOU))
    until(lambda: world.session.now.region == HANGZHOU)
    assert world.session.reading.load is Load.READY
    assert read_window.home.inventory is view.many.known[HANGZHOU].state.inventory
    assert read_window.on_resource.current.eip() is not None
    assert read_window.on_resource.attributes.isEnabled()
    read_window.menus.bind.trigger()
    assert read_window.wizard is not None
    chosen = world.session.now
    assert chosen.region == HANGZHOU
    assert chosen.eips == (view.current(),)


def test_what_is_read_again_with_the_others_is_what_the_region_that_is_worked_in_has(
    read_window: MainWindow, world: World, until: Until
) -> None:
    view = show_all(read_window, until)
    before = world.session.inventory
    assert before is not None
    gone = next(each for each in world.server.account.eips if each.region == before.region and not each.bound_to)
    world.server.account.eips.remove(gone)
    read_window.home.refresh()
    until(lambda: world.session.inventory is not before and not view.many.reading)
    after = world.session.inventory
    assert after is not None
    assert after.region == before.region
    assert len(after.eips) == len(before.eips) - 1
    assert world.session.reading.load is Load.READY
    until(lambda: view.facts.now.inventory is after)


def test_rows_of_two_regions_say_so(read_window: MainWindow, until: Until) -> None:
    view = show_all(read_window, until)
    keys = {view.model.shown()[row_of(view, each)].key for each in (HANGZHOU, SHANGHAI)}
    view.panel.table.select_keys(keys)
    assert {*view.selected_regions()} == {HANGZHOU, SHANGHAI}
    read_window.menus.bind.trigger()
    assert read_window.wizard is None
    assert "rows are of several regions" in read_window.banner.text()
    menu = view.menu_at(view.panel.table.currentIndex())
    assert not menu.actions()[0].isEnabled()
    assert "several regions" in menu.actions()[0].text()


def test_while_a_wizard_is_open_a_row_changes_no_region(read_window: MainWindow, world: World, until: Until) -> None:
    view = show_all(read_window, until)
    read_window.open_wizard(())
    region = world.session.now.region
    assert region is not None
    other = next(each for each in (SHANGHAI, HANGZHOU) if each != region)
    view.panel.table.selectRow(row_of(view, other))
    assert world.session.now.region == region


def test_one_region_again_leads_to_its_tables(read_window: MainWindow, world: World, until: Until) -> None:
    show_all(read_window, until)
    box = read_window.header.region
    box.setCurrentIndex(box.findData(SHANGHAI))
    box.activated.emit(box.currentIndex())
    assert read_window.home.view() is read_window.home.mappings
    until(lambda: world.session.now.region == SHANGHAI)
    assert read_window.header.region.currentData() == SHANGHAI


def test_several_are_chosen_by_check_boxes_and_remembered_for_the_account(
    read_window: MainWindow, world: World, until: Until, qtbot: QtBot, tmp_path: Path
) -> None:
    pick(read_window, "Several regions")
    dialog = read_window.region_choice.dialog
    assert dialog is not None
    dialog.none.click()
    assert not dialog.show_button.isEnabled()
    for number in range(dialog.list.count()):
        if dialog.list.item(number).data(Qt.ItemDataRole.UserRole) in {SHANGHAI, HANGZHOU}:
            dialog.list.setCurrentRow(number)
            qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    # Enter shows what is checked, and changes nothing of it.
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    view = read_window.home.regions
    until(lambda: not view.many.reading and view.model.total > 0)
    assert {*view.many.known} == {SHANGHAI, HANGZHOU}
    assert read_window.header.region.currentText() == "Several regions (2) …"
    made = again(world, read_window, qtbot, tmp_path)
    made.sign_in(WithSandbox())
    until(lambda: {*made.home.regions.many.known} == {SHANGHAI, HANGZHOU})
    assert made.home.view() is made.home.regions
    until(lambda: made.home.regions.model.total > 0)


def test_what_a_run_changed_in_its_region_comes_into_the_table(
    read_window: MainWindow, world: World, until: Until
) -> None:
    view = show_all(read_window, until)
    region = world.session.now.region
    assert region is not None
    eip = next(each for each in world.server.account.eips if each.region == region and each.status == "Available")
    eip.name = "renamed-elsewhere"
    world.session.refresh()
    until(lambda: any(each.eip and each.eip.name == "renamed-elsewhere" for each in view.model.shown()))


def test_signing_out_forgets_the_regions(read_window: MainWindow, world: World, until: Until) -> None:
    view = show_all(read_window, until)
    world.session.sign_out()
    assert view.many.known == {}
    assert view.model.total == 0


def exporting(window: MainWindow) -> RegionsExportDialog:
    window.on_resource.export.trigger()
    dialog = window.on_resource.dialogs[0]
    assert isinstance(dialog, RegionsExportDialog)
    return dialog


def saved(dialog: RegionsExportDialog, form: str, path: Path, until: Until) -> Path:
    done: list[Path] = []
    dialog.done_well = lambda written, _rows: done.append(written)
    dialog.form.setCurrentIndex(dialog.form.findData(form))
    assert dialog.about.text()
    assert dialog.save(path)
    until(lambda: bool(done))
    return path


def test_what_is_shown_of_all_regions_is_exported_in_each_format(
    read_window: MainWindow, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = show_all(read_window, until)
    view.panel.filter.setText("-region:cn-hangzhou")
    view.panel.apply_filter()
    shown = view.model.rowCount()
    table = saved(exporting(read_window), "csv", tmp_path / "all.csv", until)
    rows = [*csv.DictReader(io.StringIO(table.read_text("utf-8-sig")))]
    assert len(rows) == shown
    assert {each["region"] for each in rows} == {SHANGHAI, SINGAPORE}
    data = json.loads(saved(exporting(read_window), "json", tmp_path / "all.json", until).read_text("utf-8"))
    assert {each["region"]: len(each["mappings"]) for each in data["regions"]}.keys() == {SHANGHAI, SINGAPORE}
    report = saved(exporting(read_window), "md", tmp_path / "all.md", until).read_text("utf-8")
    assert SHANGHAI in report
    folder = saved(exporting(read_window), "tf", tmp_path / "terraform", until)
    assert {each.parent.name for each in folder.rglob("*.tf")} == {SHANGHAI, SINGAPORE}
    asked: list[str] = []
    again = exporting(read_window)
    monkeypatch.setattr(QMessageBox, "question", lambda _box, _title, said: asked.append(said))
    again.form.setCurrentIndex(again.form.findData("tf"))
    assert not again.save(folder)
    assert asked == [f"Some of the files exist in {folder} already. Replace them?"]
    other = tmp_path / "other"
    other.mkdir()
    (other / "README").write_text("", "utf-8")
    saved(again, "tf", other, until)
    assert len(asked) == 1, "what is not written over needs no question"
    listed = saved(exporting(read_window), "list", tmp_path / "list.csv", until).read_text("utf-8")
    assert listed.startswith("region,eni,instance,eips")
    assert HANGZHOU not in listed


def test_a_region_that_could_not_be_read_is_named_in_the_export(
    read_window: MainWindow, until: Until, regions: Regions, tmp_path: Path
) -> None:
    regions.refusing[HANGZHOU] = CloudError(CloudErrorKind.DENIED, "Forbidden.RAM", status=403)
    show_all(read_window, until)
    dialog = exporting(read_window)
    assert HANGZHOU in dialog.unread.text()
    data = json.loads(saved(dialog, "json", tmp_path / "all.json", until).read_text("utf-8"))
    assert data["unread_regions"] == [{"region": HANGZHOU, "reason": "Forbidden.RAM"}]


def test_a_region_that_is_still_read_is_named_in_the_export_too(
    read_window: MainWindow, until: Until, regions: Regions, tmp_path: Path
) -> None:
    regions.held[SINGAPORE] = Event()
    pick(read_window, "All regions")
    view = read_window.home.regions
    until(lambda: view.model.rowCount() > 0 and load(view, HANGZHOU) is load(view, SHANGHAI) is RegionLoad.READY)
    dialog = exporting(read_window)
    assert SINGAPORE in dialog.unread.text()
    regions.let_go()
    until(lambda: load(view, SINGAPORE) is RegionLoad.READY)
    # Its rows are not among those that were shown when the export was asked for.
    data = json.loads(saved(dialog, "json", tmp_path / "some.json", until).read_text("utf-8"))
    assert data["unread_regions"] == [{"region": SINGAPORE, "reason": "not_read_yet"}]


def test_only_the_selected_rows_where_that_is_wanted(read_window: MainWindow, until: Until, tmp_path: Path) -> None:
    view = show_all(read_window, until)
    keys = {view.model.shown()[row_of(view, each)].key for each in (HANGZHOU, SHANGHAI)}
    view.panel.table.select_keys(keys)
    dialog = exporting(read_window)
    dialog.gateways.setChecked(False)
    assert dialog.selected.isChecked()
    rows = [*csv.DictReader(io.StringIO(saved(dialog, "csv", tmp_path / "two.csv", until).read_text("utf-8-sig")))]
    assert {each["eip_allocation_id"] for each in rows} == keys


def test_after_another_sign_in_the_regions_are_read_by_its_connection(
    read_window: MainWindow, world: World, until: Until, regions: Regions
) -> None:
    view = show_all(read_window, until)
    regions.refusing[HANGZHOU] = CloudError(CloudErrorKind.DENIED, "Forbidden.RAM", status=403)
    view.many.read_again()
    until(lambda: not view.many.reading)
    regions.refusing.clear()
    connection = world.session.connection
    assert connection is not None
    asked: list[RegionId] = []

    class Renewed(Gateway):
        """The cloud of the new connection."""

        def read(self, region: Any, *rest: Any) -> Any:
            asked.append(region)
            return super().read(region, *rest)

    world.session.signed_in_again(replace(connection, cloud=Renewed(CREDENTIALS, f"http://{world.server.endpoint}")))
    until(lambda: load(view, HANGZHOU) is RegionLoad.READY)
    assert HANGZHOU in asked


def test_nothing_is_exported_of_a_region_that_was_not_read_though_others_were(
    window: MainWindow, world: World, until: Until, regions: Regions
) -> None:
    regions.refusing[SHANGHAI] = CloudError(CloudErrorKind.DENIED, "Forbidden.RAM", status=403)
    window.show()
    window.sign_in(WithSandbox())
    until(lambda: world.session.connection is not None and world.session.reading.load is Load.FAILED)
    show_all(window, until)
    export = window.on_resource.export
    until(export.isEnabled)
    window.home.tabs.setCurrentWidget(window.home.mappings)
    until(lambda: not export.isEnabled())
    assert export.toolTip() == "There is nothing to export yet"


def test_the_names_of_resource_groups_come_with_the_regions(
    read_window: MainWindow, world: World, until: Until
) -> None:
    group = next(iter(world.server.account.resource_groups.values()))
    world.session.groups.forget()
    show_all(read_window, until)
    until(lambda: world.session.groups.name(group.id) == group.name)
