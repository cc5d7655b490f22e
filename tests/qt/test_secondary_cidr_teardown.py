"""What the main window does with an interface whose address is an EIP: picture, guest configuration, the way back."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWizard

from gui.domain.checks.issue import IssueCode
from gui.domain.choices.selection import EniChosen
from gui.domain.cloud.eni import EniId, NetworkInterface
from gui.domain.cloud.instance import InstanceId
from gui.domain.engine.progress import Outcome
from gui.domain.plans.notes import PlanNoteCode
from gui.domain.wizards.in_use_choice import AlsoWanted, ReleaseWanted, VSwitchesWanted
from gui.domain.wizards.secondary_cidr_teardown import CidrTeardown, CidrTeardownState
from gui.qt.base.answers import ChoiceHolder
from gui.qt.base.i18n import LANGUAGES, Language, Translators
from gui.qt.base.region_reading import Load
from gui.qt.models.list_columns import eip_list_columns
from gui.qt.models.topology import topology
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.guest_dialog import GuestDialog
from gui.qt.wizards.end_pages import UnboundPage
from gui.qt.wizards.in_use_review_page import InUseReviewPage
from gui.qt.wizards.interface_in_use import (
    InUseWizard,
    SecondaryCidrTeardownWizard,
    TeardownWizard,
    UnusedNetworksWizard,
)
from gui.qt.wizards.interface_page import InterfaceInUsePage
from gui.qt.wizards.secondary_cidr_teardown_page import SecondaryCidrDeletionPage
from gui.qt.wizards.unused_networks_page import UnusedNetworksPage
from gui.sandbox.resources import Vpc
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from tests.helpers.sandbox_run import INSTANCE
from tests.helpers.secondary_cidr_run import dump, ids, make_cidr_plan
from tests.qt.conftest import World
from tests.qt.test_accessibility import mnemonics, nameless

Until = Callable[[Callable[[], bool]], None]


def expose(
    world: World, until: Until, *names: str, on: InstanceId = INSTANCE, stop: InstanceId | None = None
) -> tuple[NetworkInterface, ...]:
    """Expose these EIPs, as the wizard would, and read the region again."""
    connection = world.session.connection
    assert connection is not None
    plan = make_cidr_plan(connection.cloud, ids(world.server.account, names), instance=on, stop=stop)
    journal = Journal(connection.journal_dir)
    try:
        assert Execution(connection.cloud, plan, journal).run().outcome is Outcome.APPLIED
    finally:
        journal.close()
    world.session.refresh()
    until(lambda: world.session.reading.load is Load.READY)
    inventory = world.session.inventory
    assert inventory is not None
    eips = [inventory.eip_by_id[each] for each in plan.selection.eips]
    return tuple(inventory.eni_by_id[EniId(each.target_id or "")] for each in eips)


def make_current(window: MainWindow, eni: NetworkInterface, until: Until) -> None:
    window.home.open_row(eni.id)
    until(lambda: (current := window.home.current_eni()) is not None and current.id == eni.id)


@pytest.fixture
def leave(read_window: MainWindow) -> Iterator[None]:
    """Close the wizard of a test that did not."""
    yield
    if read_window.wizard is not None:
        read_window.wizard.close()


def held(world: World, eni: NetworkInterface) -> ChoiceHolder[CidrTeardownState]:
    return ChoiceHolder(
        world.session, CidrTeardownState(CidrTeardown(eni.id), world.parts.catalog), parent=world.session
    )


def release(holder: ChoiceHolder[CidrTeardownState]) -> None:
    holder.dispatch(ReleaseWanted(frozenset(each.allocation_id for each in holder.state.eips()), on=True))


def opened(window: MainWindow) -> SecondaryCidrTeardownWizard:
    wizard = window.wizard
    assert isinstance(wizard, SecondaryCidrTeardownWizard)
    return wizard


@pytest.mark.usefixtures("read_window")
def test_the_picture_says_once_that_the_private_address_is_the_eip(world: World, until: Until) -> None:
    (eni,) = expose(world, until, "voip-edge-01")
    inventory = world.session.inventory
    assert inventory is not None
    nodes = [node for node in topology(eni.id, inventory, {}) if str(eni.private_address) in node.spoken]
    titles = [node for node in nodes if node.title == str(eni.private_address)]
    assert [node.kind for node in titles] == ["EIP"]
    assert "NAT mode" in titles[0].spoken
    assert "the private address itself, by DHCP" in titles[0].spoken
    eip = inventory.eips_on(eni.id)[0]

    def silent(_eip: object) -> str:
        return ""

    shown = {each.name: each.show(eip) for each in eip_list_columns(lambda: inventory, silent, silent)}
    assert shown["mode"] == "NAT mode, seen in the guest"
    assert {each.name: each.show(eip) for each in eip_list_columns(lambda: None, silent, silent)}["mode"] == "NAT mode"


def test_the_guest_configuration_is_one_action_away(read_window: MainWindow, world: World, until: Until) -> None:
    (eni,) = expose(world, until, "voip-edge-01")
    make_current(read_window, eni, until)
    actions = read_window.on_resource
    assert actions.guest.isEnabled()
    actions.guest.trigger()
    dialog = actions.dialogs[0]
    assert isinstance(dialog, GuestDialog)
    snippet = dialog.panel.snippet()
    assert snippet is not None, dialog.banner.text()
    assert f"from: {eni.private_address}/32" in snippet.files[0].text
    assert not dialog.panel.gateway.isVisible()
    dialog.close()


@pytest.mark.usefixtures("leave")
def test_an_exposure_is_taken_back_with_all_that_was_made_for_it(
    read_window: MainWindow, world: World, until: Until
) -> None:
    account = world.server.account
    before = {each.id for each in account.interfaces}, {each.id for each in account.vswitches}
    blocks = {each.id: each.secondary_cidrs for each in account.vpcs}
    (eni,) = expose(world, until, "voip-edge-01")
    make_current(read_window, eni, until)
    read_window.on_resource.undo.trigger()
    wizard = opened(read_window)
    page = wizard.current()
    assert isinstance(page, SecondaryCidrDeletionPage)
    assert (page.vswitch.isChecked(), page.block.isChecked(), page.release.isChecked()) == (True, True, False)
    assert "47.100.23.0/26" in page.vswitch.text()
    wizard.button(QWizard.WizardButton.NextButton).click()
    agreeing = wizard.current()
    assert isinstance(agreeing, InUseReviewPage)
    until(lambda: bool(agreeing.undo.scripts()))
    assert not agreeing.isComplete()
    boxes = [agreeing.guest_done, agreeing.agreed, *(each.box for each in agreeing.irreversible.boxes.values())]
    shown = [box for box in boxes if box.isVisible()]
    assert len(shown) == 5, "guest, plan, interface, vSwitch and block are agreed to one by one"
    for box in shown:
        box.click()
    until(wizard.button(QWizard.WizardButton.CommitButton).isEnabled)
    wizard.button(QWizard.WizardButton.CommitButton).click()
    until(lambda: wizard.run.starting and not wizard.run.running)
    until(lambda: world.session.reading.load is Load.READY)
    assert wizard.run.report is not None, wizard.run.error
    assert wizard.run.report.outcome is Outcome.APPLIED, wizard.run.report.failures
    assert ({each.id for each in account.interfaces}, {each.id for each in account.vswitches}) == before
    assert {each.id: each.secondary_cidrs for each in account.vpcs} == blocks
    eip = account.eips.at(str(eni.private_address))
    assert eip is not None
    assert str(eip.status) == "Available"
    wizard.button(QWizard.WizardButton.NextButton).click()
    assert isinstance(wizard.current(), UnboundPage)


@pytest.mark.usefixtures("leave")
def test_what_another_exposure_needs_stays(read_window: MainWindow, world: World, until: Until) -> None:
    first, second = expose(world, until, "voip-edge-01", "voip-edge-02")
    assert first.vswitch_id == second.vswitch_id
    read_window.open_teardown(first.id)
    page = opened(read_window).current()
    assert isinstance(page, SecondaryCidrDeletionPage)
    assert not page.vswitch.isEnabled()
    assert not page.block.isEnabled()
    assert "holds other resources" in page.why_vswitch.text()
    assert page.vswitch.text() == "Delete the &vSwitch exposed-47.100.23.0_26 (47.100.23.0/26)"
    assert page.block.text() == "Remove the CIDR bloc&k 47.100.23.0/26 from the VPC"


@pytest.mark.usefixtures("leave")
def test_several_exposures_of_an_instance_go_in_one_plan(read_window: MainWindow, world: World, until: Until) -> None:
    before = dump(world.server.account)
    enis = expose(world, until, "voip-edge-01", "voip-edge-02")
    first, second = enis
    read_window.open_teardown(first.id)
    wizard = opened(read_window)
    page = wizard.current()
    assert isinstance(page, SecondaryCidrDeletionPage)
    assert [*page.also] == [second.id]
    assert not page.also[second.id].isChecked(), "nothing goes that nobody named"
    assert not page.vswitch.isEnabled()
    page.also[second.id].click()
    assert page.vswitch.isChecked()
    assert page.block.isChecked()
    assert page.release.text() == "R&elease 2 EIPs"
    assert "47.100.23.31, 47.100.23.32" in page.why_release.text()
    wizard.button(QWizard.WizardButton.NextButton).click()
    agreeing = wizard.current()
    assert isinstance(agreeing, InUseReviewPage)
    until(lambda: len(agreeing.undo.scripts()) == 2)
    assert agreeing.undo.view.list.titles() == ["undo · 47.100.23.31", "undo · 47.100.23.32"]
    for eni, script in zip(enis, agreeing.undo.scripts(), strict=True):
        assert eni.mac in script.text
        assert f"/var/lib/eip-eni/{eni.mac.replace(':', '')}/undo" in agreeing.undo.kept.text()
    manager = agreeing.undo.stack.findData("networkmanager")
    agreeing.undo.stack.setCurrentIndex(manager)
    wizard.button(QWizard.WizardButton.BackButton).click()
    page.also[second.id].click()
    wizard.button(QWizard.WizardButton.NextButton).click()
    assert len(agreeing.undo.scripts()) == 1
    assert agreeing.undo.stack.currentIndex() == manager, "the guest is the same"
    wizard.button(QWizard.WizardButton.BackButton).click()
    page.also[second.id].click()
    wizard.button(QWizard.WizardButton.NextButton).click()
    consent = agreeing.irreversible.boxes[PlanNoteCode.ENI_DELETED]
    assert consent.box.text() == "Delete 2 interfaces permanently"
    for eni in enis:
        assert eni.mac in consent.more.text(), "each is agreed to by its name"
    wizard.button(QWizard.WizardButton.BackButton).click()
    said = carry_out(wizard, world, until)
    assert "2 interfaces were deleted permanently. 1 vSwitch was deleted permanently:" in said
    assert dump(world.server.account) == before


@pytest.mark.usefixtures("leave")
def test_far_apart_each_network_is_named_and_the_keyboard_goes_down_the_page(
    read_window: MainWindow, world: World, until: Until
) -> None:
    near, far = expose(world, until, "voip-edge-01", "sip-trunk-01")
    read_window.open_teardown(near.id)
    page = opened(read_window).current()
    assert isinstance(page, SecondaryCidrDeletionPage)
    page.also[far.id].click()
    assert (page.vswitch.text(), page.block.text()) == ("Delete 2 &vSwitches", "Remove 2 CIDR bloc&ks from the VPC")
    for why in (page.why_vswitch, page.why_block):
        assert "47.100.23." in why.text()
        assert "139.196.88." in why.text()
    order, widget = [], page.also[far.id].nextInFocusChain()
    while widget is not page.also[far.id]:
        order.append(widget)
        widget = widget.nextInFocusChain()
    assert [each for each in order if each in {page.vswitch, page.block, page.release}] == [
        *(page.vswitch, page.block, page.release)
    ]
    # Somebody else needs one of the vSwitches.
    other = next(each for each in world.server.account.interfaces if each.name == "voip-signalling")
    other.vswitch = far.vswitch_id
    read_again(world, until)
    until(lambda: "47.100.23.0/26" in page.vswitch.text())
    said = page.why_vswitch.text().splitlines()
    assert said[1].startswith("Kept, because they hold other resources")
    assert "139.196.88." in said[1]


@pytest.mark.usefixtures("read_window")
def test_what_vanishes_and_comes_back_is_not_named_any_more(world: World, until: Until) -> None:
    first, second = expose(world, until, "voip-edge-01", "voip-edge-02")
    draft = held(world, first)
    draft.dispatch(AlsoWanted(second.id, True))
    account = world.server.account
    gone = account.interfaces.get(second.id)
    assert gone is not None
    account.interfaces.detach(gone)
    read_again(world, until)
    assert draft.state.eni_ids() == (first.id,)
    release(draft)
    account.interfaces.attach(gone, INSTANCE)
    read_again(world, until)
    assert [each.id for each in draft.state.others()] == [second.id]
    assert draft.state.eni_ids() == (first.id,)
    draft.dispatch(AlsoWanted(second.id, True))
    assert not draft.state.releases()


@pytest.mark.usefixtures("leave")
def test_a_run_that_exposed_eips_is_undone_from_activity(read_window: MainWindow, world: World, until: Until) -> None:
    first, second = expose(world, until, "voip-edge-01", "voip-edge-02")
    home = read_window.home
    home.tabs.setCurrentIndex(home.tabs.count() - 1)
    activity = home.activity
    until(lambda: activity.runs.rowCount() == 1)
    activity.run_panel.table.selectRow(0)
    assert activity.undo.isEnabled()
    activity.undo.click()
    page = opened(read_window).current()
    assert isinstance(page, SecondaryCidrDeletionPage)
    assert {first.id, second.id} == {*page.also, opened(read_window).holder.state.choice.eni}
    read_window.wizard.close()  # type: ignore[union-attr]
    for eni in (first, second):
        lose_interface(world, eni, until)
    assert not activity.undo.isEnabled(), "nothing of it is there any more"


@pytest.mark.usefixtures("read_window")
def test_a_release_agreed_to_for_one_exposure_is_none_for_more(world: World, until: Until) -> None:
    first, second = expose(world, until, "voip-edge-01", "voip-edge-02")
    draft = held(world, first)
    release(draft)
    draft.dispatch(AlsoWanted(second.id, True))
    assert draft.state.eni_ids() == (first.id, second.id)
    assert not draft.state.releases()
    release(draft)
    draft.dispatch(AlsoWanted(second.id, False))
    assert draft.state.eni_ids() == (first.id,)
    assert not draft.state.releases()
    draft.dispatch(AlsoWanted(second.id, True))
    draft.dispatch(EniChosen(second.id))
    assert draft.state.eni_ids() == (second.id,)


@pytest.mark.usefixtures("read_window")
def test_an_exposure_of_another_instance_is_not_offered(world: World, until: Until) -> None:
    other = next(InstanceId(each.id) for each in world.server.account.instances if each.name == "sip-proxy-01")
    (first,) = expose(world, until, "voip-edge-01")
    (elsewhere,) = expose(world, until, "voip-edge-02", on=other)
    assert held(world, first).state.others() == ()
    assert held(world, elsewhere).state.others() == ()
    account = world.server.account
    for eni in (first, elsewhere):
        found = account.interfaces.get(eni.id)
        assert found is not None
        account.interfaces.detach(found)
    read_again(world, until)
    # On no instance both, in one VPC.
    assert [each.id for each in held(world, first).state.others()] == [elsewhere.id]


@pytest.mark.usefixtures("read_window")
def test_what_was_said_of_one_exposure_is_not_said_of_another(world: World, until: Until) -> None:
    first, second = expose(world, until, "voip-edge-01", "sip-trunk-01")
    draft = held(world, first)
    release(draft)
    draft.dispatch(VSwitchesWanted(kept=True))
    draft.dispatch(EniChosen(first.id))
    assert draft.state.releases()
    assert not draft.state.vswitches()
    draft.dispatch(EniChosen(second.id))
    assert not draft.state.releases()
    assert draft.state.vswitches()


@pytest.mark.usefixtures("leave")
def test_a_vswitch_that_is_kept_keeps_its_block_and_a_released_eip_is_agreed_to(
    read_window: MainWindow, world: World, until: Until
) -> None:
    (eni,) = expose(world, until, "voip-edge-01")
    read_window.open_teardown(eni.id)
    wizard = opened(read_window)
    page = wizard.current()
    assert isinstance(page, SecondaryCidrDeletionPage)
    page.vswitch.click()
    assert not page.block.isEnabled()
    assert not page.block.isChecked()
    page.release.click()
    wizard.button(QWizard.WizardButton.NextButton).click()
    agreeing = wizard.current()
    assert isinstance(agreeing, InUseReviewPage)
    asked = {code for code, each in agreeing.irreversible.boxes.items() if each.isVisible()}
    assert asked == {PlanNoteCode.ENI_DELETED, PlanNoteCode.EIPS_RELEASED}
    wizard.button(QWizard.WizardButton.BackButton).click()
    page.vswitch.click()
    page.block.click()
    wizard.button(QWizard.WizardButton.NextButton).click()
    asked = {code for code, each in agreeing.irreversible.boxes.items() if each.isVisible()}
    assert asked == {PlanNoteCode.ENI_DELETED, PlanNoteCode.EIPS_RELEASED, PlanNoteCode.VSWITCHES_DELETED}


@pytest.mark.usefixtures("leave")
def test_an_instance_that_must_stop_for_it_is_asked_about_by_name(
    read_window: MainWindow, world: World, until: Until
) -> None:
    cold = next(InstanceId(each.id) for each in world.server.account.instances if each.name == "ftp-legacy")
    (eni,) = expose(world, until, "voip-edge-01", on=cold, stop=cold)
    read_window.open_teardown(eni.id)
    wizard = opened(read_window)
    wizard.button(QWizard.WizardButton.NextButton).click()
    agreeing = wizard.current()
    assert isinstance(agreeing, InUseReviewPage)
    assert wizard.run.plan is None
    assert agreeing.stop_consent.box.text().startswith("Stop ftp-legacy and start it again")
    agreeing.stop_consent.box.click()
    until(lambda: wizard.run.plan is not None)
    assert wizard.run.plan is not None
    actions = [each.action for each in wizard.run.plan.operations]
    assert actions.index("StopInstance") < actions.index("DetachNetworkInterface") < actions.index("StartInstance")


@pytest.mark.usefixtures("leave")
def test_the_wizard_of_the_first_method_says_where_the_second_is_taken_back(
    read_window: MainWindow, world: World, until: Until
) -> None:
    (eni,) = expose(world, until, "voip-edge-01")
    read_window.open_teardown()
    wizard = read_window.wizard
    assert isinstance(wizard, TeardownWizard)
    page = wizard.current()
    assert isinstance(page, InterfaceInUsePage)
    until(lambda: page.model.row_of(eni.id) is not None)
    assert "Its own address is the EIP" in page.model.reason_of(eni.id)


@pytest.mark.usefixtures("leave")
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_box_has_a_name_and_a_letter_of_its_own(
    read_window: MainWindow, world: World, until: Until, translators: Translators, language: Language
) -> None:
    (eni,) = expose(world, until, "voip-edge-01")
    translators.install(language)
    read_window.open_teardown(eni.id)
    page = opened(read_window).current()
    assert nameless(page) == []
    letters = mnemonics(page)
    assert len(letters) == len(set(letters)) == 3


# What is left when somebody else took part of an exposure away, or a run was cut short


def lose_eip(world: World, eni: NetworkInterface, until: Until) -> None:
    """Have somebody unbind the EIP elsewhere."""
    eip = world.server.account.eips.at(str(eni.private_address))
    assert eip is not None
    world.server.account.eips.unbind(eip)
    read_again(world, until)


def lose_interface(world: World, eni: NetworkInterface, until: Until) -> Vpc:
    """Have somebody delete the interface elsewhere; return its VPC."""
    account = world.server.account
    gone, vpc = account.interfaces.get(eni.id), account.vpcs.get(eni.vpc_id)
    eip = account.eips.at(str(eni.private_address))
    assert gone is not None
    assert vpc is not None
    assert eip is not None
    account.eips.unbind(eip)
    account.interfaces.remove(gone)
    read_again(world, until)
    return vpc


def read_again(world: World, until: Until) -> None:
    world.session.refresh()
    until(lambda: world.session.reading.load is Load.READY)


def help_with(window: MainWindow, code: IssueCode, until: Until) -> None:
    """Press the button of the first finding of this kind."""
    window.home.tabs.setCurrentWidget(window.home.findings)
    view = window.home.findings
    until(lambda: any(each.code is code for each in view.model.shown()))
    found = next(each for each in view.model.shown() if each.code is code)
    view.panel.table.go_to(view.key(found))
    assert view.detail.help.text() == "&Delete …"
    view.detail.help.click()


def carry_out(wizard: InUseWizard, world: World, until: Until) -> str:
    """Agree to everything, have it done and return what is said of it."""
    wizard.button(QWizard.WizardButton.NextButton).click()
    page = wizard.current()
    assert isinstance(page, InUseReviewPage)
    for box in (page.guest_done, page.agreed, *(each.box for each in page.irreversible.boxes.values())):
        if box.isVisible():
            box.click()
    until(wizard.button(QWizard.WizardButton.CommitButton).isEnabled)
    wizard.button(QWizard.WizardButton.CommitButton).click()
    until(lambda: wizard.run.starting and not wizard.run.running)
    until(lambda: world.session.reading.load is Load.READY)
    assert wizard.run.report is not None, wizard.run.error
    assert wizard.run.report.outcome is Outcome.APPLIED, wizard.run.report.failures
    return wizard.current().banner.text()


@pytest.mark.usefixtures("leave")
def test_an_interface_that_lost_its_eip_is_taken_away_from_its_finding(
    read_window: MainWindow, world: World, until: Until
) -> None:
    before = dump(world.server.account)
    (eni,) = expose(world, until, "voip-edge-01")
    lose_eip(world, eni, until)
    help_with(read_window, IssueCode.ENI_LEFT_OVER, until)
    wizard = opened(read_window)
    page = wizard.current()
    assert isinstance(page, SecondaryCidrDeletionPage)
    assert "was created for 47.100.23.31, but carries no EIP" in page.about.text()
    assert not page.release.isVisible()
    wizard.button(QWizard.WizardButton.NextButton).click()
    agreeing = wizard.current()
    assert isinstance(agreeing, InUseReviewPage)
    until(lambda: bool(agreeing.undo.scripts()))
    wizard.button(QWizard.WizardButton.BackButton).click()
    said = carry_out(wizard, world, until)
    assert "The interface was deleted permanently. 1 vSwitch was deleted permanently: 47.100.23.0/26." in said
    assert "1 CIDR block was removed from the VPC: 47.100.23.0/26." in said
    assert dump(world.server.account) == before


@pytest.mark.usefixtures("leave")
def test_an_interface_that_lost_its_eip_is_undone_like_any_other(
    read_window: MainWindow, world: World, until: Until
) -> None:
    (eni,) = expose(world, until, "voip-edge-01")
    lose_eip(world, eni, until)
    read_window.open_teardown()
    page = read_window.wizard.current() if read_window.wizard else None
    assert isinstance(page, InterfaceInUsePage)
    until(lambda: page.model.row_of(eni.id) is not None)
    assert "Left over from an interface" in page.model.reason_of(eni.id)
    read_window.wizard.close()  # type: ignore[union-attr]
    make_current(read_window, eni, until)
    read_window.on_resource.undo.trigger()
    assert isinstance(opened(read_window).current(), SecondaryCidrDeletionPage)


@pytest.mark.usefixtures("leave")
def test_what_is_left_of_a_network_goes_piece_by_piece(read_window: MainWindow, world: World, until: Until) -> None:
    before = dump(world.server.account)
    (eni,) = expose(world, until, "voip-edge-01")
    vpc = lose_interface(world, eni, until)
    vpc.secondary_cidrs += ("47.200.0.0/28",)
    read_again(world, until)
    help_with(read_window, IssueCode.VSWITCH_ABANDONED, until)
    wizard = read_window.wizard
    assert isinstance(wizard, UnusedNetworksWizard)
    page = wizard.current()
    assert isinstance(page, UnusedNetworksPage)
    vswitch, block, stranger = page.boxes.values()
    assert [each.isChecked() for each in page.boxes.values()] == [True, True, False]
    assert "does not record who added it" in stranger.accessibleDescription()
    vswitch.click()
    assert (block.isEnabled(), block.isChecked()) == (False, False)
    assert not page.isComplete()
    vswitch.click()
    assert (block.isEnabled(), block.isChecked()) == (True, True)
    said = carry_out(wizard, world, until)
    assert "Verified: deleted" in said
    assert "The interface" not in said
    assert vpc.secondary_cidrs == ("47.200.0.0/28",), "nobody named that one"
    vpc.secondary_cidrs = ()
    assert dump(world.server.account) == before


@pytest.mark.usefixtures("leave")
def test_a_block_that_holds_nothing_goes_when_it_is_named(read_window: MainWindow, world: World, until: Until) -> None:
    account = world.server.account
    vpc = next(each for each in account.vpcs if each.name == "prod")
    before = dump(account)
    vpc.secondary_cidrs = ("47.200.0.0/28",)
    read_again(world, until)
    help_with(read_window, IssueCode.BLOCK_ABANDONED, until)
    assert not read_window.home.findings.detail.open.isVisible(), "no table has a row for a VPC"
    wizard = read_window.wizard
    assert isinstance(wizard, UnusedNetworksWizard)
    page = wizard.current()
    assert isinstance(page, UnusedNetworksPage)
    (box,) = page.boxes.values()
    assert not page.isComplete()
    box.click()
    carry_out(wizard, world, until)
    assert dump(account) == before
    page.show_state()
    assert page.about.text().startswith("Nothing is left in VPC")
    assert not page.boxes


@pytest.mark.usefixtures("leave")
def test_what_is_left_is_not_told_in_the_dark(read_window: MainWindow, world: World, until: Until) -> None:
    (eni,) = expose(world, until, "voip-edge-01")
    lose_interface(world, eni, until)
    help_with(read_window, IssueCode.VSWITCH_ABANDONED, until)
    assert read_window.wizard is not None
    page = read_window.wizard.current()
    assert isinstance(page, UnusedNetworksPage)
    assert page.boxes
    world.server.faults.error("DescribeVSwitches", "Forbidden.RAM", 403, 0)
    read_again(world, until)
    assert not page.isComplete()
    assert "vSwitches could not be read" in page.problems.text()
