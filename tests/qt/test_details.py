"""The details beside the wizard's tables: they follow the row, say everything, can be copied, read and folded away."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.domain.choices.selection import EniChosen
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.wizards.steps import Page
from gui.qt.base.i18n import LANGUAGES, Translators
from gui.qt.base.palette import Scheme, apply_scheme
from gui.qt.base.theme import chars
from gui.qt.models.details import eip_details, eni_details, instance_details, verdict
from gui.qt.widgets.detail_pane import PICTURE, DetailPane
from gui.qt.widgets.table_with_details import ROOM, SHOWN_KEY, TableWithDetails
from gui.qt.wizards.bind import BindWizard
from gui.services.state_folder import window_settings
from gui.words.problems import problem_text
from tests.qt.conftest import World

YES = verdict((), None, "")
Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def inventory(signed_in: World) -> Inventory:
    found = signed_in.session.inventory
    assert found is not None
    return found


@pytest.fixture
def wizard(signed_in: World, qtbot: QtBot, translators: Translators) -> BindWizard:
    del translators
    made = BindWizard(signed_in.session)
    qtbot.addWidget(made)
    made.resize(QSize(1500, 900))
    made.show()
    return made


def beside(wizard: BindWizard, page: Page, qtbot: QtBot) -> TableWithDetails:
    """Turn to ``page`` and give its table with the details."""
    wizard.go_to(page)
    qtbot.waitUntil(wizard.pages[page].isVisible)
    found = wizard.pages[page].findChild(TableWithDetails)
    assert isinstance(found, TableWithDetails)
    return found


def told(pane: DetailPane) -> str:
    return pane.toPlainText().replace(f"{PICTURE} ", "")


def facts(details: object) -> dict[str, list[str]]:
    return {each.label: [str(getattr(v, "text", v)) for v in each.values] for each in details.facts}  # type: ignore[attr-defined]


def named(found: object, name: str) -> object:
    return next(each for each in found if each.name == name)  # type: ignore[attr-defined]


# What is said


def test_an_eip_tells_what_it_is_bound_to_and_where(inventory: Inventory) -> None:
    eip = named(inventory.eips, "voip-live-01")
    told_of = facts(eip_details(eip, inventory, YES))  # type: ignore[arg-type]
    eni = named(inventory.interfaces, "voip-live")
    assert told_of["State"] == ["Bound"]
    assert told_of["Bound to"] == [f"voip-live ({eni.id})"]  # type: ignore[attr-defined]
    assert told_of["Mode"] == ["Multi-EIP to ENI mode"]
    assert told_of["Instance"] == [f"voip-gateway-01 ({eni.instance_id})", "Running"]  # type: ignore[attr-defined]
    assert told_of["VPC"] == [f"prod ({eni.vpc_id})", "172.16.0.0/12"]  # type: ignore[attr-defined]
    assert told_of["vSwitch"] == [f"prod-b ({eni.vswitch_id})", "172.16.10.0/24"]  # type: ignore[attr-defined]
    assert told_of["Bandwidth"] == ["5 Mbit/s"]
    assert told_of["Billing"] == ["Pay-as-you-go"]
    assert told_of["Locked"] == ["no"]
    assert "Managed by" not in told_of


def test_locks_and_owners_are_told(inventory: Inventory) -> None:
    locked = named(inventory.eips, "unpaid-01")
    assert facts(eip_details(locked, inventory, YES))["Locked"] == ["overdue payment"]  # type: ignore[arg-type]
    managed = named(inventory.eips, "slb-managed")
    assert facts(eip_details(managed, inventory, YES))["Managed by"] == ["a cloud service"]  # type: ignore[arg-type]


def test_an_interface_tells_its_addresses_and_what_it_carries(inventory: Inventory) -> None:
    eni = named(inventory.interfaces, "voip-live")
    told_of = facts(eni_details(eni, inventory, YES))  # type: ignore[arg-type]
    assert told_of["Private address"] == ["172.16.10.104"]
    assert told_of["MAC address"] == [eni.mac]  # type: ignore[attr-defined]
    assert len(told_of["EIPs"]) == len(inventory.eips_on(eni.id)) == 3  # type: ignore[attr-defined]
    assert told_of["EIPs"][0] == "47.100.23.211, voip-live-01, Bound, Multi-EIP to ENI mode"
    more = named(inventory.interfaces, "with-secondary-addresses")
    assert facts(eni_details(more, inventory, YES))["Secondary private addresses"]  # type: ignore[arg-type]
    prefixed = named(inventory.interfaces, "with-prefixes")
    assert facts(eni_details(prefixed, inventory, YES))["IP prefixes"] == ["172.16.10.192/28"]  # type: ignore[arg-type]
    assert facts(eni_details(prefixed, inventory, YES))["Instance"] == ["none"]  # type: ignore[arg-type]


def test_an_instance_tells_how_much_room_for_interfaces_it_has(inventory: Inventory) -> None:
    instance = named(inventory.instances, "voip-gateway-01")
    told_of = facts(instance_details(instance, inventory, YES))  # type: ignore[arg-type]
    assert told_of["Interfaces"][0] == "2 of 4"
    assert any(each.startswith("voip-live (eni-") for each in told_of["Interfaces"][1:])
    assert told_of["Instance family"] == ["ecs.g5"]
    assert told_of["Operating system"] == ["Ubuntu  22.04 64 bit"]
    unread = Inventory(inventory.region, inventory.as_of, interfaces=inventory.interfaces)
    told_of = facts(instance_details(instance, unread, YES))  # type: ignore[arg-type]
    assert told_of["Interfaces"][0] == "2; the limit of the type is not known"
    assert told_of["VPC"] == [instance.vpc_id]  # type: ignore[attr-defined]


def test_all_problems_are_told_what_blocks_first() -> None:
    informs, blocks = Problem(ProblemCode.ENI_IPV4_GATEWAY, "", (("vpc", "vpc-1"),)), Problem(ProblemCode.ENI_PREFIXES)
    warns = Problem(ProblemCode.ENI_SECONDARY_ADDRESSES, "", (("count", 2),))
    found = verdict((informs, blocks, warns), None, "a reason")
    assert found.word.text == "No"
    assert [text for text, _ in found.notes] == [problem_text(each) for each in (blocks, warns, informs)]
    on_condition = verdict((informs, blocks), None, "", "Only when it is unbound first")
    assert on_condition.word.text == "Only when it is unbound first"
    assert [text for text, _ in on_condition.notes] == [problem_text(informs)]
    assert verdict((warns,), None, "").word.text == "Yes"
    with_room = verdict((), None, "", good="Yes, 2 of 4 are free")
    assert (with_room.word.text, with_room.word.tone) == ("Yes, 2 of 4 are free", YES.word.tone)


# The pane


def test_nothing_focused_is_said_quietly(wizard: BindWizard, qtbot: QtBot) -> None:
    shown = beside(wizard, Page.EIPS, qtbot)
    shown.refresh()
    assert not shown.pane.isHidden()
    assert told(shown.pane) == "Select a row to see its details."


def test_the_pane_follows_the_keys_also_to_rows_that_cannot_be_chosen(wizard: BindWizard, qtbot: QtBot) -> None:
    shown = beside(wizard, Page.EIPS, qtbot)
    page = wizard.pages[Page.EIPS]
    table, model = page.panel.table, page.model  # type: ignore[attr-defined]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert told(shown.pane).startswith(str(model.record_at(0).address))
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert told(shown.pane).startswith(str(model.record_at(1).address))
    refused = 0
    for row in range(2, model.rowCount()):
        qtbot.keyClick(table, Qt.Key.Key_Down)
        eip = model.record_at(row)
        assert told(shown.pane).startswith(str(eip.address))
        if model.reason_of(eip.allocation_id):
            refused += 1
            assert model.reason_of(eip.allocation_id) in told(shown.pane)
            qtbot.keyClick(table, Qt.Key.Key_Space)
            assert wizard.session.now.eips == ()
    assert refused


def test_the_pane_of_an_instance_judges_by_the_chosen_interface(
    wizard: BindWizard, inventory: Inventory, qtbot: QtBot
) -> None:
    wizard.session.dispatch(EniChosen(named(inventory.interfaces, "voip-media").id))  # type: ignore[attr-defined]
    shown = beside(wizard, Page.INSTANCE, qtbot)
    table = wizard.pages[Page.INSTANCE].panel.table  # type: ignore[attr-defined]
    table.go_to(named(inventory.instances, "dev-voice").id)  # type: ignore[attr-defined]
    assert "No" in told(shown.pane)
    assert "Both must be in the same:" in told(shown.pane)
    wizard.session.dispatch(EniChosen(named(inventory.interfaces, "other-vpc").id))  # type: ignore[attr-defined]
    assert "Both must be in the same:" not in told(shown.pane)


def test_what_is_known_is_not_worked_out_again_for_each_list_that_arrives(
    wizard: BindWizard, qtbot: QtBot, until: Until
) -> None:
    shown = beside(wizard, Page.EIPS, qtbot)
    table, of, asked = wizard.pages[Page.EIPS].panel.table, shown._of, []  # type: ignore[attr-defined]

    def counted(key: str) -> object:
        asked.append(key)
        return of(key)

    shown._of = counted  # type: ignore[assignment]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert asked == [table.current_key()]
    before = wizard.session.inventory
    wizard.session.refresh()
    assert len(asked) == 1
    until(lambda: wizard.session.inventory is not before)
    assert len(asked) == 2, "a new inventory may say something else"
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert len(asked) == 3, "what is chosen decides what can be"


def test_values_are_copied_without_the_pictures(wizard: BindWizard, qtbot: QtBot) -> None:
    shown = beside(wizard, Page.INTERFACE, qtbot)
    table = wizard.pages[Page.INTERFACE].panel.table  # type: ignore[attr-defined]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    shown.pane.setFocus()
    qtbot.keyClick(shown.pane, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(shown.pane, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert f"Interface ID: {table.current_key()}" in copied
    assert "State: Available" in copied
    assert PICTURE not in copied


def test_the_pane_is_reached_by_tab_left_by_tab_and_leaves_enter_to_next(wizard: BindWizard, qtbot: QtBot) -> None:
    shown = beside(wizard, Page.EIPS, qtbot)
    table = wizard.pages[Page.EIPS].panel.table  # type: ignore[attr-defined]
    with qtbot.waitActive(wizard):
        wizard.activateWindow()
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Home)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is shown.pane
    qtbot.keyClick(shown.pane, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.current().page is Page.INTERFACE)
    other = beside(wizard, Page.INTERFACE, qtbot)
    wizard.pages[Page.INTERFACE].panel.table.setFocus()  # type: ignore[attr-defined]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is other.pane
    wizard.back()
    shown.pane.setFocus()
    qtbot.keyClick(shown.pane, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not shown.pane


def test_a_screen_reader_is_told_name_and_text(wizard: BindWizard, qtbot: QtBot) -> None:
    shown = beside(wizard, Page.EIPS, qtbot)
    qtbot.keyClick(wizard.pages[Page.EIPS].panel.table, Qt.Key.Key_Home)  # type: ignore[attr-defined]
    interface = QAccessible.queryAccessibleInterface(shown.pane)
    assert interface.text(QAccessible.Text.Name) == "Details of the row"
    text = interface.textInterface()
    assert "Allocation ID: eip-" in text.text(0, text.characterCount())


# Room for it


def test_folded_away_is_remembered_and_can_be_taken_back(wizard: BindWizard, signed_in: World, qtbot: QtBot) -> None:
    shown = beside(wizard, Page.EIPS, qtbot)
    assert shown.pane.isVisible()
    qtbot.mouseClick(shown.fold, Qt.MouseButton.LeftButton)
    assert not shown.pane.isVisible()
    settings = QSettings(window_settings(signed_in.parts.state_dir), QSettings.Format.IniFormat)
    assert str(settings.value(SHOWN_KEY)).casefold() == "false"
    assert not beside(wizard, Page.INTERFACE, qtbot).pane.isVisible(), "one wish for all pages"
    other = BindWizard(signed_in.session)
    qtbot.addWidget(other)
    other.resize(QSize(1500, 900))
    other.show()
    again = beside(other, Page.EIPS, qtbot)
    assert not again.pane.isVisible()
    qtbot.mouseClick(again.fold, Qt.MouseButton.LeftButton)
    assert again.pane.isVisible()
    assert beside(other, Page.INTERFACE, qtbot).pane.isVisible()


def test_little_room_is_left_to_the_table_until_the_details_are_wanted_there(
    wizard: BindWizard, signed_in: World, qtbot: QtBot
) -> None:
    wizard.resize(QSize(800, 600))
    shown = beside(wizard, Page.EIPS, qtbot)
    qtbot.waitUntil(lambda: shown.width() < chars(shown, ROOM))
    assert not shown.pane.isVisible()
    assert not shown.fold.isChecked()
    qtbot.mouseClick(shown.fold, Qt.MouseButton.LeftButton)
    assert shown.pane.isVisible()
    assert shown.pane.width() < shown.width() / 2
    qtbot.mouseClick(shown.fold, Qt.MouseButton.LeftButton)
    assert not shown.pane.isVisible()
    settings = QSettings(window_settings(signed_in.parts.state_dir), QSettings.Format.IniFormat)
    assert str(settings.value(SHOWN_KEY, "true")).casefold() == "true"
    wizard.resize(QSize(1500, 900))
    qtbot.waitUntil(shown.pane.isVisible)


def test_the_pane_speaks_the_language_and_wears_the_colours_in_force(
    wizard: BindWizard, translators: Translators, qapp: QApplication, qtbot: QtBot
) -> None:
    shown = beside(wizard, Page.EIPS, qtbot)
    qtbot.keyClick(wizard.pages[Page.EIPS].panel.table, Qt.Key.Key_Home)  # type: ignore[attr-defined]
    english, light = told(shown.pane), shown.pane.toHtml()
    translators.install(LANGUAGES[1])
    qtbot.waitUntil(lambda: told(shown.pane) != english)
    assert "是否可选 可以" in told(shown.pane)
    assert "EIP 实例 ID：eip-" in told(shown.pane).replace("： ", "：")
    translators.install(LANGUAGES[0])
    qtbot.waitUntil(lambda: told(shown.pane) == english)
    apply_scheme(qapp, Scheme.DARK)
    qtbot.waitUntil(lambda: shown.pane.toHtml() != light)
    assert told(shown.pane) == english
