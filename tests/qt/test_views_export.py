"""What leaves the main window: every form, shown or all, never over a file unasked, and failures in words."""

import csv
import io
import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from gui.__main__ import parsed
from gui.commands import mappings
from gui.domain.cloud.mapping import Mapping
from gui.qt.base.region_reading import Load
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.export_dialog import ExportDialog
from gui.services.exports.format_names import Format
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from tests.helpers.sandbox_run import make_plan
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]


def voip_live(window: MainWindow) -> Mapping:
    """The first mapping of an interface with three EIPs on an instance, made current."""
    row = next(each for each in window.home.mappings.model.shown() if each.eni and each.eni.name == "voip-live")
    window.home.mappings.panel.table.go_to(row.key)
    return row


def opened(window: MainWindow, form: Format) -> ExportDialog:
    window.on_resource.export.trigger()
    dialog = window.on_resource.dialogs[0]
    assert isinstance(dialog, ExportDialog)
    dialog.form.setCurrentIndex(dialog.form.findData(form.value))
    return dialog


@pytest.mark.parametrize("form", Format)
def test_every_form_is_written_in_the_background(
    read_window: MainWindow, until: Until, tmp_path: Path, form: Format
) -> None:
    row = voip_live(read_window)
    assert row.eip is not None
    path = tmp_path / f"out.{form.value}"
    assert opened(read_window, form).save(path)
    until(lambda: str(path) in read_window.banner.text())
    text = path.read_text(encoding="utf-8-sig")
    assert str(row.eip.address) in text or str(row.eip.allocation_id) in text
    assert bool(path.stat().st_mode & 0o100) is (form is Format.SCRIPT)


def test_the_table_has_the_rows_that_are_shown_with_their_gateways(
    read_window: MainWindow, until: Until, tmp_path: Path
) -> None:
    panel = read_window.home.mappings.panel
    panel.filter.setText("voip-live")
    panel.apply_filter()
    path = tmp_path / "shown.csv"
    opened(read_window, Format.CSV).save(path)
    until(path.exists)
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert [row["eip_address"] for row in rows] == [
        str(row.eip.address) for row in read_window.home.mappings.model.shown() if row.eip
    ]
    assert all(row["eip_gateway"] and row["eip_netmask"] for row in rows)


def test_all_rows_are_written_whatever_the_filter_hides(read_window: MainWindow, until: Until, tmp_path: Path) -> None:
    panel = read_window.home.mappings.panel
    panel.filter.setText("voip-live")
    panel.apply_filter()
    dialog = opened(read_window, Format.JSON)
    dialog.all.setChecked(True)
    dialog.gateways.setChecked(False)
    path = tmp_path / "all.json"
    dialog.save(path)
    until(path.exists)
    data = json.loads(path.read_text(encoding="utf-8"))
    assert len(data["mappings"]) == len(read_window.home.facts.now.rows)
    assert all(row["eip_gateway"] is None for row in data["mappings"])


def test_another_table_exports_the_mappings_of_its_rows(read_window: MainWindow) -> None:
    home = read_window.home
    home.tabs.setCurrentWidget(home.instances)
    home.instances.panel.filter.setText("voip-gateway-01")
    home.instances.panel.apply_filter()
    shown = home.shown_mappings()
    assert shown
    assert {row.instance.name for row in shown if row.instance} == {"voip-gateway-01"}


