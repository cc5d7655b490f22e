"""A guest's configuration as a delivery by Cloud Assistant: facts in, the commands and what they have to show out.

Nothing of the cloud's objects gets into the commands but addresses and the MAC address.
"""

from dataclasses import dataclass
from types import MappingProxyType

from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.instance import InstanceId, OsType
from gui.domain.cloud.region import RegionId
from gui.domain.delivery.package import ExpectedEip, ExpectedInterface, Package, PlanNumber, Timing
from gui.guest import windows
from gui.guest.bundle import tree
from gui.guest.command_texts import LONGEST_COMMAND, Files, Texts, Writer, linux_texts, windows_texts
from gui.guest.model import GuestNetwork
from gui.guest.snippet import render, stack_named

SCRIPTS = ("apply", "check", "confirm", "undo", "status", "watch", "lib.sh", "setup.sh", "stack.sh", "plan.sh")
"""What ``apply`` keeps in a Linux guest, and the number of a plan is made of, in this order. Source: ``lib.sh.j2``."""


class CommandTooLongError(InputError):
    """The configuration does not fit into commands of Cloud Assistant."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a delivery goes.

    Attributes:
        delivery_id: 32 hexadecimal digits.
        region: of the instance.
        instance: whose guest it is.
        eni: the interface.
        armed: seconds until the guest undoes what nobody confirmed.
    """

    delivery_id: str
    region: RegionId
    instance: InstanceId
    eni: EniId
    armed: int = 180


def package(target: Target, network: GuestNetwork, stack: str, timing: Timing | None = None) -> Package:
    """Return the delivery of ``network`` for the network stack called ``stack``.

    Raises:
        InputError: there is no such stack, it can't be delivered by Cloud Assistant, or the configuration is too long.
        StackRefusalError: the stack can't express the network.
    """
    os_type = stack_named(stack).os_type
    if os_type is OsType.WINDOWS and stack != windows.POWERSHELL.name:
        raise InputError(f"Cloud Assistant does not deliver the network stack {stack}. Use {windows.POWERSHELL.name}.")
    files = _files(network, stack)
    texts = _texts(target, network, stack, files)
    if texts.longest > LONGEST_COMMAND:
        raise CommandTooLongError(
            f"The configuration of {target.eni} does not fit into commands of Cloud Assistant: one has {texts.longest}"
            f" bytes, and {LONGEST_COMMAND} are possible. Copy the files to the guest by hand."
        )
    return Package(
        target.delivery_id,
        target.region,
        target.instance,
        target.eni,
        os_type,
        stack,
        target.armed,
        expected(network, os_type),
        plan_number(network, stack, files),
        MappingProxyType(dict(texts.steps)),
        texts.parts,
        timing or Timing(),
    )


def expected(network: GuestNetwork, os_type: OsType) -> ExpectedInterface:
    """Return what a guest of ``os_type`` has to show for ``network``."""
    if network.exposed:
        carried = [(network.private.ip, network.private.network.prefixlen, network.private_gateway)]
    else:
        carried = [(eip.address, eip.prefix_length, eip.gateway) for eip in network.eips]
    rules = {rule.source: rule for rule in network.rules} if os_type is OsType.LINUX else {}
    # Windows has no rules; the EIPs' gateway has a default route of the adapter, an exposed EIP's comes with the lease.
    windows_table = "main" if os_type is OsType.WINDOWS and network.routed and not network.exposed else ""
    found = []
    for address, length, gateway in carried:
        rule = rules.get(address)
        table = str(rule.table) if rule else windows_table
        priority = rule.priority if rule else None
        found.append(ExpectedEip(address, length, gateway if table else None, table, priority))
    return ExpectedInterface(str(network.mac), network.private.ip, tuple(found))


def plan_number(network: GuestNetwork, stack: str, files: Files) -> PlanNumber:
    """Return the number by which the guest knows the plan, see ``gui.domain.delivery.plan_number``."""
    if stack_named(stack).os_type is OsType.WINDOWS:
        return PlanNumber(fixed=str(windows.plan_number(network, stack)))
    installed = sorted(path for path in files if path.startswith("files/"))
    return PlanNumber(b"".join(files[path][0] for path in (*SCRIPTS, *installed)))


def _files(network: GuestNetwork, stack: str) -> Files:
    """Return the scripts and files of the stack, without what is only for people, by their paths in the bundle."""
    found = {path.removeprefix(f"{stack}/"): content for path, content in tree([render(stack, network)]).items()}
    return {
        path: each for path, each in found.items() if path in SCRIPTS or path.startswith("files/") or ".ps1" in path
    }


def _texts(target: Target, network: GuestNetwork, stack: str, files: Files) -> Texts:
    header = _header(network, stack, plan_number(network, stack, files))
    if stack_named(stack).os_type is OsType.WINDOWS:
        place = ("state", windows.state_folder(network, ".ps1"))
        return windows_texts(Writer("delivery/command.ps1.j2", target.delivery_id, header, place), files, target.armed)
    writer = Writer("delivery/command.sh.j2", target.delivery_id, header, ("tag", network.tag))
    return linux_texts(writer, files, target.armed)


def _header(network: GuestNetwork, stack: str, number: PlanNumber) -> list[str]:
    """Return the plan in plain lines, for people who read the history of commands, and for emulators."""
    names = ["*"] if number.fixed else [f"eth{each}" for each in range(10)]
    rules = {} if number.fixed else {each.source: f" table {each.table} rule {each.priority}" for each in network.rules}
    private = network.private
    return [
        f"nic {network.mac}",
        f"stack {stack}",
        f"private {private} gateway {network.private_gateway}{rules.get(private.ip, '')}",
        *(f"eip {eip.interface} gateway {eip.gateway}{rules.get(eip.address, '')}" for eip in network.eips),
        "plan " + " ".join(f"{name} {number.on(name)}" for name in names),
    ]
