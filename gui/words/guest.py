"""Guest configuration in words: facts that are wrong, things to know, why a stack is proposed or can't do it."""

from collections.abc import Iterable

from gui.guest.parts import Ability, GuestNote, GuestNoteCode
from gui.guest.problems import GuestProblem, GuestProblemCode
from gui.guest.proposal import Proposal, ReasonCode
from gui.words.joining import listed
from gui.words.translation import QT_TRANSLATE_NOOP, translate

PROBLEMS = {
    GuestProblemCode.MISSING: QT_TRANSLATE_NOOP("Guest", "The facts lack {field}."),
    GuestProblemCode.NOT_TEXT: QT_TRANSLATE_NOOP("Guest", "In the facts, {field} has the wrong form."),
    GuestProblemCode.BAD_MAC: QT_TRANSLATE_NOOP("Guest", "{value} is not the MAC address of a network interface."),
    GuestProblemCode.PRIMARY_MAC: QT_TRANSLATE_NOOP(
        "Guest", "{value} is the MAC address of the primary network interface, which is never configured."
    ),
    GuestProblemCode.BAD_PRIVATE_ADDRESS: QT_TRANSLATE_NOOP("Guest", "{value} is not a usable private IPv4 address."),
    GuestProblemCode.BAD_PRIVATE_NETWORK: QT_TRANSLATE_NOOP(
        "Guest", "{value} is not an IPv4 network such as 172.16.20.0/24."
    ),
    GuestProblemCode.PRIVATE_OUTSIDE_NETWORK: QT_TRANSLATE_NOOP(
        "Guest", "The private address {value} cannot be a host of the vSwitch network {network}."
    ),
    GuestProblemCode.BAD_PRIVATE_GATEWAY: QT_TRANSLATE_NOOP(
        "Guest", "{value} is not the IPv4 address of a vSwitch gateway."
    ),
    GuestProblemCode.PRIVATE_GATEWAY_UNUSABLE: QT_TRANSLATE_NOOP(
        "Guest", "The vSwitch gateway {value} cannot be another host of the network {network}."
    ),
    GuestProblemCode.NO_EIPS: QT_TRANSLATE_NOOP("Guest", "There is no EIP to configure."),
    GuestProblemCode.TOO_MANY_EIPS: QT_TRANSLATE_NOOP(
        "Guest", "{count} EIPs were given; one interface takes at most {limit}."
    ),
    GuestProblemCode.BAD_EIP: QT_TRANSLATE_NOOP("Guest", "{value} is not an IPv4 address."),
    GuestProblemCode.NOT_PUBLIC: QT_TRANSLATE_NOOP(
        "Guest", "{value} is a private or reserved address and cannot be an EIP."
    ),
    GuestProblemCode.DUPLICATE_EIP: QT_TRANSLATE_NOOP("Guest", "The EIP {value} was given more than once."),
    GuestProblemCode.BAD_MASK: QT_TRANSLATE_NOOP(
        "Guest", "The mask {mask} of the EIP {value} is not a contiguous netmask such as 255.255.255.0."
    ),
    GuestProblemCode.MASK_TOO_WIDE: QT_TRANSLATE_NOOP(
        "Guest", "The mask {mask} of the EIP {value} covers more than a /8 network."
    ),
    GuestProblemCode.EIP_IS_NETWORK_END: QT_TRANSLATE_NOOP(
        "Guest", "The EIP {value} is the network or broadcast address of {network}."
    ),
    GuestProblemCode.BAD_GATEWAY: QT_TRANSLATE_NOOP("Guest", "{gateway} is not a usable gateway for the EIP {value}."),
    GuestProblemCode.OWN_GATEWAY: QT_TRANSLATE_NOOP("Guest", "The EIP {value} was given as its own gateway."),
    GuestProblemCode.EIP_IS_PRIVATE: QT_TRANSLATE_NOOP(
        "Guest", "{value} is the private address of the interface, which DHCP gives it, and cannot be one of its EIPs."
    ),
    GuestProblemCode.EIP_IN_PRIVATE_NETWORK: QT_TRANSLATE_NOOP(
        "Guest", "The network {network} of the EIP {value} overlaps the vSwitch network {private}: check the mask."
    ),
    GuestProblemCode.GATEWAY_IS_EIP: QT_TRANSLATE_NOOP(
        "Guest", "The gateway {gateway} of the EIP {value} is itself one of the EIPs."
    ),
    GuestProblemCode.GATEWAY_IS_NETWORK_END: QT_TRANSLATE_NOOP(
        "Guest", "The gateway {gateway} of the EIP {value} is the network or broadcast address of {network}."
    ),
    GuestProblemCode.BAD_INTERFACE_NAME: QT_TRANSLATE_NOOP(
        "Guest", "{value} is not a usable interface name: a letter, then up to 14 letters, digits, - or _."
    ),
    GuestProblemCode.BAD_BASE: QT_TRANSLATE_NOOP(
        "Guest", "{value} cannot be the first table number: choose one from {lowest} to {highest}."
    ),
    GuestProblemCode.MARKS_WITHOUT_ROUTING: QT_TRANSLATE_NOOP("Guest", "Connection marks need source-based routing."),
    GuestProblemCode.EXPOSED_OUTSIDE_NETWORK: QT_TRANSLATE_NOOP(
        "Guest",
        "The EIP {value} cannot be a host of the vSwitch network {network}, "
        "whose first and last three addresses are the cloud's.",
    ),
    GuestProblemCode.EXPOSED_WITH_EIPS: QT_TRANSLATE_NOOP(
        "Guest", "An exposed EIP is the interface's own address, so the facts may not list EIPs as well."
    ),
    GuestProblemCode.NOTHING_TO_DO: QT_TRANSLATE_NOOP(
        "Guest", "An exposed EIP comes by DHCP, so without routing there is nothing to configure."
    ),
}

