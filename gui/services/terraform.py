"""EIP bindings that exist as Terraform configuration for the alicloud provider, each with its import block.

Sources: the provider's pages of ``alicloud_eip_association`` (``mode`` since 1.216.0; imported as
``<allocation_id>:<instance_id>``) and ``alicloud_ecs_network_interface_attachment`` (imported as
``<network_interface_id>:<instance_id>``); Terraform reads import blocks since 1.5.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gui.domain import mapping
from gui.domain.association import unread_problems
from gui.domain.eip import ENI_TARGET, AssociationMode, EipStatus
from gui.domain.eni import EniStatus, EniType
from gui.domain.inventory import Inventory, ListName
from gui.domain.plans.plan import PlanBlockedError
from gui.services import terraform_road
from gui.words.plain_text import one_line

_TARGETS = frozenset({ENI_TARGET, "EcsInstance", "SlbInstance", "Nat", "HaVip", "IpAddress"})
"""The provider's values of ``instance_type``."""

_HEADER = """\
# EIP bindings of Alibaba Cloud region {region}.
# Apply with -parallelism=1: the cloud takes one change at a time for each network interface.
{missing}
terraform {{
  required_version = ">= 1.5.0"

  required_providers {{
    alicloud = {{
      source  = "aliyun/alicloud"
      version = ">= 1.216.0"
    }}
  }}
}}

provider "alicloud" {{
  region = {quoted}
}}
"""


@dataclass(frozen=True, slots=True)
class _Association:
    eip: str
    target: str
    target_type: str
    mode: AssociationMode | None
    private_address: str = ""


@dataclass(frozen=True, slots=True)
class _Attachment:
    eni: str
    instance: str


def from_mappings(rows: Sequence[mapping.Mapping], inventory: Inventory) -> bytes:
    """Return the configuration of what exists: every settled binding of ``rows``, each with its import block.

    EIPs and ENIs that a cloud service manages are left out, and so is what is between two states. For EIPs exposed by
    a secondary CIDR block, the block, the vSwitch and the ENI are written, too.

    Args:
        rows: the mappings.
        inventory: where their network is looked up.

    Raises:
        PlanBlockedError: EIPs or ENIs could not be read. What is left out, or no longer so, would look as though it
            were the state of the region, and Terraform takes what it is given for wanted.
    """
    if unread := unread_problems(inventory, ListName.EIPS, ListName.INTERFACES):
        raise PlanBlockedError(unread)
    associations: list[_Association] = []
    attachments: dict[str, _Attachment] = {}
    names: dict[str, str] = {}
    for row in rows:
        eip, eni = row.eip, row.eni
        if eip is None or eip.service_managed or eip.status is not EipStatus.IN_USE or not eip.target_id:
            continue
        if eip.target_type not in _TARGETS:
            continue
        names[eip.allocation_id] = f"{eip.address} {eip.name}"
        private = str(eip.address) if row.exposed else ""
        associations.append(_Association(eip.allocation_id, eip.target_id, eip.target_type, eip.mode, private))
        if eni is None or eni.service_managed or eni.type is not EniType.SECONDARY:
            continue
        names[eni.id] = f"{eni.private_address} {eni.name}"
        if eni.status is EniStatus.IN_USE and eni.instance_id:
            attachments[eni.id] = _Attachment(eni.id, eni.instance_id)
    settled = [row for row in rows if row.eip and row.eip.allocation_id in names]
    road = terraform_road.resources(settled, inventory)
    missing = "".join(f"# {one_line(each)}\n" for each in terraform_road.unread(road, inventory))
    header = _HEADER.format(region=one_line(inventory.region), quoted=quoted(inventory.region), missing=missing)
    return _configuration(header, road, associations, list(attachments.values()), names)


def _configuration(
    header: str,
    road: tuple[terraform_road.Resource, ...],
    associations: list[_Association],
    attachments: list[_Attachment],
    names: Mapping[str, str],
) -> bytes:
    labels = _Labels()
    blocks = [header]
    blocks.extend(terraform_road.blocks(road, labels.of, quoted, lambda name: _comment(name, {name: name})))
    made = {each.identifier for each in road}
    addresses: dict[str, list[str]] = {}
    for association in associations:
        label = labels.of(association.eip)
        addresses.setdefault(association.target, []).append(f"alicloud_eip_association.{label}")
        after = f"{terraform_road.ENI}.{labels.of(association.target)}" if association.target in made else ""
        blocks.extend(_association(association, label, names, after))
    for attachment in attachments:
        blocks.extend(_attachment(attachment, labels.of(attachment.eni), addresses[attachment.eni], names))
    return "\n".join(blocks).encode()


def _association(association: _Association, label: str, names: Mapping[str, str], after: str) -> Iterator[str]:
    arguments = {
        "allocation_id": association.eip,
        "instance_id": association.target,
        "instance_type": association.target_type,
    }
    if association.target_type == ENI_TARGET and association.mode:
        arguments["mode"] = association.mode.value
    if association.private_address:
        arguments["private_ip_address"] = association.private_address
    body = _body(arguments) + (f"\n  depends_on = [{after}]\n" if after else "")
    yield _comment(association.eip, names) + f'resource "alicloud_eip_association" "{label}" {{\n{body}}}\n'
    yield _import(f"alicloud_eip_association.{label}", f"{association.eip}:{association.target}")


def _attachment(attachment: _Attachment, label: str, after: list[str], names: Mapping[str, str]) -> Iterator[str]:
    body = _body({"network_interface_id": attachment.eni, "instance_id": attachment.instance})
    # EIPs are bound to a detached interface only: they come first, and Terraform destroys in reverse.
    body += "\n  depends_on = [\n" + "".join(f"    {address},\n" for address in after) + "  ]\n"
    kind = "alicloud_ecs_network_interface_attachment"
    yield _comment(attachment.eni, names) + f'resource "{kind}" "{label}" {{\n{body}}}\n'
    yield _import(f"{kind}.{label}", f"{attachment.eni}:{attachment.instance}")


def _comment(identifier: str, names: Mapping[str, str]) -> str:
    name = one_line(names.get(identifier, "")).strip()
    return f"# {name}\n" if name else ""


def _body(arguments: Mapping[str, str]) -> str:
    width = max(map(len, arguments))
    return "".join(f"  {name:{width}} = {quoted(value)}\n" for name, value in arguments.items())


def _import(address: str, identifier: str) -> str:
    return f"import {{\n  to = {address}\n  id = {quoted(identifier)}\n}}\n"


def quoted(text: str) -> str:
    """Return ``text`` as an HCL string: nothing in it ends the string or begins a template."""
    inner = one_line(text).replace("\\", "\\\\").replace('"', '\\"').replace("${", "$${").replace("%{", "%%{")
    return f'"{inner}"'


class _Labels:
    """Gives every resource a label that HCL allows, and none twice."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def of(self, identifier: str) -> str:
        """Return the label of ``identifier``."""
        label = re.sub(r"[^A-Za-z0-9_-]", "_", identifier)
        label = label if label[:1].isalpha() else f"id_{label}"
        while self._given.setdefault(label, identifier) != identifier:
            label += "_"
        return label
