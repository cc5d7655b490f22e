"""Making and deleting an ENI, stopping and starting an instance: the real SDKs over HTTP against the sandbox."""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network

import pytest

from gui.cloud.calls import request
from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.cloud.eni import EniStatus, EniType, NetworkStatus, SecurityGroupId, VpcId, VSwitch
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.instance import InstanceStatus
from gui.domain.cloud.references import MarkRef
from gui.domain.operations.eips import AllocateEip, TrafficCharge
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.networks import AddBlock, CreateVSwitch
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni
from gui.domain.operations.power import StartInstance, StopInstance
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from tests.helpers.named_gateway import NamedGateway
from tests.helpers.sandbox_run import INSTANCE, REGION, gateway


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(default_account()) as found:
        yield found


@pytest.fixture
def cloud(server: SandboxServer) -> NamedGateway:
    return gateway(server)


@pytest.fixture
def vswitch(cloud: NamedGateway) -> VSwitch:
    return next(each for each in cloud.vswitches(REGION) if each.name == "prod-b")


@pytest.fixture
def group(cloud: NamedGateway, vswitch: VSwitch) -> SecurityGroupId:
    (found,) = cloud.security_groups(REGION, vswitch.vpc_id)
    assert (found.name, found.vpc_id, found.service_managed) == ("sg-prod", vswitch.vpc_id, False)
    return found.id


def test_a_vswitch_says_how_many_addresses_are_free(vswitch: VSwitch) -> None:
    assert vswitch.free_addresses is not None
    assert 0 < vswitch.free_addresses < 252


def test_a_vpc_without_security_groups_has_none(cloud: NamedGateway) -> None:
    assert cloud.security_groups(REGION, VpcId("vpc-uf6none")) == ()


def test_an_interface_is_made_with_what_was_given_and_found_by_its_mark(
    cloud: NamedGateway, vswitch: VSwitch, group: SecurityGroupId
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
    server: SandboxServer, cloud: NamedGateway, vswitch: VSwitch, group: SecurityGroupId
) -> None:
    before = len([*server.account.interfaces])
    for _ in range(2):
        cloud.do(CreateEni(REGION, "mark-1", vswitch.id, group), "t-1")
    assert len([*server.account.interfaces]) == before + 1


def test_an_interface_is_deleted_by_its_mark(cloud: NamedGateway, vswitch: VSwitch, group: SecurityGroupId) -> None:
    cloud.do(CreateEni(REGION, "mark-1", vswitch.id, group, "sip-new"), "t-1")
    cloud.do(DeleteEni(REGION, MarkRef("mark-1")), "")
    assert cloud.interface_made(REGION, "mark-1") is None
    with pytest.raises(CloudError) as error:
        cloud.do(DeleteEni(REGION, MarkRef("mark-1")), "")
    assert error.value.code == "InvalidEniId.NotFound"
    assert error.value.answered


def test_without_an_id_nothing_is_deleted() -> None:
    with pytest.raises(ValueError, match="takes an id, not multi-eip-wizard=mark-1"):
        request(DeleteEni(REGION, MarkRef("mark-1")), "")


def test_an_instance_is_stopped_and_started(cloud: NamedGateway) -> None:
    cloud.do(StopInstance(REGION, INSTANCE), "")
    assert cloud.instances(REGION, [INSTANCE])[0].status is InstanceStatus.STOPPED
    cloud.do(StartInstance(REGION, INSTANCE), "")
    assert cloud.instances(REGION, [INSTANCE])[0].status is InstanceStatus.RUNNING


def test_an_eip_is_allocated_found_by_its_mark_and_released(cloud: NamedGateway) -> None:
    allocate = AllocateEip(REGION, "mark-1", 7, TrafficCharge.TRAFFIC, "sip-new")
    assert cloud.eip_made(REGION, "mark-1") is None
    for _ in range(2):
        cloud.do(allocate, "t-1")
    made = cloud.eip_made(REGION, "mark-1")
    assert made is not None
    assert (made.name, made.bandwidth, made.charge_type) == ("sip-new", 7, "PostPaid")
    cloud.do(allocate.undo, "")
    assert cloud.eip_made(REGION, "mark-1") is None
    with pytest.raises(CloudError) as error:
        cloud.do(allocate.undo, "")
    assert error.value.code == "InvalidAllocationId.NotFound"


