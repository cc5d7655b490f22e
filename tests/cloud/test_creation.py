"""Making and deleting an ENI, stopping and starting an instance: the real SDKs over HTTP against the sandbox."""

from collections.abc import Iterator
from ipaddress import IPv4Address

import pytest

from gui.cloud.gateway import Gateway
from gui.cloud.writes import request
from gui.domain.creation import CreateEni, DeleteEni
from gui.domain.eni import EniStatus, EniType, SecurityGroupId, VpcId, VSwitch
from gui.domain.errors import CloudError
from gui.domain.instance import InstanceStatus
from gui.domain.power import StartInstance, StopInstance
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from tests.helpers.sandbox_run import INSTANCE, REGION, gateway


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(default_account()) as found:
        yield found


@pytest.fixture
def cloud(server: SandboxServer) -> Gateway:
    return gateway(server)


@pytest.fixture
def vswitch(cloud: Gateway) -> VSwitch:
    return next(each for each in cloud.vswitches(REGION) if each.name == "prod-b")


@pytest.fixture
def group(cloud: Gateway, vswitch: VSwitch) -> SecurityGroupId:
    (found,) = cloud.security_groups(REGION, vswitch.vpc_id)
    assert (found.name, found.vpc_id, found.service_managed) == ("sg-prod", vswitch.vpc_id, False)
    return found.id


def test_a_vswitch_says_how_many_addresses_are_free(vswitch: VSwitch) -> None:
    assert vswitch.free_addresses is not None
    assert 0 < vswitch.free_addresses < 252


def test_a_vpc_without_security_groups_has_none(cloud: Gateway) -> None:
    assert cloud.security_groups(REGION, VpcId("vpc-uf6none")) == ()


def test_an_interface_is_made_with_what_was_given_and_found_by_its_mark(
    cloud: Gateway, vswitch: VSwitch, group: SecurityGroupId
) -> None:
    address = IPv4Address("172.16.10.77")
    assert cloud.is_free(REGION, vswitch.id, address)
    assert cloud.interface_made(REGION, "mark-1") is None
    cloud.do(CreateEni(REGION, "mark-1", vswitch.id, group, "sip-new", address), "t-1")
    made = cloud.interface_made(REGION, "mark-1")
    assert made is not None
    assert (made.name, made.private_address, made.vswitch_id) == ("sip-new", address, vswitch.id)
    assert (made.type, made.status, made.zone_id) == (EniType.SECONDARY, EniStatus.AVAILABLE, vswitch.zone_id)
    assert not cloud.is_free(REGION, vswitch.id, address)
    assert cloud.interface_made(REGION, "mark-2") is None


def test_the_same_token_makes_one_interface(
    server: SandboxServer, cloud: Gateway, vswitch: VSwitch, group: SecurityGroupId
) -> None:
    before = len([*server.account.interfaces])
    for _ in range(2):
        cloud.do(CreateEni(REGION, "mark-1", vswitch.id, group), "t-1")
    assert len([*server.account.interfaces]) == before + 1


def test_an_interface_is_deleted_by_its_mark(cloud: Gateway, vswitch: VSwitch, group: SecurityGroupId) -> None:
    cloud.do(CreateEni(REGION, "mark-1", vswitch.id, group, "sip-new"), "t-1")
    cloud.do(DeleteEni(REGION, "mark-1"), "")
    assert cloud.interface_made(REGION, "mark-1") is None
    with pytest.raises(CloudError) as error:
        cloud.do(DeleteEni(REGION, "mark-1"), "")
    assert error.value.code == "InvalidEniId.NotFound"
    assert error.value.answered


def test_without_an_id_nothing_is_deleted() -> None:
    with pytest.raises(ValueError, match="by its id"):
        request(DeleteEni(REGION, "mark-1"), "")


def test_an_instance_is_stopped_and_started(cloud: Gateway) -> None:
    cloud.do(StopInstance(REGION, INSTANCE), "")
    assert cloud.instances(REGION, [INSTANCE])[0].status is InstanceStatus.STOPPED
    cloud.do(StartInstance(REGION, INSTANCE), "")
    assert cloud.instances(REGION, [INSTANCE])[0].status is InstanceStatus.RUNNING
