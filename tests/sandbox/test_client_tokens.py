"""ClientToken: replays, mismatches, and requests still under way."""

import json
import threading

import pytest

from gui.sandbox import dispatch
from gui.sandbox.account import Account
from tests.sandbox.caller import Caller, Refused, eip, eni
from tests.sandbox.conftest import ManualClock


def bind(caller: Caller, name: str, token: str) -> dict[str, object]:
    return caller.vpc(
        "AssociateEipAddress",
        AllocationId=eip(caller.account, name),
        InstanceId=eni(caller.account, "voip-media"),
        InstanceType="NetworkInterface",
        Mode="MULTI_BINDED",
        ClientToken=token,
    )


def test_the_same_request_twice_has_one_effect(admin: Caller, account: Account) -> None:
    bind(admin, "voip-edge-01", "t")
    bind(admin, "voip-edge-01", "t")  # without the token: IncorrectEipStatus
    assert len(account.eips.bound_to(eni(account, "voip-media"))) == 1
    with pytest.raises(Refused, match="IncorrectEipStatus"):
        bind(admin, "voip-edge-01", "")


def test_a_failure_is_replayed_even_when_its_cause_is_gone(admin: Caller, account: Account) -> None:
    account.overdue = True
    with pytest.raises(Refused, match=r"Forbidden\.FinancialLocked"):
        bind(admin, "voip-edge-01", "t")
    account.overdue = False
    with pytest.raises(Refused, match=r"Forbidden\.FinancialLocked"):
        bind(admin, "voip-edge-01", "t")
    bind(admin, "voip-edge-01", "another")


def test_other_parameters_are_refused(admin: Caller) -> None:
    bind(admin, "voip-edge-01", "t")
    with pytest.raises(Refused, match=r"^400 IdempotentParameterMismatch"):
        bind(admin, "voip-edge-02", "t")


def test_a_token_counts_per_operation(admin: Caller) -> None:
    bind(admin, "voip-edge-01", "t")
    admin.vpc("AllocateEipAddress", ClientToken="t")


@pytest.mark.parametrize("token", ["x" * 65, "Schlüssel"])
def test_tokens_that_are_none(admin: Caller, token: str) -> None:
    with pytest.raises(Refused, match=r"^400 InvalidParameter"):
        bind(admin, "voip-edge-01", token)


def test_a_token_is_forgotten_after_a_day(admin: Caller, clock: ManualClock) -> None:
    bind(admin, "voip-edge-01", "t")
    clock.advance(24 * 3600 + 1)
    bind(admin, "voip-edge-02", "t")


@pytest.mark.parametrize(
    ("service", "action", "code"),
    [("vpc", "AllocateEipAddress", "LastTokenProcessing"), ("ecs", "RunCommand", "IdempotentProcessing")],
)
def test_a_request_still_under_way(admin: Caller, account: Account, service: str, action: str, code: str) -> None:
    host = next(one.id for one in account.instances if one.name == "voip-gateway-01")
    parameters = {"RegionId": "cn-shanghai", "ClientToken": "t"}
    if service == "ecs":
        parameters |= {"Type": "RunShellScript", "CommandContent": "id", "InstanceId.1": host}
    first = dispatch.respond(account, admin.request(service, action, parameters))
    second = dispatch.respond(account, admin.request(service, action, parameters))
    assert json.loads(second.reply.body)["Code"] == code
    first.delivered()
    third = dispatch.respond(account, admin.request(service, action, parameters))
    answers = [json.loads(outcome.reply.body) for outcome in (first, third)]
    for answer in answers:
        del answer["RequestId"]
    assert answers[0] == answers[1]


def test_many_threads_with_one_token_buy_one_eip(admin: Caller, account: Account) -> None:
    before = len(account.eips)
    codes: list[int] = []

    def buy() -> None:
        request = admin.request("vpc", "AllocateEipAddress", {"RegionId": "cn-shanghai", "ClientToken": "t"})
        codes.append(admin.send(request).status)

    threads = [threading.Thread(target=buy) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(account.eips) == before + 1
    assert set(codes) <= {200, 400}
    assert 200 in codes
