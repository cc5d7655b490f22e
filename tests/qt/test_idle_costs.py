"""Issues say since when an EIP is unbound, and with prices of the user's what it costs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.domain.checks.issue import IssueCode
from gui.qt.base.i18n import Translators, resolve
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.findings import FindingsView
from tests.qt.conftest import World
from tests.qt.test_home import again

Until = Callable[[Callable[[], bool]], None]
PRICES = "charge_type,price,per,currency\nPostPaid,0.02,hour,CNY\n"


@pytest.fixture
def issues(read_window: MainWindow, until: Until) -> FindingsView:
    """The view of the issues, the unbound EIPs chosen."""
    view = read_window.home.findings
    read_window.home.tabs.setCurrentWidget(view)
    until(lambda: view.model.rowCount() > 0 and bool(view.costs.idle))
    view.choose_kind(IssueCode.EIP_UNBOUND)
    until(lambda: {each.code for each in view.model.shown()} == {IssueCode.EIP_UNBOUND})
    return view


def test_the_group_of_unbound_eips_has_its_age(issues: FindingsView) -> None:
    assert issues.cost.isVisible()
    count = issues.model.rowCount()
    assert issues.cost.sum.text().startswith(f"Unbound EIPs: {count}, the first allocated on 2025-08-11 (")
    assert "CNY" not in issues.cost.sum.text()
    assert not issues.cost.none.isVisible()


def test_one_eip_has_its_age_and_charge(issues: FindingsView) -> None:
    issues.panel.table.selectRow(0)
    assert "allocated on 2025-08-11 (" in issues.detail.advice.text()
    assert "Pay-as-you-go, traffic by volume" in issues.detail.advice.text()


def test_a_price_file_makes_the_sum_and_is_remembered(
    issues: FindingsView, read_window: MainWindow, world: World, until: Until, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "prices.csv"
    path.write_text(PRICES, "utf-8")
    issues.cost.ask_path = lambda: str(path)  # type: ignore[method-assign]
    issues.cost.prices.click()
    count = issues.model.rowCount()
    until(lambda: f"EIPs with a price: {count}. Together {count * 0.48:.2f} CNY a day" in issues.cost.sum.text())
    issues.panel.table.selectRow(0)
    assert "0.48 CNY a day, at most " in issues.detail.advice.text()
    made = again(world, read_window, qtbot, tmp_path)
    until(lambda: bool(made.home.findings.costs.prices))
    made.home.findings.cost.none.click()
    assert made.home.findings.costs.prices == ()
    assert made.home.findings.costs._settings.value("issues/prices") is None


def test_a_fault_of_the_price_file_is_shown_with_its_line_and_no_sum_is_made(
    issues: FindingsView, until: Until, tmp_path: Path
) -> None:
    path = tmp_path / "prices.csv"
    path.write_text(PRICES.replace("0.02", "=1"), "utf-8")
    issues.costs.take_prices(path)
    until(lambda: "line 2, price: Write the price in digits" in issues.cost.sum.text())
    assert "Together" not in issues.cost.sum.text()
    assert issues.costs.prices == ()
    assert issues.cost.none.isVisible(), "a file that is wrong is left as one that is right"
    issues.cost.none.click()
    until(lambda: "line 2" not in issues.cost.sum.text())
    assert issues.costs._settings.value("issues/prices") is None


def test_what_is_wrong_with_the_prices_follows_the_language(
    issues: FindingsView, translators: Translators, until: Until, tmp_path: Path
) -> None:
    path = tmp_path / "prices.csv"
    path.write_text(PRICES.replace("0.02", "=1"), "utf-8")
    issues.costs.take_prices(path)
    until(lambda: "Write the price in digits" in issues.cost.sum.text())
    translators.install(resolve("zh"))
    until(lambda: "价格文件" in issues.cost.sum.text() and "Write the price" not in issues.cost.sum.text())


def test_the_line_is_not_there_without_an_unbound_eip(issues: FindingsView, until: Until) -> None:
    issues.choose_kind(IssueCode.EIP_LOCKED)
    until(lambda: {each.code for each in issues.model.shown()} == {IssueCode.EIP_LOCKED})
    assert not issues.cost.isVisible()


def test_the_column_sorts_by_the_time(issues: FindingsView, world: World, until: Until) -> None:
    first, second = (each for each in issues.model.shown()[1:3])
    for issue, created in ((first, "2024-01-02T00:00:00Z"), (second, "2026-01-02T00:00:00Z")):
        eip = world.server.account.eips.get(issue.ids[0], str(world.session.now.region))
        assert eip is not None
        eip.created = created
    world.session.refresh()
    number = next(n for n, each in enumerate(issues.model.columns) if each.name == "since")
    issues.panel.table.setColumnHidden(number, False)
    issues.costs.changed.emit()
    issues.panel.sort_by("since")

    def days() -> list[str]:
        return [issues.model.columns[number].show(each) for each in issues.model.shown()]

    until(lambda: days()[0] == "2024-01-02" and days()[-1] == "2026-01-02")
    assert set(days()[1:-1]) == {"2025-08-11"}
    assert issues.model.shown()[0].ids == first.ids
