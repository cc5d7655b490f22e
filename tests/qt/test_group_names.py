"""Names of resource groups: shown with their ids, asked for by a filter; where they are missing, nothing else is."""

from collections.abc import Callable

import pytest

from gui.qt.base.region_reading import Load
from gui.qt.models.details import DetailRow, eip_details
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.inventory_view import AnyView
from gui.sandbox.account import DEFAULT_GROUP, ResourceGroup
from gui.sandbox.server import SandboxServer
from gui.services.sign_in import WithSandbox
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]
VOICE = ResourceGroup(id="rg-voice0000000001", name="voice", display_name="Voice of the office")
ACTION = "ListResourceGroups"


@pytest.fixture(autouse=True)
def _groups(server: SandboxServer) -> None:
    account = server.account
    account.resource_groups[VOICE.id] = VOICE
    for number, eip in enumerate(account.eips):
        eip.resource_group = VOICE.id if number % 2 else DEFAULT_GROUP.id


def open_eips(window: MainWindow, world: World, until: Until) -> AnyView:
    """The list of all EIPs, with what there is to know of the groups."""
    window.show()
    window.sign_in(WithSandbox())
    until(lambda: world.session.reading.load is Load.READY and not world.jobs.busy)
    window.home.tabs.setCurrentIndex(1)
    view = window.home.view()
    assert view is not None
    assert view.name == "eips"
    until(lambda: view.model.total > 0 and not view.model.busy)
    return view


def cells(view: AnyView) -> set[tuple[str, ...]]:
    column = next(each for each in view.model.columns if each.name == "group")
    return {column.texts(record) for record in view.model.shown()}


def tip(view: AnyView) -> str:
    column = next(each for each in view.model.columns if each.name == "group")
    assert column.tip is not None
    return column.tip(view.model.shown()[0])


def narrowed(view: AnyView, text: str) -> set[tuple[str, ...]]:
    view.panel.filter.setText(text)
    view.panel.apply_filter()
    return cells(view)


def test_the_name_is_shown_with_its_id_below_and_both_are_asked_for(
    window: MainWindow, world: World, until: Until
) -> None:
    view = open_eips(window, world, until)
    voice, usual = (VOICE.display_name, VOICE.id), (DEFAULT_GROUP.display_name, DEFAULT_GROUP.id)
    assert cells(view) == {voice, usual}
    assert narrowed(view, 'group:"voice of"') == {voice}
    assert narrowed(view, f"group:{VOICE.id}") == {voice}
    assert narrowed(view, f"group:{DEFAULT_GROUP.id}") == {usual}
    assert tip(view) == f"{DEFAULT_GROUP.display_name} ({DEFAULT_GROUP.id})"
    inventory = world.session.inventory
    assert inventory is not None
    eip = next(each for each in inventory.eips if each.resource_group == VOICE.id)
    facts = eip_details(eip, inventory, None, world.session.groups).facts
    assert DetailRow("Resource group", (f"{VOICE.display_name} ({VOICE.id})",)) in facts


@pytest.mark.parametrize("code", ["Forbidden.RAM", "ServiceUnavailable"])
def test_a_call_that_fails_leaves_the_ids_and_says_so_in_the_tool_tip(
    window: MainWindow, world: World, until: Until, code: str
) -> None:
    world.server.faults.error(ACTION, code, 403 if code == "Forbidden.RAM" else 503, 0)
    view = open_eips(window, world, until)
    assert cells(view) == {(VOICE.id, VOICE.id), (DEFAULT_GROUP.id, DEFAULT_GROUP.id)}
    said = tip(view)
    assert said.startswith(f"{DEFAULT_GROUP.id}\nThe names of the resource groups could not be read")
    assert ("resourcemanager:ListResourceGroups" in said) is (code == "Forbidden.RAM")
    inventory = world.session.inventory
    assert inventory is not None
    assert inventory.unread == (), "the region was read whole"


def test_names_that_come_after_the_rows_are_shown_in_them(window: MainWindow, world: World, until: Until) -> None:
    world.server.faults.error(ACTION, "ServiceUnavailable", 503, 0)
    view = open_eips(window, world, until)
    assert narrowed(view, 'group:"voice of"') == set()
    world.server.faults.clear()
    connection, region = world.session.connection, world.session.now.region
    assert connection is not None
    assert region is not None
    world.session.groups.read(connection.cloud, region)
    until(lambda: cells(view) == {(VOICE.display_name, VOICE.id)})
    assert world.session.groups.error is None


def test_names_outlive_a_reading_that_fails_but_no_account(window: MainWindow, world: World, until: Until) -> None:
    open_eips(window, world, until)
    groups = world.session.groups
    world.server.faults.error(ACTION, "ServiceUnavailable", 503, 0)
    world.session.refresh()
    until(lambda: groups.error is not None)
    assert groups.name(VOICE.id) == VOICE.display_name
    world.session.sign_out()
    assert (groups.name(VOICE.id), groups.error) == ("", None)


def test_groups_that_can_be_read_have_names_beside_one_that_cannot(
    window: MainWindow, world: World, until: Until
) -> None:
    world.server.account.resource_groups["rg-odd"] = ResourceGroup(id="", name="odd", display_name="")
    open_eips(window, world, until)
    groups = world.session.groups
    assert groups.name(VOICE.id) == VOICE.display_name
    assert groups.error is not None
    assert groups.error.action == ACTION
