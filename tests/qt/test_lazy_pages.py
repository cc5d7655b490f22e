"""The pages of a wizard are built when they are asked for, and none of them is ever a window of its own."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.domain.wizards.steps import ORDER, Page
from gui.qt.pages.base import WizardPage, page_id
from gui.qt.wizards.bind import BindWizard
from gui.qt.wizards.interface_in_use import ChangeWizard, SecondaryCidrTeardownWizard, TeardownWizard
from gui.qt.wizards.lazy_pages import LazyPages
from gui.qt.wizards.run_wizard import RunWizard
from tests.helpers.ownerless import ownerless
from tests.qt.conftest import World
from tests.qt.test_accounts import Until

WIZARDS = (BindWizard, TeardownWizard, ChangeWizard, SecondaryCidrTeardownWizard)


class Shown(QObject):
    """Notes what comes up as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(repr(watched))
        return False


@pytest.fixture(params=WIZARDS, ids=lambda each: each.__name__)
def wizard(request: pytest.FixtureRequest, signed_in: World, qtbot: QtBot) -> RunWizard:
    made: RunWizard = request.param(signed_in.session)
    qtbot.addWidget(made)
    return made


def test_a_page_is_built_once_when_it_is_asked_for(world: World, qtbot: QtBot) -> None:
    made: list[Page] = []

    def build(page: Page) -> WizardPage:
        made.append(page)
        widget = WizardPage(page, world.session)
        qtbot.addWidget(widget)
        return widget

    told: list[Page] = []
    pages = LazyPages({page: lambda page=page: build(page) for page in ORDER}, lambda page, _widget: told.append(page))  # type: ignore[misc]
    assert (len(pages), list(pages), made) == (len(ORDER), list(ORDER), [])
    first = pages[Page.EIPS]
    assert pages[Page.EIPS] is first
    assert made == told == [Page.EIPS]
    assert [each.page for each in pages.values()] == list(ORDER)
    assert made == told == [Page.EIPS, *(page for page in ORDER if page is not Page.EIPS)]


def test_the_first_page_is_built_at_once_and_each_other_when_it_is_gone_to(
    wizard: RunWizard, until: Until, qapp: QApplication
) -> None:
    assert wizard.pageIds() == [wizard.startId()]
    wizard.show()
    until(wizard.isVisible)
    qapp.processEvents()
    assert wizard.pageIds() == [wizard.startId()]
    for page in wizard.pages:
        # The one that follows by what is chosen now is built, too: Qt asks whether the page may be left for it.
        asked = {wizard.startId(), wizard.nextId(), *wizard.pageIds(), page_id(page)}
        wizard.go_to(page)
        assert wizard.current().page is page
        assert set(wizard.pageIds()) <= asked
    assert [ORDER[number] for number in sorted(wizard.pageIds())] == sorted(wizard.pages, key=ORDER.index)


def test_next_builds_the_page_that_comes(signed_in: World, qtbot: QtBot) -> None:
    wizard = BindWizard(signed_in.session)
    qtbot.addWidget(wizard)
    wizard.restart()
    wizard.next()
    assert wizard.current().page is Page.REGION
    assert len(wizard.pageIds()) == 2


def test_no_part_of_a_page_comes_up_as_a_window(wizard: RunWizard, qapp: QApplication) -> None:
    shown = Shown()
    qapp.installEventFilter(shown)
    assert all(isinstance(page, WizardPage) for page in wizard.pages.values())
    qapp.removeEventFilter(shown)
    assert shown.windows == []


def test_every_part_of_a_page_goes_with_the_wizard(wizard: RunWizard) -> None:
    assert all(isinstance(page, WizardPage) for page in wizard.pages.values())
    assert ownerless(wizard) == []
