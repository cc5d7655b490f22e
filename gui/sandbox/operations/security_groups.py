"""CreateSecurityGroup, DeleteSecurityGroup, DescribeSecurityGroupAttribute and AuthorizeSecurityGroup.

Codes: the tables of the four pages. Rules are kept and shown; no traffic is emulated, so they stop none.
"""

import re
from typing import Final

from gui.sandbox import lookups, paging, security_rules
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params, invalid
from gui.sandbox.resources import NetworkStatus, SecurityGroup, Vpc
from gui.sandbox.security_rules import Rule

_NAME: Final = re.compile(r"[^\W\d_][\w:.-]{1,127}")
_DESCRIPTION: Final = re.compile(r"(?!https?://).{2,256}", re.DOTALL)
_MOST_RULES_AT_ONCE: Final = 100
_FEWEST_PER_PAGE, _MOST_PER_PAGE, _USUAL_PER_PAGE = 10, 1000, 500
# The parameters of a rule, which a call may also send without Permissions.N in front.
_OF_A_RULE: Final = (
    "IpProtocol",
    "PortRange",
    "SourceCidrIp",
    "SourceGroupId",
    "DestCidrIp",
    "SourcePortRange",
    "Policy",
    "Priority",
    "NicType",
    "Description",
    *security_rules.NOT_HERE,
)


def create_security_group(account: Account, params: Params) -> Answer:
    """Create a security group without rules."""
    region = lookups.region(account, params).id
    vpc = _vpc(account, params, region)
    name, description = params.text("SecurityGroupName"), params.text("Description")
    if name and not _NAME.fullmatch(name):
        raise Refusal("InvalidSecurityGroupName.Malformed", "The specified name is not valid.")
    if description and not _DESCRIPTION.fullmatch(description):
        raise Refusal("InvalidSecurityGroupDiscription.Malformed", "The specified description is not valid.")
    kind = params.choice("SecurityGroupType", ("normal", "enterprise"), "normal")
    if params.flag("ServiceManaged"):
        raise Refusal("UnsupportedParameter", "Only cloud services make groups that they manage.")
    group_id = lookups.resource_group(account, params, "InvalidResourceGroup.NotFound", 404)
    if len(account.security_groups.of_region(region)) >= account.quotas.security_groups:
        raise Refusal("QuotaExceed.SecurityGroup", "The maximum number of security groups is reached.", 403)
    group = SecurityGroup(
        id=account.ids.resource("sg"),
        name=name,
        vpc=vpc.id,
        type=kind,
        description=description,
        resource_group=group_id,
        created=account.timestamp(),
        tags=params.tags(),
    )
    group.region = region
    account.security_groups.add(group)
    return {"SecurityGroupId": group.id}


def _vpc(account: Account, params: Params, region: str) -> Vpc:
    identifier = params.text("VpcId")
    if not identifier:
        raise Refusal("InvalidVpcId.NotFound", "VpcId must not be empty: there is no classic network.", 403)
    vpc = lookups.vpc(account, identifier, region, "InvalidVpcId.NotFound", 404)
    if vpc.status is not NetworkStatus.AVAILABLE:
        raise Refusal("IncorrectVpcStatus", "The VPC is not in the state Available.")
    return vpc


def delete_security_group(account: Account, params: Params) -> Answer:
    """Delete a security group that has no members, and that no rule of another one names."""
    region = lookups.region(account, params).id
    group = lookups.security_group(account, params.required("SecurityGroupId"), region)
    if any(group.id in eni.security_groups for eni in account.interfaces.of_region(region).values()):
        raise Refusal("DependencyViolation", "There is still a member in the specified security group.", 403)
    others = (other for other in account.security_groups.of_region(region).values() if other is not group)
    if any(rule.peer_group == group.id for other in others for rule in other.rules):
        raise Refusal("DependencyViolation", "The specified security group is authorized in another one.", 403)
    account.security_groups.remove(group)
    return {}


def describe_security_group_attribute(account: Account, params: Params) -> Answer:
    """Show one security group with its rules."""
    region = lookups.region(account, params).id
    group = lookups.security_group(account, params.required("SecurityGroupId"), region)
    params.choice("NicType", ("intranet", "internet"), "", "InvalidNicType.ValueNotSupported")
    direction = params.choice("Direction", ("ingress", "egress", "all"), "all", "InvalidParamter")
    wanted = [
        (number, rule) for number, rule in enumerate(group.rules, start=1) if direction in {"all", rule.direction}
    ]
    size = params.integer("MaxResults", _USUAL_PER_PAGE, _FEWEST_PER_PAGE, _MOST_PER_PAGE)
    page = paging.by_token(params, wanted, lambda pair: pair[0], low=size, most=size)
    permissions = [_describe(account, group, number, rule) for number, rule in page.records]
    return {
        "RegionId": region,
        "SecurityGroupId": group.id,
        "SecurityGroupName": group.name,
        "Description": group.description,
        "VpcId": group.vpc,
        "InnerAccessPolicy": "Accept" if group.type == "normal" else "Drop",
        "NextToken": page.about["NextToken"],
        "Permissions": {"Permission": permissions},
        "SnapshotPolicyIds": {"SnapshotPolicyId": []},
    }


