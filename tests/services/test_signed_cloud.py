"""A cloud that is connected anew when the credentials change."""

import inspect
from typing import Any
from unittest.mock import Mock

import pytest

from gui.domain.accounts.sign_in import SignInError, SignInReason
from gui.domain.cloud.kinds import EIPS, VPCS
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi, Credentials, GuestChannel
from gui.services.accounts.signed_cloud import SignedCloud, SignedGuests
from gui.services.accounts.signing import Signer

SHANGHAI = RegionId("cn-shanghai")
CALLS = [name for name, member in vars(CloudApi).items() if inspect.isfunction(member) and not name.startswith("_")]


@pytest.fixture
def now() -> list[Credentials]:
    return [Credentials("STS.One", "one", "token")]


@pytest.fixture
def connected() -> list[Credentials]:
    return []


@pytest.fixture
def cloud(now: list[Credentials], connected: list[Credentials]) -> SignedCloud:
    def connect(credentials: Credentials) -> CloudApi:
        connected.append(credentials)
        return Mock(spec=CloudApi)

    return SignedCloud(lambda: now[0], connect)


def test_it_connects_when_credentials_change_and_only_then(
    cloud: SignedCloud, now: list[Credentials], connected: list[Credentials]
) -> None:
    first = now[0]
    cloud.read(SHANGHAI, EIPS)
    cloud.read(SHANGHAI, VPCS)
    now[0] = second = Credentials("STS.Two", "two", "token")
    cloud.read(SHANGHAI, EIPS)
    assert connected == [first, second]


def test_another_key_is_proven_before_it_signs(now: list[Credentials]) -> None:
    proven: list[str] = []

    def prove(credentials: Credentials) -> None:
        proven.append(credentials.access_key_id)
        if credentials.access_key_id == "STS.Stranger":
            raise SignInError(SignInReason.OTHER_ACCOUNT, "work")

    connect = Mock()
    cloud = SignedCloud(lambda: now[0], connect, prove, "STS.One")
    cloud.regions()
    assert proven == [], "the first is known"
    now[0] = Credentials("STS.Two", "two", "token")
    cloud.regions()
    cloud.regions()
    assert proven == ["STS.Two"]
    now[0] = Credentials("STS.Stranger", "three", "token")
    with pytest.raises(SignInError):
        cloud.regions()
    assert connect.call_count == 2
    assert [call.args[0].access_key_id for call in connect.call_args_list] == ["STS.One", "STS.Two"]


def test_a_lock_while_a_key_is_proven_leaves_no_secret_behind(now: list[Credentials]) -> None:
    locked = SignInError(SignInReason.LOCKED, "work")
    credentials, connect = Mock(side_effect=[now[0], locked]), Mock()
    cloud = SignedCloud(credentials, connect, lambda _credentials: cloud.forget())
    with pytest.raises(SignInError) as refused:
        cloud.regions()
    assert refused.value is locked
    assert not connect.called


def test_after_a_lock_no_call_is_made() -> None:
    credentials, connect = Mock(return_value=Credentials("LTAI5tx", "x")), Mock()
    cloud = SignedCloud(credentials, connect)
    cloud.regions()
    credentials.side_effect = SignInError(SignInReason.LOCKED, "work")
    cloud.forget()
    with pytest.raises(SignInError):
        cloud.regions()
    credentials.side_effect = None
    cloud.regions()
    assert connect.call_count == 2


def test_there_are_calls_to_pass_on() -> None:
    assert {"read", "do"} <= set(CALLS)


@pytest.mark.parametrize("name", CALLS)
def test_every_call_is_passed_on_as_it_is(name: str) -> None:
    inner = Mock(spec=CloudApi)
    cloud = SignedCloud(lambda: Credentials("LTAI5tx", "x"), lambda _credentials: inner)
    # As text: each module has a type variable of its own.
    assert str(inspect.signature(getattr(SignedCloud, name))) == str(inspect.signature(getattr(CloudApi, name)))
    count = len(inspect.signature(getattr(cloud, name)).parameters)
    values: list[Any] = [f"value {number}" for number in range(count)]
    assert getattr(cloud, name)(*values) is getattr(inner, name).return_value
    getattr(inner, name).assert_called_once_with(*values)


def test_a_lock_makes_it_forget_as_long_as_it_lives() -> None:
    signer = Signer(lambda: Credentials("LTAI5tx", "x"))
    connect = Mock()
    cloud, other = SignedCloud(signer, connect), SignedCloud(signer, connect)
    cloud.regions()
    signer.forget()
    cloud.regions()
    assert connect.call_count == 2
    del other
    SignedCloud(signer, connect)
    signer.forget()


@pytest.mark.parametrize("name", [each for each in vars(GuestChannel) if not each.startswith("_")])
def test_every_call_to_guests_is_passed_on_as_it_is(name: str) -> None:
    inner = Mock(spec=GuestChannel)
    guests = SignedGuests(lambda: Credentials("LTAI5tx", "x"), lambda _credentials: inner)
    signature = inspect.signature(getattr(guests, name))
    assert inspect.signature(getattr(SignedGuests, name)) == inspect.signature(getattr(GuestChannel, name))
    named = {key: f"value of {key}" for key in signature.parameters}
    passed = getattr(guests, name)(**named)
    assert passed is None or passed is getattr(inner, name).return_value
    assert inspect.signature(getattr(GuestChannel, name)).bind(None, **named)
    getattr(inner, name).assert_called_once()
