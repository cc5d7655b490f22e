"""The interfaces whose guest configuration is shown, and what is made of their facts: networks, files, deliveries."""

from dataclasses import dataclass
from ipaddress import IPv4Address

from gui.domain.cloud.eip import EipGateway
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.instance import Instance, OsType
from gui.domain.cloud.inventory import Inventory
from gui.domain.delivery.package import Package
from gui.guest.bundle import Tree, tree
from gui.guest.model import GuestNetwork, GuestOptions
from gui.guest.snippet import render, stack_named
from gui.guest.steps import steps, steps_together
from gui.guest.wrapper import Target, package
from gui.qt.models.guest_sheets import sheets_of
from gui.qt.models.sheets import Sheet, SheetKind
from gui.services.delivery.packages import new_delivery_id
from gui.services.guest.facts import exposed_network_of, exposed_networks, network_of
from gui.services.guest.files import InterfaceExport, fitting, instance_tree
from gui.words.guest_steps import script_purpose

Networks = tuple[tuple[EniId, GuestNetwork], ...]


@dataclass(frozen=True, slots=True)
class ShownGuest:
    """What is shown.

    Attributes:
        eni: the interface whose files are read now.
        instance: where it is or will be attached, None when that is not known.
        gateways: what DescribeEipGatewayInfo said of the interface in multi-EIP mode.
        exposed: all interfaces that are shown together, where their addresses are EIPs; of the same instance.
    """

    eni: EniId
    instance: Instance | None
    gateways: tuple[EipGateway, ...] = ()
    exposed: tuple[EniId, ...] = ()

    @property
    def known(self) -> bool:
        """Whether there are facts to make a configuration of."""
        return bool(self.gateways or self.exposed)

    def usual_gateway(self, inventory: Inventory | None) -> str:
        """Return the gateway that the vSwitch has unless somebody changed it; empty where that is not known."""
        eni = inventory.eni_by_id.get(self.eni) if inventory else None
        vswitch = inventory.vswitch_by_id.get(eni.vswitch_id) if eni and inventory else None
        return str(vswitch.usual_gateway) if vswitch else ""

    def network(self, inventory: Inventory, options: GuestOptions, gateway: IPv4Address | None) -> GuestNetwork:
        """Return what the guest gets on the interface that is read now.

        Raises:
            InputError: a fact is missing or wrong.
        """
        if self.exposed:
            return exposed_network_of(inventory, self.eni, options)
        return network_of(inventory, self.eni, self.gateways, options, gateway)

    def networks(self, inventory: Inventory, options: GuestOptions, network: GuestNetwork) -> Networks:
        """Return each interface with what the guest gets there; ``network`` is that of the one that is read now.

        Raises:
            InputError: a fact is missing or wrong.
        """
        if len(self.exposed) > 1 and self.instance is not None:
            networks = exposed_networks(inventory, self.instance.id, self.exposed, options)
            return tuple(zip(self.exposed, networks, strict=True))
        return ((self.eni, network),)

    def tree(self, names: tuple[str, ...], networks: Networks) -> Tree:
        """Return the files of ``networks`` for the stacks called ``names``, as far as these can express them.

        Raises:
            InputError: the numbers of two interfaces meet, or none of the stacks can.
        """
        exports = [InterfaceExport(eni, network, fitting(names, network)) for eni, network in networks]
        return instance_tree(self.instance.id if self.instance else self.eni, exports)

    def carried(self, stack: str, networks: Networks) -> Tree:
        """Return what a delivery of ``stack`` takes into the guest, by its place in the saved folder.

        Raises:
            InputError: see ``render``.
        """
        trees = ((eni, tree([render(stack, network)])) for eni, network in networks)
        return {f"{eni}/{path}": content for eni, files in trees for path, content in files.items()}

    def sheets(self, stack: str, networks: Networks, network: GuestNetwork) -> tuple[Sheet, ...]:
        """Return the steps, files and scripts of the interface that is read now: ``network`` of ``networks``.

        Raises:
            InputError: see ``tree``, and ``render``.
        """
        snippet = render(stack, network)
        beside = {
            path: content.decode()
            for path, (content, _mode) in self.tree((stack,), networks).items()
            if "/" not in path
        }
        linux = stack_named(stack).os_type is OsType.LINUX
        told = steps_together(stack) if linux and len(networks) > 1 else steps(snippet)
        return sheets_of(snippet, told, beside)

    def contents(self, stack: str, networks: Networks) -> tuple[Sheet, ...]:
        """Return the files and scripts of every interface in ``networks``, as they lie in the saved folder.

        Raises:
            InputError: see ``render``.
        """
        found = []
        for eni, network in networks:
            for path, (content, _mode) in tree([render(stack, network)]).items():
                title = path.rsplit("/", 1)[-1] + (f" · {network.private.ip}" if len(networks) > 1 else "")
                kind = SheetKind.FILE if "/files/" in path else SheetKind.SCRIPT
                purpose = script_purpose(path.rsplit("/", 1)[-1]) if kind is SheetKind.SCRIPT else ""
                found.append(Sheet(title, f"{eni}/{path}", content.decode(), kind=kind, hint=purpose))
        return tuple(sorted(found, key=lambda each: each.kind))

    def packages(self, inventory: Inventory, stack: str, networks: Networks, armed: int) -> tuple[Package, ...]:
        """Return new deliveries of ``networks``; ``armed`` as in ``Package``.

        Raises:
            InputError: the stack can't be delivered, or it is too long for commands of Cloud Assistant.
        """
        if self.instance is None:
            return ()
        host = self.instance.id
        return tuple(
            package(Target(new_delivery_id(), inventory.region, host, eni, armed), network, stack)
            for eni, network in networks
        )
