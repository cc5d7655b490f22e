"""A baseline in the window: what is there now is saved, and what differs later is among the issues."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.domain.checks.issue import IssueCode
from gui.qt.base.i18n import Translators, resolve
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.baseline import BaselineComparison
from gui.qt.views.findings import FindingsView
from gui.services.runs.plan_files import load_baseline
from gui.services.sign_in import WithSandbox
from tests.qt.conftest import World
from tests.qt.test_home import again

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def issues(read_window: MainWindow, until: Until) -> FindingsView:
    """The view of the issues."""
    view = read_window.home.findings
    read_window.home.tabs.setCurrentWidget(view)
    until(lambda: view.model.rowCount() > 0)
    return view


def comparison(view: FindingsView) -> BaselineComparison:
    return view.facts.baseline


def saved(view: FindingsView, until: Until, path: Path) -> Path:
    """Save what is there now, by the menu."""
    view.baseline.ask_save_path = lambda: str(path)  # type: ignore[method-assign]
    view.baseline.save.trigger()
    until(lambda: f"{path}: 1 region" in view.baseline.said.text())
    until(lambda: " none" in view.baseline.said.text())
    return path


def words_of(view: FindingsView, name: str) -> list[str]:
    column = next(each for each in view.model.columns if each.name == name)
    return [text for each in view.model.shown() if (text := column.show(each))]


def test_what_is_there_now_is_saved_and_nothing_differs(issues: FindingsView, until: Until, tmp_path: Path) -> None:
    path = saved(issues, until, tmp_path / "baseline.json")
    inventory = issues.session.inventory
    assert inventory is not None
    baseline = load_baseline(path)
    assert set(baseline.regions) == {inventory.region}
    assert f"{inventory.region} none" in issues.baseline.said.text()
    assert words_of(issues, "baseline") == []


def test_what_another_client_changes_is_an_issue_since_the_baseline(
    issues: FindingsView, world: World, until: Until, tmp_path: Path
) -> None:
    saved(issues, until, tmp_path / "baseline.json")
    live = next(each for each in world.server.account.interfaces if each.name == "voip-live")
    bound = next(each for each in world.server.account.eips if each.bound_to == live.id)
    world.server.account.eips.remove(bound)
    issues.session.refresh()
    until(lambda: IssueCode.DRIFT_EIP_GONE in {each.code for each in issues.model.shown()})
    assert words_of(issues, "baseline") == ["Removed"]
    assert words_of(issues, "drift") == []
    assert f"{issues.session.now.region} 1." in issues.baseline.said.text()
    kinds = {each.name: each for each in issues.kinds.columns}
    gone = next(each for each in issues.kinds.shown() if each.code is IssueCode.DRIFT_EIP_GONE)
    assert (kinds["drift"].show(gone), kinds["baseline"].show(gone)) == ("", "Removed")
    issues.baseline.stop.trigger()
    until(lambda: IssueCode.DRIFT_EIP_GONE not in {each.code for each in issues.model.shown()})
    assert issues.baseline.said.text() == ""


def test_the_file_is_remembered(
    issues: FindingsView, read_window: MainWindow, world: World, until: Until, qtbot: QtBot, tmp_path: Path
) -> None:
    path = saved(issues, until, tmp_path / "baseline.json")
    made = again(world, read_window, qtbot, tmp_path)
    made.sign_in(WithSandbox())
    until(lambda: f"{path}: " in made.home.findings.baseline.said.text())
    made.home.findings.baseline.stop.trigger()
    assert comparison(made.home.findings).path == ""


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "can't be read from"),
        (b"\xff\xfe", "is not a baseline"),
        (b"{}", "The file is not a baseline"),
        (b'{"kind": "multi-eip-baseline", "format": 9}', "this version reads format 1"),
        (
            b'{"kind": "multi-eip-baseline", "format": 1, "account": {"id": "1", "endpoint": null}, "regions": {}}',
            "Choose one of this account.",
        ),
    ],
)
def test_a_file_that_can_t_be_used_is_said_and_nothing_is_compared(
    issues: FindingsView, until: Until, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / "wrong.json"
    if content is not None:
        path.write_bytes(content)
    issues.baseline.ask_path = lambda: str(path)  # type: ignore[method-assign]
    issues.baseline.compare.trigger()
    until(lambda: sentence in issues.baseline.said.text())
    assert f"The baseline {path} can't be used" in issues.baseline.said.text()
    assert comparison(issues).found == {}


def test_a_baseline_without_the_region_is_said(issues: FindingsView, until: Until, tmp_path: Path) -> None:
    path = saved(issues, until, tmp_path / "baseline.json")
    inventory = issues.session.inventory
    assert inventory is not None
    path.write_text(path.read_text("utf-8").replace(f'"{inventory.region}"', '"eu-central-1"'), "utf-8")
    comparison(issues).choose(path)
    until(lambda: f"{inventory.region} not in the baseline" in issues.baseline.said.text())
    assert words_of(issues, "baseline") == []


def test_a_place_that_can_t_be_written_is_said(issues: FindingsView, until: Until, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    comparison(issues).save(tmp_path / "file" / "baseline.json")
    until(lambda: "The baseline was not saved." in issues.baseline.said.text())
    assert comparison(issues).path == ""


def test_several_shown_regions_are_saved_and_compared(
    issues: FindingsView, read_window: MainWindow, until: Until, tmp_path: Path
) -> None:
    many = read_window.home.regions.many
    inventory = issues.session.inventory
    assert inventory is not None
    connection = issues.session.connection
    assert connection is not None
    other = next(each.id for each in connection.regions if each.id != inventory.region)
    many.choose((inventory.region, other), every=False)
    many.read_waiting()
    until(lambda: not many.reading and all(each.inventory for each in many.states()))
    path = tmp_path / "baseline.json"
    comparison(issues).save(path)
    until(lambda: f"{other} none" in issues.baseline.said.text())
    assert set(load_baseline(path).regions) == {inventory.region, other}


def test_a_file_that_is_still_being_read_is_given_up_with_the_comparison(
    issues: FindingsView, until: Until, tmp_path: Path
) -> None:
    path = saved(issues, until, tmp_path / "baseline.json")
    comparison(issues).stop()
    comparison(issues).choose(path)
    comparison(issues).stop()
    until(lambda: not issues.session.jobs.busy)
    assert comparison(issues).text() == ""


def test_what_is_said_of_a_file_follows_the_language(
    issues: FindingsView, translators: Translators, until: Until, tmp_path: Path
) -> None:
    said = issues.baseline.said
    saved(issues, until, tmp_path / "baseline.json")
    assert "Baseline written to" in said.text()
    translators.install(resolve("zh"))
    until(lambda: "基线" in said.text() and "Baseline" not in said.text())
    comparison(issues).choose(tmp_path / "missing.json")
    until(lambda: "无法" in said.text())
    translators.install(resolve("en"))
    until(lambda: "can't be read from" in said.text())
    (tmp_path / "wrong.json").write_text('{"kind": "multi-eip-baseline", "format": 1, "account": 5}', "utf-8")
    comparison(issues).choose(tmp_path / "wrong.json")
    until(lambda: "account is not an object" in said.text())


def test_a_region_that_waits_to_be_read_is_named_when_a_baseline_is_saved(
    issues: FindingsView, read_window: MainWindow, until: Until, tmp_path: Path
) -> None:
    inventory, connection = issues.session.inventory, issues.session.connection
    assert inventory is not None
    assert connection is not None
    other = next(each.id for each in connection.regions if each.id != inventory.region)
    # As in a locked session, which reads nothing.
    read_window.home.regions.many.choose((inventory.region, other), every=False)
    path = tmp_path / "baseline.json"
    comparison(issues).save(path)
    until(lambda: f"because not read yet: {other}." in issues.baseline.said.text())
    assert set(load_baseline(path).regions) == {inventory.region}


def test_what_differs_is_shown_again_when_the_region_comes_back_before_it_was_compared(
    issues: FindingsView, read_window: MainWindow, world: World, until: Until, tmp_path: Path
) -> None:
    session, many = issues.session, read_window.home.regions.many
    inventory, connection = session.inventory, session.connection
    assert inventory is not None
    assert connection is not None
    saved(issues, until, tmp_path / "baseline.json")
    live = next(each for each in world.server.account.interfaces if each.name == "voip-live")
    world.server.account.eips.remove(next(each for each in world.server.account.eips if each.bound_to == live.id))
    session.refresh()
    until(lambda: words_of(issues, "baseline") == ["Removed"])
    other = next(each.id for each in connection.regions if each.id != inventory.region)
    many.choose((inventory.region, other), every=False)
    many.read_again()
    until(lambda: not many.reading and all(each.inventory for each in many.states()) and not session.jobs.busy)
    for region in (other, inventory.region):
        known = many.known[region]
        assert known.state.inventory is not None
        issues.facts.prepare(known.derived)
        session.take_region(known.state.inventory)
    until(lambda: words_of(issues, "baseline") == ["Removed"])
