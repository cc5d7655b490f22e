"""GetCallerIdentity and AssumeRole of STS."""

from datetime import UTC, datetime
from typing import Final

from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.identities import AccessKey
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params, invalid

_SHORTEST, _LONGEST = 900, 3600
_LONGEST_NAME: Final = 64


def get_caller_identity(account: Account, params: Params) -> Answer:
    """Tell whose key signed."""
    caller = params.caller
    role = bool(caller.security_token)
    kind, path = ("AssumedRoleUser", "assumed-role") if role else ("RAMUser", "user")
    return {
        "AccountId": account.id,
        "UserId": caller.user,
        "RoleId": caller.user.partition("/")[0] if role else "",
        "Arn": f"acs:{'sts' if role else 'ram'}::{account.id}:{path}/{caller.user}",
        "IdentityType": kind,
        "PrincipalId": caller.user,
    }


def assume_role(account: Account, params: Params) -> Answer:
    """Hand out a temporary key of a role; it ends by the clock."""
    arn, session = params.required("RoleArn"), params.required("RoleSessionName")
    role = account.roles.get(arn.removeprefix(f"acs:ram::{account.id}:role/"))
    if role is None:
        raise Refusal("EntityNotExist.Role", "The specified role does not exist.", 404)
    if not 2 <= len(session) <= _LONGEST_NAME:  # the page's figure
        raise invalid("RoleSessionName", "2 to 64 characters")
    seconds = params.integer("DurationSeconds", _LONGEST, _SHORTEST, _LONGEST)
    expires = datetime.fromtimestamp(account.clock() + seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    draw = account.ids.resource
    key = AccessKey(
        id=draw("STS").replace("-", ".NU"),
        secret=draw("secret"),
        user=f"{role.name}/{session}",
        allow=role.allow,
        deny=role.deny,
        security_token=draw("CAIS").replace("-", ""),
        expires=expires,
    )
    account.keys[key.id] = key
    return {
        "Credentials": {
            "AccessKeyId": key.id,
            "AccessKeySecret": key.secret,
            "SecurityToken": key.security_token,
            "Expiration": expires,
        },
        "AssumedRoleUser": {
            "Arn": f"acs:ram::{account.id}:role/{role.name}/{session}",
            "AssumedRoleId": f"{role.name}:{session}",
        },
    }


OPERATIONS = (
    Operation("GetCallerIdentity", get_caller_identity, open_to_all=True),
    Operation("AssumeRole", assume_role),
)
