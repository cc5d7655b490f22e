"""The network stacks of Windows, and what they share: abilities, line ends, and the notes that fit the facts."""

from collections.abc import Sequence
from ipaddress import IPv4Network
from zlib import crc32

from gui.domain.cloud.instance import OsType
from gui.guest.linux import off_link_notes
from gui.guest.model import GuestNetwork
from gui.guest.parts import Ability, GuestNote, GuestNoteCode, Snippet, Stack
from gui.guest.templating import fill
from gui.guest.values import ShellWord

ABILITIES = frozenset(
    {Ability.SEVERAL_ADDRESSES, Ability.SOURCE_ROUTING, Ability.ADDRESSES_ONLY, Ability.OFF_LINK_GATEWAY}
)
"""Replies leave through the interface that carries their source (the strong host model), which serves one gateway.

So not several gateways; nor /32 addresses, which nobody has seen working there, nor marks, which Windows does not have.
"""


def state_folder(network: GuestNetwork, extension: str) -> ShellWord:
    """Return the folder of what ``apply`` keeps in the guest, below ``%ProgramData%``, by the scripts' extension."""
    return ShellWord(f"eip-eni\\{network.tag}" if extension == ".ps1" else f"eip-eni-{network.tag}")


def snippet(network: GuestNetwork, stack: str, extension: str, extra_notes: Sequence[GuestNote] = ()) -> Snippet:
    """Wrap the scripts of a Windows stack; lines end with CRLF, as cmd needs and PowerShell accepts.

    Args:
        network: what is configured.
        stack: name of the stack, which is also its folder of templates.
        extension: of the scripts' file names, with its dot.
        extra_notes: warnings beyond those of every Windows.
    """
    values: dict[str, object] = {
        "net": network,
        "stack": ShellWord(stack),
        "state": state_folder(network, extension),
        "plan": plan_number(network, stack),
        "blocks": vpc_blocks(network),
        # Of findstr, to which a dot is any character.
        "patterns": tuple((eip.address, ShellWord(str(eip.address).replace(".", r"\."))) for eip in network.eips),
        "gateways": tuple(dict.fromkeys((table.gateway, table.off_link) for table in network.eip_tables)),
    }
    apply, confirm, check, undo = (
        _filled(f"{stack}/{script}{extension}.j2", values) for script in ("apply", "confirm", "check", "undo")
    )
    extras = (("status.ps1", _filled("powershell/status.ps1.j2", values)),)
    said = (*_notes(network), *extra_notes, GuestNote(GuestNoteCode.UNDO_BEFORE_DETACH))
    return Snippet(stack, (), apply, confirm, check, undo, extension, said, extras)


def plan_number(network: GuestNetwork, stack: str) -> ShellWord:
    """Return what tells one plan from another in the output of the status script."""
    return ShellWord(str(crc32(f"{stack} {network}".encode())))


def vpc_blocks(network: GuestNetwork) -> tuple[IPv4Network, ...]:
    """Return the networks of the VPC that the private address reaches through the vSwitch's gateway alone."""
    return tuple(sorted(block for block in network.vpc_blocks if not block.subnet_of(network.private.network)))


def unreached_note(network: GuestNetwork) -> GuestNote:
    """Return the warning that the private address has no way to other vSwitches."""
    return GuestNote(GuestNoteCode.PRIVATE_IN_VSWITCH_ONLY, {"address": str(network.private.ip)})


def _filled(template: str, values: dict[str, object]) -> str:
    return fill(template, **values).replace("\n", "\r\n")


def _notes(network: GuestNetwork) -> list[GuestNote]:
    found = [GuestNote(GuestNoteCode.NOT_RUN_HERE)]
    if not network.routed:
        found.append(GuestNote(GuestNoteCode.ADDRESSES_ONLY))
    if network.exposed:
        found.append(GuestNote(GuestNoteCode.METRIC_ONLY))
    elif network.options.same_vswitch:
        found.append(GuestNote(GuestNoteCode.SAME_VSWITCH))
    return [*found, *off_link_notes(network)]


_POWERSHELL_TITLE = "Windows PowerShell"


def _draw_powershell(network: GuestNetwork) -> Snippet:
    """Render ``network`` as PowerShell scripts in ASCII; Windows keeps these settings in no file of ours."""
    alone = network.routed and not network.exposed and not network.vpc_blocks
    notes = (unreached_note(network),) if alone else ()
    return snippet(network, "powershell", ".ps1", notes)


POWERSHELL = Stack("powershell", _POWERSHELL_TITLE, OsType.WINDOWS, ABILITIES, _draw_powershell)
"""Windows Server 2019 and later: static addresses beside DHCP, which Windows calls coexistence (build 15063)."""

_NETSH_TITLE = "Windows netsh"


def _draw_netsh(network: GuestNetwork) -> Snippet:
    """Render ``network`` as cmd scripts; beside static EIPs the private address becomes static too."""
    notes = [] if network.exposed else [GuestNote(GuestNoteCode.DHCP_ENDS)]
    if network.routed and not network.exposed:
        # cmd has no way to find the primary adapter, whose traffic a route to the VPC would take.
        notes.append(unreached_note(network))
    return snippet(network, "netsh", ".cmd", notes)


NETSH = Stack("netsh", _NETSH_TITLE, OsType.WINDOWS, ABILITIES, _draw_netsh)
"""Windows Server 2008 R2 to 2016, which cannot keep DHCP beside static addresses: the last resort."""
