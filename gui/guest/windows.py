"""What the Windows stacks share: their abilities, line ends and the notes that fit the facts."""

from collections.abc import Sequence

from gui.guest.linux import off_link_notes
from gui.guest.model import GuestNetwork
from gui.guest.parts import Ability, Note, NoteCode, Snippet
from gui.guest.templating import fill

ABILITIES = frozenset(
    {Ability.SEVERAL_ADDRESSES, Ability.SOURCE_ROUTING, Ability.ADDRESSES_ONLY, Ability.OFF_LINK_GATEWAY}
)
"""Replies leave through the interface that carries their source (the strong host model), which serves one gateway.

Not /32 addresses, which nobody has seen working there, and not marks, which Windows does not have.
"""


def snippet(
    network: GuestNetwork, stack: str, extension: str, extra_notes: Sequence[Note] = (), *, folder: str = ""
) -> Snippet:
    """Wrap the four scripts of a Windows stack; lines end with CRLF, as cmd needs and PowerShell accepts.

    Args:
        network: what is configured.
        stack: name of the stack, which is also its folder of templates.
        extension: of the scripts' file names, with its dot.
        extra_notes: warnings beyond those of every Windows.
        folder: of the templates that differ from the stack's, where that is not the stack's own.
    """
    own = folder or stack
    apply, confirm, check, undo = (
        fill(f"{folder}/{script}{extension}.j2", net=network).replace("\n", "\r\n")
        for folder, script in ((own, "apply"), (stack, "confirm"), (own, "check"), (own, "undo"))
    )
    said = (*_notes(network), *extra_notes, Note(NoteCode.UNDO_BEFORE_DETACH))
    return Snippet(stack, (), apply, confirm, check, undo, extension, said)


def _notes(network: GuestNetwork) -> list[Note]:
    found = [Note(NoteCode.NOT_RUN_HERE)]
    if not network.routed:
        found.append(Note(NoteCode.ADDRESSES_ONLY))
    if network.exposed:
        found.append(Note(NoteCode.METRIC_ONLY))
    elif network.options.same_vswitch:
        found.append(Note(NoteCode.SAME_VSWITCH))
    if network.routed and network.several_gateways:
        count = len({eip.gateway for eip in network.eips})
        found.append(Note(NoteCode.SEVERAL_GATEWAYS_ON_WINDOWS, {"count": str(count)}))
    return [*found, *off_link_notes(network)]
