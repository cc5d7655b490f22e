"""Another language while everything is open: no sentence of the old one is left, on any view, page, dialog or note."""

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.wizards.steps import Page
from gui.guest.snippet import STACKS
from gui.qt.accounts.cli_import import CliImportDialog
from gui.qt.base.i18n import LANGUAGES, Translators
from gui.qt.base.run_controller import RunController
from gui.qt.dialogs.ignore_issues import IgnoreIssuesDialog
from gui.qt.dialogs.run_details import RunDetailsDialog
from gui.qt.dialogs.stop_question import StopQuestion
from gui.qt.shell.main_window import MainWindow
from gui.qt.shell.settings import SettingsDialog
from gui.qt.wizards.bind import BindWizard
from gui.qt.wizards.interface_in_use import (
    ChangeWizard,
    InUseWizard,
    MoveWizard,
    ReleaseWizard,
    TeardownWizard,
    UnbindEipsWizard,
)
from gui.services.runs.journal import Journal
from tests.helpers.shown_texts import in_english, shown_texts
from tests.helpers.toy_cloud import RUN, ToyCloud, the_plan
from tests.qt.conftest import World, fail_reading
from tests.qt.test_dialog_looks import DIALOGS, each_dialog
from tests.qt.test_looks import pages, styled, views, wizard
from tests.qt.test_manners_everywhere import until_review
from tests.qt.test_teardown import known, named

__all__ = ["styled", "wizard"]
Until = Callable[[Callable[[], bool]], None]
ENGLISH, CHINESE = LANGUAGES
NAMES = {stack.title for stack in STACKS}
"""Names of network stacks are the same in every language."""


@pytest.fixture(autouse=True)
def begun_in_english(translators: Translators) -> Iterator[None]:
    yield
    translators.install(ENGLISH)


def left_in_english(root: QWidget) -> list[tuple[str, str]]:
    return sorted({(place, text) for place, text in shown_texts(root) if text not in NAMES and in_english(text)})


def switched(shown: Callable[[], QWidget], translators: Translators, qtbot: QtBot) -> None:
    """Speak English, then Chinese, and find no English word in what is shown then."""
    translators.install(ENGLISH)
    qtbot.waitUntil(lambda: bool(left_in_english(shown())))
    translators.install(CHINESE)
    # Some texts follow one turn of the loop later, and regions are named by the cloud.
    left: list[list[tuple[str, str]]] = [[]]

    def none_left() -> bool:
        left[0] = left_in_english(shown())
        return not left[0]

    try:
        qtbot.waitUntil(none_left)
    except Exception as error:
        raise AssertionError(left[0]) from error


def test_what_is_looked_at_is_told_apart() -> None:
    assert in_english("Nothing to change.")
    assert in_english("Re&fresh")
    assert in_english("3 EIPs are kept")
    assert not in_english("释放 EIP")
    assert not in_english("voip-gateway-01")
    assert not in_english("Ubuntu 22.04")


def test_every_view(read_window: MainWindow, translators: Translators, qtbot: QtBot) -> None:
    for _ in views(read_window, qtbot):
        switched(lambda: read_window, translators, qtbot)


def test_the_tree_the_picture_and_the_details(read_window: MainWindow, translators: Translators, qtbot: QtBot) -> None:
    home = read_window.home
    home.tabs.setCurrentWidget(home.mappings)
    home.mappings.as_tree.setChecked(True)
    eip = next(each for each in known(read_window).eips_on(named(read_window, "voip-live").id))
    home.mappings.tree.setCurrentIndex(home.mappings.tree.lines.index_of(eip.allocation_id))
    home.mappings.tree.opened.emit(eip.allocation_id)
    qtbot.waitUntil(home.topology.details.isVisible)
    switched(lambda: read_window, translators, qtbot)


def test_every_dialog(read_window: MainWindow, translators: Translators, qtbot: QtBot) -> None:
    def check(dialog: QWidget) -> None:
        switched(lambda: dialog, translators, qtbot)

    each_dialog(read_window, qtbot, check, [name for name in DIALOGS if name != "settings"])


