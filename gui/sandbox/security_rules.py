"""What a rule of a security group says, and how a call writes one.

Codes: the table of AuthorizeSecurityGroup.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network
from typing import Final

from gui.sandbox.errors import Refusal

_PROTOCOLS: Final = frozenset({"TCP", "UDP", "ICMP", "GRE", "ALL"})
_WITH_PORTS: Final = frozenset({"TCP", "UDP"})
_HIGHEST_PORT, _LOWEST_PRIORITY = 65535, 100
NOT_HERE: Final = ("Ipv6SourceCidrIp", "Ipv6DestCidrIp", "SourcePrefixListId", "PortRangeListId", "SourceGroupOwnerId")
"""Parameters of a rule that the sandbox refuses: IPv6, prefix lists, other accounts."""


@dataclass(slots=True, kw_only=True)
class Rule:
    """A rule of a security group for traffic to its members (``ingress``) or from them (``egress``)."""

    direction: str = "ingress"
    protocol: str = "ALL"
    ports: str = "-1/-1"
    peer_cidr: str = ""
    peer_group: str = ""
    own_cidr: str = ""
    source_ports: str = ""
    policy: str = "Accept"
    priority: int = 1
    description: str = ""
    created: str = "2025-03-04T02:20:00Z"

    @property
    def meaning(self) -> tuple[object, ...]:
        """Return what tells this rule from another one: everything but the words about it."""
        return (
            self.direction,
            self.protocol,
            self.ports,
            self.peer_cidr,
            self.peer_group,
            self.own_cidr,
            self.source_ports,
            self.policy,
            self.priority,
        )


def read(given: Mapping[str, str], created: str) -> Rule:
    """Return the ingress rule that parameters such as ``IpProtocol`` and ``PortRange`` write.

    Args:
        given: text by name, without the prefix ``Permissions.N.``.
        created: the present time, as the API writes it.

    Raises:
        Refusal: a parameter is missing, malformed, or of a kind that does not exist here.
    """
    unknown = [name for name in given if name in NOT_HERE and given[name]]
    if unknown:
        raise Refusal("UnsupportedParameter", f"The sandbox has no {unknown[0]} in rules.")
    protocol = given.get("IpProtocol", "").upper()
    if protocol == "ICMPV6" or protocol not in _PROTOCOLS:
        raise Refusal("InvalidIpProtocol.ValueNotSupported", "IpProtocol must be TCP, UDP, ICMP, GRE or ALL.")
    if given.get("NicType", "") not in {"", "intranet", "internet"}:
        raise Refusal("InvalidNicType.ValueNotSupported", "The specified NicType does not exist.")
    policy = given.get("Policy", "").lower() or "accept"
    if policy not in {"accept", "drop"}:
        raise Refusal("InvalidPolicy.Malformed", "Policy must be accept or drop.")
    source, group = given.get("SourceCidrIp", ""), given.get("SourceGroupId", "")
    if not source and not group:
        raise Refusal("MissingParameter.Source", "One of SourceCidrIp and SourceGroupId must be specified.")
    return Rule(
        protocol=protocol,
        ports=_ports(given.get("PortRange", ""), protocol, "InvalidIpProtocol.Malformed"),
        # Where both are given, the group counts (description of SourceGroupId).
        peer_cidr="" if group else _block(source, "InvalidSourceCidrIp.Malformed"),
        peer_group=group,
        own_cidr=_block(given.get("DestCidrIp", ""), "InvalidDestCidrIp.Malformed"),
        source_ports=_source_ports(given.get("SourcePortRange", ""), protocol),
        policy=policy.capitalize(),
        priority=_priority(given.get("Priority", "")),
        description=_description(given.get("Description", "")),
        created=created,
    )


def _ports(text: str, protocol: str, code: str) -> str:
    first, slash, last = text.partition("/")
    numbers = [int(part) for part in (first, last) if part.removeprefix("-").isdecimal()]
    if not slash or len(numbers) != 2:  # a range has two ends
        raise Refusal(code, "The port range is not of the form 22/22.")
    if protocol not in _WITH_PORTS:
        if numbers != [-1, -1]:
            raise Refusal("OperationDenied", "IpProtocol and PortRange do not match: this protocol has -1/-1.")
    elif not 1 <= numbers[0] <= numbers[1] <= _HIGHEST_PORT:
        raise Refusal(code, "The port range is not within 1/65535.")
    return f"{numbers[0]}/{numbers[1]}"


def _source_ports(text: str, protocol: str) -> str:
    return _ports(text, protocol, "InvalidSourcePortRange.Malformed") if text else ""


def _block(text: str, code: str) -> str:
    if not text:
        return ""
    try:
        block = IPv4Network(text, strict=False)
    except ValueError:
        raise Refusal(code, "The block is not of the form a.b.c.d/mask.") from None
    return str(block) if "/" in text else text


def _priority(text: str) -> int:
    if not text:
        return 1
    if not text.isdecimal() or len(text) > 4:  # no priority has five digits
        raise Refusal("InvalidPriority.Malformed", "The parameter Priority is invalid.")
    if not 1 <= int(text) <= _LOWEST_PRIORITY:
        raise Refusal("InvalidPriority.ValueNotSupported", "Priority must be from 1 to 100.")
    return int(text)


def _description(text: str) -> str:
    if len(text) > 512 or text.startswith(("http://", "https://")):  # the page's figure
        raise Refusal("InvalidSecurityGroupDiscription.Malformed", "The description of the rule is not valid.")
    return text
