"""What the dispatcher must know about an operation beside its function."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.params import Params

Handler = Callable[[Account, Params], Answer]


class Service(Enum):
    """A product of the cloud: RAM prefix, API version, code of a missing parameter, code of a busy token."""

    VPC = ("vpc", "2016-04-28", "Missing%s", "LastTokenProcessing")
    ECS = ("ecs", "2014-05-26", "MissingParameter", "IdempotentProcessing")
    STS = ("sts", "2015-04-01", "Missing%s", "LastTokenProcessing")
    RAM = ("ram", "2015-05-01", "MissingParameter", "LastTokenProcessing")
    RESOURCE_MANAGER = ("resourcemanager", "2020-03-31", "MissingParameter", "LastTokenProcessing")
    LOCATION = ("location", "2015-06-12", "MissingParameter", "LastTokenProcessing")

    def __init__(self, prefix: str, version: str, missing_code: str, busy_code: str) -> None:
        self.prefix = prefix
        self.version = version
        self.missing_code = missing_code
        self.busy_code = busy_code


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the API.

    Attributes:
        name: its name, as in ``Action``.
        handler: does the work and returns the answer without ``RequestId``.
        idempotent: it takes a ``ClientToken``.
        dry_run: it takes ``DryRun``, which answers ``DryRunOperation`` instead of doing anything.
        open_to_all: it needs no permission.
        own_token_codes: its table has codes of its own for a ClientToken (those of Cloud Assistant).
        permission: what RAM calls it, where that is not the product and the name.
        region_by_endpoint: without ``RegionId`` it is about the region of the endpoint it was sent to.
    """

    name: str
    handler: Handler
    idempotent: bool = False
    dry_run: bool = False
    open_to_all: bool = False
    own_token_codes: bool = False
    region_by_endpoint: bool = False
    permission: str = ""
