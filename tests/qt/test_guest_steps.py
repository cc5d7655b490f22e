"""Steps, files and scripts of a guest: in their order, to find words in, with a note when the stack is another one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.guest.snippet import STACKS, Stack
from gui.qt.base.i18n import LANGUAGES, Translators
from gui.qt.models.sheets import SheetKind
from gui.qt.shell.main_window import MainWindow
from gui.qt.views.guest_dialog import GuestDialog
from gui.qt.widgets.guest_panel import GuestPanel
from gui.qt.widgets.help_mark import HelpMark
from tests.helpers.each_case import each_case

Until = Callable[[Callable[[], bool]], None]
LINUX = ["1  Copy the folder into the guest", "2  Apply, armed", "3  Check", "4  Confirm"]
AT_BOOT = ["1  Copy the folder into the guest", "2  Apply", "3  Reboot the guest", "4  Check"]


def shown(window: MainWindow, until: Until, eni: str = "sip-trunks") -> GuestDialog:
    """Open the configuration of an interface; this one is on no instance, so that every stack is offered."""
    row = next(each for each in window.home.mappings.model.shown() if each.eni and each.eni.name == eni)
    window.home.mappings.panel.table.go_to(row.key)
    window.on_resource.guest.trigger()
    dialog = window.on_resource.dialogs[-1]
    assert isinstance(dialog, GuestDialog)
    until(lambda: dialog.panel.snippet() is not None)
    return dialog


def choose(panel: GuestPanel, stack: str) -> None:
    panel.stack.setCurrentIndex(panel.stack.findData(stack))


def numbers(panel: GuestPanel) -> list[str]:
    steps = [row for row, sheet in zip(panel.view.list.titles(), panel.view.sheets(), strict=True) if sheet.command]
    return [panel.view.list.titles()[0].split("\n")[0], *(each.split("\n")[0] for each in steps)]


def test_each_stack_shows_its_steps_and_every_script_once(read_window: MainWindow, until: Until) -> None:
    panel = shown(read_window, until).panel

    def check(stack: Stack) -> None:
        panel.options.addresses_only.setChecked(not stack.abilities >= {"several_gateways"})
        choose(panel, stack.name)
        snippet = panel.snippet()
        assert snippet is not None
        assert snippet.stack == stack.name
        assert numbers(panel) == (LINUX if stack.armed else AT_BOOT)
        paths = [each.path for each in panel.view.sheets()]
        assert len(set(paths)) == len(paths)
        expected = {name for name, _ in snippet.scripts} | {each.path for each in snippet.files} | {"README.txt"}
        assert expected <= set(paths)
        texts = {each.path: each.text for each in panel.view.sheets()}
        assert all(texts[name] == text for name, text in snippet.scripts)
        for number, sheet in enumerate(panel.view.sheets()):
            panel.view.turn_to(number)
            assert panel.view.current_text() == sheet.text
            assert panel.view.text.toPlainText() == sheet.text.replace("\r\n", "\n")
            assert sheet.command in panel.view.hint.text()
            assert panel.view.copy_command.isVisible() == bool(sheet.command)

    each_case(STACKS, check)


def test_the_command_of_a_step_is_copied_as_it_is_typed(read_window: MainWindow, until: Until) -> None:
    panel = shown(read_window, until, "voip-live").panel
    panel.view.turn_to(1)
    panel.view.copy_command.click()
    assert QGuiApplication.clipboard().text() == "sh apply --armed 120"
    assert panel.view.said.text() == "Copied: sh apply --armed 120"


def test_the_arrow_keys_go_through_the_list_past_its_headings(read_window: MainWindow, until: Until) -> None:
    dialog = shown(read_window, until, "voip-live")
    view = dialog.panel.view
    assert view.list.headings() == ["Steps in the guest", "Files that apply installs", "Other scripts"]
    dialog.activateWindow()
    view.list.setFocus()
    until(lambda: QApplication.focusWidget() is view.list)
    seen = [view.list.current_number()]
    for _ in view.sheets()[1:]:
        QTest.keyClick(view.list, Qt.Key.Key_Down)
        seen.append(view.list.current_number())
    assert seen == list(range(len(view.sheets())))
    assert view.current_text() == view.sheets()[-1].text
    QTest.keyClick(view.list, Qt.Key.Key_Home)
    assert view.list.current_number() == 0
    QTest.keyClick(view.list, Qt.Key.Key_End)
    assert view.list.current_number() == len(view.sheets()) - 1


def test_another_stack_than_the_proposed_one_is_said_with_the_way_back(read_window: MainWindow, until: Until) -> None:
    panel = shown(read_window, until, "voip-live").panel
    choice = panel.stack_choice
    assert choice.why.text() == "Proposed: Ubuntu 22.04 sets its network up with netplan."
    assert not choice.use_proposed.isVisible()
    choose(panel, "networkmanager")
    assert choice.differs
    assert "Not the proposed stack, which is netplan" in choice.why.text()
    assert choice.sign.isVisible()
    assert "Not the proposed stack" in panel.stack.accessibleDescription()
    choice.use_proposed.click()
    assert panel.stack.currentData() == "netplan"
    assert not choice.differs
    assert not choice.use_proposed.isVisible()


def test_the_stack_that_the_user_prefers_is_the_proposed_one_where_nobody_knows(
    read_window: MainWindow, until: Until
) -> None:
    read_window.session.guest_defaults = type(read_window.session.guest_defaults)("wicked", None)
    panel = shown(read_window, until).panel
    assert panel.stack.currentData() == "wicked"
    assert not panel.stack_choice.differs


def test_options_are_folded_and_each_has_its_reason_and_its_help(read_window: MainWindow, until: Until) -> None:
    panel = shown(read_window, until, "voip-live").panel
    assert not panel.options.isVisible()
    assert panel.fold.text() == "O&ptions: defaults"
    panel.fold.click()
    for field in (
        panel.options.addresses_only,
        panel.options.host_prefix,
        panel.options.marks,
        panel.options.base,
        panel.options.name,
    ):
        assert field.isVisible()
        assert len(field.accessibleDescription()) > 20
        mark = next(each for each in panel.window().findChildren(HelpMark) if each.option is field)
        assert mark.isVisible()
        mark.click()
        help_window = read_window.help.open_window
        assert help_window is not None
        assert help_window.topic == "guest-configuration"
        help_window.close()
        until(lambda: read_window.help.open_window is None)
    panel.options.host_prefix.click()
    panel.options.base.setValue(9000)
    panel.options.base.editingFinished.emit()
    assert panel.fold.text() == "O&ptions: /32 addresses, First table: 9000"


def test_notes_are_folded_but_the_grave_ones(read_window: MainWindow, until: Until) -> None:
    panel = shown(read_window, until).panel
    choose(panel, "cloud-init")
    assert "replaces the whole network configuration" in panel.notes.grave.text()
    assert panel.notes.grave.isVisible()
    assert not panel.notes.others.isVisible()
    panel.notes.fold.click()
    assert panel.notes.others.isVisible()
    assert not panel.set_up.isEnabled()


# Finding words


def test_words_are_found_counted_and_gone_through(read_window: MainWindow, until: Until) -> None:
    dialog = shown(read_window, until, "voip-live")
    view = dialog.panel.view
    view.turn_to(1)
    dialog.activateWindow()
    view.list.setFocus()
    until(lambda: QApplication.focusWidget() is view.list)
    QTest.keyClick(view.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = view.find_bar
    until(lambda: QApplication.focusWidget() is bar.words)
    QTest.keyClicks(bar.words, "armed")
    count = view.current_text().lower().count("armed")
    assert count > 3
    assert bar.count.text() == f"1 of {count}"
    first = view.text.textCursor().selectionStart()
    assert view.text.textCursor().selectedText().lower() == "armed"
    QTest.keyClick(bar.words, Qt.Key.Key_Return)
    assert bar.count.text() == f"2 of {count}"
    assert view.text.textCursor().selectionStart() > first
    QTest.keyClick(bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(bar.words, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == f"{count} of {count}", "before the first one comes the last"
    QTest.keyClick(bar.words, Qt.Key.Key_F3)
    assert bar.count.text() == f"1 of {count}"
    assert len(view.text.extraSelections()) == count
    view.turn_to(0)
    assert bar.count.text() == f"1 of {view.current_text().lower().count('armed')}"
    bar.words.setText("no such word")
    assert bar.count.text() == "Not in this text"
    assert not bar.following.isEnabled()
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert dialog.isVisible(), "Escape left the search and no more"
    assert not view.text.extraSelections()


def test_what_is_selected_is_what_is_looked_for(read_window: MainWindow, until: Until) -> None:
    view = shown(read_window, until, "voip-live").panel.view
    view.turn_to(1)
    cursor = view.text.document().find("usage")
    view.text.setTextCursor(cursor)
    view.search.click()
    assert view.find_bar.words.text() == "usage"
    view.find_bar.close_button.click()
    assert not view.find_bar.isVisible()


# Size and language


def test_at_1280_by_800_the_code_has_25_lines(read_window: MainWindow, until: Until, qtbot: QtBot) -> None:
    dialog = shown(read_window, until, "voip-live")
    with qtbot.waitExposed(dialog):
        pass
    dialog.resize(1280, 800)
    text = dialog.panel.view.text
    until(lambda: text.viewport().height() // text.fontMetrics().lineSpacing() >= 25)


def test_the_language_changes_everything_and_the_step_stays(
    read_window: MainWindow, until: Until, translators: Translators
) -> None:
    panel = shown(read_window, until, "voip-live").panel
    panel.view.turn_to(2)
    translators.install(LANGUAGES[1])
    until(lambda: panel.view.list.headings()[0] == "在操作系统内的步骤")
    assert panel.view.list.current_number() == 2
    assert panel.view.current_text() == panel.view.sheets()[2].text
    assert panel.view.list.titles()[3].startswith("4  确认")
    assert {each.kind for each in panel.view.sheets()} == {SheetKind.STEP, SheetKind.FILE, SheetKind.SCRIPT}
