"""One emulated account and one selection in it: what the rules say, and what the sandbox says when nobody asks them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count

from hypothesis.vendor.pretty import RepresentationPrinter

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.instance import InstanceId, InstanceStatus
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, Operation
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.rules.multi_eip import problems
from gui.domain.rules.remaining import eips_to_bind, in_place
from gui.sandbox.account import Account
from gui.sandbox.resources import Eip, EipStatus, EniStatus, Instance, Interface, Mode, TargetType
from gui.sandbox.seed import default_account, set_switches
from gui.sandbox.server import SandboxServer
from gui.services.region.catalog import load_catalog, read_inventory
from tests.helpers.named_gateway import NamedGateway

CATALOG = load_catalog()
SHANGHAI = RegionId("cn-shanghai")
_KEY = "LTAI5tSandboxFullRights1"
_tokens = count()


@dataclass
class Scene:
    """A fresh default account at the instant pace, and a selection that nothing is wrong with.

    Attributes:
        agreed: what the user agreed to: ``detach`` and ``stop_host`` for the instance that has the ENI now,
            ``detach_other`` and ``stop_host_other`` for one that has not, ``stop`` for the chosen one.
    """

    account: Account = field(default_factory=default_account)
    region: RegionId = SHANGHAI
    eips: list[str] = field(default_factory=lambda: ["voip-edge-01", "voip-edge-02"])
    eni: str = "voip-media"
    instance: str = "voip-gateway-01"
    agreed: frozenset[str] = frozenset()

    def _repr_pretty_(self, printer: RepresentationPrinter, _cycle: bool) -> None:
        """Leave the account out of the report of a failing example."""
        printer.text(f"Scene({self.region}, {self.eips}, {self.eni}, {self.instance}, {sorted(self.agreed)})")

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
        eni, instance = enis.get(self.eni, self.eni), InstanceId(instances.get(self.instance, self.instance))
        host = next((each.instance for each in self.account.interfaces if each.id == eni), None)
        of = {"": InstanceId(host or "i-nobody"), "_other": InstanceId(instances["pbx-win-old"])}

        def agreed_for(deed: str) -> InstanceId | None:
            return next((whose for ending, whose in of.items() if deed + ending in self.agreed), None)

        return Selection(
            self.region,
            tuple(AllocationId(eips.get(each, each)) for each in self.eips),
            EniId(eni),
            instance,
            detach_from=agreed_for("detach"),
            stop_host=agreed_for("stop_host"),
            stop=instance if "stop" in self.agreed else None,
        )


LAG = 5.0


class Cloud:
    """The sandbox behind its port, as the program's own gateway sees it.

    Args:
        server: the sandbox.
        switches: what its lists are like, as on its command line. Where they lag, it is by LAG seconds; that long
            passes before an inventory is read, and before something is sent.
    """

    def __init__(self, server: SandboxServer, switches: tuple[str, ...] = ()) -> None:
        self.server = server
        self.switches = switches
        self.now = 0.0
        secret = server.account.keys[_KEY].secret
        self.gateway = NamedGateway(Credentials(_KEY, secret), f"http://{server.endpoint}")

    def serve(self, account: Account) -> None:
        account.tasks.clock = lambda: self.now
        set_switches(account, self.switches)
        self.server.account = account

    def inventory(self, region: RegionId) -> Inventory:
        self.now += LAG
        return self.stale_inventory(region)

    def stale_inventory(self, region: RegionId) -> Inventory:
        """Read what the lists show at once."""
        return read_inventory(self.gateway, region, lambda: datetime.now(UTC))

    def inventory_of(self, scene: Scene) -> Inventory:
        """Serve the account of ``scene`` and read the region chosen there."""
        self.serve(scene.account)
        return self.inventory(scene.region)

    def send(self, operations: Iterable[Operation], pause: float = LAG) -> CloudError | None:
        """Send ``operations`` in order without asking any rule, each after a pause; return the first refusal."""
        for operation in operations:
            self.now += pause
            try:
                self.gateway.do(operation, f"token-{next(_tokens)}")
            except CloudError as refusal:
                return refusal
        return None


def said(scene: Scene, inventory: Inventory, refusal: str = "") -> tuple[Problem, ...]:
    """Return what the rules say about what is chosen in ``scene``."""
    return problems(scene.chosen(), inventory, CATALOG, refusal)


def bare_operations(selection: Selection, inventory: Inventory, *, detach: bool = False) -> tuple[Operation, ...]:
    """Return the calls that ``selection`` comes to when no rule is asked, an absent choice being sent as nothing.

    Args:
        selection: what is chosen, and what was agreed to.
        inventory: where the ENI is now.
        detach: unbind the ENI first, whether that was agreed to or not.
    """
    return tuple(_bare(selection, inventory, detach=detach))


def _bare(selection: Selection, inventory: Inventory, *, detach: bool) -> Iterator[Operation]:
    region, eni_id = selection.region or RegionId(""), selection.eni or EniId("")
    instance_id = selection.instance or InstanceId("")
    eni = inventory.eni_by_id.get(eni_id)
    missing = eips_to_bind(selection, inventory)
    if eni is not None and selection.eips and not missing and in_place(eni, instance_id) and not detach:
        return
    off: set[InstanceId] = set()

    def stop(instance: InstanceId | None, *, agreed: bool) -> Iterator[Operation]:
        found = inventory.instance_by_id.get(instance) if instance else None
        if agreed and found is not None and found.status is InstanceStatus.RUNNING and found.id not in off:
            off.add(found.id)
            yield StopInstance(region, found.id)

    host = InstanceId(eni.instance_id) if eni is not None and eni.instance_id else None
    unbound = False
    if eni is not None and host is not None and (detach or selection.detach_from == host):
        unbound = True
        yield from stop(host, agreed=selection.stop_host == host)
        yield DetachEni(region, eni.id, host)
        if host in off and host != instance_id:
            yield StartInstance(region, host)
    if missing or not selection.eips:
        yield AssociateEips(region, missing, eni_id)
    yield from stop(instance_id, agreed=selection.stop == instance_id)
    if unbound or eni is None or not in_place(eni, instance_id):
        yield AttachEni(region, eni_id, instance_id)
    if instance_id in off:
        yield StartInstance(region, instance_id)