def _describe(account: Account, group: SecurityGroup, number: int, rule: Rule) -> dict[str, object]:
    inward = rule.direction == "ingress"
    peer = account.security_groups.get(rule.peer_group)
    name = peer.name if peer is not None else ""
    return {
        "SecurityGroupRuleId": f"{group.id.replace('sg-', 'sgr-')}{number:03}",
        "Direction": rule.direction,
        "IpProtocol": rule.protocol,
        "PortRange": rule.ports,
        "SourcePortRange": rule.source_ports,
        "Policy": rule.policy,
        "Priority": str(rule.priority),
        "NicType": "intranet",
        "Description": rule.description,
        "CreateTime": rule.created,
        "SourceCidrIp": rule.peer_cidr if inward else rule.own_cidr,
        "SourceGroupId": rule.peer_group if inward else "",
        "SourceGroupName": name if inward else "",
        "SourceGroupOwnerAccount": "",
        "SourcePrefixListId": "",
        "SourcePrefixListName": "",
        "DestCidrIp": rule.own_cidr if inward else rule.peer_cidr,
        "DestGroupId": "" if inward else rule.peer_group,
        "DestGroupName": "" if inward else name,
        "DestGroupOwnerAccount": "",
        "DestPrefixListId": "",
        "DestPrefixListName": "",
        "Ipv6SourceCidrIp": "",
        "Ipv6DestCidrIp": "",
        "PortRangeListId": "",
        "PortRangeListName": "",
    }


def authorize_security_group(account: Account, params: Params) -> Answer:
    """Give a security group rules for traffic to its members; a rule that it has already changes nothing."""
    region = lookups.region(account, params).id
    group = lookups.security_group(account, params.required("SecurityGroupId"), region)
    added = [security_rules.read(given, account.timestamp()) for given in _written(params)]
    for rule in added:
        _check_peer(account, group, rule)
    known = {rule.meaning: rule for rule in group.rules}
    rules = {**{rule.meaning: rule for rule in added}, **known}
    if len(rules) > account.quotas.rules_per_group:
        raise Refusal("AuthorizationLimitExceed", "The limit of rules in the security group is reached.", 403)
    group.rules = (*group.rules, *(rule for meaning, rule in rules.items() if meaning not in known))
    return {}


def _written(params: Params) -> list[dict[str, str]]:
    """Return the parameters of each rule of a call, without ``Permissions.N``."""
    listed: dict[int, dict[str, str]] = {}
    for index, rest, text in params.members("Permissions"):
        listed.setdefault(index, {})[rest] = text
    if len(listed) > _MOST_RULES_AT_ONCE:
        raise invalid("Permissions", f"at most {_MOST_RULES_AT_ONCE} rules")
    flat = {name: params.text(name) for name in _OF_A_RULE}
    if not listed:
        return [flat]
    strange = {name for rule in listed.values() for name in rule} - set(_OF_A_RULE)
    if strange:
        raise invalid("Permissions", f"members of a rule, and not {min(strange)}")
    return [listed[index] for index in sorted(listed)]


def _check_peer(account: Account, group: SecurityGroup, rule: Rule) -> None:
    if not rule.peer_group:
        return
    if rule.peer_group == group.id:
        raise Refusal("InvalidParamter.Conflict", "A security group cannot be authorized in itself.", 403)
    peer = account.security_groups.get(rule.peer_group, group.region)
    if peer is None:
        raise Refusal("InvalidSourceGroupId.NotFound", "The specified SourceGroupId does not exist.", 404)
    if peer.vpc != group.vpc:
        raise Refusal("InvalidSourceGroupId.Mismatch", "The two security groups are in different VPCs.")


OPERATIONS = (
    Operation("CreateSecurityGroup", create_security_group, idempotent=True),
    Operation("DeleteSecurityGroup", delete_security_group),
    Operation("DescribeSecurityGroupAttribute", describe_security_group_attribute),
    Operation("AuthorizeSecurityGroup", authorize_security_group, idempotent=True),
)