NOTES = {
    GuestNoteCode.SAME_VSWITCH: QT_TRANSLATE_NOOP(
        "Guest",
        "Both network interfaces are in one vSwitch: if the primary one answers ARP for this "
        "one's addresses, set arp_ignore=1 and arp_announce=2, or rp_filter=1.",
    ),
    GuestNoteCode.OFF_LINK_GATEWAY: QT_TRANSLATE_NOOP(
        "Guest", "The gateway {gateway} lies outside the network of {eip}; it is configured as on-link."
    ),
    GuestNoteCode.PRIVATE_IN_VSWITCH_ONLY: QT_TRANSLATE_NOOP(
        "Guest",
        "Hosts of other vSwitches do not reach the private address {address}: its answers to them leave through the "
        "gateway of the EIPs.",
    ),
    GuestNoteCode.CLOUD_INIT_REWRITES: QT_TRANSLATE_NOOP(
        "Guest", "cloud-init writes {path} anew at every boot; these files are made to win over it."
    ),
    GuestNoteCode.MULTI_NIC_UTIL: QT_TRANSLATE_NOOP(
        "Guest", "If multi-nic-util (eni.service) is installed, disable it: it overwrites the network configuration."
    ),
    GuestNoteCode.CONTAINERS: QT_TRANSLATE_NOOP(
        "Guest",
        "Containers and VPN clients of the guest reach every EIP. Published container ports do not answer from outside "
        "without connection marks. Connections that containers open leave by the primary interface.",
    ),
    GuestNoteCode.MARKS_NEED_LOOSE_FILTER: QT_TRANSLATE_NOOP(
        "Guest",
        "Connection marks make published container ports answer from outside. They need nftables, and rp_filter 0 or 2 "
        "on this interface. Connections that containers open leave by the primary interface.",
    ),
    GuestNoteCode.ARP_ANNOUNCE: QT_TRANSLATE_NOOP(
        "Guest",
        "With /32 addresses, arp_announce must not be 2: the gateway would be asked in the name "
        "of the private address.",
    ),
    GuestNoteCode.ADDRESSES_ONLY: QT_TRANSLATE_NOOP(
        "Guest", "Only the addresses are configured: without routing of your own no EIP will be reachable."
    ),
    GuestNoteCode.NAME_ASSUMED: QT_TRANSLATE_NOOP(
        "Guest", "The files call the interface {name}; the apply script puts in the name it finds by the MAC address."
    ),
    GuestNoteCode.NOT_BY_MANAGER: QT_TRANSLATE_NOOP(
        "Guest",
        "The guest's network manager does not know these settings and may drop them. The unit sets them again within "
        "seconds.",
    ),
    GuestNoteCode.OLDEST_VERSION: QT_TRANSLATE_NOOP("Guest", "Works from {product} {version} on."),
    GuestNoteCode.REPLACES_ALL: QT_TRANSLATE_NOOP(
        "Guest",
        "This replaces the whole network configuration of the guest, the primary interface "
        "included, and is meant for images whose cloud-init renders netplan.",
    ),
    GuestNoteCode.DHCP_ENDS: QT_TRANSLATE_NOOP(
        "Guest",
        "This turns DHCP off on the interface, which the mode asks to be on. Use it only where nothing else works.",
    ),
    GuestNoteCode.NOT_RUN_HERE: QT_TRANSLATE_NOOP(
        "Guest", "This script was checked by a parser; it has not been run on Windows by its makers."
    ),
    GuestNoteCode.UNDO_BEFORE_DETACH: QT_TRANSLATE_NOOP(
        "Guest", "Run undo before the interface is detached from the instance or moved."
    ),
    GuestNoteCode.ANSWERS_FOR_ITSELF: QT_TRANSLATE_NOOP(
        "Guest",
        "Other interfaces of this guest are in the same subnet. arp_ignore=1 makes this one answer ARP for its own "
        "address only; each of the others needs it too.",
    ),
    GuestNoteCode.KEPT_BY_NAME: QT_TRANSLATE_NOOP(
        "Guest",
        "{path} keeps that setting by the interface's name. A guest without systemd may not read it when the "
        "interface is attached after the start: then run apply again.",
    ),
    GuestNoteCode.METRIC_ONLY: QT_TRANSLATE_NOOP(
        "Guest",
        "The EIP comes by DHCP, and Windows answers through the interface that has it: only the interface's metric "
        "is set, so that ordinary traffic stays with the primary one.",
    ),
}

