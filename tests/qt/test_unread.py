"""A main list that can't be read: what the window says, keeps and refuses to claim. Over the real SDKs."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.domain.checks.drift import WORDS, DriftWord
from gui.domain.checks.issue import IssueCode
from gui.domain.choices.selection import EipTicked, EniChosen, InstanceChosen, Method, MethodChosen
from gui.domain.cloud.errors import CloudErrorKind, PartlyReadError
from gui.domain.cloud.inventory import MAIN_LISTS, Inventory, ListName, Unread
from gui.domain.plans.plan import Plan, PlanBlockedError
from gui.domain.wizards.steps import Page
from gui.qt.base.region_reading import Load
from gui.qt.pages.eips import EipsPage
from gui.qt.pages.eni import InterfacePage
from gui.qt.pages.instance import InstancePage
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.export_dialog import ExportDialog
from gui.qt.wizards.bind import BindWizard
from gui.services.exports.format_names import Format
from gui.services.exports.formats import NEEDED, ExportRequest, ExportSource, content
from gui.services.files import pieces
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.sign_in import WithSandbox
from gui.words.unread import list_text, rows_text, unread_text
from tests.helpers.sandbox_run import CREDENTIALS, ENI, INSTANCE, REGION, free_eips, gateway, make_plan
from tests.helpers.thorough import one_in
from tests.qt.conftest import MAIN_READS, World

Until = Callable[[Callable[[], bool]], None]

NAMES = {ListName.EIPS: "EIPs", ListName.INTERFACES: "interfaces", ListName.INSTANCES: "instances"}
READS = dict(zip(MAIN_LISTS, MAIN_READS, strict=True))
PERMISSIONS = {
    ListName.EIPS: "vpc:DescribeEipAddresses",
    ListName.INTERFACES: "ecs:DescribeNetworkInterfaces",
    ListName.INSTANCES: "ecs:DescribeInstances",
}


def refuse(world: World, name: ListName) -> None:
    """Deny the list to the key, as a RAM policy does."""
    world.server.account.keys[CREDENTIALS.access_key_id].deny = (PERMISSIONS[name],)


def throttle(world: World, name: ListName) -> None:
    world.server.faults.throttle(READS[name], times=0)


def break_off(world: World, name: ListName) -> None:
    world.server.faults.error(READS[name], "ServiceUnavailable", 503, 0)


def heal(world: World) -> None:
    world.server.account.keys[CREDENTIALS.access_key_id].deny = ()
    world.server.faults.clear()


TROUBLES = {refuse: "NoPermission", throttle: "Throttling.User", break_off: "ServiceUnavailable"}


def refresh(world: World, until: Until) -> None:
    world.session.refresh()
    until(lambda: world.session.reading.load is not Load.LOADING)


def sign_in(window: MainWindow, world: World, until: Until) -> None:
    window.show()
    window.sign_in(WithSandbox())
    until(lambda: world.session.reading.load in {Load.READY, Load.FAILED})


def view_of(window: MainWindow, name: ListName):  # type: ignore[no-untyped-def]  # noqa: ANN201 - one of three
    return {
        ListName.EIPS: window.home.eips,
        ListName.INTERFACES: window.home.interfaces,
        ListName.INSTANCES: window.home.instances,
    }[name]


# By these steps each list, each trouble and each beginning comes up in the usual suite.
@pytest.mark.parametrize(("name", "trouble"), one_in(4, product(MAIN_LISTS, TROUBLES)))
def test_a_list_that_was_never_read_is_told_and_never_shown_as_no_rows(
    window: MainWindow, world: World, until: Until, name: ListName, trouble: Callable[[World, ListName], None]
) -> None:
    trouble(world, name)
    sign_in(window, world, until)
    assert world.session.reading.load is Load.READY
    assert NAMES[name] in window.banner.text()
    assert "Their state is not known." in window.banner.text()
    assert f"; {NAMES[name]} not known" in window.as_of.text()
    view = view_of(window, name)
    window.home.tabs.setCurrentWidget(view)
    assert view.panel.stack.currentWidget() is view.panel.placeholder
    assert "could not be read" in view.panel.placeholder.text()
    assert "There is no" not in view.panel.placeholder.text()
    assert not view.panel.count.isVisible(), "nobody knows how many"
    assert not [each.text() for each in view.chips.buttons.values() if "(0)" in each.text()]
    for other in {*MAIN_LISTS} - {name}:
        window.home.tabs.setCurrentWidget(view_of(window, other))
        assert view_of(window, other).model.rowCount() > 0
    # The request id goes with both, to be quoted.
    window.banner._copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "request id: " in copied
    assert f"code: {TROUBLES[trouble]}" in copied
    QGuiApplication.clipboard().clear()
    view.panel.placeholder._copy.click()
    assert "request id: " in QGuiApplication.clipboard().text()
    # And reading again is one click away, from either.
    heal(world)
    view.panel.placeholder._action.click()
    until(lambda: world.session.reading.load is Load.READY and not window.banner.isVisible())
    window.home.tabs.setCurrentWidget(view)
    assert view.panel.stack.currentWidget() is view.panel.table
    assert "not known" not in window.as_of.text()
    # The columns of the mappings have the width of what is in them now.
    mappings = window.home.mappings
    window.home.tabs.setCurrentWidget(mappings)
    widths = [mappings.panel.table.columnWidth(column) for column in range(mappings.model.columnCount())]
    mappings.panel.table.widen_columns()
    assert name not in mappings.lists or widths == [
        mappings.panel.table.columnWidth(column) for column in range(mappings.model.columnCount())
    ]


@pytest.mark.parametrize("name", MAIN_LISTS)
def test_what_was_known_before_stays_with_its_time_and_is_not_called_fresh(
    read_window: MainWindow, world: World, until: Until, monkeypatch: pytest.MonkeyPatch, name: ListName
) -> None:
    view = view_of(read_window, name)
    read_window.home.tabs.setCurrentWidget(view)
    before, rows = world.session.inventory, view.model.rowCount()
    assert before is not None
    throttle(world, name)
    for _ in range(2):
        refresh(world, until)
        now = world.session.inventory
        assert now is not None
        assert now.as_of > before.as_of
        assert getattr(now, name.value) == getattr(before, name.value)
        since = now.unread_of(name)
        assert since is not None
        assert since.known_as_of == before.as_of
        then = before.as_of.astimezone().strftime("%H:%M:%S")
        assert f"{NAMES[name]} as of {then}" in read_window.as_of.text()
        assert f"The data shown is from {then}." in read_window.banner.text()
        until(lambda: view.model.rowCount() == rows)
        assert view.panel.stack.currentWidget() is view.panel.table
        assert f"Not up to date: {NAMES[name]} as of {then}." in view.panel.since.text()
        assert view.panel.since.isVisible()
        assert view.panel.count.isVisible()
        for other in {*MAIN_LISTS} - {name}:
            assert now.has_read(other)
    monkeypatch.setattr("gui.words.unread.datetime", _Tomorrow)
    read_window._retranslate()
    assert before.as_of.astimezone().strftime("%Y-%m-%d %H:%M:%S") in read_window.as_of.text()
    heal(world)
    read_window.banner._action.click()
    until(lambda: not read_window.banner.isVisible() and world.session.reading.load is Load.READY)
    until(lambda: not view.panel.since.isVisible())


class _Tomorrow:
    @staticmethod
    def now() -> object:
        return datetime.now(UTC) + timedelta(days=1)


def test_without_any_main_list_the_old_window_stays(read_window: MainWindow, world: World, until: Until) -> None:
    for name in MAIN_LISTS:
        throttle(world, name)
    refresh(world, until)
    assert world.session.reading.load is Load.STALE
    assert "out of date" in read_window.banner.text()
    assert read_window.home.mappings.model.rowCount() > 0


def test_a_mapping_says_what_is_not_known_of_it(window: MainWindow, world: World, until: Until) -> None:
    refuse(world, ListName.INTERFACES)
    sign_in(window, world, until)
    view = window.home.mappings
    titles = [column.name for column in view.model.columns]

    def cell(row: int, name: str) -> str:
        return str(view.model.index(row, titles.index(name)).data())

    bound = [row for row, each in enumerate(view.model.shown()) if each.eip and (each.target or "").startswith("eni-")]
    assert bound
    for row in bound:
        assert cell(row, "eni").startswith("eni-"), "the EIP names it"
        assert (cell(row, "private_address"), cell(row, "instance")) == ("not known", "not known")
    free = [row for row, each in enumerate(view.model.shown()) if each.eip and each.target is None]
    assert {cell(row, "instance") for row in free} == {""}
    assert view.panel.since.text() == "Not up to date: interfaces not known."
    heal(world)
    refuse(world, ListName.EIPS)
    world.session.inventory = None
    refresh(world, until)
    assert {cell(row, "address") for row in range(view.model.rowCount())} == {"not known"}
    assert [each.text() for each in view.chips.buttons.values() if "(" in each.text()] == [], "nobody knows how many"
    interfaces = window.home.interfaces
    window.home.tabs.setCurrentWidget(interfaces)
    column = [each.name for each in interfaces.model.columns].index("eips")
    assert {interfaces.model.index(row, column).data() for row in range(interfaces.model.rowCount())} == {"not known"}
    assert interfaces.chips.buttons["eips"].text() == "With EIPs", "nobody knows how many"


# Findings and drift


@pytest.fixture
def applied(world: World, tmp_path: Path) -> Plan:
    """Two EIPs bound to ENI and ENI to INSTANCE, as the journal of the sandbox knows."""
    plan = make_plan(world.server, 2)
    with closing(Journal(tmp_path / "sandbox")) as journal:
        Execution(gateway(world.server), plan, journal).run()
    return plan


@pytest.mark.parametrize(
    ("name", "trouble", "known_before"), one_in(3, product(MAIN_LISTS, (refuse, throttle), ("never", "before")))
)
def test_drift_of_what_could_not_be_read_is_called_unknown_and_nothing_removed(
    window: MainWindow,
    world: World,
    until: Until,
    applied: Plan,
    name: ListName,
    trouble: Callable[[World, ListName], None],
    known_before: str,
) -> None:
    if known_before == "before":
        sign_in(window, world, until)
        trouble(world, name)
        refresh(world, until)
    else:
        trouble(world, name)
        sign_in(window, world, until)
    view = window.home.findings
    window.home.tabs.setCurrentWidget(view)
    column = [each.name for each in view.model.columns].index("drift")

    def words() -> dict[str, str]:
        """Return the word of each row that is about drift, by what it is about."""
        told = {}
        for row, finding in enumerate(view.model.shown()):
            if finding.code in WORDS:
                told[finding.ids[0]] = str(view.model.index(row, column).data())
        return told

    wanted = {
        ListName.EIPS: {*applied.selection.eips, ENI},
        ListName.INTERFACES: {ENI},
        ListName.INSTANCES: {INSTANCE},
    }[name]
    until(lambda: words() == dict.fromkeys(wanted, "Unknown"))
    shown = " ".join(
        str(view.model.index(row, each).data())
        for row in range(view.model.rowCount())
        for each in range(view.model.columnCount())
    )
    assert "Removed" not in shown
    assert "was released" not in shown
    assert "was deleted" not in shown
    assert "is not known (" + {refuse: "NoPermission", throttle: "Throttling.User"}[trouble] in shown
    assert {each.code for each in view.model.shown()} & {IssueCode.LIST_UNREAD}
    # What the finding leads to is the table that says why.
    code = {
        ListName.EIPS: IssueCode.DRIFT_EIP_UNREAD,
        ListName.INTERFACES: IssueCode.DRIFT_ENI_UNREAD,
        ListName.INSTANCES: IssueCode.DRIFT_INSTANCE_UNREAD,
    }[name]
    view.panel.table.go_to(next(view.key(each) for each in view.model.shown() if each.code is code))
    view.detail.open.click()
    told_by = window.home.mappings if name is ListName.EIPS else view_of(window, name)
    assert window.home.tabs.currentWidget() is told_by
    # Once it is read, everything is as the plan left it.
    heal(world)
    refresh(world, until)
    window.home.tabs.setCurrentWidget(view)
    until(lambda: words() == {})


def test_what_is_really_gone_is_still_called_so_beside_what_is_unknown(
    window: MainWindow, world: World, until: Until, applied: Plan
) -> None:
    eip = world.server.account.eips.get(applied.selection.eips[0])
    assert eip is not None
    with world.server.account.lock:
        world.server.account.eips.unbind(eip)
    throttle(world, ListName.INSTANCES)
    sign_in(window, world, until)
    found = window.home.facts
    until(lambda: len([each for each in found.now.findings if each.code in WORDS]) == 2)
    words = {each.ids[0]: WORDS[each.code] for each in found.now.findings if each.code in WORDS}
    assert words == {eip.id: DriftWord.REMOVED, INSTANCE: DriftWord.UNKNOWN}


# The wizard


def chosen(world: World) -> None:
    """Choose EIPs, interface and instance that can all be bound."""
    for eip in free_eips(world.server.account, 2):
        world.session.dispatch(EipTicked(eip, ticked=True))
    world.session.dispatch(EniChosen(ENI))
    world.session.dispatch(InstanceChosen(INSTANCE))


PAGES = {
    ListName.EIPS: (Page.EIPS, EipsPage),
    ListName.INTERFACES: (Page.INTERFACE, InterfacePage),
    ListName.INSTANCES: (Page.INSTANCE, InstancePage),
}


@pytest.mark.parametrize("name", MAIN_LISTS)
def test_the_wizard_keeps_what_was_chosen_and_waits_for_the_list(
    signed_in: World, qtbot: QtBot, until: Until, name: ListName
) -> None:
    session = signed_in.session
    session.choose_region(REGION)
    until(lambda: session.reading.load is Load.READY)
    wizard = BindWizard(session)
    qtbot.addWidget(wizard)
    wizard.show()
    session.dispatch(MethodChosen(Method.MULTI_EIP))
    chosen(signed_in)
    kind = PAGES[name][1]
    wizard.go_to(PAGES[name][0])
    page = wizard.current()
    assert isinstance(page, kind)
    assert page.isComplete()
    rows, choice = page.model.rowCount(), session.now
    throttle(signed_in, name)
    refresh(signed_in, until)
    assert session.now is choice, "nothing chosen is dropped"
    assert page.model.rowCount() == rows
    assert page.panel.stack.currentWidget() is page.panel.table
    assert f"{NAMES[name]} as of " in page.panel.since.text()
    assert page.panel.since.isVisible()
    assert not page.isComplete()
    assert "could not be read (Throttling.User)" in page.problems.text()
    assert "no longer" not in page.problems.text()
    assert "no longer" not in page.details.pane.toPlainText()
    wizard.go_to(Page.REVIEW)
    assert not wizard.current().isComplete()
    with pytest.raises(PlanBlockedError):
        wizard.run.make_plan()
    heal(signed_in)
    refresh(signed_in, until)
    assert session.now is choice
    assert wizard.current().isComplete()


@pytest.mark.parametrize("name", MAIN_LISTS)
def test_a_page_of_the_wizard_without_its_list_says_why(
    signed_in: World, qtbot: QtBot, until: Until, name: ListName
) -> None:
    session = signed_in.session
    refuse(signed_in, name)
    session.inventory = None
    refresh(signed_in, until)
    wizard = BindWizard(session)
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.go_to(PAGES[name][0])
    page = wizard.current()
    assert isinstance(page, PAGES[name][1])
    assert page.panel.stack.currentWidget() is page.panel.placeholder
    assert f"could not be read ({NAMES[name]})" in page.panel.placeholder.text()
    assert f"no permission for {PERMISSIONS[name]}" in page.panel.placeholder.text()
    assert not page.isComplete()
    heal(signed_in)
    qtbot.mouseClick(page.panel.placeholder._action, Qt.MouseButton.LeftButton)
    until(lambda: page.panel.stack.currentWidget() is page.panel.table)


# Exports


@pytest.mark.parametrize("name", MAIN_LISTS)
def test_an_export_of_a_part_says_so_or_is_refused(
    read_window: MainWindow, world: World, until: Until, qtbot: QtBot, name: ListName
) -> None:
    throttle(world, name)
    refresh(world, until)
    home = read_window.home
    until(lambda: home.facts.now.inventory is world.session.inventory)
    dialog = ExportDialog(world.session, home.facts, home.facts.now.rows, ())
    qtbot.addWidget(dialog)
    dialog.show()
    connection, inventory = world.session.connection, world.session.inventory
    assert connection is not None
    assert inventory is not None
    source = ExportSource(connection.cloud, inventory, world.session.parts.catalog, {}, connection.journal_dir)
    save = dialog.buttons.button(dialog.buttons.StandardButton.Save)
    for form in Format:
        dialog.form.setCurrentIndex(dialog.form.findData(form.value))
        assert dialog.unread.isVisible()
        if name in NEEDED.get(form, ()):
            assert not save.isEnabled()
            assert "needs every list" in dialog.unread.text()
            with pytest.raises(PlanBlockedError):
                content(ExportRequest(form, ask_gateways=False), source)
        else:
            assert save.isEnabled()
            assert "lists that are missing" in dialog.unread.text()
            text = b"".join(pieces(content(ExportRequest(form, ask_gateways=False), source))).decode()
            assert form is Format.TERRAFORM or name.value in text or NAMES[name] in text
    heal(world)
    refresh(world, until)
    until(lambda: home.facts.now.inventory is world.session.inventory)
    dialog.form.setCurrentIndex(0)
    assert not dialog.unread.isVisible()


@pytest.mark.parametrize("name", MAIN_LISTS)
def test_a_list_that_was_read_in_part_is_said_to_be(name: ListName) -> None:
    error = PartlyReadError(
        CloudErrorKind.MALFORMED, "RecordsUnread", "DescribeX", status=200, details={"records": "record 1 of X"}
    )
    unread = Unread(name, error)
    inventory = Inventory(REGION, datetime(2026, 1, 1, tzinfo=UTC), unread=(unread,))
    whole, listed = unread_text((unread,)), list_text(unread)
    assert "record 1 of X" in whole.fix
    assert "The other records are shown." in whole.fix
    assert listed.what == f"This list was read in part ({NAMES[name]})."
    assert "record 1 of X" in listed.fix
    assert rows_text(inventory, [name]) == f"{NAMES[name]} read in part"
