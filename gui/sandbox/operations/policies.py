"""Which RAM policies are attached to whom: ListGroupsForUser and GetPolicy of RAM, ListPolicyAttachments beside them.

Each key and each role of the account has one custom policy, made of what it is allowed and denied. Sources: the pages
of the three operations. ListPolicyAttachments is of the API ResourceManager, its permission is one of RAM.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from gui.sandbox import paging
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params

_MOST_PER_PAGE: Final = 100
_SINCE: Final = "2024-01-15T02:30:00Z"
_KINDS: Final = ("IMSUser", "IMSGroup", "ServiceRole")


def _principals(account: Account) -> Iterator[tuple[str, str, Sequence[str], Sequence[str]]]:
    """Yield kind, name, and what is allowed and denied, of every user and role."""
    for key in account.keys.values():
        if not key.security_token:
            yield "IMSUser", key.user, key.allow, key.deny
    for role in account.roles.values():
        yield "ServiceRole", role.name, role.allow, role.deny


def _policy_name(name: str) -> str:
    return f"{name}-policy"


def list_policy_attachments(account: Account, params: Params) -> Answer:
    """List the policies that are attached, those of one kind of principal where that is named."""
    wanted = params.choice("PrincipalType", ("", *_KINDS), "")
    named, policy = params.text("PrincipalName"), params.text("PolicyName")
    found = []
    for kind, name, _allow, _deny in _principals(account):
        domain = "" if kind == "IMSUser" else "role."
        principal = f"{name}@{domain}{account.id}.onaliyun.com"
        if wanted in {"", kind} and named in {"", principal} and policy in {"", _policy_name(name)}:
            found.append(
                {
                    "PolicyName": _policy_name(name),
                    "PolicyType": "Custom",
                    "PrincipalName": principal,
                    "PrincipalType": kind,
                    "ResourceGroupId": account.id,
                    "Description": "",
                    "AttachDate": _SINCE,
                }
            )
    page = paging.numbered(params, found, _MOST_PER_PAGE)
    return {**page.about, "PolicyAttachments": {"PolicyAttachment": list(page.records)}}


def list_groups_for_user(account: Account, params: Params) -> Answer:
    """List the groups of a user: the sandbox has none."""
    user = params.required("UserName")
    if all(name != user for kind, name, *_ in _principals(account) if kind == "IMSUser"):
        raise Refusal("EntityNotExist.User", "The user does not exist.", 404)
    return {"Groups": {"Group": []}}


def get_policy(account: Account, params: Params) -> Answer:
    """Tell what a policy says."""
    name, kind = params.required("PolicyName"), params.choice("PolicyType", ("Custom", "System"), "Custom")
    found = next((each for each in _principals(account) if _policy_name(each[1]) == name and kind == "Custom"), None)
    if found is None:
        raise Refusal("EntityNotExist.Policy", "The policy does not exist.", 404)
    statements = [
        {"Effect": effect, "Action": list(actions), "Resource": "*"}
        for effect, actions in (("Allow", found[2]), ("Deny", found[3]))
        if actions
    ]
    document = json.dumps({"Version": "1", "Statement": statements})
    about = {"PolicyName": name, "PolicyType": "Custom", "Description": "", "DefaultVersion": "v1"}
    return {
        "Policy": {**about, "AttachmentCount": 1, "CreateDate": _SINCE, "UpdateDate": _SINCE, "PolicyDocument": "N/A"},
        "DefaultPolicyVersion": {
            "VersionId": "v1",
            "IsDefaultVersion": True,
            "CreateDate": _SINCE,
            "PolicyDocument": document,
        },
    }


RAM_OPERATIONS = (Operation("ListGroupsForUser", list_groups_for_user), Operation("GetPolicy", get_policy))
ATTACHMENTS = (Operation("ListPolicyAttachments", list_policy_attachments, permission="ram:ListPolicyAttachments"),)
