"""The review shows the calls that the gateway sends: the same names, the same values, nothing left out."""

from ipaddress import IPv4Address
from urllib.parse import parse_qsl

import pytest

from gui.cloud.gateway import Gateway
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.instance import InstanceId
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips, parameters
from gui.sandbox import dispatch
from gui.sandbox.account import Account
from gui.sandbox.wire import Request
from tests.agreement.scene import SHANGHAI, Cloud

EIPS = (AllocationId("eip-1"), AllocationId("eip-2"))
ENI, INSTANCE = EniId("eni-1"), InstanceId("i-1")
ADDRESS = IPv4Address("172.16.10.102")
WITHOUT_TOKEN = (AttachEni, DetachEni)
"""Their API takes no ClientToken."""


@pytest.mark.parametrize(
    "operation",
    [
        AssociateEips(SHANGHAI, EIPS, ENI, private_address=ADDRESS),
        AssociateEips(SHANGHAI, EIPS[:1], ENI, batch=False),
        AssociateEips(SHANGHAI, EIPS[:1], ENI, private_address=ADDRESS, batch=False),
        UnassociateEips(SHANGHAI, EIPS[:1], ENI),
        AttachEni(SHANGHAI, ENI, INSTANCE),
        DetachEni(SHANGHAI, ENI, INSTANCE),
    ],
    ids=lambda operation: operation.action,
)
def test_what_is_shown_is_what_is_sent(cloud: Cloud, monkeypatch: pytest.MonkeyPatch, operation: Operation) -> None:
    seen: list[Request] = []

    def respond(account: Account, request: Request) -> dispatch.Outcome:
        seen.append(request)
        return answer(account, request)

    answer = dispatch.respond
    monkeypatch.setattr(dispatch, "respond", respond)
    gateway: Gateway = cloud.gateway
    with pytest.raises(CloudError):  # nothing of it exists
        gateway.do(operation, "the-token")
    (request,) = seen
    sent = dict(parse_qsl(request.query))
    token = sent.pop("ClientToken", None)
    assert token == (None if isinstance(operation, WITHOUT_TOKEN) else "the-token")
    assert sent == dict(parameters(operation))
    assert request.headers["x-acs-action"] == operation.action
