"""What the sandbox answers with although the published metadata of the operation does not list it, and why.

Every other error code is in the operation's own table, and every other field in the schema of its answer:
``tests/contract`` holds each against Alibaba Cloud's metadata.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

COMMON: Final[frozenset[str]] = frozenset(
    {
        # signature and credentials
        "IncompleteSignature",
        "InvalidAccessKeyId.Inactive",
        "InvalidAccessKeyId.NotFound",
        "InvalidSecurityToken.Expired",
        "InvalidSecurityToken.Malformed",
        "InvalidSecurityToken.MismatchWithAccessKey",
        "InvalidTimeStamp.Expired",
        "InvalidTimeStamp.Format",
        "MissingSecurityToken",
        "SignatureDoesNotMatch",
        "SignatureNonceUsed",
        # what is called
        "InvalidAction.NotFound",
        "InvalidVersion",
        "UnsupportedHTTPMethod",
        # permissions
        "Forbidden.RAM",
        "NoPermission",
        # client tokens and dry runs
        "DryRunOperation",
        "IdempotentParameterMismatch",
        "IdempotentProcessing",
        "LastTokenProcessing",
        # load and trouble
        "InternalError",
        "OperationConflict",
        "ServiceUnavailable",
        "Throttling.User",
        # parameters, where the operation has no code of its own
        "InvalidParameter",
        "InvalidRegionId.NotFound",
        "MissingParameter",
        "UnsupportedParameter",
    }
)
"""Codes that any operation may answer with: the pages of common errors and of the signature."""

_MISSING: Final = re.compile(r"Missing[A-Z][A-Za-z0-9]*(\.\d+)?")
"""A parameter that the gateway of VPC and STS misses; an operation's own code for that has a dot and a name."""

SHARED: Final[Mapping[str, tuple[tuple[str, ...], str]]] = MappingProxyType(
    {
        "vpc.AssociateEipAddressBatch": (
            ("vpc.AssociateEipAddress",),
            "its own table has an entry %s, so any code of the layer below may come through",
        ),
        "vpc.ModifyEipForwardMode": (
            ("vpc.AssociateEipAddress",),
            "no table is published; it follows the same rules",
        ),
        "vpc.TagResources": (
            ("vpc.ListTagResources", "vpc.UnTagResources"),
            "the three operations on tags have one set of codes, of which each table names a part",
        ),
        "vpc.UnTagResources": (
            ("vpc.ListTagResources", "vpc.TagResources"),
            "the three operations on tags have one set of codes, of which each table names a part",
        ),
    }
)
"""By operation: others whose tables count for it too, and why."""

_UNKNOWN_ID: Final = (
    "a list by an id that does not exist may be refused, as that of vSwitches is; only by a switch, with the code that "
    "other operations have for such an id"
)

_TIMEOUT: Final = "the tables of the operations on kept commands have this code for a timeout that is too long"

_LOCATION: Final = "the Location service publishes no table; the older SDKs expect these codes"

CHOSEN: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        ("vpc.ReleaseEipAddress", "TaskConflict"): (
            "its table has no code for an EIP in transition; this is the one of binding and unbinding"
        ),
        ("vpc.AllocateEipAddress", "InvalidTagKey"): (
            "its table has no code for a malformed tag; this is the one of the other operations of VPC"
        ),
        ("ecs.DescribeInstances", "InvalidTagKey.Malformed"): (
            "its table has no code for a malformed tag; this is the one of the other operations of ECS"
        ),
        ("ecs.DescribeNetworkInterfaces", "InvalidTagKey.Malformed"): (
            "its table has no code for a malformed tag; this is the one of the other operations of ECS"
        ),
        ("vpc.DescribeEipAddresses", "InvalidAllocationId.NotFound"): _UNKNOWN_ID,
        ("vpc.DescribeVpcs", "InvalidVpcId.NotFound"): _UNKNOWN_ID,
        ("ecs.DescribeInstances", "InvalidInstanceId.NotFound"): _UNKNOWN_ID,
        ("vpc.DescribeVpcAttribute", "InvalidVpcID.NotFound"): (
            "its table has no code for a VPC that does not exist; Terraform's provider expects this one"
        ),
        ("ecs.RunCommand", "InvalidTimeout.ExceedLimit"): _TIMEOUT,
        ("location.DescribeEndpoints", "InvalidRegionId"): _LOCATION,
        ("location.DescribeEndpoints", "Illegal Parameter"): _LOCATION,
        ("ecs.AttachNetworkInterface", "OperationUnsupported.EipBindModel"): (
            "a code of VPC: the pages say that the mode is refused there, and the table of ECS has no code for it"
        ),
    }
)
"""By operation and code: why the sandbox answers with a code that no table promises there."""

FIELDS: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        ("vpc.DescribeEipAddresses", "AvailableRegions"): (
            "today's schema has it no longer; Terraform's provider reads it without looking whether it is there"
        ),
    }
)
"""By operation and member of its answer: why the sandbox sends a field that no schema has."""

UNPUBLISHED: Final[Mapping[str, str]] = MappingProxyType(
    {"location.DescribeEndpoints": "the Location service has no metadata; its answer is what the older SDKs read"}
)
"""Operations without metadata, and where their answers come from."""


def is_common(code: str) -> bool:
    """Return whether any operation may answer with ``code``."""
    return code in COMMON or _MISSING.fullmatch(code) is not None
