"""The list of steps has room for its titles from the first moment, whatever page the wizard begins at."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.domain.wizards.steps import Page
from gui.qt.base.i18n import LANGUAGES, Language, Translators
from gui.qt.base.type_size import set_type_size
from gui.qt.shell.main_window import MainWindow
from gui.qt.widgets.step_list import StepList
from gui.qt.wizards.bind import BindWizard
from gui.qt.wizards.interface_in_use import ChangeWizard, ReleaseWizard, TeardownWizard
from gui.qt.wizards.run_wizard import RunWizard
from tests.qt.test_looks import styled
from tests.qt.test_teardown import known, named

__all__ = ["styled"]


def cut_titles(steps: StepList) -> list[str]:
    """Return the titles that have no room in bold, in which the current one is drawn."""
    bold = QFont(steps.font())
    bold.setBold(True)
    metrics, found = QFontMetrics(bold), []
    for row in range(steps.rows.rowCount()):
        index = steps.rows.index(row, 0)
        place, title = steps.visualRect(index), str(index.data())
        room = place.width() - steps.iconSize().width()
        needed = metrics.boundingRect(QRect(0, 0, room, 1000), Qt.TextFlag.TextWordWrap, title)
        if needed.width() > room or needed.height() > place.height():
            found.append(title)
    return found


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)
def test_a_wizard_that_opens_at_a_late_page_shows_its_steps_whole(
    styled: QApplication,
    read_window: MainWindow,
    translators: Translators,
    qtbot: QtBot,
    language: Language,
    percent: int,
) -> None:
    translators.install(language)
    set_type_size(styled, percent)
    session, live = read_window.session, named(read_window, "voip-live").id
    free = [each.allocation_id for each in known(read_window).eips if each.target_id is None][:5]
    makers: dict[Page, Callable[[], RunWizard]] = {
        Page.INTERFACE: lambda: BindWizard.begin(session, free),
        Page.DELETION: lambda: TeardownWizard(session, live),
        Page.EIPS_OF_INTERFACE: lambda: ChangeWizard(session, live),
        Page.EIP_LIST: lambda: ReleaseWizard(session, free),
    }
    for page, make in makers.items():
        wizard = make()
        qtbot.addWidget(wizard)
        with qtbot.waitExposed(wizard):
            wizard.show()
        assert wizard.current().page is page
        qtbot.waitUntil(lambda wizard=wizard: wizard.steps.rows.rowCount() > 0)  # type: ignore[misc]
        assert cut_titles(wizard.steps) == []
        assert wizard.steps.geometry().right() <= wizard.steps.parentWidget().width()
        wizard.close()
    set_type_size(styled, 100)
