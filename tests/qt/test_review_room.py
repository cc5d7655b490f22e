"""The reviews fit a screen of 1280x800 without scrolling, in both languages, with everything that is asked on them."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication
from pytestqt.qtbot import QtBot

from gui.domain.choices.selection import EipTicked
from gui.domain.cloud.eip import MAX_EIPS_PER_ENI, EipStatus
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.wizards.steps import Page
from gui.qt.base.i18n import LANGUAGES, Language, Translators
from gui.qt.pages.review import ReviewPage
from gui.qt.shell.main_window import MainWindow
from gui.qt.wizards.bind import BindWizard
from gui.qt.wizards.deletion_page import DeletionPage
from gui.qt.wizards.interface_in_use import SecondaryCidrTeardownWizard, TeardownWizard
from tests.qt.conftest import World
from tests.qt.test_consent import FREE, HOST, agree, click, forward, interface_page
from tests.qt.test_consent import on_cold as cold_host
from tests.qt.test_consent import wizard as bind_wizard
from tests.qt.test_secondary_cidr_teardown import expose
from tests.qt.test_teardown import named, review

on_cold, wizard = cold_host, bind_wizard
Until = Callable[[Callable[[], bool]], None]
SCREEN = QSize(1280, 800)


def hidden_lines(area: QAbstractScrollArea) -> tuple[int, int]:
    """Return how far ``area`` can be scrolled, down and to the right."""
    QApplication.sendPostedEvents()
    return area.verticalScrollBar().maximum(), area.horizontalScrollBar().maximum()


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)
def test_stop_detach_ten_binds_attach_and_start_fit(
    on_cold: BindWizard, until: Until, qtbot: QtBot, translators: Translators, language: Language
) -> None:
    click(on_cold, FREE)
    agree(on_cold, qtbot)
    qtbot.keyClick(interface_page(on_cold).stop_consent.box, Qt.Key.Key_Space)
    inventory = on_cold.session.inventory
    assert inventory is not None
    free = [each for each in inventory.eips if each.status is EipStatus.AVAILABLE and each.target_id is None]
    for each in free:
        if len(on_cold.session.now.eips) < MAX_EIPS_PER_ENI:
            on_cold.session.dispatch(EipTicked(each.allocation_id, ticked=True))
    forward(on_cold, Page.INSTANCE, until)
    click(on_cold, HOST)
    translators.install(language)
    on_cold.resize(SCREEN)
    forward(on_cold, Page.REVIEW, until)
    plan, page = on_cold.run.plan, on_cold.current()
    assert isinstance(page, ReviewPage)
    assert plan is not None
    assert {type(each) for each in plan.operations} == {
        StopInstance,
        DetachEni,
        StartInstance,
        AssociateEips,
        AttachEni,
    }
    assert len(plan.selection.eips) == MAX_EIPS_PER_ENI
    assert on_cold.size() == SCREEN
    until(lambda: hidden_lines(page.plan_view) == (0, 0))


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)
@pytest.mark.parametrize("name", ["voip-live", "sip-trunks"])
def test_an_unbinding_fits(
    read_window: MainWindow, until: Until, translators: Translators, language: Language, name: str
) -> None:
    translators.install(language)
    read_window.open_teardown(named(read_window, name).id)
    made = read_window.wizard
    assert isinstance(made, TeardownWizard)
    made.resize(SCREEN)
    page = review(made, until)
    until(lambda: not read_window.session.jobs.busy)
    until(lambda: hidden_lines(page.view) == (0, 0))
    made.close()


def test_the_picture_before_the_review_is_no_higher_than_its_lines(read_window: MainWindow, until: Until) -> None:
    read_window.open_teardown(named(read_window, "voip-live").id)
    made = read_window.wizard
    assert isinstance(made, TeardownWizard)
    made.resize(SCREEN)
    page = made.current()
    assert isinstance(page, DeletionPage)
    until(page.picture.isVisible)
    until(lambda: page.picture.height() <= page.picture.heightForWidth(page.picture.width()))
    made.close()


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)
def test_deleting_an_interface_made_for_an_eip_fits(
    read_window: MainWindow, world: World, until: Until, translators: Translators, language: Language
) -> None:
    (eni,) = expose(world, until, "voip-edge-01")
    translators.install(language)
    read_window.open_teardown(eni.id)
    made: Any = read_window.wizard
    assert isinstance(made, SecondaryCidrTeardownWizard)
    made.resize(SCREEN)
    assert "−" in made.current().picture.text(), "the page before the review has the same picture"
    made.next()
    page = made.current()
    until(lambda: not read_window.session.jobs.busy)
    until(lambda: hidden_lines(page.view) == (0, 0))
    made.close()
