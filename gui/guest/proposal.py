"""Which stack a guest most likely uses, from what the cloud says of its system (the vendor's pages on ENI set-up)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from gui.domain.cloud.instance import OsType
from gui.guest.snippet import STACKS
from gui.guest.templating import fill

UNIVERSAL = "iproute2"
"""The stack that works on every Linux, if only until the network manager is restarted."""


class ReasonCode(StrEnum):
    """Why a stack is proposed; the sentences name the parameters in braces."""

    SYSTEM_USES = "system_uses"
    SYSTEM_TOO_OLD = "system_too_old"
    SYSTEM_UNKNOWN = "system_unknown"
    SYSTEM_IS_NO_LINUX = "system_is_no_linux"
    WINDOWS_KEEPS_DHCP = "windows_keeps_dhcp"
    WINDOWS_LOSES_DHCP = "windows_loses_dhcp"


@dataclass(frozen=True, slots=True)
class Proposal:
    """The stack to preselect.

    Attributes:
        stack: its name.
        reason: why.
        params: what the reason's sentence names.
        alternatives: the other stacks for this kind of guest, in the order of the registry.
    """

    stack: str
    reason: ReasonCode
    params: Mapping[str, str] = field(default_factory=dict)
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _System:
    """One family of systems and the stack of each version.

    Attributes:
        title: for people.
        pattern: found in the system's name or image id, lower case, blanks and underscores the same.
        stacks: (first version, stack), newest version first.
        newest: stack when no version can be read.
    """

    title: str
    pattern: str
    stacks: tuple[tuple[float, str], ...]
    newest: str


_RHEL_STACKS = ((8.0, "networkmanager"), (0.0, "ifcfg"))
_SYSTEMS = (
    _System("Ubuntu", r"ubuntu", ((18.0, "netplan"), (0.0, "ifupdown")), "netplan"),
    _System("Debian", r"debian", ((12.0, "netplan"), (0.0, "ifupdown")), "netplan"),
    _System(
        "Alibaba Cloud Linux",
        r"alibaba cloud linux|aliyun(?: linux)?",
        ((3.0, "networkmanager"), (0.0, UNIVERSAL)),
        "networkmanager",
    ),
    _System("Anolis OS", r"anolis", _RHEL_STACKS, "networkmanager"),
    _System("TencentOS Server", r"tencentos", ((3.0, "networkmanager"), (0.0, "ifcfg")), "networkmanager"),
    _System("CentOS", r"\bcentos", _RHEL_STACKS, "networkmanager"),
    _System("Red Hat Enterprise Linux", r"red ?hat|rhel", _RHEL_STACKS, "networkmanager"),
    _System("Rocky Linux", r"rocky", _RHEL_STACKS, "networkmanager"),
    _System("AlmaLinux", r"alma", _RHEL_STACKS, "networkmanager"),
    _System("Fedora", r"fedora", ((0.0, "networkmanager"),), "networkmanager"),
    _System("Flatcar", r"flatcar|coreos", ((0.0, "networkd"),), "networkd"),
    _System(
        "SUSE Linux Enterprise", r"suse linux enterprise|sles", ((16.0, "networkmanager"), (0.0, "wicked")), "wicked"
    ),
    _System("openSUSE", r"opensuse(?: leap)?", ((42.0, "wicked"), (16.0, "networkmanager"), (0.0, "wicked")), "wicked"),
)
"""Fedora CoreOS before Flatcar: the first match counts."""
_VERSION = r"\D{0,20}?(\d+(?:\.\d+)?)"


def propose(os_type: OsType, os_name: str, image_id: str = "") -> Proposal:
    """Return the stack to preselect.

    Args:
        os_type: as the cloud says.
        os_name: for example ``Ubuntu  22.04 64 bit``; may be empty.
        image_id: for example ``ubuntu_22_04_x64_20G_alibase_20250101.vhd``; read where the name says nothing.
    """
    if os_type is OsType.WINDOWS:
        return _windows(os_name, image_id)
    for text in (_plain(os_name), _plain(image_id)):
        if "freebsd" in text:
            return _proposal(UNIVERSAL, ReasonCode.SYSTEM_IS_NO_LINUX, {"system": "FreeBSD"})
        for system in _SYSTEMS:
            match = re.search(f"(?:{system.pattern}){_VERSION}|(?:{system.pattern})", text)
            if match:
                return _linux(system, match.group(1))
    return _proposal(UNIVERSAL, ReasonCode.SYSTEM_UNKNOWN, {})


def _plain(text: str) -> str:
    # Image ids write 22_04 where names write 22.04.
    joined = re.sub(r"(?<=\d)_(?=\d\d?(?:\D|$))", ".", text.lower())
    return re.sub(r"[_\s]+", " ", joined)


def _linux(system: _System, version: str | None) -> Proposal:
    stack = system.newest
    if version is not None:
        stack = next(stack for first, stack in system.stacks if float(version) >= first)
    params = {"system": system.title, "version": version or "", "title": _title(stack)}
    return _proposal(stack, ReasonCode.SYSTEM_TOO_OLD if stack == UNIVERSAL else ReasonCode.SYSTEM_USES, params)


def _title(name: str) -> str:
    return next((stack.title for stack in STACKS if stack.name == name), name)


def _proposal(stack: str, reason: ReasonCode, params: Mapping[str, str]) -> Proposal:
    others = tuple(s.name for s in STACKS if s.os_type is OsType.LINUX and s.name != stack)
    return Proposal(stack, reason, params, others)


def _windows(os_name: str, image_id: str) -> Proposal:
    year = re.search(r"win\D*(20\d\d|1[01])(?=r2\b|\b)", _plain(f"{os_name} {image_id}"))
    version = year.group(1) if year else ""
    old = version in {"2008", "2012", "2016"} or version == "2003"
    stack, other = ("netsh", "powershell") if old else ("powershell", "netsh")
    reason = ReasonCode.WINDOWS_LOSES_DHCP if old else ReasonCode.WINDOWS_KEEPS_DHCP
    return Proposal(stack, reason, {"system": "Windows Server", "version": version}, (other,))


def detection_script() -> str:
    """Return a POSIX script that says, inside a Linux guest, which stack fits it."""
    return fill("detect/detect.sh.j2")
