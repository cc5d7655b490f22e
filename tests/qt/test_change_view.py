"""The picture of a change in the window: what it says, and how it fills while the plan is run."""

import json
from collections.abc import Callable
from dataclasses import replace
from ipaddress import IPv4Network
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget, QWizard
from pytestqt.qtbot import QtBot

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eni import VpcId
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.domain.cloud.references import MarkRef
from gui.domain.operations.eips import ReleaseEip
from gui.domain.operations.interfaces import DeleteEni
from gui.domain.operations.networks import AddBlock, DeleteVSwitch, RemoveBlock
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.change_picture import Element, ElementChange, PictureLine, change_picture
from gui.domain.plans.interruption import change_steps
from gui.domain.plans.plan import Plan, facts
from gui.domain.wizards.steps import Page
from gui.qt.base.i18n import LANGUAGES, Translators
from gui.qt.base.rights import Rights
from gui.qt.pages.apply import ApplyPage
from gui.qt.pages.review import ReviewPage
from gui.qt.responsiveness.jobs import Jobs
from gui.qt.widgets.change_view import ChangeView
from gui.qt.widgets.permissions_note import PermissionsNote
from gui.qt.widgets.plan_steps import PlanSteps
from gui.qt.widgets.save_plan import PlanForm
from gui.words.change_picture import duration, line_text, line_word, step_interruption, with_gravest
from tests.domain.test_teardown import ATTACHED, BOTH, inventory
from tests.helpers.queries import seen_of
from tests.helpers.toy_cloud import ENI, INSTANCE, REGION, eip_id, instance
from tests.qt.test_consent import FREE, HOST, click, forward
from tests.qt.test_consent import wizard as bind_wizard

Until = Callable[[Callable[[], bool]], None]
wizard = bind_wizard
STOP, START = StopInstance(REGION, INSTANCE), StartInstance(REGION, INSTANCE)
DETACH, ATTACH = DetachEni(REGION, ENI, INSTANCE), AttachEni(REGION, ENI, INSTANCE)
EIPS = (eip_id(1), eip_id(2))


def plan(*operations: Operation) -> Plan:
    seen = seen_of(BOTH, (ATTACHED,), (instance(),), {ENI: EIPS})
    return Plan(REGION, operations, Selection(REGION, EIPS, ENI, INSTANCE), facts(seen))


def said(*operations: Operation, known: Inventory | None = None) -> list[str]:
    return [step_interruption(each, known) for each in change_steps(plan(*operations))]


def test_each_step_says_which_addresses_it_interrupts_and_for_how_long() -> None:
    known = inventory()
    stop, detach, attach, start = said(STOP, DETACH, ATTACH, START, known=known)
    addresses = [str(known.eip_by_id[each].address) for each in EIPS]
    assert "until it is started again in step 4, about 1 to 7 min:" in stop
    assert "until step 3, about 1 min" in detach
    for text in (stop, detach):
        assert all(each in text for each in (*addresses, "10.0.0.5"))
    assert (attach, start) == ("", "")


def test_what_is_not_brought_back_is_said_without_a_time() -> None:
    (detach,) = said(DETACH)
    assert "connections over these addresses end: " in detach
    assert eip_id(1) in detach
    assert "min" not in detach
    (stop,) = said(STOP)
    assert stop.endswith("stop here")
    (unbind,) = said(UnassociateEips(REGION, EIPS, ENI))
    assert unbind.startswith("The traffic over these EIPs stops here: ")
    again, _ = said(UnassociateEips(REGION, EIPS, ENI), AssociateEips(REGION, EIPS, ENI))
    assert "until step 2, about 1 to 2 min" in again


def test_of_many_addresses_the_rest_is_counted() -> None:
    many = UnassociateEips(REGION, tuple(eip_id(number) for number in range(1, 14)), ENI)
    (text,) = said(many)
    assert text.endswith("and 3 more")


def test_an_estimate_is_at_least_one_minute() -> None:
    assert duration((5, 30)) == "about 1 min"
    assert duration((100, 500)) == "about 2 to 9 min"


def test_the_button_names_what_is_stopped_or_interrupted() -> None:
    assert with_gravest("Bind", None, None) == "Bind"
    assert with_gravest("Bind", plan(ATTACH), None) == "Bind"
    assert with_gravest("Bind", plan(STOP, DETACH), None) == f"Bind (stops {INSTANCE})"
    assert with_gravest("Bind", plan(DETACH), None) == f"Bind (interrupts {INSTANCE})"
    named = replace(instance(), name="R&D")
    assert with_gravest("Bind", plan(STOP), inventory(machine=named)) == "Bind (stops R&&D)"