def test_the_questions(read_window: MainWindow, world: World, translators: Translators, qtbot: QtBot) -> None:
    run = RunController(world.session)
    makers: tuple[Callable[[], QWidget], ...] = (
        lambda: IgnoreIssuesDialog(2, read_window),
        lambda: CliImportDialog(world.session, world.parts.state_dir / "none.json", read_window),
        lambda: StopQuestion(run, read_window),
    )
    for make in makers:
        dialog = make()
        dialog.show()
        qtbot.waitUntil(lambda: not world.session.jobs.busy)
        switched(lambda dialog=dialog: dialog, translators, qtbot)  # type: ignore[misc]
        dialog.close()
        dialog.deleteLater()
    run.deleteLater()


def test_the_document_of_a_run(read_window: MainWindow, world: World, translators: Translators, qtbot: QtBot) -> None:
    connection = world.session.connection
    assert connection is not None
    with closing(Journal(connection.journal_dir)) as journal:
        journal.begin(RUN, the_plan(ToyCloud()), None)
        run = journal.run(RUN)
    translators.install(ENGLISH)
    dialog = RunDetailsDialog(world.session, run, read_window)
    dialog.show()
    qtbot.waitUntil(lambda: "How to undo it" in dialog.text.text())
    title = dialog.windowTitle()
    translators.install(CHINESE)
    qtbot.waitUntil(lambda: bool(dialog.text.text()) and "How to undo it" not in dialog.text.text())
    assert dialog.windowTitle() != title
    dialog.close()
    dialog.deleteLater()


def test_the_settings_are_opened_anew(read_window: MainWindow, translators: Translators, qtbot: QtBot) -> None:
    read_window.dialogs.open_settings()

    def shown() -> QWidget:
        found = [each for each in read_window.findChildren(SettingsDialog) if each.isVisible()]
        return found[-1] if found else read_window

    for number in range(5):
        shown().tabs.setCurrentIndex(number)  # type: ignore[attr-defined]
        switched(shown, translators, qtbot)
    shown().close()


def test_every_page(wizard: BindWizard, translators: Translators, qtbot: QtBot) -> None:
    for _ in pages(wizard, qtbot):
        switched(lambda: wizard, translators, qtbot)


def test_every_page_of_the_other_wizards(
    read_window: MainWindow, world: World, translators: Translators, qtbot: QtBot
) -> None:
    inventory, session, live = known(read_window), world.session, named(read_window, "voip-live").id
    free = [each.allocation_id for each in inventory.eips if each.target_id is None]
    carried = [each.allocation_id for each in inventory.eips_on(named(read_window, "sip-trunks").id)]
    makers: tuple[Callable[[], InUseWizard], ...] = (
        lambda: TeardownWizard(session),
        lambda: TeardownWizard(session, live),
        lambda: ChangeWizard(session, EniId(live), removed=[inventory.eips_on(live)[0].allocation_id]),
        lambda: MoveWizard(session, live),
        lambda: ReleaseWizard(session, free),
        lambda: UnbindEipsWizard(session, carried),
    )
    for make in makers:
        made = make()
        qtbot.addWidget(made)
        made.show()
        for page in until_review(made):
            made.go_to(page)
            qtbot.waitUntil(made.current().isVisible)
            switched(lambda made=made: made, translators, qtbot)  # type: ignore[misc]
        made.close()


def test_notes_that_came_by_an_event(
    read_window: MainWindow, world: World, translators: Translators, qtbot: QtBot, until: Until
) -> None:
    read_window.show_error(CloudError(CloudErrorKind.THROTTLED, "Throttling.User", "Too fast", "R-1"))
    switched(lambda: read_window.banner, translators, qtbot)
    fail_reading(world, "DescribeInstances")
    translators.install(ENGLISH)
    world.session.refresh()
    until(lambda: "instances" in read_window.banner.text())
    switched(lambda: read_window, translators, qtbot)


def test_a_row_that_is_refused_is_refused_in_the_other_language(
    wizard: BindWizard, translators: Translators, qtbot: QtBot
) -> None:
    wizard.go_to(Page.EIPS)
    page = wizard.pages[Page.EIPS]
    qtbot.waitUntil(page.isVisible)
    inventory = wizard.session.inventory
    assert inventory is not None
    bound = next(each for each in inventory.eips if each.name == "voip-live-01")
    page.panel.table.refused.emit(bound.allocation_id)  # type: ignore[attr-defined]
    assert page.banner.isVisible()
    switched(lambda: wizard, translators, qtbot)
    assert page.banner.isVisible(), "it is said still"
    assert QApplication.activePopupWidget() is None
