"""What all Linux stacks share: their scripts, the connection-mark add-on and the notes that fit the facts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from ipaddress import IPv4Address, IPv4Network
from types import MappingProxyType
from uuid import NAMESPACE_URL, uuid5

from gui.guest.model import GuestNetwork
from gui.guest.parts import Ability, GuestFile, GuestNote, GuestNoteCode, Snippet
from gui.guest.templating import fill
from gui.guest.values import ShellWord

ALL_ABILITIES = frozenset(Ability)
"""Every Linux stack but cloud-init can express everything."""
_NONE = ShellWord("none")
_COMMENT = re.compile(r"\s*#(?! shellcheck )")
_NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _ListedFile:
    """A file as the apply script lists it."""

    mode: ShellWord
    owner: ShellWord
    path: ShellWord


@dataclass(frozen=True, slots=True)
class LinkRoute:
    """One route as managers without ``onlink`` take it: a gateway outside every network has a route to itself first.

    Attributes:
        destination: ``0.0.0.0/0`` for the default route.
        gateway: None for a network, or a gateway, that is on link.
        table: the routing table.
    """

    destination: IPv4Network
    gateway: IPv4Address | None
    table: int


def link_routes(network: GuestNetwork) -> tuple[LinkRoute, ...]:
    """Return every route of ``network``, each one reachable by those before it."""
    found: list[LinkRoute] = []
    for table in network.tables:
        if table.network is not None:
            found.append(LinkRoute(table.network, None, table.number))
        if table.off_link:
            found.append(LinkRoute(IPv4Network(table.gateway), None, table.number))
        found.append(LinkRoute(IPv4Network("0.0.0.0/0"), table.gateway, table.number))
    return tuple(found)


def profile_uuid(network: GuestNetwork, kind: str) -> ShellWord:
    """Return the id of a connection profile, the same for the same ENI and ``kind`` of profile every time."""
    return ShellWord(uuid5(NAMESPACE_URL, f"multi-eip-wizard:{kind}:{network.mac}"))


def fill_linux(template: str, network: GuestNetwork, values: Mapping[str, object] = _NOTHING) -> str:
    """Render a template of a Linux guest."""
    return fill(template, net=network, none_word=_NONE, **values)


def compact(script: str) -> str:
    """Return ``script`` without blank lines and without the comments behind its first ones.

    The scripts for an interface with ten EIPs have to fit into one command of Cloud Assistant: 24 KB of Base64.
    The templates keep the comments; what tells ShellCheck what to overlook stays.
    """
    lines = script.splitlines(keepends=True)
    begun = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    kept = (line for line in lines[begun:] if line.strip() and not _COMMENT.match(line))
    return "".join((*lines[:begun], *kept))


@cache
def _shared_functions(name: str) -> str:
    return compact(fill(f"linux/{name}.sh.j2"))


# What depends on the network alone is the same for every stack, so it is rendered once.
@lru_cache(maxsize=4)
def _common_scripts(network: GuestNetwork) -> Mapping[str, str]:
    """Return the scripts that no stack changes, by their names."""
    head = ShellWord(fill_linux("linux/head.sh.j2", network).rstrip("\n"))
    names = ("apply", "confirm", "check", "undo", "status", "watch")
    return {name: compact(fill_linux(f"linux/{name}.sh.j2", network, {"head": head})) for name in names}


def file(
    network: GuestNetwork, template: str, path: str, *, mode: int = 0o644, values: Mapping[str, object] = _NOTHING
) -> GuestFile:
    """Return the file at ``path`` rendered from ``template``, owned by root."""
    return GuestFile(path, fill_linux(template, network, values), mode)


def mark_files(network: GuestNetwork) -> tuple[GuestFile, ...]:
    """Return the nftables file and its unit where connection marks are wanted."""
    if not network.marks:
        return ()
    return (
        file(network, "linux/marks.nft.j2", f"/etc/eip-eni/{network.tag}.nft"),
        file(network, "linux/marks.service.j2", f"/etc/systemd/system/eip-eni-{network.tag}-marks.service"),
    )


def quiet_files(network: GuestNetwork) -> tuple[GuestFile, ...]:
    """Return the file that keeps the NIC from answering ARP for other addresses where its subnet is shared."""
    if not network.quiet:
        return ()
    return (file(network, "linux/quiet.conf.j2", f"/etc/sysctl.d/90-eip-eni-{network.tag}.conf"),)


def notes(network: GuestNetwork, kept: Sequence[GuestFile], *, by_name: bool) -> tuple[GuestNote, ...]:
    """Return the warnings that fit ``network`` on any Linux; ``kept`` are its ``quiet_files``."""
    found: list[GuestNote] = []
    if not network.routed:
        found.append(GuestNote(GuestNoteCode.ADDRESSES_ONLY))
    if network.quiet:
        found.append(GuestNote(GuestNoteCode.ANSWERS_FOR_ITSELF))
        found.extend(GuestNote(GuestNoteCode.KEPT_BY_NAME, {"path": each.path}) for each in kept)
    elif network.options.same_vswitch:
        found.append(GuestNote(GuestNoteCode.SAME_VSWITCH))
    if network.options.host_prefix:
        found.append(GuestNote(GuestNoteCode.ARP_ANNOUNCE))
    else:
        found.extend(off_link_notes(network))
    if network.marks:
        found.append(GuestNote(GuestNoteCode.MARKS_NEED_LOOSE_FILTER))
    elif network.routed:
        found.append(GuestNote(GuestNoteCode.CONTAINERS))
    if (by_name or kept) and network.options.interface_name is None:
        found.append(GuestNote(GuestNoteCode.NAME_ASSUMED, {"name": str(network.name)}))
    return tuple(found)


def off_link_notes(network: GuestNetwork) -> list[GuestNote]:
    """Return one warning for each EIP whose gateway lies outside its network."""
    return [
        GuestNote(GuestNoteCode.OFF_LINK_GATEWAY, {"eip": str(eip.address), "gateway": str(eip.gateway)})
        for eip in network.eips
        if eip.off_link
    ]


def snippet(
    network: GuestNetwork,
    stack: str,
    title: str,
    files: Sequence[GuestFile],
    extra_notes: Sequence[GuestNote] = (),
    *,
    by_name: bool = False,
    at_boot: bool = False,
    extras: Sequence[tuple[str, str]] = (),
    values: Mapping[str, object] = _NOTHING,
) -> Snippet:
    """Wrap the ``files`` of ``stack`` into a snippet with its scripts.

    Args:
        network: what is configured.
        stack: name of the stack, which is also its folder of templates.
        title: the stack's name for people.
        files: what the apply script installs, in this order.
        extra_notes: warnings beyond those of every Linux.
        by_name: the files call the NIC by name.
        at_boot: nothing is active before the next boot.
        extras: names and texts of further scripts to lie beside the others.
        values: further checked values for the plan.
    """
    quiet = quiet_files(network)
    unit = file(network, "linux/watch.service.j2", f"/etc/systemd/system/eip-eni-{network.tag}.service")
    everything = (*files, unit, *quiet, *mark_files(network))
    listed = tuple(_ListedFile(ShellWord(f"{f.mode:04o}"), ShellWord(f.owner), ShellWord(f.path)) for f in everything)
    given: dict[str, object] = {
        "stack": ShellWord(stack),
        "title": ShellWord(title),
        "files": listed,
        "at_boot": at_boot,
    }
    given |= {"uuid": ShellWord(""), **values}
    own = {
        "stack.sh": compact(fill(f"{stack}/stack.sh.j2")),
        "plan.sh": compact(fill_linux("linux/plan.sh.j2", network, given)),
    }
    common = _common_scripts(network)
    more = {name: common[name] for name in ("status", "watch")}
    more |= {f"{name}.sh": _shared_functions(name) for name in ("lib", "setup")} | own
    said = (*notes(network, quiet, by_name=by_name), *extra_notes, GuestNote(GuestNoteCode.UNDO_BEFORE_DETACH))
    return Snippet(
        stack,
        everything,
        common["apply"],
        common["confirm"],
        common["check"],
        common["undo"],
        extension="",
        notes=said,
        extras=(*more.items(), *extras),
    )
