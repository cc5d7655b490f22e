"""Random legal and illegal calls, from one thread and from several: the account stays a possible one."""

import json
import random
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gui.sandbox.account import Account
from gui.sandbox.pace import Pace
from gui.sandbox.resources import Eip, EipStatus, EniStatus, Instance, InstanceStatus, Interface, Mode
from gui.sandbox.seed import default_account
from gui.sandbox.switches import Batch, Limits
from gui.sandbox.tasks import Fate
from tests.sandbox.caller import Caller, eni

E, N, P = EipStatus, EniStatus, InstanceStatus
ALLOWED: dict[type, set[tuple[str, str]]] = {
    Eip: {
        (E.AVAILABLE, E.ASSOCIATING),
        (E.ASSOCIATING, E.IN_USE),
        (E.ASSOCIATING, E.AVAILABLE),
        (E.IN_USE, E.UNASSOCIATING),
        (E.IN_USE, E.ASSOCIATING),  # its mode is being changed
        (E.UNASSOCIATING, E.AVAILABLE),
        (E.UNASSOCIATING, E.IN_USE),
        (E.AVAILABLE, E.RELEASING),
        (E.RELEASING, E.AVAILABLE),
    },
    Interface: {
        (N.AVAILABLE, N.ATTACHING),
        (N.ATTACHING, N.IN_USE),
        (N.ATTACHING, N.AVAILABLE),
        (N.IN_USE, N.DETACHING),
        (N.DETACHING, N.AVAILABLE),
        (N.DETACHING, N.IN_USE),
        (N.AVAILABLE, N.DELETING),
        (N.DELETING, N.AVAILABLE),
    },
    Instance: {
        (P.RUNNING, P.STOPPING),
        (P.STOPPING, P.STOPPED),
        (P.STOPPING, P.RUNNING),
        (P.STOPPED, P.STARTING),
        (P.RUNNING, P.STARTING),  # a restart
        (P.STARTING, P.RUNNING),
        (P.STARTING, P.STOPPED),
    },
}


