"""What a network stack declares and what rendering gives: abilities, files, scripts and notes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from gui.domain.cloud.errors import InputError
from gui.domain.cloud.instance import OsType
from gui.guest.model import GuestNetwork
from gui.guest.values import ShellWord


class Ability(StrEnum):
    """What a stack can express; a network needs some of them."""

    SEVERAL_ADDRESSES = "several_addresses"
    SOURCE_ROUTING = "source_routing"
    ADDRESSES_ONLY = "addresses_only"
    OFF_LINK_GATEWAY = "off_link_gateway"
    HOST_PREFIX = "host_prefix"
    CONNECTION_MARKS = "connection_marks"
    SEVERAL_GATEWAYS = "several_gateways"


def needed(network: GuestNetwork) -> frozenset[Ability]:
    """Return the abilities that ``network`` asks of a stack."""
    wanted = {Ability.SEVERAL_ADDRESSES: len(network.eips) > 1}
    wanted[Ability.SOURCE_ROUTING] = network.routed
    wanted[Ability.ADDRESSES_ONLY] = not network.routed
    wanted[Ability.OFF_LINK_GATEWAY] = (
        any(table.off_link for table in network.tables) and not network.options.host_prefix
    )
    wanted[Ability.HOST_PREFIX] = network.options.host_prefix
    wanted[Ability.CONNECTION_MARKS] = network.marks
    wanted[Ability.SEVERAL_GATEWAYS] = network.routed and network.several_gateways
    return frozenset(ability for ability, want in wanted.items() if want)


class GuestNoteCode(StrEnum):
    """What an administrator should know about a snippet; the sentences name the parameters in braces."""

    SAME_VSWITCH = "same_vswitch"
    OFF_LINK_GATEWAY = "off_link_gateway"
    PRIVATE_IN_VSWITCH_ONLY = "private_in_vswitch_only"
    CLOUD_INIT_REWRITES = "cloud_init_rewrites"
    MULTI_NIC_UTIL = "multi_nic_util"
    CONTAINERS = "containers"
    MARKS_NEED_LOOSE_FILTER = "marks_need_loose_filter"
    ARP_ANNOUNCE = "arp_announce"
    ADDRESSES_ONLY = "addresses_only"
    NAME_ASSUMED = "name_assumed"
    NOT_BY_MANAGER = "not_by_manager"
    OLDEST_VERSION = "oldest_version"
    REPLACES_ALL = "replaces_all"
    DHCP_ENDS = "dhcp_ends"
    NOT_RUN_HERE = "not_run_here"
    UNDO_BEFORE_DETACH = "undo_before_detach"
    ANSWERS_FOR_ITSELF = "answers_for_itself"
    KEPT_BY_NAME = "kept_by_name"
    METRIC_ONLY = "metric_only"


@dataclass(frozen=True, slots=True)
class GuestNote:
    """One warning that fits the facts.

    Attributes:
        code: which kind.
        params: the values its sentence names.
    """

    code: GuestNoteCode
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GuestFile:
    """One file of the guest.

    Attributes:
        path: absolute path in the guest.
        text: content; lines end as the guest wants them.
        mode: permissions, for example ``0o600``.
        owner: user and group.
    """

    path: str
    text: str
    mode: int = 0o644
    owner: str = "root:root"


@dataclass(frozen=True, slots=True)
class Snippet:
    """The configuration of one guest for one stack, as text; nothing has been written.

    Attributes:
        stack: name of the stack.
        files: what ``apply`` installs.
        apply: script that installs the files and activates them; takes ``--armed SECONDS``.
        confirm: script that keeps an armed ``apply`` from undoing itself.
        check: script that prints what it finds and exits non-zero when something is wrong.
        undo: script that restores what was there before ``apply``.
        extension: of the scripts' file names, with its dot; empty for POSIX shells.
        notes: warnings that fit the facts.
        extras: names and texts of further scripts, for example the commands that do the same as the files.
    """

    stack: str
    files: tuple[GuestFile, ...]
    apply: str
    confirm: str
    check: str
    undo: str
    extension: str
    notes: tuple[GuestNote, ...]
    extras: tuple[tuple[str, str], ...] = ()

    @property
    def scripts(self) -> tuple[tuple[str, str], ...]:
        """Names and texts of the scripts that lie beside the files."""
        texts = {"apply": self.apply, "confirm": self.confirm, "check": self.check, "undo": self.undo}
        return (*((name + self.extension, text) for name, text in texts.items()), *self.extras)


@dataclass(frozen=True, slots=True)
class Stack:
    """One network stack that guests use.

    Attributes:
        name: in paths and on the command line.
        title: for people; a product's name, the same in every language.
        os_type: kind of guest.
        abilities: what it can express.
        draw: renders a network whose needs are covered.
        by_name: whether its files call the NIC by name.
        armed: whether its apply script can undo itself unless confirmed; not where a reboot sets things up.
    """

    name: str
    title: str
    os_type: OsType
    abilities: frozenset[Ability]
    draw: Callable[[GuestNetwork], Snippet]
    by_name: bool = False
    armed: bool = True


@dataclass(frozen=True, slots=True)
class GuestInterface:
    """One interface of a guest and what was rendered for it.

    Attributes:
        folder: name of its folder, made of letters, digits and dashes: the ENI's id.
        network: the facts.
        snippets: one for each stack.
    """

    folder: ShellWord
    network: GuestNetwork
    snippets: tuple[Snippet, ...]


class StackRefusalError(InputError):
    """A stack cannot express what a network needs.

    Attributes:
        stack: the stack that refuses.
        missing: the abilities it lacks, in a fixed order.
    """

    def __init__(self, stack: Stack, missing: frozenset[Ability]) -> None:
        self.stack = stack
        self.missing = tuple(sorted(missing))
        super().__init__(f"{stack.title} cannot express: {', '.join(self.missing).replace('_', ' ')}.")
