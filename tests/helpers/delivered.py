"""A region of the sandbox whose EIPs are bound, and deliveries into the guest behind them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final

from gui.cloud.assistant import Assistant
from gui.domain.cloud.eip import EipGateway
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.inventory import Inventory
from gui.domain.contracts import GuestChannel
from gui.domain.delivery.package import Package, Timing
from gui.sandbox.server import SandboxServer
from gui.services.delivery.packages import package_of
from gui.services.region.catalog import read_inventory
from gui.services.runs.execution import Execution
from tests.helpers.sandbox_run import CREDENTIALS, ENI, REGION, gateway, make_plan

QUICK: Final = Timing(poll=(0.02, 0.05, 0.1), retry=0.1)
"""The usual times, but for those between two looks."""


def bind(server: SandboxServer, count: int = 3) -> None:
    """Bind ``count`` EIPs to ENI and attach it to INSTANCE, by the program's own run."""
    Execution(gateway(server), make_plan(server, count)).run()


def channel(server: SandboxServer) -> GuestChannel:
    """Return the guests of the sandbox, by the real SDK."""
    return Assistant(CREDENTIALS, f"http://{server.endpoint}")


def delivery_to(server: SandboxServer, eni: EniId = ENI, timing: Timing | None = QUICK, **options: object) -> Package:
    """Return a new delivery of what the cloud says of ``eni``."""
    cloud = gateway(server)
    inventory = read_inventory(cloud, REGION, lambda: datetime.now(UTC))
    return package_of(inventory, eni, cloud.gateways(REGION, eni), timing=timing, **options)  # type: ignore[arg-type]


def snippet_facts(inventory: Inventory, eni_id: EniId, gateways: Iterable[EipGateway]) -> dict[str, Any]:
    """Return what the cloud says of an interface and its EIPs, as ``snippets`` reads it."""
    eni = inventory.eni_by_id[eni_id]
    vswitch = inventory.vswitch_by_id[eni.vswitch_id]
    return {
        "interface": {
            "mac": eni.mac,
            "private_ip": str(eni.private_address),
            "private_cidr": str(vswitch.cidr),
            "private_gateway": str(vswitch.usual_gateway),
        },
        "eips": [{"ip": str(e.address), "gateway": str(e.gateway), "mask": e.mask} for e in gateways],
    }
