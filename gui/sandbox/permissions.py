"""What an access key may do."""

from fnmatch import fnmatchcase

from gui.sandbox.errors import Refusal
from gui.sandbox.resources import AccessKey


def check(key: AccessKey, action: str, account: str) -> None:
    """Let the call pass, or refuse it.

    Args:
        key: the key that signed.
        action: RAM action such as ``vpc:AssociateEipAddress``.
        account: the account number.

    Raises:
        Refusal: the key may not do this; ``AccessDeniedDetail`` tells whether a policy denies it or none allows it.
    """
    denied = any(fnmatchcase(action, pattern) for pattern in key.deny)
    if not denied and any(fnmatchcase(action, pattern) for pattern in key.allow):
        return
    raise Refusal(
        key.denied_with,
        "You are not authorized to do this operation.",
        403,
        detail={
            "AuthAction": action,
            "AuthPrincipalType": "AssumedRoleUser" if key.security_token else "SubUser",
            "AuthPrincipalDisplayName": key.user,
            "AuthPrincipalOwnerId": account,
            "PolicyType": "AccountLevelIdentityBasedPolicy",
            "NoPermissionType": "ExplicitDeny" if denied else "ImplicitDeny",
        },
    )
