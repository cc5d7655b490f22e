"""A large customer's account for the sandbox: thousands of EIPs, interfaces and instances in one region."""

import json
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

from gui.assets import read_text

EIPS, INTERFACES, INSTANCES = 10_000, 5_000, 2_000
REGION = "cn-shanghai"
TYPES = ("ecs.g5.2xlarge", "ecs.g5.xlarge", "ecs.c5.large", "ecs.r5.large")
GROUP, NETS = 10, 4
"""EIPs of one interface that carries any, and vSwitches the instances are spread over."""


def write(path: Path) -> None:
    """Write the account file: the default account's keys, types and regions around resources of its own.

    Every fourth EIP is bound, ten to a secondary interface in multi-EIP mode; half of the interfaces that are no
    instance's first are free.
    """
    account: dict[str, Any] = json.loads(read_text("sandbox/account.json"))
    vpc, group = account["vpcs"][0], account["security_groups"][0]
    zone = next(region for region in account["regions"] if region["id"] == REGION)["zones"][0]
    nets = [
        {"id": f"vsw-big{n:03}", "name": f"floor-{n}", "vpc": vpc["id"], "zone": zone, "cidr": f"172.{20 + n}.0.0/16"}
        for n in range(NETS)
    ]
    instances = [
        {
            "id": f"i-big{n:06}",
            "name": f"host-{n * 7 % INSTANCES:04}",
            "type": TYPES[n % len(TYPES)],
            "status": "Stopped" if n % 9 == 0 else "Running",
            "os_type": "linux",
            "os_name": "Ubuntu  22.04 64 bit",
            "image": "ubuntu_22_04_x64_20G_alibase_20250722.vhd",
            "host_name": f"host-{n}",
        }
        for n in range(INSTANCES)
    ]
    account |= {
        "switches": account["switches"] | {"rate_limits": "off"},
        "address_blocks": [{"cidr": "47.100.0.0/16", "region": REGION, "gateway": "47.100.0.1", "mask": "255.255.0.0"}],
        "vpcs": [vpc],
        "security_groups": [group],
        "vswitches": nets,
        "instances": instances,
        "interfaces": [_interface(n, nets, group["id"]) for n in range(INTERFACES)],
        "eips": [_eip(n) for n in range(EIPS)],
    }
    path.write_text(json.dumps(account), encoding="utf-8")


def _interface(number: int, nets: list[dict[str, str]], group: str) -> dict[str, Any]:
    primary = number < INSTANCES
    host = number % INSTANCES
    attached = primary or number % 2 == 0
    net = host % NETS
    return {
        "id": f"eni-big{number:06}",
        "name": f"nic-{number * 11 % INTERFACES:04}",
        "vswitch": nets[net]["id"],
        "ip": str(IPv4Address(f"172.{20 + net}.1.0") + number),
        "mac": f"00:16:3e:01:{number // 256:02x}:{number % 256:02x}",
        "type": "Primary" if primary else "Secondary",
        "status": "InUse" if attached else "Available",
        "instance": f"i-big{host:06}" if attached else "",
        "security_groups": [group],
    }


def _eip(number: int) -> dict[str, Any]:
    eip: dict[str, Any] = {
        "id": f"eip-big{number:06}",
        "address": str(IPv4Address("47.100.1.0") + number * 7919 % 60_000),
        "region": REGION,
        "name": f"edge-{number * 13 % EIPS:04}",
        "bandwidth": number % 200 + 1,
    }
    if number % 4 == 0:
        carrier = INSTANCES + 2 * (number // 4 // GROUP)
        eip |= {"status": "InUse", "bound_to": f"eni-big{carrier:06}", "mode": "MULTI_BINDED"}
    return eip
