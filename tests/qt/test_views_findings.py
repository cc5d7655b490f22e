"""Findings: every one in words, with what to do, and the way to its row."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.domain.checks.drift import WORDS, DriftWord
from gui.domain.checks.ignoring import issue_key
from gui.domain.checks.issue import Issue, IssueCode, Remedy, Weight
from gui.domain.checks.weight import weight
from gui.domain.cloud.eip import AssociationMode
from gui.qt.dialogs.ignore_issues import IgnoreIssuesDialog
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.ignored_issues import IgnoredIssues
from gui.qt.wizards.bind import BindWizard
from gui.qt.wizards.interface_in_use import ChangeWizard
from gui.services.runs.journal_records import NAME
from gui.words import finding_labels
from gui.words import findings as messages
from gui.words.findings import drift_word, finding_advice, finding_sentence
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]


def test_every_finding_and_every_remedy_has_words() -> None:
    assert set(messages.SENTENCES) == set(IssueCode)
    assert set(messages.REMEDIES) == set(Remedy) - {Remedy.NONE}
    assert set(finding_labels.LABELS) == set(IssueCode)


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
    assert home.findings.detail.sentence.text() == finding_sentence(finding, home.inventory)
    assert "Bind it, or release it." in home.findings.detail.advice.text()
    qtbot.mouseClick(home.findings.detail.open, Qt.MouseButton.LeftButton)
    assert home.tabs.currentWidget() is home.mappings
    assert home.mappings.current() == finding.ids[0]
    assert home.mappings.model.rowCount() == home.mappings.model.total


def test_the_buttons_of_the_chosen_issue_stay_when_the_language_changes(read_window: MainWindow) -> None:
    current(read_window, IssueCode.EIP_UNBOUND)
    detail = read_window.home.findings.detail
    assert detail.help.isVisible()
    assert detail.release.isVisible()
    QApplication.sendEvent(read_window, QEvent(QEvent.Type.LanguageChange))
    assert detail.help.text() == "&Bind it …"
    assert detail.help.isVisible()
    assert detail.release.isVisible()


def test_help_with_an_unbound_eip_opens_the_wizard_with_it_ticked(read_window: MainWindow, qtbot: QtBot) -> None:
    finding = current(read_window, IssueCode.EIP_UNBOUND)
    qtbot.mouseClick(read_window.home.findings.detail.help, Qt.MouseButton.LeftButton)
    assert isinstance(read_window.wizard, BindWizard)
    assert read_window.session.now.eips == (finding.ids[0],)
    read_window.wizard.close()


def test_help_with_an_interface_on_no_instance_opens_its_teardown(read_window: MainWindow, qtbot: QtBot) -> None:
    finding = next(
        each for each in read_window.home.facts.now.findings if each.code is IssueCode.ENI_WITHOUT_INSTANCE and each.ids
    )
    current(read_window, IssueCode.ENI_WITHOUT_INSTANCE)
    qtbot.mouseClick(read_window.home.findings.detail.help, Qt.MouseButton.LeftButton)
    wizard = read_window.wizard
    assert wizard is not None
    assert not isinstance(wizard, BindWizard)
    assert wizard.holder.state.choice.eni is not None
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
    view.detail.help.click()
    assert isinstance(read_window.wizard, ChangeWizard)
    assert read_window.wizard.holder.state.choice.eni == live.id
    read_window.wizard.close()
    until(lambda: read_window.wizard is None)
    # With no interface left, it is bound to another one.
    lost = Issue(IssueCode.DRIFT_EIP_UNBOUND, (free.allocation_id, "eni-gone"), values, remedy=Remedy.APPLY_AGAIN)
    drifted(read_window, until, lost)
    view.detail.help.click()
    assert isinstance(read_window.wizard, BindWizard)
    assert read_window.session.now.eips == (free.allocation_id,)
    read_window.wizard.close()


def test_what_is_gone_opens_what_it_was_on_and_otherwise_nothing(read_window: MainWindow, until: Until) -> None:
    inventory = read_window.session.inventory
    assert inventory is not None
    live = next(each for each in inventory.interfaces if each.name == "voip-live")
    view, values = read_window.home.findings, (("eip", "192.0.2.1"), ("eni", live.id))
    drifted(read_window, until, Issue(IssueCode.DRIFT_EIP_GONE, ("eip-gone", live.id), values))
    assert view.detail.open.isVisible()
    view.panel.table.opened.emit()
    assert read_window.home.current == live.id
    drifted(read_window, until, Issue(IssueCode.DRIFT_EIP_GONE, ("eip-gone",), values))
    assert not view.detail.open.isVisible()


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


def test_kinds_are_counted_the_heaviest_first_and_one_can_be_chosen(read_window: MainWindow) -> None:
    view = read_window.home.findings
    read_window.home.tabs.setCurrentWidget(view)
    kinds = view.kinds.shown()
    assert kinds[0].code is None
    assert sum(len(kind.issues) for kind in kinds[1:]) == len(kinds[0].issues) == view.model.rowCount()
    weights = [tuple(Weight).index(weight(kind.code)) for kind in kinds[1:] if kind.code]
    assert weights == sorted(weights)
    view.choose_kind(IssueCode.EIP_UNBOUND)
    assert {each.code for each in view.model.shown()} == {IssueCode.EIP_UNBOUND}
    other = next(each for each in view.facts.now.findings if each.code is IssueCode.ENI_WITHOUT_INSTANCE)
    assert view.go_to(other.ids[0]), "what is gone to is shown, whatever was chosen"
    assert view.current_finding() == other


def test_several_unbound_eips_are_bound_together(read_window: MainWindow, qtbot: QtBot) -> None:
    view = read_window.home.findings
    read_window.home.tabs.setCurrentWidget(view)
    view.choose_kind(IssueCode.EIP_UNBOUND)
    chosen = [each for each in view.model.shown() if each.remedy is Remedy.BIND_OR_RELEASE][:3]
    view.panel.table.select_keys([view.key(each) for each in chosen])
    assert "3 issues selected" in view.detail.sentence.text()
    assert "Bind 3 EIPs" in view.detail.help.text().replace("&", "")
    qtbot.mouseClick(view.detail.help, Qt.MouseButton.LeftButton)
    assert isinstance(read_window.wizard, BindWizard)
    assert set(read_window.session.now.eips) <= {each.ids[0] for each in chosen}
    assert read_window.session.now.eips
    read_window.wizard.close()


def test_issues_are_ignored_for_a_reason_until_a_day_and_kept(
    read_window: MainWindow, world: World, qtbot: QtBot, until: Until, tmp_path: Path
) -> None:
    home, view = read_window.home, read_window.home.findings
    home.tabs.setCurrentWidget(view)
    view.choose_kind(IssueCode.EIP_UNBOUND)
    chosen = view.model.shown()[:2]
    before = len(home.facts.open_findings())
    view.panel.table.select_keys([view.key(each) for each in chosen])
    qtbot.mouseClick(view.detail.ignore, Qt.MouseButton.LeftButton)
    dialog = view.findChildren(IgnoreIssuesDialog)[-1]
    assert not dialog.ignore.isEnabled(), "a reason is needed"
    dialog.reason.setText("kept for the move")
    qtbot.mouseClick(dialog.ignore, Qt.MouseButton.LeftButton)
    until(lambda: len(home.facts.open_findings()) == before - 2)
    assert f"({before - 2})" in home.tabs.tabText(home.tabs.indexOf(view))
    assert not set(chosen) & set(view.model.shown())
    assert home.facts.findings_of(chosen[0].ids[0]) == ()
    # They are kept, by account and region.
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    kept = IgnoredIssues(world.session, settings)
    decision = kept.of(chosen[0])
    assert decision is not None
    assert decision.reason == "kept for the move"
    # And come back.
    view.show_ignored.setChecked(True)
    assert set(chosen) <= set(view.model.shown())
    view.panel.table.go_to(view.key(chosen[0]))
    assert "kept for the move" in view.detail.advice.text()
    qtbot.mouseClick(view.detail.ignore, Qt.MouseButton.LeftButton)
    until(lambda: len(home.facts.open_findings()) == before - 1)


def test_decisions_end_and_damaged_ones_are_none(read_window: MainWindow, world: World, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "other.ini"), QSettings.Format.IniFormat)
    issue = read_window.home.facts.now.findings[0]
    place = IgnoredIssues(world.session, settings)._where()
    for kept in ("no json", "[[1]]", '[["a", "b", "never"]]'):
        settings.setValue(place, kept)
        assert IgnoredIssues(world.session, settings).of(issue) is None
    settings.setValue(place, json.dumps([(issue_key(issue), "old", "2000-01-01")]))
    assert IgnoredIssues(world.session, settings).of(issue) is None, "its last day is over"
