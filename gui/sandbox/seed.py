"""Build an account from a JSON file: the default one, or one of the user's own."""

import json
import time
from dataclasses import dataclass, field
from ipaddress import IPv4Network
from pathlib import Path
from typing import Any

from gui.assets import read_text
from gui.sandbox.account import Account
from gui.sandbox.errors import SandboxInputError
from gui.sandbox.pace import Clock, Pace
from gui.sandbox.reader import Node, read
from gui.sandbox.resources import (
    AccessKey,
    AddressBlock,
    Eip,
    EipStatus,
    EniStatus,
    EniType,
    Instance,
    InstanceType,
    Interface,
    Mode,
    Quotas,
    Region,
    Role,
    SecurityGroup,
    TargetType,
    Vpc,
    VSwitch,
)
from gui.sandbox.store import EipStore, InterfaceStore, Store
from gui.sandbox.switches import Switches

_DEFAULT = "sandbox/account.json"


@dataclass(slots=True, kw_only=True)
class AccountFile:
    """The top level of an account file."""

    account_id: str
    multi_eip_mode: bool
    overdue: bool = False
    access_keys: tuple[AccessKey, ...]
    roles: tuple[Role, ...] = ()
    switches: Switches = field(default_factory=Switches)
    quotas: Quotas = field(default_factory=Quotas)
    regions: tuple[Region, ...]
    address_blocks: tuple[AddressBlock, ...]
    instance_types: tuple[InstanceType, ...]
    vpcs: tuple[Vpc, ...]
    vswitches: tuple[VSwitch, ...]
    security_groups: tuple[SecurityGroup, ...]
    instances: tuple[Instance, ...]
    interfaces: tuple[Interface, ...]
    eips: tuple[Eip, ...]


def default_account(pace: Pace | None = None, clock: Clock = time.time) -> Account:
    """Return the account that ships with the program: every rule of the flow can be met in it.

    Args:
        pace: how long transitions take; by default they are over at once.
        clock: gives seconds since 1970.
    """
    return _build(read_text(_DEFAULT), _DEFAULT, pace, clock)


