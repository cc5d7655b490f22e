"""The wizards while a main list can't be read: nothing is said to be gone, free or done by what was known before."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWizard
from pytestqt.qtbot import QtBot

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import EipStatus
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import MAIN_LISTS, Inventory, ListName, Unread
from gui.domain.cloud.problems import ProblemCode
from gui.domain.plans.plan import Plan
from gui.domain.wizards.in_use_choice import EipWanted
from gui.domain.wizards.steps import Page
from gui.qt.base.region_reading import Load
from gui.qt.base.run_of_account import bound_by
from gui.qt.models.details import eip_details, eni_details, instance_details, verdict
from gui.qt.models.topology import topology
from gui.qt.pages.done import DonePage
from gui.qt.pages.eni import InterfacePage
from gui.qt.pages.guest import GuestPage
from gui.qt.pages.method import MethodPage
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.guest_dialog import GuestDialog
from gui.qt.wizards.bind import BindWizard
from gui.qt.wizards.change_eips_page import EipsOfInterfacePage
from gui.qt.wizards.deletion_page import DeletionPage
from gui.qt.wizards.end_pages import UnboundPage
from gui.qt.wizards.interface_in_use import ChangeWizard, SecondaryCidrTeardownWizard, TeardownWizard
from gui.qt.wizards.interface_page import InterfaceInUsePage
from gui.qt.wizards.secondary_cidr_teardown_page import SecondaryCidrDeletionPage
from tests.helpers.sandbox_run import ENI, INSTANCE, REGION
from tests.qt.conftest import World, fail_reading
from tests.qt.test_secondary_cidr import NEAR, answer, to_network
from tests.qt.test_secondary_cidr_teardown import expose, make_current
from tests.qt.test_teardown import commit, known, leave, named, opened, review  # noqa: F401 - leave is a fixture
from tests.qt.test_unread import READS, heal, refresh, refuse, throttle
from tests.qt.test_wizard import carry_out, forward, to_review, wizard  # noqa: F401 - wizard is a fixture

Until = Callable[[Callable[[], bool]], None]

DENIED = CloudError(CloudErrorKind.DENIED, "NoPermission")


def dark(inventory: Inventory, name: ListName, *, known_before: bool = False) -> Inventory:
    rows = getattr(inventory, name.value) if known_before else ()
    unread = (Unread(name, DENIED, inventory.as_of if known_before else None),)
    return replace(inventory, unread=unread, **{name.value: rows})  # type: ignore[arg-type]


# Picture and details


@pytest.fixture
def inventory(signed_in: World, until: Until) -> Inventory:
    signed_in.session.choose_region(REGION)
    until(lambda: signed_in.session.reading.load is Load.READY)
    found = signed_in.session.inventory
    assert found is not None
    return found


def of(found: Inventory, name: str) -> EniId:
    return next(each.id for each in found.interfaces if each.name == name)


def test_the_picture_has_a_place_for_what_is_not_known(inventory: Inventory) -> None:
    live = of(inventory, "voip-live")
    assert not [each for each in topology(live, inventory, {}) if not each.solid]

    def places(name: ListName, resource: str, *, known_before: bool = False) -> list[str]:
        nodes = topology(resource, dark(inventory, name, known_before=known_before), {})
        return [f"{each.title} {' '.join(each.details)}".strip() for each in nodes if not each.solid]

    assert set(places(ListName.EIPS, live)) == {"EIPs: not known"}
    assert places(ListName.INTERFACES, INSTANCE) == ["Interfaces: not known"]
    assert places(ListName.INTERFACES, ENI, known_before=True) == ["Instance: not known"]
    assert places(ListName.INSTANCES, live)[0].endswith("the instances could not be read")
    # Those of which something was known are shown, and only the empty places stay open.
    titles = [each.title for each in topology(live, dark(inventory, ListName.EIPS, known_before=True), {})]
    assert {str(each.address) for each in inventory.eips_on(live)} <= {*titles}


def test_details_say_not_known_and_never_none(inventory: Inventory) -> None:
    yes = verdict((), None, "")

    def told(details: object) -> dict[str, list[str]]:
        return {each.label: [str(getattr(v, "text", v)) for v in each.values] for each in details.facts}  # type: ignore[attr-defined]

    eni = inventory.eni_by_id[ENI]
    assert told(eni_details(eni, inventory, yes))["EIPs"] == ["none"]
    for known_before in (False, True):
        no_eips = dark(inventory, ListName.EIPS, known_before=known_before)
        assert told(eni_details(eni, no_eips, yes))["EIPs"] == ["not known"]
    assert told(eni_details(eni, inventory, yes))["Instance"] == ["none"]
    stale = dark(inventory, ListName.INTERFACES, known_before=True)
    assert told(eni_details(eni, stale, yes))["Instance"] == ["not known"]
    bound = next(each for each in inventory.eips if each.target_id == of(inventory, "voip-live"))
    assert told(eip_details(bound, inventory, yes))["Instance"][0].startswith("voip-gateway-01")
    no_enis = dark(inventory, ListName.INTERFACES)
    assert told(eip_details(bound, no_enis, yes))["Instance"] == ["not known"]
    elsewhere = next(each for each in inventory.eips if each.target_type not in {None, "NetworkInterface"})
    assert "Instance" not in told(eip_details(elsewhere, no_enis, yes))
    instance = inventory.instance_by_id[INSTANCE]
    for name in (ListName.EIPS, ListName.INTERFACES):
        assert told(instance_details(instance, dark(inventory, name), yes))["EIPs"] == ["not known"]


# Binding


def test_an_interface_is_not_promised_to_have_room_for_eips_that_could_not_be_read(
    signed_in: World, qtbot: QtBot, until: Until
) -> None:
    refuse(signed_in, ListName.EIPS)
    signed_in.session.choose_region(REGION)
    until(lambda: signed_in.session.reading.load is Load.READY)
    signed_in.session.inventory = None
    refresh(signed_in, until)
    bind = BindWizard(signed_in.session)
    qtbot.addWidget(bind)
    bind.show()
    bind.go_to(Page.INTERFACE)
    page = bind.current()
    assert isinstance(page, InterfacePage)
    column = [each.name for each in page.model.columns].index("reason")
    said = {page.model.index(row, column).data() for row in range(page.model.rowCount())}
    assert "Not known: the EIPs could not be read" in said
    assert "Yes" not in said


def test_an_account_is_not_told_that_it_has_no_eip_in_the_mode(signed_in: World, qtbot: QtBot, until: Until) -> None:
    session = signed_in.session
    session.choose_region(REGION)
    until(lambda: session.reading.load is Load.READY)
    bind = BindWizard(session)
    qtbot.addWidget(bind)
    bind.show()
    bind.go_to(Page.METHOD)
    page = bind.current()
    assert isinstance(page, MethodPage)
    assert "has EIPs in it already" in page.why.text()
    refuse(signed_in, ListName.EIPS)
    refresh(signed_in, until)
    assert "has EIPs in it already" in page.why.text(), "it had them before"
    session.inventory = None
    refresh(signed_in, until)
    assert ProblemCode.MODE_UNPROVEN not in {each.code for each in page.said()}
    assert "has EIPs in it already" not in page.why.text()


def test_the_end_of_a_run_is_not_told_by_what_was_known_before_it(
    wizard: BindWizard,  # noqa: F811 - the fixture
    world: World,
    until: Until,
) -> None:
    to_review(wizard, until, 2)
    fail_reading(world, READS[ListName.EIPS])
    carry_out(wizard, until)
    assert wizard.run.applied
    forward(wizard, Page.GUEST, until)
    guest = wizard.current()
    assert isinstance(guest, GuestPage)
    until(lambda: guest.snippet() is not None)
    guest.view.copy_text()
    forward(wizard, Page.DONE, until)
    done = wizard.current()
    assert isinstance(done, DonePage)
    assert done.model.rowCount() == 0
    assert "could not be read (EIPs)" in done.panel.placeholder.text()
    heal(world)
    done.panel.placeholder._action.click()
    until(lambda: done.model.rowCount() == 2)
    assert {row.eip.status for row in done.model.shown() if row.eip} == {EipStatus.IN_USE}


@pytest.mark.parametrize("name", [ListName.EIPS, ListName.INTERFACES])
def test_the_new_interfaces_of_the_second_method_are_not_waited_for_in_vain(
    wizard: BindWizard,  # noqa: F811 - the fixture
    world: World,
    until: Until,
    name: ListName,
) -> None:
    answer(to_network(wizard, until, NEAR[:1]))
    forward(wizard, Page.REVIEW, until)
    fail_reading(world, READS[name])
    carry_out(wizard, until)
    assert wizard.run.applied
    forward(wizard, Page.GUEST, until)
    guest = wizard.current()
    assert isinstance(guest, GuestPage)
    assert "no permission" in guest.banner.text()
    heal(world)
    guest.banner.run_action()
    until(lambda: guest.snippet() is not None)


def test_one_interface_is_not_saved_as_all_of_an_instance_that_could_not_be_read(
    read_window: MainWindow, world: World, until: Until, tmp_path: Path
) -> None:
    refuse(world, ListName.INSTANCES)
    world.session.inventory = None
    refresh(world, until)
    home = read_window.home
    until(lambda: home.facts.now.inventory is world.session.inventory)
    home.open_row(named(read_window, "voip-live").id)
    read_window.on_resource.guest.trigger()
    dialog = read_window.on_resource.dialogs[0]
    assert isinstance(dialog, GuestDialog)
    until(lambda: dialog.panel.snippet() is not None)
    dialog.panel.save_all(tmp_path / "all.zip")
    assert "no permission for ecs:DescribeInstances" in dialog.banner.text()
    assert not (tmp_path / "all.zip").exists()
    dialog.close()


# Undoing and changing


@pytest.mark.usefixtures("leave")
@pytest.mark.parametrize("name", MAIN_LISTS)
def test_a_teardown_is_not_planned_by_what_was_known_before(
    read_window: MainWindow, world: World, until: Until, name: ListName
) -> None:
    eni = named(read_window, "voip-live")
    read_window.open_teardown(eni.id)
    teardown = opened(read_window, TeardownWizard)
    page = review(teardown, until)
    assert page.steps.isVisible()
    throttle(world, name)
    refresh(world, until)
    assert teardown.run.plan is None
    assert "could not be read (Throttling.User)" in page.problems.text()
    assert "no longer" not in page.problems.text()
    assert not page.banner.isVisible(), "it is not so already"
    assert not teardown.button(QWizard.WizardButton.CommitButton).isEnabled()
    heal(world)
    refresh(world, until)
    assert teardown.run.plan is not None
    assert page.problems.text() == ""


@pytest.mark.usefixtures("leave")
@pytest.mark.parametrize("name", MAIN_LISTS)
def test_what_goes_for_good_is_not_offered_in_the_dark(
    read_window: MainWindow, world: World, until: Until, name: ListName
) -> None:
    eni = named(read_window, "voip-live")
    read_window.open_teardown(eni.id)
    page = opened(read_window, TeardownWizard).current()
    assert isinstance(page, DeletionPage)
    assert page.delete.isEnabled()
    throttle(world, name)
    refresh(world, until)
    assert not page.delete.isEnabled()
    assert "could not be read (Throttling.User)" in page.why.text()
    assert page.counted.text() == ""
    assert all("could not be read" in page.model.reason_of(each.allocation_id) for each in page.model.shown())


@pytest.mark.usefixtures("leave")
@pytest.mark.parametrize("kind", ["undo", "change"])
def test_interfaces_are_not_said_to_carry_nothing(
    read_window: MainWindow, world: World, until: Until, kind: str
) -> None:
    refuse(world, ListName.EIPS)
    world.session.inventory = None
    refresh(world, until)
    (read_window.open_teardown if kind == "undo" else read_window.open_change)("")
    open_wizard = read_window.wizard
    assert isinstance(open_wizard, TeardownWizard | ChangeWizard)
    page = open_wizard.current()
    assert isinstance(page, InterfaceInUsePage)
    reasons = {page.model.reason_of(each.id) for each in page.model.shown()}
    unread = "The EIPs could not be read (NoPermission), so their state is not known."
    assert reasons == {f"{unread} Allow vpc:DescribeEipAddresses, then refresh."}
    assert next(iter(reasons)) in page.problems.text()


@pytest.mark.usefixtures("leave")
def test_a_change_keeps_its_ticks_while_the_eips_can_not_be_read(
    read_window: MainWindow, world: World, until: Until
) -> None:
    eni = named(read_window, "voip-live")
    here = known(read_window).eips_on(eni.id)
    read_window.open_change(eni.id)
    change = opened(read_window, ChangeWizard)
    page = change.current()
    assert isinstance(page, EipsOfInterfacePage)
    change.holder.dispatch(EipWanted(here[0].allocation_id, on=False))
    assert page.isComplete()
    throttle(world, ListName.EIPS)
    refresh(world, until)
    assert not page.isComplete()
    assert "could not be read (Throttling.User)" in page.problems.text()
    assert not page.model.is_ticked(here[0])
    assert all(page.model.is_ticked(each) for each in here[1:])
    heal(world)
    refresh(world, until)
    assert page.isComplete()


@pytest.mark.usefixtures("leave")
@pytest.mark.parametrize("name", [ListName.EIPS, ListName.INTERFACES])
def test_what_was_freed_is_not_told_by_what_was_bound_before(
    read_window: MainWindow, world: World, until: Until, qtbot: QtBot, name: ListName
) -> None:
    eni = named(read_window, "voip-live")
    eips = known(read_window).eips_on(eni.id)
    read_window.open_teardown(eni.id)
    teardown = opened(read_window, TeardownWizard)
    page = review(teardown, until)
    page.agreed.setChecked(True)
    page.guest_done.setChecked(True)
    fail_reading(world, READS[name])
    commit(teardown, until)
    assert teardown.run.applied
    teardown.button(QWizard.WizardButton.NextButton).click()
    until(lambda: isinstance(teardown.current(), UnboundPage))
    end = teardown.current()
    assert isinstance(end, UnboundPage)
    assert end.model.rowCount() == 0
    assert "could not be read" in end.panel.placeholder.text()
    assert "Nothing of it is left" not in end.panel.placeholder.text()
    heal(world)
    qtbot.mouseClick(end.panel.placeholder._action, Qt.MouseButton.LeftButton)
    until(lambda: end.model.rowCount() == len(eips) + 1)


@pytest.mark.usefixtures("leave")
@pytest.mark.parametrize("name", [ListName.EIPS, ListName.INTERFACES, ListName.VPCS])
def test_an_exposure_is_not_taken_back_in_the_dark(
    read_window: MainWindow, world: World, until: Until, name: ListName
) -> None:
    (eni,) = expose(world, until, "voip-edge-01")
    make_current(read_window, eni, until)
    read_window.on_resource.undo.trigger()
    unexpose = read_window.wizard
    assert isinstance(unexpose, SecondaryCidrTeardownWizard)
    page = unexpose.current()
    assert isinstance(page, SecondaryCidrDeletionPage)
    assert page.vswitch.isEnabled()
    action = READS.get(name, "DescribeVpcs")
    world.server.faults.throttle(action, times=0)
    refresh(world, until)
    if name is ListName.EIPS:
        assert "The EIPs could not be read" in page.problems.text()
        assert "could not be read" in page.why_release.text()
        assert not page.release.isEnabled()
    else:
        # Something else may be in the network, as far as anybody knows.
        assert not page.vswitch.isEnabled()
        assert (
            page.why_vswitch.text() == page.why_block.text() == "Kept, because a list of the region could not be read."
        )
    unexpose.button(QWizard.WizardButton.NextButton).click()
    assert (unexpose.run.plan is None) is (name is not ListName.VPCS)
    assert "no longer exists" not in page.about.text()


@pytest.mark.usefixtures("leave")
def test_an_interface_that_could_not_be_read_is_not_said_to_be_gone(
    read_window: MainWindow, world: World, until: Until
) -> None:
    (eni,) = expose(world, until, "voip-edge-01")
    make_current(read_window, eni, until)
    read_window.on_resource.undo.trigger()
    unexpose = read_window.wizard
    assert isinstance(unexpose, SecondaryCidrTeardownWizard)
    page = unexpose.current()
    assert isinstance(page, SecondaryCidrDeletionPage)
    throttle(world, ListName.INTERFACES)
    world.session.inventory = None
    refresh(world, until)
    assert "The network interfaces could not be read" in page.about.text()
    assert "no longer exists" not in page.about.text()
    assert not page.isComplete()


@pytest.mark.usefixtures("leave", "read_window")
def test_a_run_can_be_undone_while_its_interface_can_not_be_read(world: World) -> None:
    inventory = world.session.inventory
    assert inventory is not None
    plan = Plan(REGION, (), Selection(REGION, eni=ENI))
    assert bound_by(world.session, plan) == ENI
    world.session.inventory = replace(inventory, interfaces=())
    assert bound_by(world.session, plan) is None, "read, and not there"
    world.session.inventory = dark(inventory, ListName.INTERFACES)
    assert bound_by(world.session, plan) == ENI
