"""From a request to a reply: read, verify, permit, do, answer. Knows no HTTP library and no threads."""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from gui.sandbox import signature, wire
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer, Claim
from gui.sandbox.errors import OLDER_STATUS, Refusal
from gui.sandbox.operation import Operation, Service
from gui.sandbox.operations import (
    assistant_status,
    commands,
    eip_attributes,
    eip_binding,
    eip_lifecycle,
    eip_monitoring,
    eip_queries,
    endpoints,
    eni_attachment,
    eni_attributes,
    eni_lifecycle,
    eni_queries,
    identity,
    instance_power,
    instance_queries,
    invocation_queries,
    kept_commands,
    network_changes,
    networks,
    policies,
    regions,
    resource_groups,
    routes,
    security_groups,
    sent_files,
    storage_queries,
    tags,
    vpc_lifecycle,
    zones,
)
from gui.sandbox.params import Disturbance, Params
from gui.sandbox.switches import EndpointRegion, Limits, Scalars, Statuses

_log = logging.getLogger(__name__)


def _by_name(*modules: tuple[Operation, ...]) -> Mapping[str, Operation]:
    return MappingProxyType({operation.name: operation for operations in modules for operation in operations})


OPERATIONS: Final[Mapping[Service, Mapping[str, Operation]]] = MappingProxyType(
    {
        Service.VPC: _by_name(
            eip_queries.OPERATIONS,
            eip_binding.OPERATIONS,
            eip_lifecycle.OPERATIONS,
            networks.OPERATIONS,
            network_changes.OPERATIONS,
            routes.OPERATIONS,
            vpc_lifecycle.OPERATIONS,
            eip_attributes.OPERATIONS,
            eip_monitoring.OPERATIONS,
            regions.VPC_OPERATIONS,
            zones.VPC_OPERATIONS,
            tags.VPC_OPERATIONS,
        ),
        Service.ECS: _by_name(
            eni_queries.OPERATIONS,
            eni_attachment.OPERATIONS,
            eni_lifecycle.OPERATIONS,
            instance_queries.OPERATIONS,
            instance_power.OPERATIONS,
            assistant_status.OPERATIONS,
            commands.OPERATIONS,
            kept_commands.OPERATIONS,
            invocation_queries.OPERATIONS,
            sent_files.OPERATIONS,
            eni_attributes.OPERATIONS,
            security_groups.OPERATIONS,
            storage_queries.OPERATIONS,
            regions.ECS_OPERATIONS,
            zones.ECS_OPERATIONS,
            tags.ECS_OPERATIONS,
        ),
        Service.STS: _by_name(identity.OPERATIONS),
        Service.RAM: _by_name(policies.RAM_OPERATIONS),
        Service.RESOURCE_MANAGER: _by_name(resource_groups.RESOURCE_MANAGER_OPERATIONS, policies.ATTACHMENTS),
        Service.LOCATION: _by_name(endpoints.LOCATION_OPERATIONS),
    }
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The reply to a request, and the claim on its client token that ends when the reply has been sent."""

    reply: wire.Reply
    claim: Claim | None = None

    def delivered(self) -> None:
        """Note that the reply has left, or will never leave."""
        if self.claim is not None:
            self.claim.release()


def respond(account: Account, request: wire.Request, disturbance: Disturbance | None = None) -> Outcome:
    """Return what ``account`` answers to ``request``; ``disturbance`` is what goes wrong with the pages of a list."""
    with account.lock:
        account.history.note(account, account.tasks.clock())
        account.tasks.advance(lambda at: account.history.note(account, at))
        account.agents.advance()
        request_id = account.ids.request() + ("\t" if account.switches.tab_after_request_id else "")
        try:
            content, claim = _perform(account, request, disturbance or Disturbance())
        except Refusal as error:
            return Outcome(refuse(account, request, error, request_id))
        except Exception:  # noqa: BLE001 - a defect of one handler must not take the server down
            _log.exception("the sandbox failed at a request")
            defect = Refusal("InternalError", "The sandbox failed; its log says where.")
            return Outcome(refuse(account, request, defect, request_id))
        account.history.note(account, account.tasks.clock())
        quoted = account.switches.scalars is Scalars.QUOTED
        root = f"{action_of(request)}Response" if wire.wants_xml(request) else None
        return Outcome(wire.answer(request_id, content, quoted=quoted, xml_root=root), claim)


def action_of(request: wire.Request) -> str:
    """Return the operation that ``request`` names, or an empty text when it cannot be told."""
    try:
        return wire.read_call(request).action
    except Refusal:
        return ""


def refuse(account: Account, request: wire.Request, error: Refusal, request_id: str | None = None) -> wire.Reply:
    """Return the error envelope that ``account`` sends for ``error``."""
    older = account.switches.http_statuses is Statuses.OLDER
    status = OLDER_STATUS.get(error.code, error.status) if older else error.status
    host = request.headers.get("host", "")
    xml = wire.wants_xml(request)
    return wire.refusal(request_id or account.ids.request(), host, error, status, xml=xml)


def _perform(account: Account, request: wire.Request, disturbance: Disturbance) -> tuple[Answer, Claim | None]:
    call = wire.read_call(request)
    service, operation = _find(call)
    key = signature.verify(call, account.keys, account.nonces, account.clock())
    if account.switches.rate_limits is Limits.ENFORCED:
        account.rate_limits.take(operation.name)
    if not operation.open_to_all:
        permission = operation.permission or f"{service.prefix}:{operation.name}"
        signature.check_permission(key, permission, account.id)
    host = call.request.headers.get("host", "")
    params = Params(_with_region(account, operation, call), key, service.missing_code, host, disturbance)
    seen = account.history.seen_by(account, operation.name)
    if operation.dry_run and params.flag("DryRun"):
        operation.handler(account, params)
        raise Refusal("DryRunOperation", "The request passed all checks; nothing was done.")
    token = params.values.get("ClientToken", "")
    if not (operation.idempotent and token):
        return operation.handler(seen, params), None
    own = {name: value for name, value in params.values.items() if name not in _PER_ATTEMPT}
    malformed_code = "InvalidClientToken.Malformed" if operation.own_token_codes else "InvalidParameter"
    return account.client_tokens.run(
        operation.name,
        token,
        own,
        service.busy_code,
        lambda: operation.handler(account, params),
        malformed_code=malformed_code,
        mismatch_status=403 if operation.own_token_codes else 400,
    )


def _with_region(account: Account, operation: Operation, call: wire.Call) -> dict[str, str]:
    """Return the parameters of a call, with the region of the endpoint where the operation may go without one."""
    given = call.parameters
    if not operation.region_by_endpoint or given.get("RegionId"):
        return given
    named = _REGIONAL.fullmatch(call.request.headers.get("host", "").partition(":")[0])
    filled_in = account.switches.region_by_endpoint is EndpointRegion.FILLED_IN
    return {**given, "RegionId": named[1]} if named is not None and filled_in else given


# A host name such as vpc.cn-shanghai.aliyuncs.com.
_REGIONAL: Final = re.compile(r"[a-z-]+\.([a-z]+-[a-z0-9-]+)\.aliyuncs\.com")
# Parameters of the older signature: they differ at every attempt and say nothing about what is asked.
_PER_ATTEMPT: Final = frozenset(
    {"Signature", "SignatureNonce", "SignatureMethod", "SignatureVersion", "Timestamp", "AccessKeyId", "SecurityToken"}
    | {"Action", "Version", "Format", "SignatureType"}
)


def _find(call: wire.Call) -> tuple[Service, Operation]:
    for service, operations in OPERATIONS.items():
        if service.version == call.version:
            operation = operations.get(call.action)
            if operation is None:
                raise Refusal("InvalidAction.NotFound", "The sandbox has no operation of this name in this API.")
            return service, operation
    if not call.action:
        raise Refusal("InvalidAction.NotFound", "The request names no operation.")
    raise Refusal("InvalidVersion", "The sandbox has no API of this version.")
