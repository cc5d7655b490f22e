"""Findings: every one in words, with what to do, and the way to its row."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.domain.checks.drift import WORDS, DriftWord
from gui.domain.checks.issue import Issue, IssueCode, Remedy
from gui.domain.cloud.eip import AssociationMode
from gui.qt.shell.main_window import MainWindow
from gui.qt.wizards.bind import BindWizard
from gui.qt.wizards.interface_in_use import ChangeWizard
from gui.services.runs.journal_file import NAME
from gui.words import findings as messages
from gui.words.findings import drift_word, finding_advice, finding_sentence
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]


def test_every_finding_and_every_remedy_has_words() -> None:
    assert set(messages.SENTENCES) == set(IssueCode)
    assert set(messages.REMEDIES) == set(Remedy) - {Remedy.NONE}


@pytest.mark.parametrize("code", IssueCode)
def test_every_finding_has_a_sentence_whatever_it_is_about(code: IssueCode) -> None:
    names = "list reason region count eip eni modes instance family eips target mode wanted status before after"
    names += " vswitch cidr block vpc where"
    values = tuple((name, f"<{name}>") for name in names.split())
    assert "{" not in finding_sentence(Issue(code, (), values), None)


def test_values_of_the_api_are_said_in_words() -> None:
    values = (("eni", "eni-1"), ("modes", f"{AssociationMode.NAT.value}, {AssociationMode.MULTI_EIP.value}"))
    text = finding_sentence(Issue(IssueCode.ENI_MIXED_MODES, (), values), None)
    assert "NAT mode, Multi-EIP to ENI mode" in text
    listed = Issue(IssueCode.LIST_UNREAD, (), (("list", "vswitches"), ("reason", "X")))
    assert "vSwitches" in finding_sentence(listed, None)


@pytest.mark.parametrize("word", DriftWord)
def test_what_became_of_things_is_one_word_each(word: DriftWord) -> None:
    assert drift_word(word).text


@pytest.mark.parametrize("remedy", Remedy)
def test_every_remedy_but_none_has_advice(remedy: Remedy) -> None:
    assert bool(finding_advice(Issue(IssueCode.EIP_UNBOUND, remedy=remedy))) is (remedy is not Remedy.NONE)


def current(window: MainWindow, code: IssueCode) -> Issue:
    view = window.home.findings
    window.home.tabs.setCurrentWidget(view)
    finding = next(each for each in view.model.shown() if each.code is code)
    view.panel.table.go_to(view.key(finding))
    return finding


def test_a_finding_says_what_to_do_and_opens_its_row_even_behind_a_filter(
    read_window: MainWindow, qtbot: QtBot
) -> None:
    home = read_window.home
    home.mappings.panel.filter.setText("nothing fits this")
    home.mappings.panel.apply_filter()
    finding = current(read_window, IssueCode.EIP_UNBOUND)
    assert home.findings.sentence.text() == finding_sentence(finding, home.inventory)
    assert "Bind it, or release it." in home.findings.advice.text()
    qtbot.mouseClick(home.findings.open, Qt.MouseButton.LeftButton)
    assert home.tabs.currentWidget() is home.mappings
    assert home.mappings.current() == finding.ids[0]
    assert home.mappings.model.rowCount() == home.mappings.model.total


def test_help_with_an_unbound_eip_opens_the_wizard_with_it_ticked(read_window: MainWindow, qtbot: QtBot) -> None:
    finding = current(read_window, IssueCode.EIP_UNBOUND)
    qtbot.mouseClick(read_window.home.findings.help, Qt.MouseButton.LeftButton)
    assert isinstance(read_window.wizard, BindWizard)
    assert read_window.session.now.eips == (finding.ids[0],)
    read_window.wizard.close()


def test_help_with_an_interface_on_no_instance_opens_its_teardown(read_window: MainWindow, qtbot: QtBot) -> None:
    finding = next(
        each for each in read_window.home.facts.now.findings if each.code is IssueCode.ENI_WITHOUT_INSTANCE and each.ids
    )
    current(read_window, IssueCode.ENI_WITHOUT_INSTANCE)
    qtbot.mouseClick(read_window.home.findings.help, Qt.MouseButton.LeftButton)
    wizard = read_window.wizard
    assert wizard is not None
    assert not isinstance(wizard, BindWizard)
    assert wizard.draft.eni is not None
    wizard.close()
    assert finding.ids


def drifted(window: MainWindow, until: Until, finding: Issue) -> None:
    """Let ``finding`` be the one that is current."""
    view = window.home.findings
    window.home.tabs.setCurrentWidget(view)
    window.home.facts._drifted((finding,))
    until(lambda: finding in view.model.shown())
    view.panel.table.go_to(view.key(finding))


def test_help_with_drift_opens_the_wizard_that_can_put_it_right(read_window: MainWindow, until: Until) -> None:
    inventory = read_window.session.inventory
    assert inventory is not None
    live = next(each for each in inventory.interfaces if each.name == "voip-live")
    free = next(each for each in inventory.eips if each.name == "voip-edge-01")
    values = (("eip", str(free.address)), ("eni", live.id))
    view = read_window.home.findings
    gone = Issue(IssueCode.DRIFT_EIP_UNBOUND, (free.allocation_id, live.id), values, remedy=Remedy.APPLY_AGAIN)
    drifted(read_window, until, gone)
    view.help.click()
    assert isinstance(read_window.wizard, ChangeWizard)
    assert read_window.wizard.draft.eni == live.id
    read_window.wizard.close()
    until(lambda: read_window.wizard is None)
    # With no interface left, it is bound to another one.
    lost = Issue(IssueCode.DRIFT_EIP_UNBOUND, (free.allocation_id, "eni-gone"), values, remedy=Remedy.APPLY_AGAIN)
    drifted(read_window, until, lost)
    view.help.click()
    assert isinstance(read_window.wizard, BindWizard)
    assert read_window.session.now.eips == (free.allocation_id,)
    read_window.wizard.close()


def test_what_is_gone_opens_what_it_was_on_and_otherwise_nothing(read_window: MainWindow, until: Until) -> None:
    inventory = read_window.session.inventory
    assert inventory is not None
    live = next(each for each in inventory.interfaces if each.name == "voip-live")
    view, values = read_window.home.findings, (("eip", "192.0.2.1"), ("eni", live.id))
    drifted(read_window, until, Issue(IssueCode.DRIFT_EIP_GONE, ("eip-gone", live.id), values))
    assert view.open.isVisible()
    view.panel.table.opened.emit()
    assert read_window.home.current == live.id
    drifted(read_window, until, Issue(IssueCode.DRIFT_EIP_GONE, ("eip-gone",), values))
    assert not view.open.isVisible()


def test_runs_that_can_not_be_read_are_said_to_be_unknown(read_window: MainWindow, world: World, until: Until) -> None:
    connection = world.session.connection
    assert connection is not None
    (connection.journal_dir / NAME).write_bytes(b"no journal at all" * 100)
    read_window.session.refresh()
    facts = read_window.home.facts
    until(lambda: any(each.code is IssueCode.DRIFT_RUNS_UNREAD for each in facts.now.findings))
    assert WORDS[IssueCode.DRIFT_RUNS_UNREAD] is DriftWord.UNKNOWN


def test_why_an_eip_is_locked_is_said_in_words() -> None:
    for code in (IssueCode.EIP_LOCKED, IssueCode.DRIFT_EIP_LOCKED):
        found = Issue(code, (), (("eip", "192.0.2.1"), ("reason", "financial, new-one")))
        assert "overdue payment, new-one" in finding_sentence(found, None)


def test_gateways_are_asked_for_and_a_refusal_is_a_finding(read_window: MainWindow, world: World, until: Until) -> None:
    world.server.faults.error("DescribeEipGatewayInfo", "Forbidden.RAM", 403)
    home = read_window.home
    home.tabs.setCurrentWidget(home.findings)
    until(lambda: any(each.code is IssueCode.GATEWAY_UNREAD for each in home.findings.model.shown()))
    until(lambda: str(len(home.facts.now.findings)) in home.tabs.tabText(home.tabs.currentIndex()))
