"""How the sandbox says no: to a caller (``Refusal``) and to whoever starts it (``SandboxInputError``)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# HTTP status of a code wherever the operation's own table does not say otherwise; every other code is a 400.
_STATUS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "Forbidden": 403,
        "Forbidden.RAM": 403,
        "IdempotentProcessing": 403,
        "InternalError": 500,
        "InvalidAccessKeyId.NotFound": 404,
        "InvalidAction.NotFound": 404,
        "InvalidAllocationId.NotFound": 404,
        "InvalidRegionId.NotFound": 404,
        "NoPermission": 403,
        "OperationConflict": 409,
        "ServiceUnavailable": 503,
    }
)
# The vendor's pages of 2019 give these codes another status; the switch "http_statuses" chooses between the two.
OLDER_STATUS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "SignatureDoesNotMatch": 403,
        "InvalidAccessKeyId.NotFound": 400,
        "InvalidAccessKeyId.Inactive": 403,
        "InvalidSecurityToken.Expired": 403,
        "InvalidSecurityToken.Malformed": 403,
        "IdempotentParameterMismatch": 409,
        "Throttling.User": 429,
        "InvalidCmdType.NotFound": 403,
        "InvalidInstance.NotMatch": 403,
    }
)


class SandboxInputError(Exception):
    """What the sandbox was started with cannot be used; the text is one sentence for the person who wrote it."""


class Refusal(Exception):  # noqa: N818 - not a fault of the sandbox: the answer the cloud gives
    """The cloud's answer when it does not do what was asked.

    Args:
        code: the cloud's own code, with its own spelling.
        message: one English sentence; clients must branch on ``code`` only.
        status: HTTP status; by default the usual one of the code.
        detail: members of ``AccessDeniedDetail``, for missing permissions.
        retry_after_ms: value of the header ``x-acs-retry-after``, in milliseconds.
    """

    def __init__(
        self,
        code: str,
        message: str,
        status: int | None = None,
        *,
        detail: Mapping[str, str] | None = None,
        retry_after_ms: int | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.status = _STATUS.get(code, 400) if status is None else status
        self.detail = detail
        self.retry_after_ms = retry_after_ms