def load_account(path: Path, pace: Pace | None = None, clock: Clock = time.time) -> Account:
    """Return the account described by a JSON file; its members are those of ``AccountFile``.

    Args:
        path: the file.
        pace: how long transitions take; by default they are over at once.
        clock: gives seconds since 1970.

    Raises:
        SandboxInputError: the file cannot be read, or something in it is wrong; the text names file and place.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SandboxInputError(f"{path}: cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError:
        raise SandboxInputError(f"{path}: expected UTF-8 text.") from None
    return _build(text, str(path), pace, clock)


def _build(text: str, name: str, pace: Pace | None, clock: Clock) -> Account:
    try:
        value: Any = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise SandboxInputError(f"{name}, {place}: expected JSON ({error.msg}).") from None
    except RecursionError:
        raise SandboxInputError(f"{name}: expected JSON with fewer levels.") from None
    content = read(AccountFile, Node(value, name))
    links = _Links(content, name)
    links.check()
    account = Account(
        id=content.account_id,
        multi_eip_mode=content.multi_eip_mode,
        overdue=content.overdue,
        keys={key.id: key for key in content.access_keys},
        roles={role.name: role for role in content.roles},
        regions=links.regions,
        blocks=content.address_blocks,
        types=links.types,
        eips=EipStore(content.eips),
        interfaces=InterfaceStore(content.interfaces),
        instances=Store(content.instances),
        vpcs=Store(content.vpcs),
        vswitches=Store(content.vswitches),
        security_groups=Store(content.security_groups),
        quotas=content.quotas,
        switches=content.switches,
        pace=pace or Pace.instant(),
        clock=clock,
    )
    _hold_transitions(account)
    return account


def _hold_transitions(account: Account) -> None:
    """Keep resources that the file shows in transition there, so that the state can be looked at."""
    for eip in account.eips:
        if eip.status not in {EipStatus.AVAILABLE, EipStatus.IN_USE}:
            account.tasks.hang(eip.id, "seeded", lambda: None, holds=(eip.bound_to,) if eip.bound_to else ())
    for eni in account.interfaces:
        if eni.status not in {EniStatus.AVAILABLE, EniStatus.IN_USE}:
            account.tasks.hang(eni.id, "seeded", lambda: None)


class _Links:
    """Follow the references between the resources of a file, and fill in what follows from them."""

    def __init__(self, content: AccountFile, name: str) -> None:
        self.content = content
        self.name = name
        self.regions = {region.id: region for region in content.regions}
        self.types = {kind.id: kind for kind in content.instance_types}
        self.vpcs = {vpc.id: vpc for vpc in content.vpcs}
        self.vswitches = {vswitch.id: vswitch for vswitch in content.vswitches}
        self.groups = {group.id: group for group in content.security_groups}
        self.instances = {instance.id: instance for instance in content.instances}
        self.interfaces = {eni.id: eni for eni in content.interfaces}

    def wrong(self, place: str, expected: str) -> SandboxInputError:
        return SandboxInputError(f"{self.name}, {place}: expected {expected}.")

    def check(self) -> None:
        """Fill in the derived fields.

        Raises:
            SandboxInputError: a reference leads nowhere, an id or address appears twice, or a network is malformed.
        """
        self._unique()
        self._networks()
        for index, eni in enumerate(self.content.interfaces):
            self._interface(eni, f"interfaces[{index}]")
        for index, instance in enumerate(self.content.instances):
            self._instance(instance, f"instances[{index}]")
        for index, eip in enumerate(self.content.eips):
            self._eip(eip, f"eips[{index}]")

    def _unique(self) -> None:
        lists = {
            "access_keys": [key.id for key in self.content.access_keys],
            "regions": [region.id for region in self.content.regions],
            "vpcs": [vpc.id for vpc in self.content.vpcs],
            "vswitches": [vswitch.id for vswitch in self.content.vswitches],
            "security_groups": [group.id for group in self.content.security_groups],
            "instances": [instance.id for instance in self.content.instances],
            "interfaces": [eni.id for eni in self.content.interfaces],
            "eips": [eip.id for eip in self.content.eips],
        }
        for place, identifiers in lists.items():
            seen: set[str] = set()
            for index, identifier in enumerate(identifiers):
                if not identifier or identifier in seen:
                    raise self.wrong(f"{place}[{index}].id", "an id that no other member has")
                seen.add(identifier)

    def _region(self, region: str, place: str) -> None:
        if region not in self.regions:
            raise self.wrong(f"{place}.region", f"one of the regions of this file ({', '.join(self.regions)})")

    def _network(self, cidr: str, place: str) -> IPv4Network:
        try:
            return IPv4Network(cidr)
        except ValueError:
            raise self.wrong(place, f"an IPv4 block such as 172.16.0.0/16 instead of {cidr!r}") from None

    def _networks(self) -> None:
        for index, block in enumerate(self.content.address_blocks):
            self._region(block.region, f"address_blocks[{index}]")
            self._network(block.cidr, f"address_blocks[{index}].cidr")
        for index, vpc in enumerate(self.content.vpcs):
            self._region(vpc.region, f"vpcs[{index}]")
            for cidr in (vpc.cidr, *vpc.secondary_cidrs):
                self._network(cidr, f"vpcs[{index}].cidr")
        for index, vswitch in enumerate(self.content.vswitches):
            place = f"vswitches[{index}]"
            if vswitch.vpc not in self.vpcs:
                raise self.wrong(f"{place}.vpc", "the id of a VPC of this file")
            vswitch.region = self.vpcs[vswitch.vpc].region
            if vswitch.zone not in self.regions[vswitch.region].zones:
                raise self.wrong(f"{place}.zone", f"a zone of {vswitch.region}")
            self._network(vswitch.cidr, f"{place}.cidr")
        for index, group in enumerate(self.content.security_groups):
            if group.vpc not in self.vpcs:
                raise self.wrong(f"security_groups[{index}].vpc", "the id of a VPC of this file")
            group.region = self.vpcs[group.vpc].region

    def _interface(self, eni: Interface, place: str) -> None:
        vswitch = self.vswitches.get(eni.vswitch)
        if vswitch is None:
            raise self.wrong(f"{place}.vswitch", "the id of a vSwitch of this file")
        if any(group not in self.groups for group in eni.security_groups):
            raise self.wrong(f"{place}.security_groups", "ids of security groups of this file")
        eni.region, eni.zone, eni.vpc = vswitch.region, vswitch.zone, vswitch.vpc
        if eni.instance and eni.instance not in self.instances:
            raise self.wrong(f"{place}.instance", "the id of an instance of this file")
        attached = eni.status not in {EniStatus.AVAILABLE, EniStatus.DELETING}
        if attached is not bool(eni.instance) and not eni.service_managed:
            raise self.wrong(f"{place}.status", "an instance for an interface in use, and none for one that is not")
        if eni.type is EniType.PRIMARY and eni.instance:
            instance = self.instances[eni.instance]
            instance.region, instance.zone, instance.vpc = eni.region, eni.zone, eni.vpc
            instance.primary_eni = eni.id

    def _instance(self, instance: Instance, place: str) -> None:
        if instance.type not in self.types:
            raise self.wrong(f"{place}.type", "the id of an instance type of this file")
        if not instance.primary_eni:
            raise self.wrong(place, "an interface of type 'Primary' that names this instance")

    def _eip(self, eip: Eip, place: str) -> None:
        self._region(eip.region, place)
        if bool(eip.bound_to) is not (eip.status in {EipStatus.IN_USE, EipStatus.ASSOCIATING, EipStatus.UNASSOCIATING}):
            raise self.wrong(f"{place}.bound_to", "a target for a bound EIP, and none for one that is not")
        if not eip.bound_to:
            return
        eni = self.interfaces.get(eip.bound_to)
        if eni is None and eip.bound_to not in self.instances:
            raise self.wrong(f"{place}.bound_to", "the id of an interface or instance of this file")
        eip.target_type = TargetType.NETWORK_INTERFACE if eni else TargetType.ECS_INSTANCE
        if eni is not None:
            eip.mode = eip.mode or Mode.NAT
            eip.private_ip = eip.private_ip or eni.ip