REASONS = {
    ReasonCode.SYSTEM_USES: QT_TRANSLATE_NOOP("Guest", "{system} {version} sets its network up with {title}."),
    ReasonCode.SYSTEM_TOO_OLD: QT_TRANSLATE_NOOP(
        "Guest", "The network manager of {system} {version} has no routing rules, so a script does it."
    ),
    ReasonCode.SYSTEM_UNKNOWN: QT_TRANSLATE_NOOP(
        "Guest", "The system is not known, and the script works on every Linux; run the detection script to learn more."
    ),
    ReasonCode.SYSTEM_IS_NO_LINUX: QT_TRANSLATE_NOOP(
        "Guest",
        "{system} is no Linux: none of these scripts works there, and the addresses have to be set up by hand.",
    ),
    ReasonCode.WINDOWS_KEEPS_DHCP: QT_TRANSLATE_NOOP(
        "Guest", "{system} {version} can keep DHCP beside static addresses."
    ),
    ReasonCode.WINDOWS_LOSES_DHCP: QT_TRANSLATE_NOOP(
        "Guest", "{system} {version} cannot keep DHCP beside static addresses; this is the last resort."
    ),
}

ABILITIES = {
    Ability.SEVERAL_ADDRESSES: QT_TRANSLATE_NOOP("Guest", "several addresses on one interface"),
    Ability.SOURCE_ROUTING: QT_TRANSLATE_NOOP("Guest", "source-based routing"),
    Ability.ADDRESSES_ONLY: QT_TRANSLATE_NOOP("Guest", "addresses without routing"),
    Ability.SEVERAL_GATEWAYS: QT_TRANSLATE_NOOP("Guest", "more than one gateway on an interface"),
    Ability.OFF_LINK_GATEWAY: QT_TRANSLATE_NOOP("Guest", "a gateway outside the address's network"),
    Ability.HOST_PREFIX: QT_TRANSLATE_NOOP("Guest", "/32 addresses"),
    Ability.CONNECTION_MARKS: QT_TRANSLATE_NOOP("Guest", "connection marks"),
}


def problem_text(problem: GuestProblem) -> str:
    """Return which fact is wrong."""
    return translate("Guest", str(PROBLEMS[problem.code])).format(**problem.params)


def note_text(note: GuestNote) -> str:
    """Return one thing to know about a snippet."""
    return translate("Guest", str(NOTES[note.code])).format(**note.params)


def english_note(note: GuestNote) -> str:
    """Return one thing to know about a snippet in English, for the README in the guest."""
    return NOTES[note.code].format(**note.params)


def reason_text(proposal: Proposal) -> str:
    """Return why a stack is proposed."""
    # Without the blank of a version that nobody knows.
    return " ".join(translate("Guest", str(REASONS[proposal.reason])).format(**proposal.params).split())


def ability_text(ability: Ability) -> str:
    """Return what a stack would have to be able to do."""
    return translate("Guest", str(ABILITIES[ability]))


def missing_text(title: str, abilities: Iterable[Ability]) -> str:
    """Return that the stack ``title`` lacks ``abilities``, which the network needs."""
    text = translate("Guest", "{title} can't express: {missing}.")
    return text.format(title=title, missing=listed(map(ability_text, abilities)))
