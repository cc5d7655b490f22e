"""Every page, dialog, view and option has help; F1 shows it in each window, in the language of the window."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QMessageBox,
    QWidget,
    QWizard,
)
from pytestqt.qtbot import QtBot

from gui.domain.wizards.steps import Page
from gui.qt.accounts.cli_import import CliImportDialog
from gui.qt.base.help_topics import ANCHOR_OF_OPTION, CONSENTS, TOPIC_OF_CLASS, topic_of
from gui.qt.base.i18n import LANGUAGES, Translators
from gui.qt.pages.base import WizardPage
from gui.qt.shell.help_window import HelpWindow
from gui.qt.shell.main_window import MainWindow
from gui.qt.views import activity, facts
from gui.qt.widgets.account_form import AccountForm
from gui.qt.widgets.check_boxes import CheckBox, RadioButton
from gui.qt.widgets.containers import Dialog
from gui.qt.widgets.help_mark import HelpMark
from gui.qt.wizards import bind, interface_in_use
from gui.qt.wizards.bind import BindWizard
from gui.services.help_texts import TOPICS, help_text
from tests.helpers.every_view import every_page
from tests.qt.conftest import World
from tests.qt.test_dialog_looks import DIALOGS, each_dialog
from tests.qt.test_teardown import known, named

Until = Callable[[Callable[[], bool]], None]
LOADED = (activity, facts, bind, interface_in_use, CliImportDialog)
"""Imported so that every page and dialog is known here."""
BASES = {"ConsentingDialog", "MakingDialog", "_SignInBox", "HelpWindow"}
"""Bases that nobody sees, and the help itself."""
OPTIONS = (CheckBox, QComboBox, QLineEdit, RadioButton, QAbstractSpinBox)


def derived(base: type) -> Iterator[type]:
    for each in base.__subclasses__():
        yield each
        yield from derived(each)


def test_every_page_dialog_and_view_has_a_topic() -> None:
    seen = [*derived(Dialog), *derived(WizardPage)]
    names = {each.__name__ for each in seen if each.__module__.startswith("gui.")} - BASES
    assert len(names) > 25
    without = {
        each.__name__
        for each in seen
        if each.__name__ in names and not any(base.__name__ in TOPIC_OF_CLASS for base in each.__mro__)
    }
    assert not without


def test_every_topic_and_anchor_that_is_named_exists() -> None:
    assert set(TOPIC_OF_CLASS.values()) <= set(TOPICS)
    for options in ANCHOR_OF_OPTION.values():
        for target in options.values():
            topic, _, anchor = target.partition("#")
            assert anchor in help_text(topic, "en").anchors, target


WITH_OPTIONS = tuple(name for name in DIALOGS if name not in {"about", "log"})


def test_every_option_of_every_dialog_has_a_text_of_its_own(read_window: MainWindow, qtbot: QtBot) -> None:
    def check(dialog: QWidget) -> None:
        told = []
        for field in options_in(dialog):
            topic, anchor = topic_of(field)
            if not anchor:
                told.append(f"{type(field).__name__} {field.objectName()} {field.accessibleName()} ({topic})")
        assert not told

    each_dialog(read_window, qtbot, check, WITH_OPTIONS)


def targets_of_marks(root: QWidget) -> set[tuple[str, str]]:
    for mark in root.findChildren(HelpMark):
        assert mark.accessibleName() != "Help about ", topic_of(mark.option)
    return {topic_of(mark.option) for mark in root.findChildren(HelpMark)}


def test_every_group_of_options_of_a_dialog_has_a_question_mark(
    read_window: MainWindow, qtbot: QtBot, until: Until
) -> None:
    def check(dialog: QWidget) -> None:
        marked = targets_of_marks(dialog)
        assert {topic_of(field) for field in options_in(dialog)} <= marked
        for mark in [each for each in dialog.findChildren(HelpMark) if each.isVisible()][:1]:
            mark.click()
            shown = read_window.help.open_window
            assert shown is not None
            assert shown.topic == topic_of(mark.option)[0]
            shown.close()
            until(lambda: read_window.help.open_window is None)

    each_dialog(read_window, qtbot, check, WITH_OPTIONS)


def wizard_pages(window: MainWindow, open_wizard: Callable[[], None]) -> Iterator[WizardPage]:
    open_wizard()
    wizard = window.wizard
    assert wizard is not None
    for page in wizard.answers.state.steps:
        wizard.go_to(page)
        yield wizard.current()
        if page is Page.REVIEW:
            break
    wizard.run.starting = False
    wizard.close()


@pytest.mark.parametrize("which", ["bind", "unbind", "change", "move", "release"])
def test_every_option_of_every_page_has_a_text_and_a_question_mark(
    read_window: MainWindow, which: str, until: Until
) -> None:
    eni = named(read_window, "voip-live").id
    free = [each.allocation_id for each in known(read_window).eips if each.target_id is None]
    opens: dict[str, Callable[[], None]] = {
        "bind": read_window.open_wizard,
        "unbind": lambda: read_window.open_teardown(eni),
        "change": lambda: read_window.open_change(eni),
        "move": lambda: read_window.open_move(eni),
        "release": lambda: read_window.open_release(free),
    }
    looked_at = 0
    for page in wizard_pages(read_window, opens[which]):
        until(page.isVisible)
        shown = [field for field in options_in(page) if field.isVisible()]
        looked_at += len(shown)
        marked = targets_of_marks(page)
        for field in shown:
            assert topic_of(field)[1], (type(page), field.accessibleName())
            consent = type(page).__name__ in CONSENTS and isinstance(field, CheckBox)
            assert consent or topic_of(field) in marked, (type(page), field.accessibleName())
    assert looked_at


def options_in(root: QWidget) -> Iterator[QWidget]:
    for kind in OPTIONS:
        for field in root.findChildren(kind):
            inner = isinstance(field.parentWidget(), (QComboBox, QAbstractSpinBox))
            named = field.objectName().startswith("qt_")
            consent = type(field.parentWidget()).__name__ == "Consent"
            if not inner and not named and not consent:
                yield field


def test_a_field_of_an_option_leads_to_its_heading(qtbot: QtBot) -> None:
    form = AccountForm()
    qtbot.addWidget(form)
    assert topic_of(form.who) == ("sign-in", "account")
    assert topic_of(form.token) == ("profiles", "token")
    assert topic_of(None) == ("start", "")


# F1 and the buttons


def press_f1(window: QWidget) -> None:
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_F1)


def test_f1_shows_the_help_about_what_has_the_focus_in_every_window(
    read_window: MainWindow, qtbot: QtBot, until: Until
) -> None:
    read_window.activateWindow()
    read_window.home.tabs.setCurrentWidget(read_window.home.findings)
    read_window.home.findings.panel.table.setFocus()
    until(lambda: QApplication.focusWidget() is read_window.home.findings.panel.table)
    press_f1(read_window)
    shown = read_window.help.open_window
    assert shown is not None
    assert shown.topic == "issues"
    shown.close()
    until(lambda: read_window.help.open_window is None)
    dialog = read_window.dialogs.open_settings()
    with qtbot.waitExposed(dialog):
        pass
    dialog.activateWindow()
    dialog.type_size.setFocus()  # type: ignore[attr-defined]
    until(lambda: QApplication.focusWidget() is dialog.type_size)  # type: ignore[attr-defined]
    press_f1(dialog)
    shown = read_window.help.open_window
    assert shown is not None
    assert shown.topic == "settings"
    assert shown.parentWidget() is dialog, "usable while the dialog is open"
    assert "Appearance" in shown.text.textCursor().block().text()
    dialog.close()


def test_every_dialog_and_wizard_has_a_button_for_its_help(read_window: MainWindow, qtbot: QtBot, until: Until) -> None:
    for name, make in DIALOGS.items():
        dialog = make(read_window)
        with qtbot.waitExposed(dialog):
            dialog.show()
        buttons = [box.button(QDialogButtonBox.StandardButton.Help) for box in dialog.findChildren(QDialogButtonBox)]
        assert any(button is not None for button in buttons), name
        next(button for button in buttons if button is not None).click()
        shown = read_window.help.open_window
        assert shown is not None, name
        assert shown.topic == topic_of(dialog)[0]
        assert shown.topic != "start", name
        dialog.close()
        dialog.deleteLater()
        until(lambda: read_window.help.open_window is None or not read_window.help.open_window.isVisible())


def test_the_wizard_shows_the_help_about_its_page(read_window: MainWindow) -> None:
    read_window.open_wizard()
    wizard = read_window.wizard
    assert isinstance(wizard, BindWizard)
    wizard.go_to(Page.EIPS)
    wizard.button(QWizard.WizardButton.HelpButton).click()
    shown = read_window.help.open_window
    assert shown is not None
    assert shown.topic == "eips"
    wizard.close()


def test_help_without_a_window_above_is_not_offered(qtbot: QtBot, world: World) -> None:
    dialog = CliImportDialog(world.session, world.parts.state_dir / "none.json")
    qtbot.addWidget(dialog)
    dialog.show()
    assert all(
        box.button(QDialogButtonBox.StandardButton.Help) is None for box in dialog.findChildren(QDialogButtonBox)
    )


# The window of the help


@pytest.fixture
def helped(window: MainWindow, qtbot: QtBot) -> HelpWindow:
    with qtbot.waitExposed(window):
        window.show()
    return window.help.show(None)


def test_the_help_begins_with_the_first_steps_and_follows_links(helped: HelpWindow) -> None:
    assert helped.topic == "start"
    assert helped.contents.count() == len(TOPICS)
    helped.text.anchorClicked.emit("profiles#import")
    assert helped.topic == "profiles"
    assert "Import" in helped.text.textCursor().block().text()
    helped.text.anchorClicked.emit("nowhere")
    assert helped.topic == "profiles"


def test_words_narrow_the_contents(helped: HelpWindow) -> None:
    helped.filter.setText("containers nftables")
    titles = [helped.contents.item(row).text() for row in range(helped.contents.count())]
    assert titles == ["Guest configuration"]
    helped.contents.setCurrentRow(0)
    assert helped.topic == "guest-configuration"
    helped.filter.clear()
    assert helped.contents.count() == len(TOPICS)
    assert helped.contents.currentItem().text() == "Guest configuration"


def test_the_help_speaks_the_language_of_the_window(window: MainWindow, translators: Translators) -> None:
    translators.install(LANGUAGES[1])
    shown = window.help.show_topic("glossary")
    assert shown.shown().title == "术语"
    assert "弹性公网IP" in shown.text.toPlainText()


def test_the_sheet_names_every_key_of_the_menus(window: MainWindow) -> None:
    sheets = [help_text("shortcuts", language.code).markdown for language in LANGUAGES]
    assert every_page(window.home)
    keys = [action.shortcut().toString() for action in window.findChildren(QAction) if action.text()]
    keys = [key for key in keys if key]
    assert len(keys) > 10
    for sheet in sheets:
        assert not [key for key in keys if f"| {key} |" not in sheet]


def test_a_question_box_is_no_dialog_of_ours() -> None:
    assert not issubclass(QMessageBox, Dialog)