def test_each_change_has_a_word_of_its_own() -> None:
    words = {
        (element, change): line_word(PictureLine(0, element, ("x",), change)).text
        for element in (Element.INSTANCE, Element.INTERFACE, Element.EIPS, Element.BLOCK)
        for change in ElementChange
    }
    assert words[Element.EIPS, ElementChange.DELETED] == "will be released permanently"
    assert words[Element.INTERFACE, ElementChange.DELETED] == "will be deleted permanently"
    assert words[Element.BLOCK, ElementChange.DELETED] == "will be removed from the VPC"
    assert words[Element.INTERFACE, ElementChange.REMOVED] == "will be detached"
    assert words[Element.EIPS, ElementChange.REMOVED] == "will be unbound"
    assert words[Element.INSTANCE, ElementChange.INTERRUPTED] == "will be stopped and started again"
    assert words[Element.EIPS, ElementChange.CHANGED] == "will be changed"
    assert words[Element.EIPS, ElementChange.KEPT] == ""
    assert line_word(PictureLine(0, Element.INTERFACE, ("x",), free=True)).text == "not attached"
    after = [
        line_word(PictureLine(0, each, ("x",), ElementChange.INTERRUPTED), after=True).text
        for each in (Element.INSTANCE, Element.INTERFACE)
    ]
    assert after == ["started again", "attached again"]
    assert line_word(PictureLine(0, Element.EIPS, ("x",), ElementChange.CHANGED), after=True).text == "changed"


def test_every_kind_of_element_is_named() -> None:
    texts = [line_text(PictureLine(0, each, ("x-1",)), None) for each in Element]
    assert texts == ["Instance x-1", "Interface x-1", "1 EIP(s): x-1", "VPC x-1", "vSwitch x-1", "CIDR block x-1"]


def test_the_picture_follows_what_is_verified_and_the_language(
    qtbot: QtBot, translators: Translators, until: Until
) -> None:
    view = ChangeView()
    qtbot.addWidget(view)
    view.show_picture(change_picture(plan()), None)
    assert view.text().splitlines()[0] == f"· Instance {INSTANCE}"
    change = change_picture(plan(DETACH, UnassociateEips(REGION, EIPS, ENI), DeleteEni(REGION, ENI)))
    view.show_picture(change, None)
    assert f"− Interface {ENI} (will be deleted permanently)" in view.text()
    assert "− 2 EIP" in view.text()
    view.show_picture(change, None, EIPS)
    assert f"{EIPS[0]}, {EIPS[1]} (not bound, verified)" in view.text()
    translators.install(LANGUAGES[1])
    until(lambda: view.before_title.text() == "变更前")
    assert "将永久删除" in view.text()


def test_a_tick_leaves_the_other_lines_as_they_are(qtbot: QtBot) -> None:
    def lines(side: int) -> list[QWidget | None]:
        inside = view._sides[side]
        items = [inside.itemAt(number) for number in range(inside.count())]
        return [each.widget() for each in items if each is not None]

    view = ChangeView()
    qtbot.addWidget(view)
    change = change_picture(plan(DETACH, UnassociateEips(REGION, EIPS, ENI), DeleteEni(REGION, ENI)))
    view.show_picture(change, None)
    said, before, after = view.text(), lines(0), lines(1)
    view.show_picture(change, None, EIPS)
    ticked = [number for number, line in enumerate(change.after) if set(line.ids) <= set(EIPS)]
    assert ticked
    assert lines(0) == before
    assert [number for number, (old, new) in enumerate(zip(after, lines(1), strict=True)) if old is not new] == ticked
    assert view.text() != said
    assert len(view.text().splitlines()) == len(said.splitlines())
    new = lines(1)[ticked[0]]
    assert new is not None
    assert next(label.text() for label in new.findChildren(QLabel)) == "✓"
    view.show_picture(change, None)
    assert view.text() == said


def test_parameters_are_folded_until_they_are_asked_for(qtbot: QtBot) -> None:
    steps = PlanSteps()
    qtbot.addWidget(steps)
    steps.show_plan(plan(DETACH, ReleaseEip(REGION, eip_id(1))), None)
    steps.show()
    folds = steps.findChildren(QToolButton)
    assert [each.accessibleName() for each in folds] == ["Parameters of step 1", "Parameters of step 2"]
    call = next(each for each in steps.findChildren(QLabel) if each.text() == "DetachNetworkInterface")
    assert not call.isVisible()
    folds[0].click()
    assert call.isVisible()
    folds[0].click()
    assert not call.isVisible()
    assert "The steps below are permanent" in steps.text()


