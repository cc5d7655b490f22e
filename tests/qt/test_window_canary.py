"""A marked secret goes through the whole window; afterwards it is in the keyring and nowhere a person could look."""

import logging
import secrets
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui import log as product_log
from gui.domain.cloud.mapping import mappings
from gui.domain.wizards.steps import Page
from gui.qt.base.region_reading import Load
from gui.qt.pages.account import AccountPage
from gui.qt.pages.guest import GuestPage
from gui.qt.shell.main_window import MainWindow
from gui.qt.widgets.account_form import NEW
from gui.qt.wizards.bind import BindWizard
from gui.sandbox.identities import AccessKey
from gui.services.exports import cli_script, mapping_export, report, terraform
from gui.services.exports.mapping_table import table_of
from tests.conftest import MemoryKeyring
from tests.helpers.every_view import every_page
from tests.qt.conftest import World
from tests.qt.test_wizard import carry_out, forward, to_review

Until = Callable[[Callable[[], bool]], None]
LETTERS = string.ascii_letters + string.digits


def marked(prefix: str, length: int) -> str:
    return prefix + "".join(secrets.choice(LETTERS) for _ in range(length - len(prefix)))


def spoken(root: QWidget) -> Iterator[str]:
    """Everything the accessibility tree says of ``root`` and what is in it."""
    for widget in (root, *root.findChildren(QWidget)):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None:
            yield from (interface.text(kind) for kind in QAccessible.Text if kind is not QAccessible.Text.UserText)
        yield widget.windowTitle()
        yield widget.toolTip()


@dataclass
class Heard:
    """What was shown, spoken, copied or exported on the way."""

    texts: list[str] = field(default_factory=list)
    exports: list[bytes] = field(default_factory=list)


def sign_in_after_a_refusal(world: World, wizard: BindWizard, until: Until, heard: Heard, key: AccessKey) -> None:
    page = wizard.current()
    assert isinstance(page, AccountPage)
    page.form.who.setCurrentIndex(page.form.who.findData(NEW))
    for edit, text in ((page.form.name, "canary"), (page.form.key_id, key.id), (page.form.secret, key.secret)):
        edit.insert(text)
    page.form.secret.selectAll()
    page.form.secret.copy()
    heard.texts += spoken(wizard)
    world.server.faults.error("DescribeRegions", code="InvalidTimeStamp.Expired", status=400)
    wizard.next()
    until(lambda: "clock" in page.banner.text())
    heard.texts += spoken(wizard)
    page.banner._copy_details()
    heard.texts.append(QGuiApplication.clipboard().text())
    world.server.faults.clear()
    wizard.next()
    until(lambda: wizard.current().page is Page.REGION)
    wizard.back()


def run_and_export(world: World, wizard: BindWizard, until: Until, heard: Heard) -> None:
    to_review(wizard, until, eips=2)
    page = carry_out(wizard, until)
    assert wizard.run.applied, page.banner.text()
    forward(wizard, Page.GUEST, until)
    guest = wizard.current()
    assert isinstance(guest, GuestPage)
    until(lambda: guest.snippet() is not None)
    guest.save_in(world.parts.state_dir / "snippets")
    heard.texts += spoken(wizard)
    inventory, plan = world.session.inventory, wizard.run.plan
    assert inventory is not None
    assert plan is not None
    table = table_of(inventory, world.parts.catalog, {})
    heard.exports += [
        mapping_export.to_csv(table),
        b"".join(mapping_export.to_json(table)),
        report.to_markdown(table),
        terraform.from_mappings(mappings(inventory), inventory),
        cli_script.to_cli_script(plan),
    ]