def test_a_file_that_exists_is_replaced_only_when_the_user_says_so(
    read_window: MainWindow, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "there.csv"
    path.write_text("mine")
    asked: list[Path] = []

    def answer(said: bool) -> None:
        monkeypatch.setattr(ExportDialog, "may_replace", lambda _self, which: asked.append(which) or said)

    answer(False)
    assert not opened(read_window, Format.CSV).save(path)
    assert asked == [path]
    assert path.read_text() == "mine"
    answer(True)
    assert opened(read_window, Format.CSV).save(path)
    until(lambda: path.read_text() != "mine")


def test_the_ending_is_added_before_the_question_is_asked(
    read_window: MainWindow, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    proposed: list[str] = []

    def path(_dialog: ExportDialog, name: str) -> str:
        proposed.append(name)
        return str(tmp_path / "report")

    monkeypatch.setattr(ExportDialog, "ask_path", path)
    dialog = opened(read_window, Format.MARKDOWN)
    dialog.buttons.button(QDialogButtonBox.StandardButton.Save).click()
    until((tmp_path / "report.md").exists)
    assert proposed == ["eip-mappings-cn-shanghai.md"]
    qtbot.waitUntil(lambda: "report.md" in read_window.banner.text())


def test_the_report_of_the_window_and_of_the_command_line_is_the_same_text(
    read_window: MainWindow, world: World, until: Until, tmp_path: Path
) -> None:
    connection = world.session.connection
    assert connection is not None
    with closing(Journal(connection.journal_dir)) as journal:
        plan = make_plan(world.server, 3)
        Execution(connection.cloud, plan, journal).run()
    account = world.server.account
    with account.lock:
        freed, gone = (account.eips.get(each) for each in plan.selection.eips[:2])
        assert freed is not None
        assert gone is not None
        account.eips.unbind(freed)
        account.eips.unbind(gone)
        account.eips.remove(gone)
    world.session.refresh()
    until(lambda: world.session.reading.load is Load.READY)
    dialog = opened(read_window, Format.MARKDOWN)
    dialog.all.setChecked(True)
    window, command = tmp_path / "window.md", tmp_path / "command.md"
    assert dialog.save(window)
    until(lambda: str(window) in read_window.banner.text())
    words = ("mappings", "--region", "cn-shanghai", "--sandbox", "--format", "md", "--out", str(command))
    assert mappings.run(parsed(words), replace(world.parts, endpoint=None)) == 0

    def told(path: Path) -> list[str]:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if not line.startswith("As read at ")]

    assert told(window) == told(command)
    since = told(window)[told(window).index("## Since the last plan") :]
    assert sum(line.startswith("- **Removed:** EIP ") for line in since) == 2


def test_a_folder_that_is_not_there_is_said(read_window: MainWindow, until: Until, tmp_path: Path) -> None:
    opened(read_window, Format.CSV).save(tmp_path / "gone" / "x.csv")
    until(lambda: "could not be written" in read_window.banner.text())


def select(window: MainWindow, *names: str) -> None:
    """Mark the rows of these interfaces in the table of interfaces."""
    view = window.home.interfaces
    window.home.tabs.setCurrentWidget(view)
    table, model = view.panel.table, view.model
    table.clearSelection()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for name in names:
        row = next(row for row in range(model.rowCount()) if model.record_at(row).name == name)
        table.selectionModel().select(model.index(row, 0), flags)


def test_a_script_of_several_interfaces_has_a_block_for_each(
    read_window: MainWindow, until: Until, tmp_path: Path
) -> None:
    select(read_window, "voip-live", "sip-trunks", "voip-media")
    dialog = opened(read_window, Format.SCRIPT)
    assert dialog.selected.isChecked()
    assert dialog.about.text() == ("Binds 2 interfaces and their EIPs again after an unbind: sip-trunks, voip-live.")
    path = tmp_path / "two.sh"
    assert dialog.save(path)
    until(lambda: str(path) in read_window.banner.text())
    blocks = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# ---- ")]
    enis = {eni.name: eni.id for eni in read_window.home.facts.now.inventory.interfaces}  # type: ignore[union-attr]
    assert [line.split()[2] for line in blocks] == [enis["sip-trunks"], enis["voip-live"]]


def test_a_script_of_rows_without_such_an_interface_says_so_and_is_not_written(read_window: MainWindow) -> None:
    select(read_window, "voip-media")
    dialog = opened(read_window, Format.SCRIPT)
    save = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
    assert "None of these rows" in dialog.about.text()
    assert not save.isEnabled()
    dialog.all.click()
    assert "2 interfaces" in dialog.about.text()
    assert save.isEnabled()
    dialog.form.setCurrentIndex(dialog.form.findData(Format.CSV.value))
    assert save.isEnabled()
    assert dialog.all.isChecked(), "what the user decided stays"


def test_the_selected_rows_can_be_exported_in_every_form(read_window: MainWindow, until: Until, tmp_path: Path) -> None:
    select(read_window, "voip-live", "sip-trunks")
    dialog = opened(read_window, Format.CSV)
    assert dialog.selected.isChecked()
    path = tmp_path / "two.csv"
    assert dialog.save(path)
    until(path.exists)
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert {row["eni_name"] for row in rows} == {"voip-live", "sip-trunks"}
    # One row is what the cursor stands on, and no choice.
    select(read_window, "voip-live")
    assert opened(read_window, Format.CSV).shown.isChecked()
    read_window.on_resource.dialogs[0].close()


def test_each_table_knows_the_mappings_of_its_selected_rows(read_window: MainWindow, until: Until) -> None:
    home = read_window.home
    row = voip_live(read_window)
    assert home.selected_mappings() == (row,)
    assert row.eni is not None
    home.mappings.panel.table.clearSelection()
    assert home.selected_mappings() == (row,), "nothing is selected, so it is the current one"
    assert row.instance is not None
    home.open_row(row.instance.id)
    assert row.eni.id in {each.eni.id for each in home.selected_mappings() if each.eni}
    home.tabs.setCurrentWidget(home.findings)
    until(lambda: home.findings.model.rowCount() > 0)
    home.findings.panel.table.go_to(home.findings.key(home.findings.model.record_at(0)))
    first = home.findings.model.record_at(0).ids[0]
    assert all(first in home.mappings.resources(each) for each in home.selected_mappings())
    assert home.selected_mappings()


def test_nothing_read_nothing_to_export(window: MainWindow, world: World) -> None:
    del world
    assert not window.on_resource.export.isEnabled()
    assert "nothing to export" in window.on_resource.export.toolTip()
