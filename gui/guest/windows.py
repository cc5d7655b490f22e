"""What the Windows stacks share: their abilities, line ends and the notes that fit the facts."""

from collections.abc import Sequence
from ipaddress import IPv4Network
from zlib import crc32

from gui.guest.linux import off_link_notes
from gui.guest.model import GuestNetwork
from gui.guest.parts import Ability, GuestNote, GuestNoteCode, Snippet
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