def test_a_secret_is_nowhere_but_in_the_keyring(
    world: World, window: MainWindow, until: Until, memory_keyring: MemoryKeyring, caplog: pytest.LogCaptureFixture
) -> None:
    key = AccessKey(id=marked("LTAI5t", 24), secret=marked("Canary", 30), user="canary", allow=("*",))
    world.server.account.keys[key.id] = key
    folder, heard = world.parts.state_dir, Heard()
    logged = product_log.set_up(folder, logging.DEBUG)
    window.show()
    window.menus.bind.trigger()
    wizard = window.wizard
    assert wizard is not None
    try:
        sign_in_after_a_refusal(world, wizard, until, heard, key)
        run_and_export(world, wizard, until, heard)
        assert every_page(window.home)
        heard.texts += spoken(window)
        wizard.close()
        window.close()
    finally:
        logged.close()
    assert key.secret in memory_keyring.kept.values(), "the test would find nothing if nothing were kept"
    wanted = key.secret.encode()
    files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    names = {path.name for path in files}
    assert any(key.id.encode() in content for content in files.values()), "the files of this very run are searched"
    assert {"journal.sqlite", "window.ini", product_log.FILE_NAME} <= names
    assert not [str(path) for path, content in files.items() if wanted in content]
    assert not [export for export in heard.exports if wanted in export]
    assert not [text for text in heard.texts if key.secret in text]
    assert key.secret not in caplog.text
    assert key.secret not in QGuiApplication.clipboard().text()


DENIABLE = (
    "vpc:DescribeRegions",
    "vpc:DescribeEipAddresses",
    "ecs:DescribeNetworkInterfaces",
    "ecs:DescribeInstances",
    "vpc:AssociateEipAddressBatch",
    "ecs:AttachNetworkInterface",
    "vpc:DescribeEipGatewayInfo",
)


LISTED_ON = {
    "DescribeEipAddresses": Page.EIPS,
    "DescribeNetworkInterfaces": Page.INTERFACE,
    "DescribeInstances": Page.INSTANCE,
}
"""The page that has a row for each entry of the list that the call reads."""


@pytest.mark.parametrize("action", DENIABLE)
def test_a_denied_action_ends_at_a_named_step_and_goes_on_once_it_is_allowed(
    world: World, qtbot: QtBot, until: Until, action: str
) -> None:
    keys = world.server.account.keys
    full = keys["LTAI5tSandboxFullRights1"]
    wizard = BindWizard(world.session)
    qtbot.addWidget(wizard)
    wizard.show()

    def deny() -> None:
        keys[full.id] = replace(full, deny=(action,))

    def allow() -> None:
        keys[full.id] = full

    def says_so(text: str) -> bool:
        return f"no permission for {action}" in text

    operation = action.split(":")[1]
    if operation == "DescribeRegions":
        deny()
        wizard.next()
        until(lambda: says_so(wizard.current().banner.text()))
        allow()
        wizard.next()
        until(lambda: wizard.current().page is Page.REGION)
        return
    until(lambda: wizard.current().isComplete())
    forward(wizard, Page.REGION, until)
    if operation in LISTED_ON:
        deny()
        world.session.choose_region(world.session.connection.regions[0].id)  # type: ignore[union-attr]
        until(lambda: world.session.reading.load is Load.READY)
        wizard.go_to(LISTED_ON[operation])
        panel = wizard.current().panel  # type: ignore[attr-defined]
        until(lambda: says_so(panel.placeholder.text()))
        assert not wizard.current().isComplete()
        allow()
        panel.placeholder._action.click()
        until(lambda: panel.stack.currentWidget() is panel.table)
        return
    wizard.back()
    to_review(wizard, until, eips=2)
    deny()
    page = carry_out(wizard, until)
    if operation == "DescribeEipGatewayInfo":
        assert wizard.run.applied
        wizard.next()
        until(lambda: says_so(wizard.current().banner.text()))
        allow()
        wizard.current().banner.run_action()
        until(lambda: wizard.current().snippet() is not None)  # type: ignore[attr-defined]
        return
    assert says_so(page.banner.text())
    allow()
    page.review_again.emit()
    until(lambda: wizard.current().page is Page.REVIEW)
    carry_out(wizard, until)
    assert wizard.run.applied
