"""The undo of a binding runs the guest's own undo first, by the same way; and the permission in the profile editor."""

from collections.abc import Callable

import pytest

import gui.guest.wrapper
from gui.domain.accounts.profile import Profile
from gui.domain.delivery.report import Choice, DeliveryOutcome
from gui.domain.wizards.steps import Page
from gui.qt.accounts.editor import ProfileEditor
from gui.qt.dialogs.guest_delivery import GuestDeliveryDialog
from gui.qt.shell.main_window import MainWindow
from gui.qt.wizards.in_use_review_page import InUseReviewPage
from gui.qt.wizards.interface_in_use import TeardownWizard
from gui.sandbox.guests.modelled import Modelled
from gui.sandbox.guests.scripted import GuestRule, Scripted
from gui.sandbox.resources import Assistant
from gui.services.delivery.journal import Task
from tests.helpers.delivered import QUICK
from tests.qt.conftest import World
from tests.qt.test_guest_delivery import INTERFACE, begin, ended, review_of
from tests.qt.test_views_guest import go_to

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gui.guest.wrapper, "Timing", lambda: QUICK)


def set_up(window: MainWindow, world: World, until: Until) -> Modelled:
    guest = world.server.account.guest = Modelled(world.server.account)
    delivery = review_of(window, until)
    begin(delivery)
    assert ended(delivery, until) is DeliveryOutcome.PROVEN
    delivery.reject()
    window.on_resource.dialogs[0].close()
    return guest


def review(window: MainWindow, until: Until) -> InUseReviewPage:
    go_to(window, INTERFACE)
    window.on_resource.undo.trigger()
    wizard = window.wizard
    assert isinstance(wizard, TeardownWizard)
    while wizard.current().page is not Page.REVIEW:
        until(wizard.current().isComplete)
        here = wizard.currentId()
        wizard.next()
        assert wizard.currentId() != here
    page = wizard.current()
    assert isinstance(page, InUseReviewPage)
    until(lambda: bool(page.undo.scripts()))
    return page


def undo_from_here(page: InUseReviewPage) -> None:
    page.undo.from_here.click()
    assert page.delivery is not None
    begin(page.delivery)


def test_the_box_is_checked_by_an_undo_that_was_read_in_the_guest(
    read_window: MainWindow, world: World, until: Until
) -> None:
    set_up(read_window, world, until)
    page = review(read_window, until)
    assert not page.guest_done.isChecked()
    undo_from_here(page)
    assert page.delivery is not None
    assert ended(page.delivery, until) is DeliveryOutcome.TAKEN_BACK
    until(page.guest_done.isChecked)
    assert "undone" in page.undo.banner.text()


@pytest.mark.parametrize("trouble", ["agent", "script"])
def test_an_undo_that_is_not_proven_leaves_the_box_and_says_what_to_do(
    read_window: MainWindow, world: World, until: Until, trouble: str
) -> None:
    guest = set_up(read_window, world, until)
    page = review(read_window, until)
    if trouble == "agent":
        instance = page._drafted.plan.selection.instance  # type: ignore[union-attr]
        host = world.server.account.instances.get(instance)
        assert host is not None
        host.assistant = Assistant.ABSENT
    else:
        failing = GuestRule(contains="step undo", output="error: the disk is full\n", exit_code=1)
        world.server.account.guest = Scripted(world.server.account, [failing], otherwise=guest)
    undo_from_here(page)
    assert page.delivery is not None
    assert ended(page.delivery, until) is not DeliveryOutcome.TAKEN_BACK
    until(lambda: "by hand" in page.undo.banner.text())
    assert not page.guest_done.isChecked()


def test_a_profile_sends_commands_only_where_its_box_is_checked(world: World, until: Until) -> None:
    editor = ProfileEditor(world.session, Profile("office"))
    assert not editor.profile().delivers
    editor.delivers.click()
    assert editor.profile().delivers
    until(lambda: not world.session.jobs.busy)
    editor.deleteLater()


def test_a_guest_that_was_left_armed_is_offered_and_resumed(
    read_window: MainWindow, world: World, until: Until
) -> None:
    model = Modelled(world.server.account)
    slow = GuestRule(contains="step check", milliseconds=100_000, exit_code=1)
    world.server.account.guest = Scripted(world.server.account, [slow], otherwise=model)
    delivery = review_of(read_window, until)
    begin(delivery)
    run = delivery.controller
    assert run is not None
    until(lambda: run.armed)
    run.choose(Choice.LEAVE)
    assert ended(delivery, until) is DeliveryOutcome.ARMED
    delivery.reject()
    read_window.on_resource.dialogs[0].close()
    note = read_window.open_guests
    until(note.isVisible)
    assert "voip-gateway-01" in note.text()
    world.server.account.guest = model
    note.resume()

    def others() -> list[GuestDeliveryDialog]:
        """The first dialog may not be gone yet."""
        found = read_window.findChildren(GuestDeliveryDialog)
        return [each for each in found if each is not delivery and each.controller is not None]

    until(lambda: bool(others()))
    (resumed,) = others()
    assert ended(resumed, until) is DeliveryOutcome.PROVEN
    until(lambda: not note.isVisible())


def test_an_open_delivery_can_be_discarded(read_window: MainWindow, world: World, until: Until) -> None:
    connection = world.session.connection
    assert connection is not None
    world.server.account.guest = Modelled(world.server.account)
    package = review_of(read_window, until).review.packages[0]
    with world.session.guests.journal.of(connection.journal_dir) as journal:
        journal.begin(package, Task.DELIVER)
    note = read_window.open_guests
    note.look()
    until(lambda: not note.isHidden())
    note.discard()
    until(note.isHidden)
    with world.session.guests.journal.of(connection.journal_dir) as journal:
        assert not journal.unfinished()