def test_the_picture_fills_while_the_plan_is_run(wizard: QWizard, until: Until) -> None:
    click(wizard, FREE)  # type: ignore[arg-type]
    forward(wizard, Page.INSTANCE, until)  # type: ignore[arg-type]
    click(wizard, HOST)  # type: ignore[arg-type]
    forward(wizard, Page.REVIEW, until)  # type: ignore[arg-type]
    title = wizard.windowTitle()
    titles: set[str] = set()
    wizard.windowTitleChanged.connect(titles.add)
    wizard.button(QWizard.WizardButton.CommitButton).click()
    until(lambda: wizard.run.report is not None)  # type: ignore[attr-defined]
    page = wizard.currentPage()
    assert isinstance(page, ApplyPage)
    assert page.counted.text() == "2 of 2 steps verified"
    assert page.bar.value() == page.bar.maximum() == 2
    assert "(bound, verified)" in page.picture.text()
    assert f"50 % · {title}" in titles
    assert wizard.windowTitle() == title


def test_a_change_of_networks_is_drawn_by_their_ids() -> None:
    vpc, block = VpcId("vpc-1"), IPv4Network("47.1.0.0/24")
    operations = (
        AddBlock(REGION, vpc, block),
        DeleteVSwitch(REGION, MarkRef("mark"), vpc, "old"),
        RemoveBlock(REGION, vpc, IPv4Network("47.2.0.0/24")),
    )
    picture = change_picture(Plan(REGION, operations, Selection(REGION)))
    assert [line_text(each, None) for each in picture.after] == ["VPC vpc-1", "CIDR block 47.1.0.0/24"]


def test_the_permissions_are_said_once_and_the_policy_is_copied(qtbot: QtBot, qapp: QApplication) -> None:
    rights = Rights(Jobs(qapp), qapp)
    note = PermissionsNote(rights)
    qtbot.addWidget(note)
    note.copy.click()
    note.show_plan(plan(DETACH, ATTACH), None)
    assert "None is known to be missing." in note.says.text()
    assert not note.isHidden()
    note.copy.click()
    assert note.copy.text() == "Copied"
    (statement,) = json.loads(QGuiApplication.clipboard().text())["Statement"]
    assert "ecs:AttachNetworkInterface" in statement["Action"]
    denied = Unread(ListName.INSTANCES, CloudError(CloudErrorKind.DENIED, "Forbidden.RAM"))
    note.show_plan(plan(DETACH), replace(inventory(), unread=(denied,)))
    assert "Known to be missing: ecs:DescribeInstances." in note.says.text()
    assert note.copy.text() == "Copy RAM &policy"
    note.show_plan(None, None)
    assert note.isHidden()


def test_a_plan_is_saved_as_document_or_plan_file_and_a_failure_is_said(
    wizard: QWizard, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    click(wizard, FREE)  # type: ignore[arg-type]
    forward(wizard, Page.INSTANCE, until)  # type: ignore[arg-type]
    click(wizard, HOST)  # type: ignore[arg-type]
    forward(wizard, Page.REVIEW, until)  # type: ignore[arg-type]
    page = wizard.currentPage()
    assert isinstance(page, ReviewPage)
    asked: list[str] = []
    monkeypatch.setattr(page.save, "ask_path", lambda _form: asked[-1])
    begins = {
        PlanForm.MARKDOWN: "# Plan of a change",
        PlanForm.HTML: "<!DOCTYPE html>",
        PlanForm.PLAN: "{",
        PlanForm.SCRIPT: "#!",
    }
    for form, text in begins.items():
        path = tmp_path / f"a.{form.value}"
        asked.append(str(path))
        page.save.forms[form].trigger()
        until(lambda said=str(path): said in page.banner.text())  # type: ignore[misc]
        assert path.read_text("utf-8").startswith(text)
    page.save.copy.trigger()
    until(lambda: "copied" in page.banner.text())
    assert QGuiApplication.clipboard().text().startswith("Plan of a change\n")
    asked.append("")
    page.save.forms[PlanForm.MARKDOWN].trigger()
    asked.append(str(tmp_path / "a.md" / "b.md"))
    page.save.forms[PlanForm.MARKDOWN].trigger()
    until(lambda: "could not be written" in page.banner.text())
