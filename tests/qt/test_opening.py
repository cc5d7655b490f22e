"""The wizard opens at the first open question, with what is selected; earlier answers are offered, not used."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QWizard
from pytestqt.qtbot import QtBot

from gui.domain.choices.selection import EipTicked, EniChosen, InstanceChosen, Method, Selection
from gui.domain.cloud.eip import EipStatus
from gui.domain.wizards.steps import Page
from gui.qt.base.region_reading import Load
from gui.qt.dialogs.create_interface import NewInterfaceDialog
from gui.qt.pages.eips import EipsPage
from gui.qt.pages.eni import InterfacePage
from gui.qt.pages.instance import InstancePage
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.inventory_view import AnyView
from gui.qt.widgets.context_line import ContextLine
from gui.qt.wizards.bind import BindWizard
from tests.helpers.sandbox_run import ENI, INSTANCE, REGION
from tests.qt.conftest import World

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def home(read_window: MainWindow, world: World, until: Until) -> MainWindow:
    world.session.choose_region(REGION)
    until(lambda: world.session.reading.load is Load.READY and read_window.home.mappings.model.total > 0)
    return read_window


def select(view: AnyView, *keys: str) -> None:
    """Select the rows of ``keys``, as clicks with Ctrl do."""
    table = view.panel.table
    table.clearSelection()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for key in keys:
        row = view.model.row_of(key)
        assert row is not None
        table.selectionModel().select(view.model.index(row, 0), flags)


def show(window: MainWindow, view: AnyView) -> AnyView:
    window.home.tabs.setCurrentWidget(view)
    return view


def opened(window: MainWindow) -> BindWizard:
    wizard = window.wizard
    assert isinstance(wizard, BindWizard)
    return wizard


def bind(window: MainWindow) -> BindWizard:
    window.menus.bind.trigger()
    return opened(window)


def close(window: MainWindow, until: Until) -> None:
    opened(window).reject()
    until(lambda: window.wizard is None)


def free(window: MainWindow) -> list[str]:
    inventory = window.session.inventory
    assert inventory is not None
    return [each.allocation_id for each in inventory.eips if each.status is EipStatus.AVAILABLE and not each.locks]


def steps_of(wizard: BindWizard, until: Until) -> dict[Page, str]:
    """Return what a screen reader says of each step."""
    until(lambda: wizard.steps.rows.steps.current is wizard.current().page)
    rows = wizard.steps.rows
    return {
        page: str(rows.data(rows.index(number, 0), Qt.ItemDataRole.AccessibleTextRole))
        for number, page in enumerate(rows.steps.pages)
    }


def click_step(wizard: BindWizard, page: Page, qtbot: QtBot) -> None:
    steps = wizard.steps
    index = steps.rows.index(steps.rows.steps.pages.index(page), 0)
    qtbot.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, pos=steps.visualRect(index).center())


def test_five_selected_eips_are_one_action_from_the_wizards_first_useful_page(
    home: MainWindow, world: World, until: Until
) -> None:
    chosen = free(home)[:5]
    select(show(home, home.home.eips), *chosen)
    wizard = bind(home)
    assert set(world.session.now.eips) == set(chosen)
    assert wizard.current().page is Page.INTERFACE, "account, region, method and EIPs are answered"
    assert wizard.draft_note.isHidden()
    said = steps_of(wizard, until)
    assert said[Page.EIPS] == "EIPs: done"
    assert said[Page.INTERFACE] == "Interface: current step"
    assert said[Page.REVIEW] == "Review: still to come"
    line = wizard.current().findChild(ContextLine)
    assert line is not None
    assert [each.text() for each in line.labels.values()] == [
        "Account: sandbox",
        "Region: China (Shanghai)",
        "Method: Multi-EIP to ENI mode",
    ]
    close(home, until)


def test_what_can_not_be_bound_is_named(home: MainWindow, world: World, until: Until) -> None:
    inventory = world.session.inventory
    assert inventory is not None
    bound = next(each for each in inventory.eips if each.status is EipStatus.IN_USE)
    one = free(home)[0]
    home.open_wizard((one, bound.allocation_id))
    wizard = opened(home)
    assert world.session.now.eips == (one,)
    assert str(bound.address) in wizard.current().banner.text()
    close(home, until)
    home.open_wizard((bound.allocation_id,))
    assert opened(home).current().banner.text() == "", "a row that is only current was not chosen to be bound"
    assert opened(home).current().page is Page.EIPS
    close(home, until)


def test_answers_that_were_left_are_offered_and_not_used(home: MainWindow, world: World, until: Until) -> None:
    one, two, *_ = free(home)
    home.open_wizard((one,))
    world.session.dispatch(EniChosen(ENI))
    left = world.session.now
    close(home, until)

    home.open_wizard((two,))
    wizard = opened(home)
    assert world.session.now == Selection(REGION, (two,)), "nothing of last time is used unasked"
    assert wizard.draft_note.text().startswith("Not finished last time: 1 EIP, interface voip-signalling.")
    wizard.draft_note.run_action()
    assert world.session.now == left
    assert wizard.current().page is Page.INSTANCE, "the first question that is still open"
    assert wizard.draft_note.isHidden()
    close(home, until)


def test_an_offer_that_is_not_taken_goes_with_the_first_other_answer(
    home: MainWindow, world: World, until: Until
) -> None:
    one, two, *_ = free(home)
    home.open_wizard((one,))
    close(home, until)
    home.open_wizard(())
    wizard = opened(home)
    assert not wizard.draft_note.isHidden()
    world.session.dispatch(EipTicked(two, ticked=True))  # type: ignore[arg-type]
    assert wizard.draft_note.isHidden()
    close(home, until)
    home.open_wizard((two,))
    assert opened(home).draft_note.isHidden(), "it is what is selected anyway"
    close(home, until)


def test_steps_that_are_done_can_be_gone_back_to_and_on_again(
    home: MainWindow, world: World, until: Until, qtbot: QtBot
) -> None:
    home.open_wizard(free(home)[:2])
    wizard = opened(home)
    world.session.dispatch(EniChosen(ENI))
    world.session.dispatch(InstanceChosen(INSTANCE))
    until(lambda: Page.REVIEW in wizard.steps.rows.steps.reachable)
    click_step(wizard, Page.REVIEW, qtbot)
    until(lambda: wizard.current().page is Page.REVIEW)
    click_step(wizard, Page.EIPS, qtbot)
    until(lambda: wizard.current().page is Page.EIPS)
    click_step(wizard, Page.APPLY, qtbot)
    assert wizard.current().page is Page.EIPS, "the run is begun at the review only"
    until(lambda: wizard.steps.rows.steps.current is Page.EIPS)
    wizard.steps.setFocus()
    qtbot.keyClick(wizard.steps, Qt.Key.Key_Down)
    qtbot.keyClick(wizard.steps, Qt.Key.Key_Return)
    until(lambda: wizard.current().page is Page.INTERFACE)
    close(home, until)


@pytest.mark.parametrize("page", [Page.ACCOUNT, Page.REGION, Page.METHOD])
def test_account_region_and_method_are_changed_from_the_line_above(
    home: MainWindow, world: World, until: Until, page: Page, qtbot: QtBot
) -> None:
    home.open_wizard(free(home)[:1])
    wizard = opened(home)
    line = wizard.current().findChild(ContextLine)
    assert line is not None
    qtbot.mouseClick(line.buttons[page], Qt.MouseButton.LeftButton)
    until(lambda: wizard.current().page is page)
    assert world.session.now.eips == (free(home)[0],), "looking changes nothing"
    qtbot.mouseClick(wizard.button(QWizard.WizardButton.NextButton), Qt.MouseButton.LeftButton)
    until(lambda: wizard.current().page is not page)
    close(home, until)


def test_the_instance_comes_first_and_only_interfaces_that_fit_it_are_offered(
    home: MainWindow, world: World, until: Until
) -> None:
    home.open_wizard(free(home)[:2])
    wizard = opened(home)
    page = wizard.current()
    assert isinstance(page, InterfacePage)
    far = next(each for each in world.session.inventory.interfaces if each.name == "other-zone")  # type: ignore[union-attr]
    assert page.model.reason_of(far.id) == "", "any instance may still come"
    page.by_instance.click()
    instances = wizard.current()
    assert isinstance(instances, InstancePage)
    instances.model.ticked.emit(INSTANCE, True)
    wizard.next()
    assert wizard.current() is page
    said = page.model.reason_of(far.id)
    assert said.startswith(f"In zone {far.zone_id}, but voip-gateway-01 is in cn-shanghai-b.")
    assert page.model.reason_of(ENI) == ""
    page.panel.table.refused.emit(far.id)
    assert said in page.banner.text()
    page.banner.run_other_action()
    assert wizard.current() is instances
    instances.swap.click()
    assert wizard.current() is page
    assert not world.session.now.instance_first
    close(home, until)


def test_a_new_interface_is_filled_in_for_the_instance(home: MainWindow, world: World, until: Until) -> None:
    home.open_wizard((INSTANCE,))
    instance = world.session.inventory.instance_by_id[INSTANCE]  # type: ignore[union-attr]
    assert world.session.now.instance == INSTANCE
    dialog = NewInterfaceDialog(world.session)
    assert dialog.vswitch.currentData() == instance.vswitch_id
    dialog.deleteLater()
    close(home, until)


def test_a_row_that_can_not_be_chosen_says_all_of_why_and_what_helps(
    home: MainWindow, world: World, until: Until, qtbot: QtBot
) -> None:
    inventory = world.session.inventory
    assert inventory is not None
    home.open_wizard(free(home)[:1])
    wizard = opened(home)
    world.session.dispatch(EniChosen(ENI))
    wizard.next()
    page = wizard.current()
    assert isinstance(page, InstancePage)
    table, model = page.panel.table, page.model
    refused = next(each for each in model.shown() if "family" in model.reason_of(each.id))
    row = model.row_of(refused.id)
    assert row is not None
    index = model.index(row, 0)
    table.scrollTo(index)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center() + QPoint(20, 0))
    until(lambda: page.banner.text() != "")
    assert model.reason_of(refused.id).split(".")[0] in page.banner.text()
    assert world.session.now.instance is None
    page.model.ticked.emit(INSTANCE, True)
    assert page.banner.text() == ""
    close(home, until)


def test_an_eip_that_is_bound_says_where(home: MainWindow, world: World, until: Until) -> None:
    home.open_wizard(())
    page = opened(home).current()
    assert isinstance(page, EipsPage)
    bound = next(each for each in page.model.shown() if each.status is EipStatus.IN_USE)
    page.panel.table.refused.emit(bound.allocation_id)
    assert page.model.reason_of(bound.allocation_id) in page.banner.text().replace("\n", " ")
    moving = next((each for each in page.model.shown() if not each.status.settled), None)
    assert moving is not None
    page.panel.table.refused.emit(moving.allocation_id)
    page.banner.run_action()
    until(lambda: world.session.reading.load is Load.READY)
    assert world.session.now.method is Method.MULTI_EIP
    close(home, until)
