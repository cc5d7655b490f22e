"""The wizard of the running program, as it looks from outside: its pages, tables and buttons."""

from datetime import UTC, datetime
from typing import Any

from gui.cloud.gateway import Gateway
from gui.domain.cloud.eip import ElasticIp
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.region import RegionId
from gui.services.region.catalog import read_inventory
from tests.helpers.desktop import Desktop, Program
from tests.helpers.sandbox_run import CREDENTIALS

MAIN, WIZARD = "Multi-EIP Wizard", "Bind EIPs to a network interface"
REGION, ENI, INSTANCE = "cn-shanghai", "voip-media", "voip-gateway-01"
NEXT = ("push button", "Next >")


class Watcher:
    """Waits for what a user would wait for."""

    def __init__(self, desktop: Desktop, program: Program) -> None:
        self.desktop, self.program = desktop, program

    def wait_for_main_window(self) -> None:
        """Wait until the main window has the keyboard, and the region is read."""
        self.program.wait(lambda: self.desktop.active() == MAIN, "the main window")
        self.program.wait(lambda: self.desktop.ask("rows", MAIN, "Mappings", [0]), "the mappings")

    def wait_for_page(self, title: str) -> None:
        """Wait until the wizard has the keyboard and shows the page of ``title``."""
        self.program.wait(lambda: self.desktop.active() == WIZARD, "the wizard")
        self.program.wait(lambda: self.shows("label", title), f"the page {title}")

    def wait_until_enabled(self, role: str, name: str) -> None:
        """Wait until the wizard's button can be pressed."""
        self.program.wait(
            lambda: any("ENABLED" in each["states"] for each in self.find(role, name)), f"{name} to be enabled"
        )

    def wait_for_label(self, text: str) -> None:
        """Wait until the wizard says ``text`` somewhere."""
        self.program.wait(lambda: self.shows("label", text), repr(text))

    def find(self, role: str, name: str) -> list[dict[str, Any]]:
        """Return what the wizard shows of this role and name."""
        return list(self.desktop.ask("find", WIZARD, role, name))

    def shows(self, role: str, name: str) -> bool:
        """Return whether the wizard shows a thing of this role and name."""
        return bool(self.find(role, name))

    def first_cells(self, table: str) -> list[dict[str, Any]]:
        """Return the first cell of each row of the wizard's table."""
        return [row[0] for row in self.desktop.ask("rows", WIZARD, table, [0])]

    def row_of(self, table: str, value: str) -> int:
        """Return the row of the wizard's table whose first cell holds ``value``."""
        return [_value(each) for each in self.first_cells(table)].index(value)

    def ticked(self, table: str) -> list[str]:
        """Return the first cells of the rows that are ticked."""
        return [_value(each) for each in self.first_cells(table) if "CHECKED" in each["states"]]


def _value(cell: dict[str, Any]) -> str:
    """Return what a cell is read as, without the title of its column and the id below the name."""
    return str(cell["name"]).split(": ", 1)[1].split(", ", maxsplit=1)[0]


USED = {"push button", "check box", "radio button", "combo box", "text", "password text", "table", "page tab", "list"}
"""Roles of what is used, which must have a name."""


def silent(desktop: Desktop, window: str) -> list[str]:
    """Return what is shown in a window and says nothing: used without a name, or a label without a word."""
    return [
        f"{each['role']} {each['description']!r}"
        for each in desktop.ask("look", window)
        if each["role"] in {*USED, "label"}
        and not each["name"].strip()
        and not each["labels"]
        and not (each["role"] == "label" and each["text"].strip())
    ]


def inventory_of(program: Program) -> Inventory:
    """Read the region from the program's own sandbox, over HTTP, as another client would."""
    cloud = Gateway(CREDENTIALS, program.endpoint())
    return read_inventory(cloud, RegionId(REGION), lambda: datetime.now(UTC))


def bound_to(inventory: Inventory, eni: str, instance: str) -> list[ElasticIp]:
    """Return the EIPs on the interface of this name, which must be attached to the instance of that name."""
    interface = next(each for each in inventory.interfaces if each.name == eni)
    assert interface.instance_id is not None
    assert inventory.instance_by_id[interface.instance_id].name == instance
    return list(inventory.eips_on(interface.id))
