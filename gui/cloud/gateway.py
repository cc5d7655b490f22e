"""CloudApi over the official SDKs: complete lists, one write at a time, and nothing but CloudError raised."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from threading import Lock
from typing import Any, TypeVar

from gui.cloud import clients, decode, ipv4_gateways, paging, writes
from gui.cloud.calls import Caller, CallRecord, Request
from gui.cloud.endpoint import checked_ca, parse
from gui.cloud.maps import items, number, text, truth
from gui.domain.allocation import ReleaseEip
from gui.domain.contracts import CloudApi, Credentials
from gui.domain.creation import CreateEni, DeleteEni
from gui.domain.eip import ENI_TARGET, AllocationId, EipGateway, ElasticIp
from gui.domain.eni import EniId, NetworkInterface, SecurityGroup, Vpc, VpcId, VSwitch, VSwitchId
from gui.domain.errors import CloudError, CloudErrorKind
from gui.domain.instance import Instance, InstanceId, InstanceType
from gui.domain.marks import Made
from gui.domain.operations import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips
from gui.domain.region import Region, RegionId
from gui.domain.vpc_changes import DeleteVSwitch
from gui.services.courtesy import paced

__all__ = ["CallRecord", "Gateway", "preload"]

preload = clients.preload

_T = TypeVar("_T")
_FIRST_REGION = RegionId("cn-hangzhou")
"""Asked for the list of regions: any region's endpoint answers for all."""


