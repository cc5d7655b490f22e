"""What a rule of a security group says."""

from dataclasses import dataclass


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
