"""The pages of all five wizards, to the last one after the run: read in order by Tab, and no node that says nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget, QWizard
from pytestqt.qtbot import QtBot

from gui.domain.wizards.in_use_choice import EipWanted
from gui.domain.wizards.steps import Page
from gui.qt.pages.guest import GuestPage
from gui.qt.shell.main_window import MainWindow
from gui.qt.wizards.bind import BindWizard
from gui.qt.wizards.interface_in_use import (
    ChangeWizard,
    InUseWizard,
    SecondaryCidrTeardownWizard,
    TeardownWizard,
    UnusedNetworksWizard,
)
from gui.qt.wizards.run_wizard import RunWizard
from tests.helpers.accessible_nodes import shown_nodes, silent_nodes
from tests.helpers.reading_order import out_of_order
from tests.qt.conftest import World
from tests.qt.test_dialog_looks import each_dialog
from tests.qt.test_secondary_cidr_teardown import carry_out, expose, lose_interface
from tests.qt.test_teardown import named
from tests.qt.test_wizard import carry_out as carry_out_binding
from tests.qt.test_wizard import forward, to_review, wizard

__all__ = ["wizard"]

Until = Callable[[Callable[[], bool]], None]
NEXT = QWizard.WizardButton.NextButton


def check(wizard: RunWizard) -> Page:
    """Look at the page that is shown; return which it is."""
    QApplication.sendPostedEvents()
    page = wizard.current()
    assert out_of_order(page) == [], f"{type(wizard).__name__}, {page.page}"
    assert silent_nodes(wizard) == [], f"{type(wizard).__name__}, {page.page}"
    assert len(shown_nodes(page)) > 1
    return page.page


def check_each_before_review(wizard: RunWizard) -> list[Page]:
    seen = []
    for page in wizard.answers.state.steps:
        if page is Page.REVIEW:
            break
        wizard.go_to(page)
        seen.append(check(wizard))
    return seen


def check_to_the_end(wizard: RunWizard, until: Until) -> list[Page]:
    """Look at the page of the run and all that follow."""
    seen = [check(wizard)]
    while wizard.nextId() >= 0:
        here = wizard.currentId()
        until(wizard.button(NEXT).isEnabled)
        wizard.button(NEXT).click()
        until(lambda here=here: wizard.currentId() != here)  # type: ignore[misc]
        page = wizard.current()
        until(lambda page=page: not isinstance(page, GuestPage) or page.snippet() is not None)  # type: ignore[misc]
        seen.append(check(wizard))
        if isinstance(page, GuestPage):
            page.view.copy_text()
    return seen


def shown(wizard: RunWizard, qtbot: QtBot) -> None:
    qtbot.addWidget(wizard)
    wizard.resize(1280, 800)
    with qtbot.waitExposed(wizard):
        wizard.show()


def run_through(wizard: InUseWizard, world: World, until: Until, last: Page) -> None:
    """Look at every page of ``wizard``, whose answers are given, and carry it out."""
    wizard.go_to(wizard.answers.state.steps[wizard.answers.state.steps.index(Page.REVIEW) - 1])
    carry_out(wizard, world, until)
    seen = check_to_the_end(wizard, until)
    assert seen[0] is Page.APPLY
    assert seen[-1] is last


def test_the_wizard_that_binds_is_read_to_its_end(wizard: BindWizard, until: Until) -> None:
    wizard.resize(1280, 800)
    to_review(wizard, until)
    carry_out_binding(wizard, until)
    assert wizard.run.applied, (wizard.run.error, wizard.run.report)
    assert check(wizard) is Page.APPLY
    forward(wizard, Page.GUEST, until)
    guest = wizard.current()
    assert isinstance(guest, GuestPage)
    until(lambda: guest.snippet() is not None)
    assert check(wizard) is Page.GUEST
    guest.view.copy_text()
    forward(wizard, Page.DONE, until)
    assert check(wizard) is Page.DONE


@pytest.mark.parametrize("kind", [TeardownWizard, ChangeWizard])
def test_the_wizards_for_an_interface_are_read_to_their_end(
    read_window: MainWindow, world: World, until: Until, qtbot: QtBot, kind: type[TeardownWizard | ChangeWizard]
) -> None:
    eni = named(read_window, "voip-live")
    wizard = kind(world.session, eni.id)
    shown(wizard, qtbot)
    assert check_each_before_review(wizard)[0] is Page.INTERFACE_IN_USE
    if kind is ChangeWizard:
        inventory = world.session.inventory
        assert inventory is not None
        wizard.holder.dispatch(EipWanted(inventory.eips_on(eni.id)[0].allocation_id, on=False))
    run_through(wizard, world, until, Page.DONE if kind is ChangeWizard else Page.UNBOUND)


@pytest.mark.parametrize("kind", ["exposed", "left over"])
def test_the_wizards_that_delete_networks_are_read_to_their_end(
    read_window: MainWindow, world: World, until: Until, qtbot: QtBot, kind: str
) -> None:
    assert read_window.isVisible()
    (eni,) = expose(world, until, "voip-edge-01")
    if kind == "exposed":
        wizard: InUseWizard = SecondaryCidrTeardownWizard(world.session, eni.id)
    else:
        wizard = UnusedNetworksWizard(world.session, lose_interface(world, eni, until).id)  # type: ignore[arg-type]
    shown(wizard, qtbot)
    assert check_each_before_review(wizard)
    run_through(wizard, world, until, Page.UNBOUND)


def test_no_node_of_a_dialog_says_nothing(read_window: MainWindow, qtbot: QtBot) -> None:
    def check(dialog: QWidget) -> None:
        assert silent_nodes(dialog) == []

    each_dialog(read_window, qtbot, check)


def test_no_node_of_a_view_says_nothing(read_window: MainWindow) -> None:
    for number in range(read_window.home.tabs.count()):
        read_window.home.tabs.setCurrentIndex(number)
        QApplication.sendPostedEvents()
        assert silent_nodes(read_window) == [], f"view {number}"