def test_a_network_is_made_around_an_address_and_taken_away(
    cloud: NamedGateway, vswitch: VSwitch, group: SecurityGroupId
) -> None:
    block, address = IPv4Network("47.100.1.64/27"), IPv4Address("47.100.1.77")
    add = AddBlock(REGION, vswitch.vpc_id, block)
    create = CreateVSwitch(REGION, "v-1", vswitch.vpc_id, vswitch.zone_id, block, "exposed")
    make = CreateEni(REGION, "e-1", MarkRef("v-1"), group, "exposed", address)
    for operation in (add, create, make):
        cloud.do(operation, operation.action)
    (vpc,) = cloud.vpcs(REGION, [vswitch.vpc_id])
    assert block in vpc.secondary_cidrs
    made = cloud.vswitch_made(REGION, "v-1")
    assert made is not None
    assert (made.cidr, made.name, made.mark, made.status) == (block, "exposed", "v-1", NetworkStatus.AVAILABLE)
    assert cloud.vswitches(REGION, [made.id]) == (made,)
    eni = cloud.interface_made(REGION, "e-1")
    assert eni is not None
    assert (eni.private_address, eni.vswitch_id, eni.mark) == (address, made.id, "e-1")
    for undo in (make.undo, create.undo, add.undo):
        cloud.do(undo, "")
    assert cloud.vswitch_made(REGION, "v-1") is None
    assert cloud.vpcs(REGION, [vswitch.vpc_id])[0].secondary_cidrs == ()
    with pytest.raises(CloudError) as error:
        cloud.do(create.undo, "")
    assert error.value.code == "InvalidVSwitchId.NotFound"


def test_an_eip_is_mapped_to_the_interface_that_was_made(
    cloud: NamedGateway, vswitch: VSwitch, group: SecurityGroupId
) -> None:
    eip = next(each for each in cloud.eips(REGION) if each.status is EipStatus.AVAILABLE and not each.locks)
    cloud.do(CreateEni(REGION, "e-1", vswitch.id, group, "", IPv4Address("172.16.10.77")), "t-1")
    bind = AssociateEips(
        REGION, (eip.allocation_id,), MarkRef("e-1"), AssociationMode.NAT, IPv4Address("172.16.10.77"), batch=False
    )
    cloud.do(bind, "t-2")
    made = cloud.interface_made(REGION, "e-1")
    assert made is not None
    (bound,) = cloud.eips_on(REGION, made.id)
    assert (bound.mode, bound.private_address) == (AssociationMode.NAT, IPv4Address("172.16.10.77"))
    cloud.do(AttachEni(REGION, MarkRef("e-1"), INSTANCE), "")
    assert cloud.interfaces(REGION, [made.id])[0].instance_id == INSTANCE
    cloud.do(DetachEni(REGION, MarkRef("e-1"), INSTANCE), "")
    cloud.do(bind.undo, "t-3")
    assert cloud.eips_on(REGION, made.id) == ()


def test_the_routes_out_of_a_vpc_are_read_page_by_page(
    server: SandboxServer, cloud: NamedGateway, vswitch: VSwitch
) -> None:
    assert cloud.routes(REGION, vswitch.vpc_id) == ()
    vpc = server.account.vpcs.get(vswitch.vpc_id)
    assert vpc is not None
    many = tuple(f"192.168.{number}.0/24" for number in range(205))
    vpc.routes = ("0.0.0.0/0", *many, "47.100.0.0/16")
    assert cloud.routes(REGION, vswitch.vpc_id) == tuple(IPv4Network(each) for each in (*many, "47.100.0.0/16"))
    assert cloud.routes(REGION, VpcId("vpc-uf6none")) == ()
    server.faults.error("DescribeRouteEntryList", "Forbidden.RAM", 403)
    with pytest.raises(CloudError):
        cloud.routes(REGION, vswitch.vpc_id)
