"""A client of the sandbox without HTTP: signs requests and hands them to the dispatcher."""

import hmac
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from typing import Any
from urllib.parse import quote, urlencode

from gui.sandbox import dispatch
from gui.sandbox.account import Account
from gui.sandbox.identities import AccessKey
from gui.sandbox.switches import Scalars, Statuses
from gui.sandbox.wire import Reply, Request
from tests.contract.codes import mismatches

VERSIONS = {
    "vpc": "2016-04-28",
    "ecs": "2014-05-26",
    "sts": "2015-04-01",
    "ram": "2015-05-01",
    "resourcemanager": "2020-03-31",
    "location": "2015-06-12",
}
_nonces = count()


class Refused(Exception):  # noqa: N818 - an answer, not a fault
    """The sandbox said no."""

    def __init__(self, status: int, body: dict[str, Any]) -> None:
        super().__init__(f"{status} {body['Code']}: {body['Message']}")
        self.status = status
        self.code: str = body["Code"]
        self.body = body


def sign(request: Request, secret: str, query: Mapping[str, str], key: str) -> Request:
    """Return ``request`` with its ACS3 signature, computed here and not by the sandbox's own code."""
    body_hash = sha256(request.body).hexdigest()
    headers = {**request.headers, "x-acs-content-sha256": body_hash}
    names = sorted(name for name in headers if name in {"host", "content-type"} or name.startswith("x-acs-"))
    pairs = sorted((quote(name, safe="~"), quote(value, safe="~")) for name, value in query.items())
    canonical_query = "&".join(f"{name}={value}" for name, value in pairs)
    lines = "".join(f"{name}:{headers[name].strip()}\n" for name in names)
    canonical = f"{request.method}\n/\n{canonical_query}\n{lines}\n{';'.join(names)}\n{body_hash}"
    text = "ACS3-HMAC-SHA256\n" + sha256(canonical.encode()).hexdigest()
    digest = hmac.new(secret.encode(), text.encode(), sha256).hexdigest()
    headers["authorization"] = f"ACS3-HMAC-SHA256 Credential={key},SignedHeaders={';'.join(names)},Signature={digest}"
    return replace(request, headers=headers)


def stamp(seconds: float | None = None) -> str:
    """Return a moment as the API writes it; by default the present."""
    moment = datetime.fromtimestamp(time.time() if seconds is None else seconds, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True)
class Caller:
    """Calls operations of ``account``, signed with ``key``; every call is a new request with a new nonce."""

    account: Account
    key: AccessKey = field(kw_only=True)
    host: str = field(default="sandbox.test", kw_only=True)

    def request(self, service: str, action: str, parameters: Mapping[str, object]) -> Request:
        query = {name: str(value) for name, value in parameters.items()}
        headers = {
            "host": self.host,
            "x-acs-action": action,
            "x-acs-version": VERSIONS[service],
            "x-acs-date": stamp(self.account.clock()),
            "x-acs-signature-nonce": f"nonce-{next(_nonces)}",
        }
        if self.key.security_token:
            headers["x-acs-security-token"] = self.key.security_token
        bare = Request("POST", "/", urlencode(query), headers)
        return sign(bare, self.key.secret, query, self.key.id)

    def send(self, request: Request) -> Reply:
        outcome = dispatch.respond(self.account, request)
        outcome.delivered()
        return outcome.reply

    def call(self, service: str, action: str, **parameters: object) -> dict[str, Any]:
        """Return the answer.

        Args:
            service: ``vpc``, ``ecs`` or ``sts``.
            action: name of the operation.
            **parameters: its parameters; ``Name_1`` stands for ``Name.1``.
        """
        wire = {name.replace("_", "."): value for name, value in parameters.items()}
        reply = self.send(self.request(service, action, wire))
        body: dict[str, Any] = json.loads(reply.body)
        self._hold_against_metadata(f"{service}.{action}", reply.status, body)
        if reply.status != 200:
            raise Refused(reply.status, body)
        return body

    def _hold_against_metadata(self, operation: str, status: int, body: dict[str, Any]) -> None:
        """See that fields, types and codes are Alibaba Cloud's own, unless a switch asks for other spellings."""
        switches = self.account.switches
        if switches.scalars is Scalars.QUOTED or switches.http_statuses is Statuses.OLDER:
            return
        if found := [*mismatches(operation, status, body)]:
            raise AssertionError(f"{operation}: {'; '.join(dict.fromkeys(found))}")

    def vpc(self, action: str, **parameters: object) -> dict[str, Any]:
        return self.call("vpc", action, **{"RegionId": "cn-shanghai", **parameters})

    def ecs(self, action: str, **parameters: object) -> dict[str, Any]:
        return self.call("ecs", action, **{"RegionId": "cn-shanghai", **parameters})


def eips(account: Account, prefix: str) -> list[str]:
    """Return the ids of the EIPs whose name begins with ``prefix``."""
    return [eip.id for eip in account.eips if eip.name.startswith(prefix)]


def eip(account: Account, name: str) -> str:
    """Return the id of the EIP of this name."""
    (found,) = (eip.id for eip in account.eips if eip.name == name)
    return found


def eni(account: Account, name: str) -> str:
    """Return the id of the interface of this name."""
    (found,) = (eni.id for eni in account.interfaces if eni.name == name)
    return found


def instance(account: Account, name: str) -> str:
    """Return the id of the instance of this name."""
    (found,) = (instance.id for instance in account.instances if instance.name == name)
    return found