class Gateway(CloudApi):
    """The cloud of one account. Blocking; may be used from several threads."""

    def __init__(
        self,
        credentials: Credentials,
        endpoint: str | None = None,
        on_call: Callable[[CallRecord], None] | None = None,
        *,
        pause: Callable[[], object] = lambda: None,
        proxy: str | None = None,
        ca_file: str | None = None,
        language: str = "en-US",
        connect_timeout: float = 5.0,
        read_timeout: float = 20.0,
    ) -> None:
        """Prepare; nothing is imported or sent yet.

        Args:
            credentials: what signs the requests.
            endpoint: one URL that answers for every region and product; None for the vendor's endpoints.
            on_call: told of every finished call, in the thread that made it.
            pause: called before each request and between the entries of an answer, in the thread that does it; may wait
                a little.
            proxy: URL of an HTTPS proxy.
            ca_file: certificates to trust instead of the built-in ones.
            language: of the regions' names: ``en-US`` or ``zh-CN``.
            connect_timeout: seconds.
            read_timeout: seconds.

        Raises:
            InputError: the endpoint is http to another machine, or the CA file is missing.
        """
        transport = clients.Transport(
            parse(endpoint) if endpoint else None,
            proxy,
            checked_ca(ca_file),
            connect_timeout,
            read_timeout,
        )
        self._caller = Caller(clients.Clients(credentials, transport), on_call, proxy, pause)
        self._language = language
        self._pause = pause
        # Requests travel side by side; answers are taken apart one after another, which takes no longer: Python runs
        # one thread at a time, and a window beside many would wait for each of them.
        self._one_at_a_time = Lock()

    def regions(self) -> tuple[Region, ...]:
        """Return every region that both products list, in the order of the VPC API."""
        found = paging.side_by_side(self._regions_of, ("vpc", "ecs"))
        known = {region.id for region in found[1]}
        return tuple(region for region in found[0] if region.id in known)

    def _regions_of(self, product: str) -> tuple[Region, ...]:
        request = Request(product, "describe_regions", "DescribeRegions", {"accept_language": self._language})
        body = self._caller.send(_FIRST_REGION, request)
        return self._decoded(request, decode.region, items(body, "Regions", "Region"))

    def eips(self, region: RegionId, ids: Sequence[AllocationId] = ()) -> tuple[ElasticIp, ...]:
        """Return the EIPs of ``region``: all, or those named in ``ids`` that exist."""
        # Comma separated, at most 50 ids in one call.
        named = [{"allocation_id": ",".join(chunk)} for chunk in paging.chunks(ids, 50)]
        lists = paging.side_by_side(lambda more: self._eips(region, more), named or [{}])
        return tuple(eip for found in lists for eip in found)

    def eips_on(self, region: RegionId, eni_id: EniId) -> tuple[ElasticIp, ...]:
        """Return the EIPs bound, or being bound or unbound, to the ENI ``eni_id``."""
        return self._eips(region, {"associated_instance_type": ENI_TARGET, "associated_instance_id": eni_id})

    def _eips(self, region: RegionId, more: Mapping[str, Any]) -> tuple[ElasticIp, ...]:
        request = Request("vpc", "describe_eip_addresses", "DescribeEipAddresses", {"region_id": region, **more})
        return self._numbered(region, request, 100, ("EipAddresses", "EipAddress"), decode.eip)

    def interfaces(self, region: RegionId, ids: Sequence[EniId] = ()) -> tuple[NetworkInterface, ...]:
        """Return the ENIs of ``region``: all, or those named in ``ids`` that exist."""
        named = [{"network_interface_id": list(chunk)} for chunk in paging.chunks(ids, 100)]
        lists = paging.side_by_side(lambda more: self._interfaces(region, more), named or [{}])
        return tuple(eni for found in lists for eni in found)

    def interface_made(self, region: RegionId, mark: str) -> NetworkInterface | None:
        """Return the ENI that was made with ``mark``, None while there is none."""
        found = self._interfaces(region, {"tag": writes.mark_tag("ecs", "DescribeNetworkInterfaces", mark)})
        return found[0] if found else None

    def eip_made(self, region: RegionId, mark: str) -> ElasticIp | None:
        """Return the EIP that was allocated with ``mark``, None while there is none."""
        found = self._eips(region, {"tag": writes.mark_tag("vpc", "DescribeEipAddresses", mark)})
        return found[0] if found else None

    def vswitch_made(self, region: RegionId, mark: str) -> VSwitch | None:
        """Return the vSwitch that was made with ``mark``, None while there is none."""
        found = self._vswitches(region, {"tag": writes.mark_tag("vpc", "DescribeVSwitches", mark)})
        return found[0] if found else None

    def _interfaces(self, region: RegionId, more: Mapping[str, Any]) -> tuple[NetworkInterface, ...]:
        parameters = {"region_id": region, "max_results": 500, **more}
        request = Request("ecs", "describe_network_interfaces", "DescribeNetworkInterfaces", parameters)
        return self._by_token(region, request, ("NetworkInterfaceSets", "NetworkInterfaceSet"), decode.interface)

    def instances(self, region: RegionId, ids: Sequence[InstanceId] = ()) -> tuple[Instance, ...]:
        """Return the instances of ``region``: all, or those named in ``ids`` that exist."""
        # One string that holds a JSON array, at most 100 ids.
        named = [{"instance_ids": json.dumps(chunk)} for chunk in paging.chunks(ids, 100)]

        def read(more: Mapping[str, Any]) -> tuple[Instance, ...]:
            parameters = {"region_id": region, "max_results": 100, **more}
            request = Request("ecs", "describe_instances", "DescribeInstances", parameters)
            return self._by_token(region, request, ("Instances", "Instance"), decode.instance)

        return tuple(instance for found in paging.side_by_side(read, named or [{}]) for instance in found)

    def instance_types(self, region: RegionId, ids: Sequence[str]) -> tuple[InstanceType, ...]:
        """Return the limits of the instance types ``ids``."""

        def read(chunk: tuple[str, ...]) -> tuple[InstanceType, ...]:
            parameters = {"instance_types": list(chunk), "max_results": 100}
            request = Request("ecs", "describe_instance_types", "DescribeInstanceTypes", parameters)
            return self._by_token(region, request, ("InstanceTypes", "InstanceType"), decode.instance_type)

        return tuple(kind for found in paging.side_by_side(read, paging.chunks(ids, 10)) for kind in found)

    def vswitches(self, region: RegionId, ids: Sequence[VSwitchId] = ()) -> tuple[VSwitch, ...]:
        """Return the vSwitches of ``region``: all, or those named in ``ids`` that exist."""
        # The call takes one id.
        lists = paging.side_by_side(
            lambda more: self._vswitches(region, more), [{"v_switch_id": each} for each in ids] or [{}]
        )
        return tuple(vswitch for found in lists for vswitch in found)

    def _vswitches(self, region: RegionId, more: Mapping[str, Any]) -> tuple[VSwitch, ...]:
        request = Request("vpc", "describe_vswitches", "DescribeVSwitches", {"region_id": region, **more})
        return self._numbered(region, request, 50, ("VSwitches", "VSwitch"), decode.vswitch)

    def vpcs(self, region: RegionId, ids: Sequence[VpcId] = ()) -> tuple[Vpc, ...]:
        """Return the VPCs of ``region``: all, with what is known of IPv4 gateways, or those of ``ids`` that exist."""
        named = [{"vpc_id": ",".join(chunk)} for chunk in paging.chunks(ids, 20)]

        def read(more: Mapping[str, Any]) -> tuple[Vpc, ...]:
            request = Request("vpc", "describe_vpcs", "DescribeVpcs", {"region_id": region, **more})
            return self._numbered(region, request, 50, ("Vpcs", "Vpc"), decode.vpc)

        vpcs = tuple(vpc for found in paging.side_by_side(read, named or [{}]) for vpc in found)
        return vpcs if ids else ipv4_gateways.with_gateways(self._caller, region, vpcs)

    def routes(self, region: RegionId, vpc_id: VpcId) -> tuple[IPv4Network, ...]:
        """Return the destinations of the routes that lead out of the VPC.

        UNCERTAIN: names and paging of both calls are those of the SDK's models (DescribeRouteTableList by page,
        DescribeRouteEntryList by token); no live account was asked.
        """
        parameters = {"region_id": region, "vpc_id": vpc_id}
        request = Request("vpc", "describe_route_table_list", "DescribeRouteTableList", parameters)
        tables = self._numbered(region, request, 50, ("RouterTableList", "RouterTableListType"), decode.route_table)
        lists = paging.side_by_side(lambda table: self._routes(region, table.id), tables)
        found = (route.destination for routes in lists for route in routes if route.leads_out)
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def _routes(self, region: RegionId, table: str) -> tuple[decode.Route, ...]:
        parameters = {"region_id": region, "route_table_id": table, "max_result": 100}
        request = Request("vpc", "describe_route_entry_list", "DescribeRouteEntryList", parameters)
        return self._by_token(region, request, ("RouteEntrys", "RouteEntry"), decode.route)

    def security_groups(self, region: RegionId, vpc_id: VpcId) -> tuple[SecurityGroup, ...]:
        """Return every security group of the VPC."""
        parameters = {"region_id": region, "vpc_id": vpc_id, "max_results": 100}
        request = Request("ecs", "describe_security_groups", "DescribeSecurityGroups", parameters)
        return self._by_token(region, request, ("SecurityGroups", "SecurityGroup"), decode.security_group)

    def is_free(self, region: RegionId, vswitch_id: VSwitchId, address: IPv4Address) -> bool:
        """Return whether ``address`` can be given to a new ENI in the vSwitch."""
        name = "CheckCanAllocateVpcPrivateIpAddress"
        parameters = {"region_id": region, "v_switch_id": vswitch_id, "private_ip_address": str(address)}
        body = self._caller.send(region, Request("vpc", "check_can_allocate_vpc_private_ip_address", name, parameters))
        return truth(body.get("CanAllocate"))

    def gateways(self, region: RegionId, eni_id: EniId) -> tuple[EipGateway, ...]:
        """Return gateway and mask of each multi-mode EIP on ``eni_id``."""
        parameters = {"region_id": region, "instance_id": eni_id}
        request = Request("vpc", "describe_eip_gateway_info", "DescribeEipGatewayInfo", parameters)
        body = self._caller.send(region, request)
        # The body has a Code of its own, a text or a number.
        if text(body.get("Code") or 200) != "200":
            kind = CloudErrorKind.UNKNOWN
            message, request_id = text(body.get("Message")), text(body.get("RequestId")).strip()
            raise CloudError(kind, text(body.get("Code")), request.name, message, request_id, 200)
        return self._decoded(request, decode.gateway, items(body, "EipInfos", "EipInfo"))

    def do(self, operation: Operation, token: str) -> str:
        """Send the write ``operation`` once and return its request id; its effect must be read back."""
        body = self._caller.send(operation.region, writes.request(self._by_id(operation), token))
        return text(body.get("RequestId")).strip()

    def _by_id(self, operation: Operation) -> Operation:
        """Return the same operation with the ids of what the plan made, which are looked up by their marks."""
        match operation:
            case (
                AssociateEips(eni_id=Made() as made)
                | UnassociateEips(eni_id=Made() as made)
                | AttachEni(eni_id=Made() as made)
                | DetachEni(eni_id=Made() as made)
                | DeleteEni(eni_id=Made() as made)
            ):
                eni = self.interface_made(operation.region, made.mark)
                return replace(operation, eni_id=_there(eni, operation, "InvalidEniId.NotFound").id)
            case CreateEni(vswitch_id=Made() as made) | DeleteVSwitch(vswitch_id=Made() as made):
                vswitch = self.vswitch_made(operation.region, made.mark)
                return replace(operation, vswitch_id=_there(vswitch, operation, "InvalidVSwitchId.NotFound").id)
            case ReleaseEip(eip=Made() as made):
                eip = self.eip_made(operation.region, made.mark)
                return replace(operation, eip=_there(eip, operation, "InvalidAllocationId.NotFound").allocation_id)
            case _:
                return operation

    def _numbered(
        self,
        region: RegionId,
        request: Request,
        size: int,
        wrappers: tuple[str, str],
        decoder: Callable[[Mapping[str, Any]], _T],
    ) -> tuple[_T, ...]:
        def read(page: int) -> paging.NumberedPage[_T]:
            body = self._caller.send(region, _with(request, page_number=page, page_size=size))
            found = self._decoded(request, decoder, items(body, *wrappers))
            return paging.NumberedPage(number(body.get("TotalCount")) or 0, _keyed(found))

        return paging.numbered(read, size, request.name)

    def _by_token(
        self,
        region: RegionId,
        request: Request,
        wrappers: tuple[str, str],
        decoder: Callable[[Mapping[str, Any]], _T],
    ) -> tuple[_T, ...]:
        def read(token: str) -> paging.TokenPage[_T]:
            body = self._caller.send(region, _with(request, next_token=token or None))
            found = self._decoded(request, decoder, items(body, *wrappers))
            return paging.TokenPage(text(body.get("NextToken")), _keyed(found))

        return paging.by_token(read, request.name)

    def _decoded(
        self, request: Request, decoder: Callable[[Mapping[str, Any]], _T], found: Iterable[Mapping[str, Any]]
    ) -> tuple[_T, ...]:
        try:
            with self._one_at_a_time:
                return tuple(decoder(each) for each in paced(found, self._pause))
        except ValueError as cause:
            raise CloudError(CloudErrorKind.MALFORMED, action=request.name, message=str(cause)) from cause


def _there(found: _T | None, operation: Operation, code: str) -> _T:
    if found is None:
        # What the API says of an id that does not exist.
        raise CloudError(CloudErrorKind.NOT_FOUND, code, operation.action, status=404)
    return found


def _with(request: Request, **more: object) -> Request:
    return Request(request.product, request.action, request.name, {**request.parameters, **more})


def _keyed(found: tuple[_T, ...]) -> tuple[tuple[str, _T], ...]:
    return tuple((str(getattr(each, "id", None) or getattr(each, "allocation_id", "")), each) for each in found)
