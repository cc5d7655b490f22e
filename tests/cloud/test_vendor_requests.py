"""What is sent is what the vendor's own SDK would send: each request, apart from nonce, time and signature."""

import importlib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from ipaddress import IPv4Address
from typing import Any

import pytest

from gui.cloud import calls, clients, decode
from gui.cloud.calls import Caller, Request
from gui.cloud.clients import PRODUCTS, STS, Clients, Transport
from gui.cloud.permissions import try_reads
from gui.cloud.route_lists import ENTRIES
from gui.cloud.vendor_imports import UNUSED, VENDOR
from gui.domain.accounts.profile import Profile
from gui.domain.cloud.eni import VpcId, VSwitchId
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.kind import By
from gui.domain.cloud.references import MarkRef
from gui.domain.contracts import Credentials
from tests.helpers.every_operation import EVERY
from tests.helpers.named_gateway import NamedGateway
from tests.helpers.region_values import ENI, REGION, eip_id

KEY = Credentials("LTAI5tParityTest", "ParityTestSecret0000000000001", "ParityTestToken")
OF_THE_MOMENT = {"x-acs-date", "x-acs-signature-nonce", "Authorization"}


class StopError(Exception):
    """The request is made; nothing is sent."""


def by_id(operation: Any) -> Any:
    """Return ``operation`` with ids in the place of what the plan makes."""
    ids = {"eni_id": ENI, "vswitch_id": VSwitchId("vsw-1"), "eip": eip_id(1)}
    made = {name: value for name, value in ids.items() if isinstance(getattr(operation, name, None), MarkRef)}
    return replace(operation, **made)


def asked() -> list[Request]:
    """Return every request that the gateway, the permission check and the writes make."""
    found: list[Request] = []

    def send(_self: object, _region: object, request: Request) -> Any:
        found.append(request)
        raise CloudError(CloudErrorKind.MALFORMED)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Caller, "send", send)
        cloud = NamedGateway(KEY)
        for read in (
            cloud.regions,
            lambda: cloud.eips(REGION),
            lambda: cloud.eips(REGION, [eip_id(1), eip_id(2)]),
            lambda: cloud.eips_on(REGION, ENI),
            lambda: cloud.eip_made(REGION, "mark"),
            lambda: cloud.interfaces(REGION),
            lambda: cloud.interfaces(REGION, [ENI]),
            lambda: cloud.interface_made(REGION, "mark"),
            lambda: cloud.instances(REGION),
            lambda: cloud.instances(REGION, [InstanceId("i-1"), InstanceId("i-2")]),
            lambda: cloud.instance_types(REGION, ["ecs.g5.large", "ecs.g6.large"]),
            lambda: cloud.vswitches(REGION),
            lambda: cloud.vswitches(REGION, [VSwitchId("vsw-1")]),
            lambda: cloud.vswitch_made(REGION, "mark"),
            lambda: cloud.vpcs(REGION),
            lambda: cloud.vpcs(REGION, [VpcId("vpc-1"), VpcId("vpc-2")]),
            lambda: cloud.routes(REGION, VpcId("vpc-1")),
            lambda: cloud._lists.read(REGION, ENTRIES, decode.route, By.ID, ["vtb-1"]),
            lambda: cloud.security_groups(REGION, VpcId("vpc-1")),
            lambda: cloud.is_free(REGION, VSwitchId("vsw-1"), IPv4Address("10.0.0.9")),
            lambda: cloud.gateways(REGION, ENI),
        ):
            with pytest.raises(CloudError):
                read()
        try_reads(KEY, Profile("work"), REGION)
    found += [calls.request(by_id(operation), "the-token") for operation in EVERY]
    unique = {(each.product, each.name, repr(each.parameters)): each for each in found}
    # The generic client has no methods and models of its own: tests/contract holds its requests against the metadata.
    return [each for each in unique.values() if PRODUCTS[each.product].module != PRODUCTS[STS].module]


REQUESTS = asked()


