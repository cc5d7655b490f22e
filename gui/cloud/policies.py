"""Reads the RAM policies that are attached to whoever signs: to a user and its groups, or to a role.

By ListPolicyAttachments of ResourceManager, which tells those of resource groups, too (ListPoliciesForUser of RAM does
not), ListGroupsForUser and GetPolicy of RAM 2015-05-01.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from gui.cloud.calls import Caller, Request
from gui.cloud.clients import Clients, Transport
from gui.cloud.endpoint import checked_ca, parse
from gui.cloud.maps import mapping, number
from gui.cloud.sts import malformed
from gui.domain.accounts.profile import Profile
from gui.domain.cloud.account import CallerIdentity, PrincipalKind
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials
from gui.domain.operations.ram_policy import Document, in_resource_groups

_EVERYWHERE = RegionId("")
"""RAM has one endpoint for all regions."""
_PER_PAGE = 100
_MOST_PAGES = 50
_USER, _GROUP, _ROLE = "IMSUser", "IMSGroup", "ServiceRole"
_RESOURCE_GROUP = "rg-"
"""How the place begins in which a policy holds; where it holds in the whole account, that is the account's number."""


def attached_policies(
    credentials: Credentials, profile: Profile, identity: CallerIdentity, endpoint: str | None = None
) -> tuple[Document, ...] | None:
    """Return the documents of every policy attached to ``identity``; blocking.

    Args:
        credentials: what signs.
        profile: how the cloud is reached.
        identity: whose policies are read.
        endpoint: URL of a server to ask instead of the vendor's.

    Returns:
        None where ``identity`` is neither a RAM user nor a role, or has more policies than are read.

    Raises:
        CloudError: one of the calls was refused, or no usable answer came.
    """
    transport = Transport(
        parse(endpoint) if endpoint else None, profile.proxy or None, checked_ca(profile.ca_file or None)
    )
    reader = _Reader(Caller(Clients(credentials, transport)))
    path = identity.arn.rpartition(":")[2].split("/")
    match identity.kind, path:
        case PrincipalKind.RAM_USER, [_, user]:
            own, groups = reader.attachments(_USER, {user}), reader.of_groups(user)
            attached = {each: own.get(each, False) or groups.get(each, False) for each in (*own, *groups)}
        case PrincipalKind.ASSUMED_ROLE, [_, role, *_]:
            attached = reader.attachments(_ROLE, {role})
        case _:
            return None
    if reader.cut_off:
        return None
    documents = ((reader.document(*policy), everywhere) for policy, everywhere in attached.items())
    return tuple(each if everywhere else in_resource_groups(each) for each, everywhere in documents)


ANSWERED = ("ram:GetPolicy",)
"""Permissions that whoever got an answer from ``attached_policies`` has."""


class _Reader:
    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self.cut_off = False

    def of_groups(self, user: str) -> dict[tuple[str, str], bool]:
        body = self._send("ram", "ListGroupsForUser", {"UserName": user})
        groups = {str(each.get("GroupName")) for each in _listed("ListGroupsForUser", body, "Groups", "Group")}
        return self.attachments(_GROUP, groups) if groups else {}

    def attachments(self, kind: str, names: set[str]) -> dict[tuple[str, str], bool]:
        """Return type and name of each policy attached to one of ``names``, which the cloud writes with a domain.

        Beside it: whether it holds in the whole account; otherwise it does in single resource groups.
        """
        found: dict[tuple[str, str], bool] = {}
        for each in self._pages(kind):
            if str(each.get("PrincipalName")).partition("@")[0] in names:
                policy = str(each.get("PolicyType")), str(each.get("PolicyName"))
                everywhere = not str(each.get("ResourceGroupId")).startswith(_RESOURCE_GROUP)
                found[policy] = found.get(policy, False) or everywhere
        return found

    def _pages(self, kind: str) -> Iterator[Mapping[str, Any]]:
        seen = 0
        for page in range(1, _MOST_PAGES + 1):
            parameters = {"PrincipalType": kind, "PageNumber": str(page), "PageSize": str(_PER_PAGE)}
            body = self._send("resourcemanager", "ListPolicyAttachments", parameters)
            found = _listed("ListPolicyAttachments", body, "PolicyAttachments", "PolicyAttachment")
            yield from found
            seen += len(found)
            total = number(body.get("TotalCount"))
            if total is not None and seen >= total:
                return
            if not found:
                break
        self.cut_off = True

    def document(self, kind: str, name: str) -> Document:
        body = self._send("ram", "GetPolicy", {"PolicyType": kind, "PolicyName": name})
        try:
            found = json.loads(mapping(body.get("DefaultPolicyVersion")).get("PolicyDocument", ""))
        except (TypeError, ValueError) as cause:
            raise malformed("GetPolicy", body) from cause
        return mapping(found)

    def _send(self, product: str, action: str, parameters: Mapping[str, str]) -> Mapping[str, Any]:
        return self._caller.send(_EVERYWHERE, Request(product, action, parameters))


def _listed(action: str, body: Mapping[str, Any], outer: str, inner: str) -> list[Mapping[str, Any]]:
    """Return the records; a list that is missing is no empty list."""
    found = mapping(body.get(outer)).get(inner)
    if not isinstance(found, list):
        raise malformed(action, body)
    return [mapping(each) for each in found]
