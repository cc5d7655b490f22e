"""EIPs allocated on the spot: the dialog against the sandbox over HTTP, and an allocation that was interrupted."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import product
from uuid import uuid4

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.domain.choices.selection import EipTicked
from gui.domain.cloud.errors import CloudError, CloudErrorKind, JournalError, JournalErrorKind
from gui.domain.cloud.references import MARK_TAG, MarkRef
from gui.domain.cloud.region import RegionId
from gui.domain.engine.effects import Do
from gui.domain.engine.progress import Failure, Left, Outcome, Report, StopChoice
from gui.domain.operations.eips import ReleaseEip, TrafficCharge
from gui.domain.operations.judgements import Reason
from gui.domain.operations.permissions import ApiAction, Deed, Likelihood, Permission
from gui.domain.plans.immediate import allocate_eips
from gui.domain.rules.new_eips import EipObjection, NewEips
from gui.domain.wizards.steps import Page
from gui.qt.base.i18n import LANGUAGES, Language, Translators
from gui.qt.base.palette import Scheme, apply_scheme
from gui.qt.base.region_reading import Load
from gui.qt.dialogs.allocate_eips import NewEipsDialog
from gui.qt.pages.eips import EipsPage
from gui.qt.shell.main_window import MainWindow
from gui.qt.shell.resume_offer import ResumeOffer
from gui.qt.wizards.bind import BindWizard
from gui.sandbox.faults import Fault, Kind
from gui.sandbox.resources import Eip
from gui.services.runs.journal import Journal
from gui.words.immediate_run import making_details, making_text
from gui.words.new_eips import SENTENCES, charge_text, cost_text
from gui.words.tone import Tone
from tests.helpers.looks import cut_off, mnemonics
from tests.helpers.sandbox_run import CREDENTIALS
from tests.qt.conftest import MAIN_READS, World, fail_reading

Until = Callable[[Callable[[], bool]], None]
ALLOCATE = "AllocateEipAddress"
NO_MONEY = Failure(
    "sip-2-x",
    Reason.REFUSED,
    error=CloudError(CloudErrorKind.UNKNOWN, "InsufficientBalance", ALLOCATE, request_id="REQ-1", status=400),
)
UNREAD = Failure("sip-1-x", Reason.UNREAD)
RELEASE = ReleaseEip(RegionId("cn-shanghai"), MarkRef("sip-1-x"), "sip-1")
LOOKS = [
    pytest.param(*look, id=f"{look[0].code}-{look[1].value}")
    for look in product(LANGUAGES, (Scheme.LIGHT, Scheme.DARK))
]


@pytest.fixture
def dialog(signed_in: World, qtbot: QtBot, translators: Translators) -> NewEipsDialog:
    del translators
    made = NewEipsDialog(signed_in.session)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def page(signed_in: World, qtbot: QtBot) -> Iterator[EipsPage]:
    wizard = BindWizard(signed_in.session)
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.go_to(Page.EIPS)
    found = wizard.current()
    assert isinstance(found, EipsPage)
    yield found
    # Until here somebody must know the wizard, or its pages go.
    wizard.close()


@pytest.fixture
def plain(qapp: QApplication) -> Iterator[QApplication]:
    """The application, its font and colours as they were afterwards."""
    font = qapp.font()
    yield qapp
    qapp.setFont(font)
    apply_scheme(qapp, Scheme.LIGHT)


def press(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def fill_in(dialog: NewEipsDialog, count: int, name: str = "fresh") -> None:
    dialog.count.setValue(count)
    dialog.name.setText(name)
    dialog.consent.box.click()


def allocated(world: World) -> list[Eip]:
    """Return the EIPs that carry a mark."""
    with world.server.account.lock:
        world.server.account.tasks.advance()
        return [eip for eip in world.server.account.eips if MARK_TAG in eip.tags]


def tick(world: World, count: int) -> None:
    """Tick the first EIPs that can be bound."""
    inventory = world.session.inventory
    assert inventory is not None
    for eip in [each for each in inventory.eips if each.name.startswith(("voip-edge", "media-edge"))][:count]:
        world.session.dispatch(EipTicked(eip.allocation_id, ticked=True))
    assert len(world.session.now.eips) == count


def dialog_of(page: EipsPage) -> NewEipsDialog:
    found = page.findChild(NewEipsDialog)
    assert isinstance(found, NewEipsDialog)
    return found


def test_every_objection_has_a_sentence_and_every_charge_its_words() -> None:
    assert set(SENTENCES) == set(EipObjection)
    assert len({charge_text(each) for each in TrafficCharge}) == len({cost_text(each) for each in TrafficCharge}) == 2
    for each in TrafficCharge:
        assert "Until it is released" in cost_text(each)
        assert not {"¥", "$", "USD", "CNY"} & set(cost_text(each).split())


@pytest.mark.parametrize(
    ("report", "tone", "says"),
    [
        (
            Report("r", Outcome.UNDONE, stopped=StopChoice.UNDO),
            Tone.WARNING,
            ["Stopped and rolled back", "nothing is left"],
        ),
        (Report("r", Outcome.UNDONE, failures=(NO_MONEY,)), Tone.BAD, ["Failed and rolled back", "balance"]),
        (
            Report("r", Outcome.LEFT, failures=(NO_MONEY,), left=(Left(RELEASE, UNREAD),)),
            Tone.BAD,
            ["could not be rolled back", "balance", "Release EIP sip-1", "not known", "EIP console"],
        ),
        (
            Report("r", Outcome.KEPT, journal_error=JournalError(JournalErrorKind.FULL, "file")),
            Tone.WARNING,
            ["is kept. Refresh", "disk is full"],
        ),
        (Report("r", Outcome.KEPT), Tone.WARNING, ["is kept. Refresh"]),
        (Report("r", Outcome.PAUSED), Tone.WARNING, ["credentials expired", "Sign in again"]),
        (Report("r", Outcome.APPLIED), Tone.GOOD, ["Done and verified"]),
    ],
)
def test_every_end_is_said(report: Report, tone: Tone, says: list[str]) -> None:
    found, what, why = making_text(report)
    assert found is tone
    for part in says:
        assert part in f"{what} {why}"
    assert ("REQ-1" in making_details(report)) is bool(report.failures)


def test_ten_that_are_left_for_one_reason_take_one_line() -> None:
    left = tuple(Left(replace(RELEASE, name=f"sip-{number}"), UNREAD) for number in range(1, 11))
    _tone, _what, why = making_text(Report("r", Outcome.LEFT, failures=(NO_MONEY,), left=left))
    assert len(why.splitlines()) == 2
    assert "Release EIP sip-9; Release EIP sip-10: Its state" in why


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_field_has_a_name_and_every_letter_opens_one_thing(
    dialog: NewEipsDialog, translators: Translators, language: Language
) -> None:
    translators.install(language)
    QApplication.sendPostedEvents()
    fields = (dialog.count, dialog.charge, dialog.bandwidth, dialog.name, dialog.consent.box, *dialog.buttons.buttons())
    names = [QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name) for each in fields]
    assert all(names)
    assert len(set(names)) == len(fields)
    letters = mnemonics(dialog)
    assert len(letters) == len(set(letters)) == 6


def test_the_consent_names_what_is_agreed_to_and_until_then_the_button_waits_and_says_so(
    dialog: NewEipsDialog,
) -> None:
    assert not dialog.make_button.isEnabled()
    assert dialog.says.text() == "Select the check box to agree."
    assert "1 pay-as-you-go EIP is allocated in cn-shanghai" in dialog.consent.box.text()
    dialog.count.setValue(3)
    text = dialog.consent.box.text()
    for part in ("3 pay-as-you-go EIPs are", "cn-shanghai", "5 Mbit/s", "by traffic", "until released"):
        assert part in text
    dialog.consent.box.click()
    assert dialog.make_button.isEnabled()
    assert dialog.says.text() == ""
    dialog.consent.box.click()
    assert not dialog.make_button.isEnabled()


@pytest.mark.parametrize("field", ["count", "charge", "bandwidth", "name"])
def test_a_changed_answer_takes_the_consent_back(dialog: NewEipsDialog, field: str) -> None:
    dialog.consent.box.click()
    assert dialog.make_button.isEnabled()
    before = dialog.consent.box.text()
    match field:
        case "count":
            dialog.count.setValue(2)
        case "charge":
            dialog.charge.setCurrentIndex(1)
        case "bandwidth":
            dialog.bandwidth.setValue(6)
        case _:
            dialog.name.setText("sip")
    assert not dialog.make_button.isEnabled()
    assert not dialog.consent.box.isChecked()
    assert (dialog.consent.box.text() == before) is (field == "name")


def test_what_the_cloud_would_refuse_is_said_while_typing_and_kept(dialog: NewEipsDialog) -> None:
    dialog.charge.setCurrentIndex(1)
    dialog.bandwidth.setValue(300)
    assert "whether it is used or not" in dialog.note.text()
    dialog.consent.box.click()
    dialog.charge.setCurrentIndex(0)
    assert dialog.says.text() == "Charged by traffic, an EIP takes 1 to 200 Mbit/s."
    assert dialog.consent.isHidden()
    assert dialog.bandwidth.value() == 300
    dialog.name.setText("http://sip")
    assert "must not begin with http://" in dialog.says.text()
    dialog.name.setText("s" * 129)
    assert "at most 128 characters" in dialog.says.text()
    assert not dialog.make_button.isEnabled()


def test_more_than_an_interface_takes_is_only_a_warning(dialog: NewEipsDialog, signed_in: World) -> None:
    tick(signed_in, 8)
    dialog.count.setValue(2)
    assert dialog.beyond.isHidden()
    dialog.count.setValue(4)
    assert dialog.beyond.text() == "An interface takes 10 EIPs: 2 of the new ones will not be selected."
    assert not dialog.beyond.isHidden()
    dialog.consent.box.click()
    assert dialog.make_button.isEnabled()


def test_it_can_be_filled_in_and_sent_by_keyboard_alone(
    dialog: NewEipsDialog, signed_in: World, qtbot: QtBot, until: Until
) -> None:
    dialog.activateWindow()
    until(dialog.count.hasFocus)

    def to(widget: QWidget) -> None:
        for _ in range(8):
            if widget.hasFocus():
                return
            qtbot.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {widget}")

    qtbot.keyClicks(dialog.count, "2")
    to(dialog.charge)
    qtbot.keyClick(dialog.charge, Qt.Key.Key_Down)
    to(dialog.bandwidth)
    dialog.bandwidth.selectAll()
    qtbot.keyClicks(dialog.bandwidth, "9")
    to(dialog.name)
    qtbot.keyClicks(dialog.name, "typed")
    # Enter before the consent sends nothing.
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert allocated(signed_in) == []
    to(dialog.consent.box)
    qtbot.keyClick(dialog.consent.box, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.consent.box, Qt.Key.Key_Return)
    until(lambda: not dialog.isVisible())
    found = {(eip.name, eip.bandwidth, eip.internet_charge_type) for eip in allocated(signed_in)}
    assert found == {("typed-1", 9, "PayByBandwidth"), ("typed-2", 9, "PayByBandwidth")}


def test_it_follows_the_language_and_keeps_what_was_given(dialog: NewEipsDialog, translators: Translators) -> None:
    fill_in(dialog, 3)
    dialog.charge.setCurrentIndex(1)
    dialog.consent.box.click()
    given = dialog.given()
    translators.install(LANGUAGES[1])
    QApplication.sendPostedEvents()
    assert dialog.windowTitle() == "申请 EIP"
    assert "cn-shanghai" in dialog.consent.box.text()
    assert "按固定带宽计费" in dialog.consent.box.text()
    assert dialog.charge.currentText() == "按固定带宽计费"
    assert dialog.given() == given
    assert dialog.make_button.isEnabled()
    dialog.consent.box.click()
    assert dialog.says.text() == "请勾选以示同意。"


@pytest.mark.parametrize(
    "code", ["QuotaExceeded.Eip", "InsufficientBalance", "ORDER.QUANTITY_INVALID", "OperationFailed.ResourceNotEnough"]
)
def test_a_refusal_is_said_with_its_request_id_and_nothing_given_is_lost(
    dialog: NewEipsDialog, signed_in: World, until: Until, code: str
) -> None:
    signed_in.server.faults.fail_on(ALLOCATE, 3, code, 400)
    fill_in(dialog, 5)
    given = dialog.given()
    press(dialog.make_button)
    assert not dialog.name.isEnabled()
    assert not dialog.consent.isEnabled()
    until(dialog.name.isEnabled)
    assert "Failed and rolled back" in dialog.banner.text()
    copy = next(each for each in dialog.banner.findChildren(QPushButton) if each.text() == "Copy details")
    press(copy)
    details = QGuiApplication.clipboard().text()
    assert code in details
    assert "request" in details.casefold()
    assert allocated(signed_in) == []
    assert dialog.given() == given
    # Nothing is left, so what was agreed to is still what is asked.
    press(dialog.make_button)
    until(lambda: not dialog.isVisible())
    assert len(allocated(signed_in)) == 5


def test_who_may_not_is_told_by_the_permission(dialog: NewEipsDialog, signed_in: World, until: Until) -> None:
    signed_in.server.account.keys[CREDENTIALS.access_key_id].deny = ("vpc:AllocateEipAddress",)
    fill_in(dialog, 1)
    press(dialog.make_button)
    until(dialog.name.isEnabled)
    assert "vpc:AllocateEipAddress" in dialog.banner.text()


def test_what_could_not_be_released_is_named_and_the_consent_asked_for_again(
    dialog: NewEipsDialog, signed_in: World, until: Until
) -> None:
    signed_in.server.account.keys[CREDENTIALS.access_key_id].deny = ("vpc:ReleaseEipAddress",)
    signed_in.server.faults.fail_on(ALLOCATE, 2, "InsufficientBalance", 400)
    fill_in(dialog, 2)
    press(dialog.make_button)
    until(dialog.name.isEnabled)
    for part in ("could not be rolled back", "balance", "Release EIP fresh-1", "vpc:ReleaseEipAddress", "EIP console"):
        assert part in dialog.banner.text()
    (left,) = allocated(signed_in)
    assert left.name == "fresh-1"
    assert not dialog.consent.box.isChecked()
    assert not dialog.make_button.isEnabled()
    until(lambda: left.id in {each.allocation_id for each in signed_in.session.inventory.eips})  # type: ignore[union-attr]
    assert dialog.isVisible()


def test_another_run_that_is_not_finished_is_told_and_nothing_is_sent(
    dialog: NewEipsDialog, signed_in: World, until: Until
) -> None:
    connection = signed_in.session.connection
    assert connection is not None
    with closing(Journal(connection.journal_dir)) as journal:
        journal.begin(str(uuid4()), allocate_eips(NewEips(), connection.regions[0].id, "other"), None)
    fill_in(dialog, 1)
    press(dialog.make_button)
    until(dialog.name.isEnabled)
    assert dialog.banner.text()
    assert allocated(signed_in) == []


@pytest.mark.parametrize("when", ["at once", "in the run"])
def test_cancel_while_they_are_allocated_releases_what_was(
    dialog: NewEipsDialog, signed_in: World, until: Until, when: str
) -> None:
    held = Fault(kind=Kind.SLOW, action=ALLOCATE, calls=(1 if when == "at once" else 3,), delay_ms=3_600_000)
    signed_in.server.faults.add(held)
    fill_in(dialog, 5)
    press(dialog.make_button)
    assert dialog.cancel.text() == "Stop and roll back"
    if when == "in the run":
        until(lambda: "2 of 5" in dialog.banner.text())
    press(dialog.cancel)
    assert dialog.isVisible()
    assert not dialog.cancel.isEnabled()
    signed_in.server.faults.clear()
    until(dialog.name.isEnabled)
    assert "Stopped and rolled back" in dialog.banner.text()
    assert allocated(signed_in) == []
    assert dialog.cancel.text() == "Cancel"
    press(dialog.cancel)
    assert not dialog.isVisible()


@pytest.mark.parametrize("refused", [MAIN_READS, ("DescribeEipAddresses",)])
def test_when_the_region_can_not_be_read_again_the_new_eips_are_named(
    dialog: NewEipsDialog, signed_in: World, until: Until, refused: tuple[str, ...]
) -> None:
    fail_reading(signed_in, *refused)
    fill_in(dialog, 2)
    press(dialog.make_button)
    until(lambda: "were allocated" in dialog.banner.text())
    assert "no permission for vpc:DescribeEipAddresses" in dialog.banner.text()
    assert "does not list all of it yet" not in dialog.banner.text()
    for eip in allocated(signed_in):
        assert eip.id in dialog.banner.text()
    assert dialog.cancel.text() == "Close"
    press(dialog.cancel)
    assert not dialog.isVisible()
    assert len(allocated(signed_in)) == 2


def test_the_page_allocates_and_ticks_as_many_as_an_interface_takes(
    page: EipsPage, signed_in: World, until: Until
) -> None:
    tick(signed_in, 8)
    before = signed_in.session.now.eips
    page.panel.filter.setText("voip")
    page.panel.apply_filter()
    press(page.allocate)
    dialog = dialog_of(page)
    fill_in(dialog, 3)
    press(dialog.make_button)
    until(lambda: len(signed_in.session.now.eips) == 10)
    assert len(allocated(signed_in)) == 3
    by_name = {eip.name: eip.id for eip in allocated(signed_in)}
    assert signed_in.session.now.eips == (*before, by_name["fresh-1"], by_name["fresh-2"])
    assert page.panel.table.current_key() == by_name["fresh-1"]
    assert page.model.row_of(by_name["fresh-3"]) is not None


def test_tab_goes_through_the_row_above_the_table_as_it_stands(page: EipsPage) -> None:
    row = [page.panel.filter, page.panel.choosable, page.allocate, page.panel.table]
    chain: list[QWidget] = [page.panel.filter]
    while page.panel.table not in chain:
        chain.append(chain[-1].nextInFocusChain())
    assert [each for each in chain if each in row] == row


def test_a_region_without_eips_offers_to_allocate(page: EipsPage, signed_in: World, until: Until) -> None:
    with signed_in.server.account.lock:
        for eip in tuple(signed_in.server.account.eips):
            signed_in.server.account.eips.remove(eip)
    signed_in.session.refresh()
    until(lambda: page.model.total == 0 and signed_in.session.reading.load is Load.READY)
    assert "no EIP in this region" in page.panel.placeholder.text()
    offer = next(each for each in page.panel.placeholder.findChildren(QPushButton) if each.isVisible())
    assert offer.text() == "Allocate EIPs …"
    press(offer)
    dialog = dialog_of(page)
    fill_in(dialog, 1)
    press(dialog.make_button)
    until(lambda: len(signed_in.session.now.eips) == 1)
    assert page.panel.stack.currentWidget() is page.panel.table


def test_the_tab_of_a_region_without_eips_offers_to_allocate_where_that_is_allowed(
    read_window: MainWindow, world: World, until: Until
) -> None:
    view, session = read_window.home.eips, world.session
    with world.server.account.lock:
        for eip in tuple(world.server.account.eips):
            world.server.account.eips.remove(eip)
    session.refresh()
    read_window.home.tabs.setCurrentWidget(view)
    until(lambda: view.panel.placeholder.isVisible() and "no EIP" in view.panel.placeholder.text())
    offered = [each for each in view.panel.placeholder.findChildren(QPushButton) if each.isVisible()]
    assert [each.text() for each in offered] == ["Allocate EIPs …"]
    session.rights.permissions = tuple(Permission(each, Likelihood.REFUSED) for each in ApiAction)
    session.rights.changed.emit()
    assert not offered[0].isVisible()
    assert session.rights.why_not(Deed.ALLOCATE) in view.panel.placeholder.text()
    session.rights.forget()
    assert offered[0].isVisible()
    press(offered[0])
    dialog = view.findChild(NewEipsDialog)
    assert isinstance(dialog, NewEipsDialog)
    fill_in(dialog, 2)
    press(dialog.make_button)
    until(lambda: view.model.rowCount() == 2 and view.findChild(NewEipsDialog) is None)
    assert len(allocated(world)) == 2
    assert view.current() in {each.id for each in allocated(world)}


@pytest.mark.parametrize(("button", "left"), [("Continue", 2), ("Roll back", 0)])
def test_an_allocation_that_was_interrupted_is_finished_or_taken_back_without_a_wizard(
    read_window: MainWindow, world: World, until: Until, button: str, left: int
) -> None:
    session = world.session
    assert session.inventory is not None
    assert session.connection is not None
    plan = allocate_eips(NewEips(2, name="cut-off"), session.inventory.region, str(uuid4()))
    with closing(Journal(session.connection.journal_dir)) as journal:
        journal.begin(str(uuid4()), plan, None)
        journal.intent(Do(0, plan.operations[0], "token-1", 1, undoing=False))
    session.connection.cloud.do(plan.operations[0], "token-1")

    offer = ResumeOffer(session, read_window, read_window.resume)
    offer.look()
    until(lambda: offer.box is not None)
    assert offer.box is not None
    first = offer.box
    assert "Allocate EIP cut-off-1: 1 of 1 read as done" in first.informativeText()
    assert "Allocate EIP cut-off-2: 0 of 1 read as done" in first.informativeText()
    press(next(each for each in first.buttons() if button in each.text()))
    until(lambda: offer.box is not first)
    assert read_window.wizard is None
    found = allocated(world)
    assert len(found) == left
    if left:
        assert offer.box.text() == "2 EIPs allocated."
        assert {eip.id for eip in found} == set(offer.box.informativeText().splitlines())
    else:
        assert "Failed and rolled back" in offer.box.text()
    until(lambda: session.reading.load is Load.READY)


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
@pytest.mark.parametrize("size", [1.0, 1.5])
def test_nothing_is_cut_off_and_it_fits_a_small_screen(
    plain: QApplication,
    dialog: NewEipsDialog,
    signed_in: World,
    translators: Translators,
    qtbot: QtBot,
    until: Until,
    language: Language,
    scheme: Scheme,
    size: float,
) -> None:
    font = plain.font()
    font.setPointSizeF(font.pointSizeF() * size)
    plain.setFont(font)
    translators.install(language)
    apply_scheme(plain, scheme)
    tick(signed_in, 9)
    dialog.charge.setCurrentIndex(1)
    fill_in(dialog, 3)

    def has_room() -> None:
        assert not cut_off(dialog)

    qtbot.waitUntil(has_room)
    signed_in.server.faults.error(ALLOCATE, "InsufficientBalance", 400)
    press(dialog.make_button)
    until(dialog.name.isEnabled)
    qtbot.waitUntil(has_room)
    assert dialog.size().boundedTo(QSize(800, 600)) == dialog.size()