@pytest.fixture(scope="module")
def vendor() -> Iterator[Any]:
    """The vendor's clients with their models."""
    clients.preload()
    with pytest.MonkeyPatch.context() as patch:
        for product in PRODUCTS.values():
            if product.module != PRODUCTS[STS].module:
                models = importlib.import_module(f"{product.module}.models")
                patch.setattr(importlib.import_module(f"{product.module}.client"), "main_models", models)
        yield None


def wire(patch: pytest.MonkeyPatch, call: Any) -> tuple[str, str, list[tuple[str, str]]]:
    """Return method, URL and headers of the request that ``call`` sends, without what is of the moment."""
    core = importlib.import_module("darabonba.core").DaraCore
    seen: list[Any] = []

    def stop(request: Any, _options: Any = None) -> Any:
        seen.append(request)
        raise StopError

    patch.setattr(core, "do_action", staticmethod(stop))
    with suppress(Exception):  # the SDK wraps what stopped it
        call()
    (request,) = seen
    assert request.body is None
    headers = [(name, value) for name, value in request.headers.items() if name not in OF_THE_MOMENT]
    assert set(request.headers) >= OF_THE_MOMENT
    return request.method, core.compose_url(request), headers


@pytest.mark.usefixtures("vendor")
@pytest.mark.parametrize("request_", REQUESTS, ids=lambda each: each.name)
def test_the_request_is_the_vendors_own(request_: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    client = Clients(KEY, Transport()).get(request_.product, REGION)
    ours = wire(monkeypatch, lambda: calls._call(client, request_))
    name = f"{request_.name}withoptions".lower()
    (method,) = (each for each in dir(client) if each.replace("_", "").lower() == name)
    models = importlib.import_module(f"{PRODUCTS[request_.product].module}.models")
    given = {key: value for key, value in request_.parameters.items() if value is not None}
    named = getattr(models, f"{request_.name}Request")().from_map(given)
    unknown = set(given) - set(named.to_map())
    assert not unknown, "a parameter that the API does not know"
    theirs = wire(monkeypatch, lambda: getattr(client, method)(named, clients.runtime()))
    assert ours == theirs


def test_every_operation_is_among_them() -> None:
    names = {each.name for each in REQUESTS}
    assert {"DescribeEipGatewayInfo", "ListIpv4Gateways", "CheckCanAllocateVpcPrivateIpAddress"} <= names
    assert {operation.action for operation in EVERY} <= names
    assert len(names) >= 25


PRELOAD = ("from gui.cloud.clients import preload", "preload()")


def fresh(*statements: str) -> subprocess.CompletedProcess[str]:
    """Execute ``statements`` in a Python of its own."""
    command = [sys.executable, "-c", "\n".join(statements)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def loaded_after(*statements: str) -> list[str]:
    """Return the modules that a fresh Python has loaded after ``statements``."""
    done = fresh(*statements, "import sys", "print(*sys.modules)")
    assert not done.returncode, done.stderr
    return done.stdout.split()


def test_the_vendors_models_are_not_loaded() -> None:
    loaded = loaded_after(*PRELOAD)
    assert len([each for each in loaded if ".models" in each and each.startswith("alibabacloud_")]) < 10


def test_what_only_the_vendors_own_sending_needs_is_not_loaded() -> None:
    loaded = {each.partition(".")[0] for each in loaded_after(*PRELOAD)}
    assert loaded >= VENDOR
    assert not loaded & UNUSED


def test_others_get_the_libraries_that_the_sdk_does_without() -> None:
    others = "import requests, aiohttp.web; assert requests.Session() and aiohttp.web.Application"
    assert {"requests", "aiohttp"} <= {*loaded_after(*PRELOAD, others)}


def test_what_the_sdk_was_imported_without_says_so_when_it_is_needed() -> None:
    done = fresh(*PRELOAD, "import darabonba.core", "darabonba.core.Session()")
    assert "RuntimeError: The SDK needs requests.Session, which it was imported without." in done.stderr
