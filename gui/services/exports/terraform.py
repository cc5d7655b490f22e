"""EIP bindings that exist as Terraform configuration for the alicloud provider, each with its import block.

Sources: the provider's pages of ``alicloud_eip_association`` (imported as ``<allocation_id>:<instance_id>``) and
``alicloud_ecs_network_interface_attachment`` (imported as ``<network_interface_id>:<instance_id>``), and its change
log: ``mode`` is there since 1.217.0, although its page says 1.216.0.

The configuration must never unbind anything. The provider replaces an association when an argument that it reads back
is not written, such as ``private_ip_address``; so each is written as the cloud lists it, and each resource ignores all
differences (``gui.services.exports.hcl.LIFECYCLE``).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from gui.domain.cloud import mapping
from gui.domain.cloud.account import Account, described
from gui.domain.cloud.eip import ENI_TARGET, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniStatus, EniType, NetworkInterface
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.plans.plan import PlanBlockedError
from gui.domain.rules.multi_eip import unread_problems
from gui.services.exports import hcl, terraform_secondary_cidr
from gui.services.exports.hcl import Resource
from gui.words.plain_text import one_line

ASSOCIATION: Final = "alicloud_eip_association"
ATTACHMENT: Final = "alicloud_ecs_network_interface_attachment"

_TARGETS: Final = frozenset({ENI_TARGET, "EcsInstance", "SlbInstance", "Nat", "HaVip", "IpAddress"})
"""The provider's values of ``instance_type``."""

_HEADER: Final = """\
# EIP bindings of Alibaba Cloud region {region}, for import into Terraform.
{account}#
# Every resource has a lifecycle block: while it is there, Terraform neither changes nor destroys the resource.
# After the import, remove it from each resource that Terraform is to manage, and read the next plan first.
# Apply with -parallelism=1: the cloud takes one change at a time for each network interface.
{missing}#
{expected}terraform {{
  required_version = ">= 1.5.0"

  required_providers {{
    alicloud = {{
      source  = "aliyun/alicloud"
      version = ">= 1.217.0"
    }}
  }}
}}

provider "alicloud" {{
  region = {quoted}
}}
"""


def from_mappings(rows: Sequence[mapping.Mapping], inventory: Inventory, account: Account | None = None) -> bytes:
    """Return the configuration of what exists: every settled binding of ``rows``, each with its import block.

    EIPs and ENIs that a cloud service manages are left out, and so is what is between two states. For EIPs exposed by
    a secondary CIDR block, the block, the vSwitch and the ENI are written, too.

    Args:
        rows: the mappings.
        inventory: where their network is looked up.
        account: whose resources they are, None where that is not known.

    Raises:
        PlanBlockedError: EIPs or ENIs could not be read. What is left out, or no longer so, would look as though it
            were the state of the region, and Terraform takes what it is given for wanted.
    """
    if unread := unread_problems(inventory, ListName.EIPS, ListName.INTERFACES):
        raise PlanBlockedError(unread)
    bound = [(row, row.eip) for row in rows if row.eip is not None and _is_exported(row.eip)]
    network = terraform_secondary_cidr.resources((row for row, _ in bound), inventory)
    enis = {each.identifier for each in network if each.kind == terraform_secondary_cidr.ENI}
    associations = [_association(eip, enis) for _, eip in bound]
    attachments = _attachments([row.eni for row, _ in bound if row.eni is not None], associations)
    resources = (*network, *associations, *attachments)
    missing = "".join(f"# {one_line(each)}\n" for each in terraform_secondary_cidr.unread(network, inventory))
    header = _HEADER.format(
        region=one_line(inventory.region),
        quoted=hcl.quoted(inventory.region),
        account=f"# They are of {one_line(described(account))}.\n" if account else "",
        missing=missing,
        expected="".join(f"# {line}\n" for line in _expected_plan(len(resources)).splitlines()),
    )
    return "\n".join((header, *hcl.blocks(resources))).encode()


def expected_plan(content: bytes) -> str:
    """Return what the first plan of the configuration ``content`` must print, as sentences, each on its own line."""
    # A line begins with a block's name only where this module began a block: names are kept on one line.
    return _expected_plan(sum(line == b"import {" for line in content.splitlines()))


def _expected_plan(imports: int) -> str:
    if not imports:
        return "Nothing is bound, so there is nothing to import."
    plan = f"Plan: {imports} to import, 0 to add, 0 to change, 0 to destroy."
    return f'The first "terraform plan" must print: {plan}\nDo not apply a plan that prints anything else.'


def _is_exported(eip: ElasticIp) -> bool:
    settled = eip.status is EipStatus.IN_USE and bool(eip.target_id)
    return settled and not eip.service_managed and eip.target_type in _TARGETS


def _association(eip: ElasticIp, enis: Iterable[str]) -> Resource:
    """Return the binding of ``eip``.

    Args:
        eip: bound.
        enis: the ENIs that are written, too.
    """
    target = eip.target_id or ""
    arguments = {
        "allocation_id": eip.allocation_id,
        "instance_id": target,
        "instance_type": eip.target_type or "",
        "mode": eip.mode.value if eip.mode else "",
        "private_ip_address": str(eip.private_address or ""),
        "vpc_id": eip.vpc_id,
    }
    after = ((terraform_secondary_cidr.ENI, target),) if target in enis else ()
    name = f"{eip.address} {eip.name}"
    return Resource(ASSOCIATION, eip.allocation_id, f"{eip.allocation_id}:{target}", arguments, name, after)


def _attachments(enis: Iterable[NetworkInterface], associations: Iterable[Resource]) -> Iterator[Resource]:
    """Yield the attachment of each of ``enis`` that is attached.

    EIPs are bound to a detached interface only: they come first, and Terraform destroys in reverse.
    """
    by_target: dict[str, list[tuple[str, str]]] = {}
    for each in associations:
        by_target.setdefault(str(each.arguments["instance_id"]), []).append((each.kind, each.identifier))
    for eni in {each.id: each for each in enis}.values():
        if eni.service_managed or eni.type is not EniType.SECONDARY:
            continue
        if eni.status is EniStatus.IN_USE and eni.instance_id:
            arguments = {"network_interface_id": eni.id, "instance_id": eni.instance_id}
            name = f"{eni.private_address} {eni.name}"
            yield Resource(ATTACHMENT, eni.id, f"{eni.id}:{eni.instance_id}", arguments, name, tuple(by_target[eni.id]))
