"""The secondary CIDR method through the wizard: from the refusal of the mode to EIPs as addresses in a guest."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QGroupBox, QLabel, QWizard
from pytestqt.qtbot import QtBot

from gui.domain.choices.selection import Method
from gui.domain.cloud.eni import SecurityGroupId
from gui.domain.engine.progress import Outcome
from gui.domain.wizards.steps import Page
from gui.qt.base.i18n import LANGUAGES, Language, Translators
from gui.qt.base.palette import Scheme, apply_scheme
from gui.qt.base.region_reading import Load
from gui.qt.base.theme import colour
from gui.qt.pages.base import page_id
from gui.qt.pages.done import DonePage
from gui.qt.pages.eips import EipsPage
from gui.qt.pages.guest import GuestPage
from gui.qt.pages.instance import InstancePage
from gui.qt.pages.method import MethodPage
from gui.qt.pages.network import NetworkPage
from gui.qt.widgets.record_table import RecordTable
from gui.qt.widgets.save_plan import PlanForm, SavePlan
from gui.qt.wizards.bind import BindWizard
from gui.sandbox.resources import Interface
from gui.services.runs.execution import Execution
from gui.services.runs.guest_files import FOLDER
from gui.words.tone import Tone
from tests.helpers.sandbox_run import gateway
from tests.helpers.secondary_cidr_run import ids, make_cidr_plan
from tests.qt.conftest import World
from tests.qt.test_wizard import INSTANCE, REGION, carry_out, click, forward, free_eips, press, to_review

Until = Callable[[Callable[[], bool]], None]
NEAR = ("47.100.23.31", "47.100.23.32")


@pytest.fixture
def wizard(world: World, qtbot: QtBot, translators: Translators) -> BindWizard:
    del translators
    made = BindWizard(world.session)
    qtbot.addWidget(made)
    made.show()
    return made


def to_method(wizard: BindWizard, until: Until, region: str = REGION) -> MethodPage:
    until(lambda: wizard.current().isComplete())
    forward(wizard, Page.REGION, until)
    click(wizard, region)
    until(lambda: wizard.session.reading.load is Load.READY)
    forward(wizard, Page.METHOD, until)
    page = wizard.current()
    assert isinstance(page, MethodPage)
    return page


def at_network(wizard: BindWizard, until: Until) -> NetworkPage:
    """Return the page about the network, once the VPC is read."""
    page = wizard.current()
    assert isinstance(page, NetworkPage), page.page
    until(lambda: not wizard.session.vpc.busy)
    return page


def to_network(wizard: BindWizard, until: Until, eips: tuple[str, ...] = NEAR) -> NetworkPage:
    """Choose the secondary CIDR method, these EIPs and the instance."""
    page = to_method(wizard, until)
    page.choices[Method.SECONDARY_CIDR].click()
    forward(wizard, Page.EIPS, until)
    for address in eips:
        click_address(wizard, address)
    forward(wizard, Page.INSTANCE, until)
    click(wizard, INSTANCE)
    forward(wizard, Page.NETWORK, until)
    return at_network(wizard, until)


def click_address(wizard: BindWizard, address: str) -> None:
    inventory = wizard.session.inventory
    assert inventory is not None
    click(wizard, next(each.allocation_id for each in inventory.eips if str(each.address) == address))


def answer(page: NetworkPage) -> None:
    """Choose the first security group, and agree to what is hidden."""
    page.group.setCurrentIndex(0)
    page.group.activated.emit(0)
    if page.consent.isVisible():
        page.consent.box.click()


def interfaces_of(world: World, wizard: BindWizard) -> dict[str, Interface]:
    """Return the sandbox's interface of each chosen EIP, by address; what it says is the cloud's own state."""
    account, found = world.server.account, {}
    for each in wizard.session.now.eips:
        eip = account.eips.get(each)
        assert eip is not None
        eni = account.interfaces.get(eip.bound_to)
        assert eni is not None
        assert (eni.ip, eip.private_ip, str(eip.mode)) == (eip.address, eip.address, "NAT")
        assert (str(eni.status), eni.instance) == ("InUse", wizard.session.now.instance)
        found[eip.address] = eni
    return found


# From the refusal to the end


def test_whoever_is_refused_the_mode_exposes_the_same_eips_without_typing_anything_twice(
    wizard: BindWizard, world: World, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_review(wizard, until, eips=2)
    world.server.account.multi_eip_mode = False
    refused = carry_out(wizard, until)
    assert wizard.run.report is not None
    assert wizard.run.report.outcome is Outcome.UNDONE
    assert "(Mode.NotSupport). Alibaba Cloud no longer accepts new applications" in refused.banner.text()
    before = wizard.session.now
    refused.banner.run_action()

    until(lambda: wizard.current().page is Page.NETWORK)
    now = wizard.session.now
    assert (now.region, now.eips, now.instance) == (before.region, before.eips, before.instance)
    assert now.method is Method.SECONDARY_CIDR
    assert wizard.visitedIds() == [
        page_id(each) for each in (Page.ACCOUNT, Page.REGION, Page.METHOD, Page.EIPS, Page.INSTANCE, Page.NETWORK)
    ]
    answer(at_network(wizard, until))
    until(wizard.button(QWizard.WizardButton.NextButton).isEnabled)
    forward(wizard, Page.REVIEW, until)
    assert wizard.button(QWizard.WizardButton.CommitButton).text() == "Assign 2 &EIPs"
    carry_out(wizard, until)
    assert wizard.run.report is not None, wizard.run.error
    assert wizard.run.report.outcome is Outcome.APPLIED
    exposed = interfaces_of(world, wizard)
    assert len({each.id for each in exposed.values()}) == 2

    forward(wizard, Page.GUEST, until)
    guest = wizard.current()
    assert isinstance(guest, GuestPage)
    until(lambda: guest.snippet() is not None)
    for number, (address, eni) in enumerate(exposed.items()):
        guest.panel.which.setCurrentIndex(number)
        snippet = guest.snippet()
        assert snippet is not None
        assert snippet.stack == "netplan"
        assert f"from: {address}/32" in snippet.files[0].text
        assert eni.mac in snippet.files[0].text
    guest.save_in(tmp_path / "saved")
    until(lambda: len([*(world.session.connection.journal_dir / FOLDER).glob("*.json")]) == len(exposed))  # type: ignore[union-attr]
    saved = {part for path in (tmp_path / "saved").rglob("*") for part in path.parts}
    assert {each.id for each in exposed.values()} <= saved, "one folder holds the configuration of all"
    forward(wizard, Page.DONE, until)
    done = wizard.current()
    assert isinstance(done, DonePage)
    until(lambda: done.model.rowCount() == 2)
    assert {str(row.eni.private_address) for row in done.model.shown() if row.eni} == set(exposed)
    monkeypatch.setattr(SavePlan, "ask_path", lambda *_: str(tmp_path / "run.md"))
    done.save.forms[PlanForm.MARKDOWN].trigger()
    until(lambda: "run.md" in done.banner.text())
    text = (tmp_path / "run.md").read_text("utf-8")
    assert wizard.run.report.run_id in text
    assert all(each.id in text for each in exposed.values()), "the guest files that were saved are in it"
    done.save.copy.trigger()
    until(lambda: wizard.run.report.run_id in QGuiApplication.clipboard().text())


def test_after_a_refusal_the_review_is_still_one_press_away(wizard: BindWizard, world: World, until: Until) -> None:
    to_review(wizard, until, eips=1)
    world.server.account.multi_eip_mode = False
    carry_out(wizard, until).banner.run_other_action()
    until(lambda: wizard.current().page is Page.REVIEW)
    assert wizard.session.now.method is Method.MULTI_EIP


def test_what_needs_another_answer_on_the_second_method_is_asked_first(
    wizard: BindWizard, world: World, until: Until
) -> None:
    to_review(wizard, until, eips=3)
    world.server.account.multi_eip_mode = False
    carry_out(wizard, until).banner.run_action()
    until(lambda: wizard.current().page is Page.INSTANCE)
    assert "Each EIP needs an interface of its own (3)" in wizard.current().problems.text()
    press(wizard, QWizard.WizardButton.BackButton)
    assert wizard.current().page is Page.EIPS, "back leads to the answers, not into the run that failed"


# Choosing the method


def test_multi_eip_mode_is_where_one_begins_and_an_account_that_has_it_is_not_nagged(
    wizard: BindWizard, until: Until
) -> None:
    page = to_method(wizard, until)
    assert page.choices[Method.MULTI_EIP].isChecked()
    assert page.why.text() == "Multi-EIP to ENI mode is proposed: this account has EIPs in it already."
    assert page.problems.text() == ""


def test_a_region_without_the_mode_leads_to_the_second_method_with_the_reason(wizard: BindWizard, until: Until) -> None:
    page = to_method(wizard, until, "cn-hangzhou")
    assert wizard.session.now.method is Method.SECONDARY_CIDR
    assert page.choices[Method.SECONDARY_CIDR].isChecked()
    assert page.why.text() == "The secondary CIDR block is proposed: the mode is not offered in cn-hangzhou."
    page.choices[Method.MULTI_EIP].click()
    assert not wizard.button(QWizard.WizardButton.NextButton).isEnabled()
    assert "not offered in cn-hangzhou" in page.problems.text()


def test_a_proposal_is_made_once_and_a_choice_is_not_overruled(wizard: BindWizard, until: Until) -> None:
    page = to_method(wizard, until)
    wizard.session.mode_refused(wizard.session.now.region, "Mode.NotSupport")  # type: ignore[arg-type]
    press(wizard, QWizard.WizardButton.BackButton)
    forward(wizard, Page.METHOD, until)
    assert wizard.session.now.method is Method.SECONDARY_CIDR
    assert "the cloud refused this account the mode (Mode.NotSupport)" in page.why.text()
    page.choices[Method.MULTI_EIP].click()
    press(wizard, QWizard.WizardButton.BackButton)
    forward(wizard, Page.METHOD, until)
    assert wizard.session.now.method is Method.MULTI_EIP, "the vendor may have admitted the account since"


def test_a_method_that_was_only_proposed_goes_with_its_reason(wizard: BindWizard, until: Until) -> None:
    to_method(wizard, until, "cn-hangzhou")
    press(wizard, QWizard.WizardButton.BackButton)
    click(wizard, REGION)
    until(lambda: wizard.session.reading.load is Load.READY)
    forward(wizard, Page.METHOD, until)
    assert wizard.session.now.method is Method.MULTI_EIP


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_screen_reader_hears_the_whole_comparison(
    wizard: BindWizard, until: Until, translators: Translators, language: Language
) -> None:
    translators.install(language)
    page = to_method(wizard, until)
    heard = [QAccessible.queryAccessibleInterface(choice) for choice in page.choices.values()]
    said = [each.text(QAccessible.Text.Description).splitlines() for each in heard]
    assert [len(lines) for lines in said] == [8, 8]
    titles = [[line.replace("：", ":").split(":")[0] for line in lines] for lines in said]
    assert titles[0] == titles[1]
    assert all(len(line.replace("：", ":").split(":")[1]) > 1 for lines in said for line in lines)
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in "".join(said[0]))
    assert chinese is (language.code == "zh_CN")


# EIPs and instance


def test_slots_of_the_instance_are_counted_where_eips_and_instance_are_chosen(wizard: BindWizard, until: Until) -> None:
    to_method(wizard, until).choices[Method.SECONDARY_CIDR].click()
    forward(wizard, Page.EIPS, until)
    eips = wizard.current()
    assert isinstance(eips, EipsPage)
    for key in free_eips(wizard)[:2]:
        click(wizard, key)
    assert eips.chosen.text() == "2 of 10 chosen; each uses one interface slot of the instance"
    forward(wizard, Page.INSTANCE, until)
    page = wizard.current()
    assert isinstance(page, InstancePage)
    rows = {each.name: each for each in page.model.shown()}
    assert not page.model.reason_of(rows[INSTANCE].id)
    column = [each.name for each in page.model.columns].index("reason")
    said = {each.name: page.model.columns[column].show(each) for each in page.model.shown()}
    assert said[INSTANCE] == "Yes, 2 of 4 interfaces are free"
    assert "Each EIP needs an interface of its own (2)" in said["sip-proxy-01"]
    click(wizard, INSTANCE)
    press(wizard, QWizard.WizardButton.BackButton)
    assert eips.chosen.text() == f"2 of 10 chosen; 2 of 4 interfaces are free on {INSTANCE}"


# The network


def test_the_network_is_found_and_what_it_hides_must_be_agreed_to(wizard: BindWizard, until: Until) -> None:
    page = to_network(wizard, until)
    rows = page.model.shown()
    assert [str(row.eip.address) for row in rows] == list(NEAR)
    assert {(str(row.block), row.new_block, row.new_vswitch) for row in rows} == {("47.100.23.0/26", True, True)}
    assert page.adds.text().startswith("1 new CIDR block of the VPC: 47.100.23.0/26.")
    assert page.consent.box.text().startswith("Hide 62 other Internet addresses from VPC prod: ")
    assert not page.consent.box.isChecked()
    assert not page.isComplete()
    page.consent.box.click()
    page.group.activated.emit(0)
    assert page.isComplete()
    assert [str(each) for each in wizard.session.now.hide] == ["47.100.23.0/26"]
    page.consent.box.click()
    assert not page.isComplete()


def test_own_eips_that_get_hidden_are_named(wizard: BindWizard, until: Until) -> None:
    page = to_network(wizard, until)
    assert "Your own EIPs are also in the block (2): 47.100.23.33, 47.100.23.58." in page.problems.text()


def test_what_a_run_left_is_named_where_it_is_in_the_way(wizard: BindWizard, world: World, until: Until) -> None:
    account = world.server.account
    cloud = gateway(world.server)
    assert Execution(cloud, make_cidr_plan(cloud, ids(account, ("voip-edge-01",)))).run().outcome is Outcome.APPLIED
    eip = account.eips.at("47.100.23.31")
    assert eip is not None
    account.eips.unbind(eip)
    page = to_network(wizard, until, ("47.100.23.31",))
    (row,) = page.model.shown()
    assert row.trouble.startswith("47.100.23.31 is already the private address of interface exposed-47.100.23.31 ")


def test_consent_is_void_when_the_blocks_change(wizard: BindWizard, until: Until) -> None:
    page = to_network(wizard, until, NEAR[:1])
    answer(page)
    assert page.isComplete()
    for _ in range(2):
        press(wizard, QWizard.WizardButton.BackButton)
    click_address(wizard, "139.196.88.14")
    forward(wizard, Page.INSTANCE, until)
    forward(wizard, Page.NETWORK, until)
    at_network(wizard, until)
    assert page.consent.isVisible()
    assert not page.consent.box.isChecked()
    assert not page.isComplete()
    assert wizard.session.now.group is not None, "the security group is still the right one"


def test_impossible_eips_are_named_with_the_reason(wizard: BindWizard, world: World, until: Until) -> None:
    vpc = world.server.account.vpcs.get(vpc_of(world))
    assert vpc is not None
    vpc.routes = ("47.100.23.0/24",)
    page = to_network(wizard, until, ("47.100.23.31", "139.196.88.14"))
    trouble = {str(row.eip.address): row.trouble for row in page.model.shown()}
    assert "overlaps the route of the VPC to 47.100.23.0/24" in trouble["47.100.23.31"]
    assert trouble["139.196.88.14"] == ""
    column = [each.name for each in page.model.columns].index("reason")
    assert page.model.columns[column].show(page.model.shown()[1]) == "Possible alone"
    assert not page.isComplete()
    assert not page.consent.isVisible()
    assert "overlaps the route of the VPC" in page.problems.text()


def vpc_of(world: World) -> str:
    return next(each.vpc for each in world.server.account.instances if each.name == INSTANCE)


def test_a_sole_security_group_is_chosen_by_itself(wizard: BindWizard, world: World, until: Until) -> None:
    vpc = vpc_of(world)
    account = world.server.account
    groups = [each for each in account.security_groups if each.vpc == vpc]
    for each in groups[1:]:
        account.security_groups.remove(each)
    page = to_network(wizard, until)
    assert wizard.session.now.group == SecurityGroupId(groups[0].id)
    assert page.group.currentData() == groups[0].id


def test_a_vpc_that_cannot_be_read_says_so_and_can_be_read_again(
    wizard: BindWizard, world: World, until: Until
) -> None:
    world.server.faults.error("DescribeSecurityGroups", code="Forbidden.RAM", status=403)
    page = to_network(wizard, until)
    assert page.banner.text()
    assert page.model.rowCount() == 0
    assert not page.isComplete()
    world.server.faults.clear()
    page.banner.run_action()
    until(lambda: page.model.rowCount() == 2)
    assert page.banner.text() == ""
    answer(page)
    assert page.isComplete()
    world.server.faults.error("DescribeSecurityGroups", code="Forbidden.RAM", status=403)
    page.again.click()
    until(lambda: not wizard.session.vpc.busy)
    assert "what was read before" in page.banner.text()
    assert page.model.rowCount() == 2, "what was read stays"
    assert page.isComplete()


def test_a_region_read_again_reads_the_vpc_again(wizard: BindWizard, world: World, until: Until) -> None:
    page = to_network(wizard, until)
    vpc = world.server.account.vpcs.get(vpc_of(world))
    assert vpc is not None
    vpc.routes = ("47.100.23.0/24",)
    wizard.session.refresh()
    until(lambda: all(row.trouble for row in page.model.shown()))


def test_signing_out_forgets_the_vpc(wizard: BindWizard, until: Until) -> None:
    to_network(wizard, until)
    assert wizard.session.vpc.facts is not None
    wizard.session.sign_out()
    assert wizard.session.vpc.facts is None


# Review, run, guest


def test_the_review_shows_every_call_and_what_is_hidden(wizard: BindWizard, until: Until) -> None:
    answer(to_network(wizard, until, NEAR[:1]))
    forward(wizard, Page.REVIEW, until)
    plan = wizard.run.plan
    assert plan is not None
    assert [each.action for each in plan.operations] == [
        "AssociateVpcCidrBlock",
        "CreateVSwitch",
        "CreateNetworkInterface",
        "AssociateEipAddress",
        "AttachNetworkInterface",
    ]
    shown = shown_texts(wizard)
    assert "1. Add the secondary CIDR block 47.100.23.0/26" in shown
    assert "4. Bind 1 EIP to interface 47.100.23.31" in shown
    assert "each EIP is bound to this interface" in shown
    assert any("PrimaryIpAddress = 47.100.23.31" in text for text in shown)
    assert "can then no longer be reached from the VPC" in wizard.current().problems.text()


def shown_texts(wizard: BindWizard) -> list[str]:
    page = wizard.current()
    return [
        *(each.title() for each in page.findChildren(QGroupBox)),
        *(each.text() for each in page.findChildren(QLabel)),
    ]


def test_a_failure_on_the_second_method_takes_everything_back(wizard: BindWizard, world: World, until: Until) -> None:
    account = world.server.account
    before = {each.id for each in account.interfaces}, {each.id for each in account.vswitches}
    vpc = account.vpcs.get(vpc_of(world))
    assert vpc is not None
    blocks = vpc.secondary_cidrs
    answer(to_network(wizard, until, NEAR[:1]))
    forward(wizard, Page.REVIEW, until)
    world.server.faults.error("AttachNetworkInterface", code="InvalidOperation.VpcMismatch", status=403)
    page = carry_out(wizard, until)
    assert wizard.run.report is not None
    assert wizard.run.report.outcome is Outcome.UNDONE
    assert "Everything is as it was before" in page.banner.text()
    assert ({each.id for each in account.interfaces}, {each.id for each in account.vswitches}) == before
    assert vpc.secondary_cidrs == blocks


def test_the_second_method_is_walked_by_keyboard_alone(
    wizard: BindWizard, world: World, until: Until, qtbot: QtBot
) -> None:
    def key(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for each in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            qtbot.keyClick(focused, each, modifier)

    def tab_to(wanted: Callable[[], bool]) -> None:
        for _ in range(40):
            if wanted():
                return
            key(Qt.Key.Key_Tab)
        pytest.fail("Tab does not lead there")

    def to_table() -> None:
        tab_to(lambda: isinstance(QApplication.focusWidget(), RecordTable))

    def enter(page: Page) -> None:
        until(wizard.button(QWizard.WizardButton.NextButton).isEnabled)
        key(Qt.Key.Key_Return)
        until(lambda: wizard.current().page is page)

    with qtbot.waitActive(wizard):
        wizard.activateWindow()
    enter(Page.REGION)
    to_table()
    wizard.current().findChild(RecordTable).go_to(REGION)
    key(Qt.Key.Key_Space)
    until(lambda: wizard.session.reading.load is Load.READY)
    enter(Page.METHOD)
    method = wizard.current()
    assert isinstance(method, MethodPage)
    tab_to(lambda: QApplication.focusWidget() in method.choices.values())
    key(Qt.Key.Key_Right)
    assert wizard.session.now.method is Method.SECONDARY_CIDR
    enter(Page.EIPS)
    to_table()
    key(Qt.Key.Key_Home, Qt.Key.Key_Space)
    enter(Page.INSTANCE)
    to_table()
    while (
        wizard.session.inventory.instance_by_id[  # type: ignore[union-attr]
            wizard.current().findChild(RecordTable).current_key()  # type: ignore[index]
        ].name
        != INSTANCE
    ):
        key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Space)
    enter(Page.NETWORK)
    page = at_network(wizard, until)
    if wizard.session.now.group is None:
        tab_to(lambda: QApplication.focusWidget() is page.group)
        key(Qt.Key.Key_Down)
    tab_to(lambda: QApplication.focusWidget() is page.consent.box)
    key(Qt.Key.Key_Space)
    enter(Page.REVIEW)
    until(wizard.button(QWizard.WizardButton.CommitButton).isEnabled)
    key(Qt.Key.Key_Return)
    until(lambda: wizard.run.report is not None)
    assert wizard.run.applied
    until(lambda: wizard.session.reading.load is Load.READY)
    assert len(interfaces_of(world, wizard)) == 1


def test_the_guest_page_waits_for_the_new_interfaces(wizard: BindWizard, world: World, until: Until) -> None:
    answer(to_network(wizard, until, NEAR[:1]))
    forward(wizard, Page.REVIEW, until)
    read_again, world.session.refresh = world.session.refresh, lambda: None  # type: ignore[method-assign]
    press(wizard, QWizard.WizardButton.CommitButton)
    until(lambda: wizard.run.applied)
    forward(wizard, Page.GUEST, until)
    guest = wizard.current()
    assert isinstance(guest, GuestPage)
    assert guest.snippet() is None
    assert "new interfaces" in guest.banner.text()
    read_again()
    until(lambda: guest.snippet() is not None)
    assert guest.banner.text() == ""
    assert not guest.panel.which.isVisible(), "one alone needs no choice"
    assert not guest.panel.gateway.isVisible()
    assert not guest.panel.options.addresses_only.isVisible()


def test_the_comparison_follows_the_colours(wizard: BindWizard, until: Until, qapp: QApplication) -> None:
    page = to_method(wizard, until)
    apply_scheme(qapp, Scheme.DARK)
    for method in Method:
        wanted = colour(Tone.PLAIN if method is Method.MULTI_EIP else Tone.QUIET)
        label = next(
            each for each in page.findChildren(QLabel) if each.accessibleName().startswith(words_of(page, method))
        )
        until(lambda label=label, wanted=wanted: label.palette().color(label.foregroundRole()) == wanted)  # type: ignore[misc]


def words_of(page: MethodPage, method: Method) -> str:
    return page.choices[method].text().replace("&", "")


def test_saving_says_so_when_an_interface_has_gone_meanwhile(wizard: BindWizard, until: Until, tmp_path: Path) -> None:
    answer(to_network(wizard, until))
    forward(wizard, Page.REVIEW, until)
    carry_out(wizard, until)
    forward(wizard, Page.GUEST, until)
    guest = wizard.current()
    assert isinstance(guest, GuestPage)
    until(lambda: guest.snippet() is not None)
    inventory = wizard.session.inventory
    assert inventory is not None
    gone = guest.panel.which.itemData(1)
    left = tuple(each for each in inventory.interfaces if each.id != gone)
    wizard.session.inventory = replace(inventory, interfaces=left)
    guest.save_in(tmp_path / "saved")
    assert f"{gone} was not found" in guest.banner.text()
    assert not (tmp_path / "saved").exists()
