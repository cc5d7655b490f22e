"""One emulated account and one selection in it: what the rules say, and what the sandbox says when nobody asks them."""

import copy
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from threading import RLock

from hypothesis.vendor.pretty import RepresentationPrinter

from gui.cloud.gateway import Gateway
from gui.domain.association import problems
from gui.domain.contracts import Credentials
from gui.domain.eip import AllocationId
from gui.domain.eni import EniId
from gui.domain.errors import CloudError
from gui.domain.instance import InstanceId
from gui.domain.inventory import Inventory
from gui.domain.operations import AssociateEips, AttachEni, DetachEni, Operation
from gui.domain.problems import Problem
from gui.domain.region import RegionId
from gui.domain.remaining import eips_to_bind, in_place
from gui.domain.selection import Selection
from gui.sandbox.account import Account
from gui.sandbox.resources import Eip, EipStatus, EniStatus, Instance, Interface, Mode, TargetType
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.catalog import load_catalog, read_inventory

CATALOG = load_catalog()
SHANGHAI = RegionId("cn-shanghai")
_KEY = "LTAI5tSandboxFullRights1"
_tokens = count()


_TEMPLATE = default_account()


def fresh_account() -> Account:
    """Return a copy of the default account; that takes a quarter of the time of reading its file."""
    return copy.deepcopy(_TEMPLATE, {id(_TEMPLATE.lock): RLock()})


@dataclass
class Scene:
    """A fresh default account at the instant pace, and a selection that nothing is wrong with."""

    account: Account = field(default_factory=fresh_account)
    region: RegionId = SHANGHAI
    eips: list[str] = field(default_factory=lambda: ["voip-edge-01", "voip-edge-02"])
    eni: str = "voip-media"
    instance: str = "voip-gateway-01"

    def _repr_pretty_(self, printer: RepresentationPrinter, _cycle: bool) -> None:  # noqa: FBT001 - hypothesis's name
        """Leave the account out of the report of a failing example."""
        printer.text(f"Scene({self.region}, {self.eips}, {self.eni}, {self.instance})")

    def eip_named(self, name: str) -> Eip:
        return next(each for each in self.account.eips if each.name == name)

    def eni_named(self, name: str) -> Interface:
        return next(each for each in self.account.interfaces if name in {each.name, each.id})

    def instance_named(self, name: str) -> Instance:
        return next(each for each in self.account.instances if each.name == name)

    @property
    def the_eip(self) -> Eip:
        return self.eip_named(self.eips[0])

    @property
    def the_eni(self) -> Interface:
        return self.eni_named(self.eni)

    @property
    def the_instance(self) -> Instance:
        return self.instance_named(self.instance)

    def bind(self, eip: Eip, eni: Interface, mode: Mode, status: EipStatus = EipStatus.IN_USE) -> None:
        self.account.eips.bind(eip, eni.id)
        eip.target_type, eip.mode, eip.private_ip, eip.status = TargetType.NETWORK_INTERFACE, mode, eni.ip, status
        if status is not EipStatus.IN_USE:
            self.account.tasks.hang(eip.id, "test", lambda: None, holds=(eni.id,))

    def hang_eip(self, eip: Eip, status: EipStatus) -> None:
        eip.status = status
        self.account.tasks.hang(eip.id, "test", lambda: None)

    def attach(self, eni: Interface, instance: Instance, status: EniStatus = EniStatus.IN_USE) -> None:
        self.account.interfaces.attach(eni, instance.id)
        eni.status = status
        if status is not EniStatus.IN_USE:
            self.account.tasks.hang(eni.id, "test", lambda: None)

    def chosen(self) -> Selection:
        """Return the selection by ids; names that nothing has stay as they are, as ids that do not exist."""
        eips = {each.name: each.id for each in self.account.eips}
        enis = {each.name: each.id for each in self.account.interfaces}
        instances = {each.name: each.id for each in self.account.instances}
        return Selection(
            self.region,
            tuple(AllocationId(eips.get(each, each)) for each in self.eips),
            EniId(enis.get(self.eni, self.eni)),
            InstanceId(instances.get(self.instance, self.instance)),
        )


class Cloud:
    """The sandbox behind its port, as the program's own gateway sees it."""

    def __init__(self, server: SandboxServer) -> None:
        self.server = server
        secret = server.account.keys[_KEY].secret
        self.gateway = Gateway(Credentials(_KEY, secret), f"http://{server.endpoint}")

    def serve(self, account: Account) -> None:
        self.server.account = account

    def inventory(self, region: RegionId) -> Inventory:
        return read_inventory(self.gateway, region, lambda: datetime.now(UTC))

    def inventory_of(self, scene: Scene) -> Inventory:
        """Serve the account of ``scene`` and read the region chosen there."""
        self.serve(scene.account)
        return self.inventory(scene.region)

    def send(self, operations: Iterable[Operation]) -> CloudError | None:
        """Send ``operations`` in order without asking any rule; return the first refusal."""
        for operation in operations:
            try:
                self.gateway.do(operation, f"token-{next(_tokens)}")
            except CloudError as refusal:
                return refusal
        return None


def said(scene: Scene, inventory: Inventory, refusal: str = "") -> tuple[Problem, ...]:
    """Return what the rules say about what is chosen in ``scene``."""
    return problems(scene.chosen(), inventory, CATALOG, refusal)


def bare_operations(selection: Selection, inventory: Inventory, *, detach: bool = False) -> tuple[Operation, ...]:
    """Return the calls that ``selection`` comes to when no rule is asked, an absent choice being sent as nothing."""
    region, eni_id = selection.region or RegionId(""), selection.eni or EniId("")
    instance_id = selection.instance or InstanceId("")
    eni = inventory.eni_by_id.get(eni_id)
    found: list[Operation] = []
    if detach and eni is not None and eni.instance_id:
        found.append(DetachEni(region, eni.id, InstanceId(eni.instance_id)))
    missing = eips_to_bind(selection, inventory)
    if missing or not selection.eips:
        found.append(AssociateEips(region, missing, eni_id))
    if detach or eni is None or not in_place(eni, instance_id):
        found.append(AttachEni(region, eni_id, instance_id))
    return tuple(found)