@pytest.fixture(autouse=True)
def wrong_steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Watch every change of a status; at the end none may be outside the machine of its kind."""
    wrong: list[str] = []

    def watch(self: Any, name: str, value: Any) -> None:
        before = getattr(self, name, None)
        if name == "status" and before is not None and before != value and (before, value) not in ALLOWED[type(self)]:
            wrong.append(f"{self.id}: {before} -> {value}")
        object.__setattr__(self, name, value)

    for kind in ALLOWED:
        monkeypatch.setattr(kind, "__setattr__", watch, raising=False)
    yield wrong
    assert wrong == []


def problems(account: Account) -> list[str]:
    """Return what is impossible in ``account``; the caller holds its lock."""
    found = [f"{one.id} is {one.status} and bound to {one.bound_to!r}" for one in account.eips if not bound_right(one)]
    indexed = Counter(one.id for target in targets(account) for one in account.eips.bound_to(target))
    expected = Counter(one.id for one in account.eips if one.bound_to)
    if indexed != expected:
        found.append(f"the index of bindings disagrees: {indexed - expected} {expected - indexed}")
    found += problems_of_interfaces(account)
    for instance in account.instances:
        attached = account.interfaces.of_instance(instance.id)
        if len(attached) > account.types[instance.type].enis:
            found.append(f"{instance.id} has {len(attached)} interfaces")
        if any((one.vpc, one.zone) != (instance.vpc, instance.zone) for one in attached):
            found.append(f"{instance.id} has an interface from elsewhere")
        if {one.id for one in attached} != {one.id for one in account.interfaces if one.instance == instance.id}:
            found.append(f"the index of {instance.id} disagrees")
    return found


def problems_of_interfaces(account: Account) -> list[str]:
    found = []
    for one in account.interfaces:
        bound = account.eips.bound_to(one.id)
        modes = {each.mode for each in bound}
        if (
            len(modes) > 1
            or (modes == {Mode.MULTI_BINDED} and len(bound) > 10)
            or (modes == {Mode.BINDED} and bound[1:])
        ):
            found.append(f"{one.id} carries {[each.mode for each in bound]}")
        if modes == {Mode.NAT} and len({each.private_ip for each in bound}) != len(bound):
            found.append(f"{one.id} maps a private address twice")
        if (one.status in {N.AVAILABLE, N.DELETING}) is bool(one.instance) and not one.service_managed:
            found.append(f"{one.id} is {one.status} with instance {one.instance!r}")
        moving = one.status in {N.ATTACHING, N.DETACHING, N.DELETING}
        if moving and any(each.status is not E.IN_USE for each in bound):
            found.append(f"{one.id} is {one.status} while its EIPs are {[each.status for each in bound]}")
    return found


def bound_right(one: Eip) -> bool:
    bound = one.status in {E.ASSOCIATING, E.IN_USE, E.UNASSOCIATING}
    return bound is bool(one.bound_to) is (one.target_type is not None)


def targets(account: Account) -> set[str]:
    return {one.id for one in account.interfaces} | {one.id for one in account.instances}


class Player:
    """Makes random calls and counts the bindings that were accepted."""

    def __init__(self, account: Account, seed: int) -> None:
        self.caller = Caller(account, key=account.keys["LTAI5tSandboxFullRights1"])
        self.random = random.Random(seed)
        self.eips = [one.id for one in account.eips.of_region("cn-shanghai").values()]
        self.enis = [one.id for one in account.interfaces.of_region("cn-shanghai").values()]
        self.hosts = [one.id for one in account.instances.of_region("cn-shanghai").values()]
        # Few targets, so that they fill up and several threads want the same ones.
        self.targets = [eni(account, name) for name in ("voip-media", "voip-signalling", "sip-trunks", "nat-spare")]
        self.balance: Counter[str] = Counter()
        self.statuses: Counter[int] = Counter()

    def play(self, rounds: int) -> None:
        for _ in range(rounds):
            self.random.choice([self.bind, self.batch, self.unbind, self.attach, self.detach, self.look, self.other])()

    def call(self, service: str, action: str, **parameters: object) -> bool:
        wire = {"RegionId": "cn-shanghai", **{name.replace("_", "."): value for name, value in parameters.items()}}
        if self.random.random() < 0.1:
            wire["ClientToken"] = f"t{self.random.randrange(5)}"
        reply = self.caller.send(self.caller.request(service, action, wire))
        assert reply.status < 500, reply.body
        self.statuses[reply.status] += 1
        assert reply.status == 200 or json.loads(reply.body)["Code"]
        return reply.status == 200 and "ClientToken" not in wire

    def bind(self) -> None:
        one, mode = self.random.choice(self.eips), self.random.choice(["MULTI_BINDED", "MULTI_BINDED", "NAT", "BINDED"])
        wire = {"AllocationId": one, "InstanceType": "NetworkInterface", "Mode": mode}
        if self.accepted("AssociateEipAddress", InstanceId=self.random.choice(self.targets), **wire):
            self.balance[one] += 1

    def batch(self) -> None:
        ids = self.random.sample(self.eips, self.random.randrange(1, 12))
        numbered = {f"InstanceIds_{number}": one for number, one in enumerate(ids, start=1)}
        wire = {"BindedInstanceType": "NetworkInterface", "Mode": "MULTI_BINDED", **numbered}
        if self.accepted("AssociateEipAddressBatch", BindedInstanceId=self.random.choice(self.targets), **wire):
            self.balance.update(ids)

    def unbind(self) -> None:
        one = self.random.choice(self.eips)
        if self.accepted("UnassociateEipAddress", AllocationId=one):
            self.balance[one] -= 1

    def accepted(self, action: str, **parameters: object) -> bool:
        """Call without a token, so that every acceptance is a new effect."""
        wire = {"RegionId": "cn-shanghai", **{name.replace("_", "."): value for name, value in parameters.items()}}
        reply = self.caller.send(self.caller.request("vpc", action, wire))
        assert reply.status < 500, reply.body
        self.statuses[reply.status] += 1
        return reply.status == 200

    def attach(self) -> None:
        pair = {
            "NetworkInterfaceId": self.random.choice([*self.enis, *self.targets * 3]),
            "InstanceId": self.random.choice(self.hosts),
        }
        self.call("ecs", "AttachNetworkInterface", **pair)

    def detach(self) -> None:
        one = self.caller.account.interfaces.get(self.random.choice(self.enis))
        pair = {"NetworkInterfaceId": one.id, "InstanceId": one.instance} if one else {}
        self.call("ecs", "DetachNetworkInterface", **pair)

    def look(self) -> None:
        self.call("vpc", "DescribeEipAddresses", PageSize=self.random.choice([100, 10, 0]))
        self.call("ecs", "DescribeNetworkInterfaces", MaxResults=500)
        self.call("ecs", "DescribeInstances", MaxResults=100)
        self.call("vpc", "DescribeEipGatewayInfo", InstanceId=self.random.choice(self.enis))

    def other(self) -> None:
        action = self.random.choice(["StopInstance", "StartInstance", "RebootInstance"])
        self.call("ecs", action, InstanceId=self.random.choice(self.hosts))
        one, mode = self.random.choice(self.eips), self.random.choice(list(Mode))
        self.call("vpc", "ModifyEipForwardMode", InstanceId=one, Mode=mode)
        self.call("ecs", "DeleteNetworkInterface", NetworkInterfaceId=self.random.choice(self.enis))
        self.call("vpc", "AllocateEipAddress")
        self.call("vpc", "ReleaseEipAddress", AllocationId=self.random.choice(self.eips))


def fresh(looks: int) -> Account:
    account = default_account(Pace.looks(looks))
    account.switches.rate_limits = Limits.OFF
    return account


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), looks=st.integers(0, 2), fate=st.sampled_from(list(Fate)))
def test_random_calls_keep_the_account_possible(seed: int, looks: int, fate: Fate) -> None:
    account = fresh(looks)
    account.switches.batch = Batch.PARTIAL  # fills interfaces up to their limit
    draw = random.Random(seed)
    account.tasks.fate = lambda _: fate if draw.random() < 0.1 else Fate.SUCCEED
    player = Player(account, seed)
    for _ in range(60):
        player.play(1)
        assert problems(account) == []


@pytest.fixture
def impatient_threads() -> Iterator[None]:
    """Let threads take turns as often as possible."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("impatient_threads")
def test_threads_lose_and_double_nothing() -> None:
    account = fresh(looks=1)
    before = {one.id: bool(one.bound_to) for one in account.eips}
    players = [Player(account, seed) for seed in range(4)]
    failures: list[BaseException] = []

    def play(player: Player) -> None:
        try:
            for _ in range(40):
                player.play(10)
                with account.lock:
                    assert problems(account) == []
        except BaseException as error:  # noqa: BLE001 - shown by the main thread
            failures.append(error)

    threads = [threading.Thread(target=play, args=(player,), daemon=True) for player in players]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads), "a deadlock"
    assert failures == []
    for _ in range(3):
        players[0].look()
    for one in account.eips:
        # A binding that was seeded in transition stays there; every other accepted call has had its effect.
        accepted = sum(player.balance[one.id] for player in players)
        assert bool(one.bound_to) - before.get(one.id, False) == accepted, one
    answers = sum((player.statuses for player in players), Counter())
    assert answers[200] > 500
    assert answers[400] > 500
