"""CloudApi over the official SDKs: complete lists, one write at a time, and nothing but CloudError raised."""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from typing import Any

from gui.cloud import answers, clients, ipv4_gateways, lists, paging, writes
from gui.cloud.calls import Caller, CallRecord, Request, request_id_of
from gui.cloud.endpoint import checked_ca, parse
from gui.cloud.lists import Lists
from gui.cloud.maps import truth
from gui.cloud.route import Route
from gui.domain.cloud.code_meaning import Named
from gui.domain.cloud.eip import ENI_TARGET, AllocationId, EipGateway, ElasticIp
from gui.domain.cloud.eni import EniId, NetworkInterface, SecurityGroup, Vpc, VpcId, VSwitch, VSwitchId
from gui.domain.cloud.errors import CloudError, CloudErrorKind, PartlyReadError
from gui.domain.cloud.instance import Instance, InstanceId, InstanceType
from gui.domain.cloud.references import MarkRef
from gui.domain.cloud.region import Region, RegionId
from gui.domain.contracts import CloudApi, Credentials
from gui.domain.operations.declaration import references, tag_of
from gui.domain.operations.operation import Operation

__all__ = ["CallRecord", "Gateway", "preload"]

preload = clients.preload

log = logging.getLogger(__name__)

_FIRST_REGION = RegionId("cn-hangzhou")
"""Asked for the list of regions: any region's endpoint answers for all."""

_OF_A_GATEWAY = "OperationDenied.UseGatewayRouteEntryQueryInterface"
"""The refusal of DescribeRouteEntryList for a route table of an IPv4 gateway."""

_OUTSIDE_OF_VSWITCH = "Mismatch.VSwitchAndPrivateIpAddress"
"""The refusal of CheckCanAllocateVpcPrivateIpAddress for an address that the vSwitch does not cover."""

_ABSENT: Mapping[Named, str] = {
    Named.INTERFACE: "InvalidEniId.NotFound",
    Named.VSWITCH: "InvalidVSwitchId.NotFound",
    Named.EIP: "InvalidAllocationId.NotFound",
}
"""What the API says of an id that does not exist."""


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
            proxy: URL of an HTTPS proxy; None for the environment's ``HTTPS_PROXY``, if any, less its ``NO_PROXY``.
            ca_file: certificates to trust besides the built-in ones.
            language: of the regions' names: ``en-US`` or ``zh-CN``.
            connect_timeout: seconds.
            read_timeout: seconds without a byte; a whole answer may take three times as long.

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
        self._caller = Caller(clients.Clients(credentials, transport), on_call, pause)
        self._language = language
        self._lists = Lists(self._caller, pause)

    def regions(self) -> tuple[Region, ...]:
        """Return every region that both products list, in the order of the VPC API."""
        found = paging.side_by_side(self._regions_of, ("vpc", "ecs"))
        known = {region.id for region in found[1]}
        return tuple(region for region in found[0] if region.id in known)

    def _regions_of(self, product: str) -> tuple[Region, ...]:
        request = Request(product, "DescribeRegions", {"AcceptLanguage": self._language})
        try:
            return self._lists.single(_FIRST_REGION, request, lists.REGIONS)
        except PartlyReadError as error:
            # A region that can't be read can't be chosen; the others can.
            log.warning("%s: %s", request.name, error.message)
            return error.read

    def eips(self, region: RegionId, ids: Sequence[AllocationId] = ()) -> tuple[ElasticIp, ...]:
        """Return the EIPs of ``region``: all, or those named in ``ids`` that exist."""
        if not ids:
            return self._eips(region, {})
        # Comma separated, at most 50 ids in one call.
        return lists.named(lambda some: self._eips(region, {"AllocationId": ",".join(some)}), ids, 50, Named.EIP)

    def eips_on(self, region: RegionId, eni_id: EniId) -> tuple[ElasticIp, ...]:
        """Return the EIPs bound, or being bound or unbound, to the ENI ``eni_id``."""
        return self._eips(region, {"AssociatedInstanceType": ENI_TARGET, "AssociatedInstanceId": eni_id})

    def _eips(self, region: RegionId, more: Mapping[str, object]) -> tuple[ElasticIp, ...]:
        request = Request("vpc", "DescribeEipAddresses", {"RegionId": region, **more})
        return self._lists.numbered(region, request, 100, lists.EIPS)

    def interfaces(self, region: RegionId, ids: Sequence[EniId] = ()) -> tuple[NetworkInterface, ...]:
        """Return the ENIs of ``region``: all, or those named in ``ids`` that exist."""
        if not ids:
            return self._interfaces(region, {})
        return lists.named(
            lambda some: self._interfaces(region, {"NetworkInterfaceId": list(some)}), ids, 100, Named.INTERFACE
        )

    def interface_made(self, region: RegionId, mark: str) -> NetworkInterface | None:
        """Return the ENI that was made with ``mark``, None while there is none."""
        found = self._interfaces(region, {"Tag": list(tag_of(mark))})
        return found[0] if found else None

    def eip_made(self, region: RegionId, mark: str) -> ElasticIp | None:
        """Return the EIP that was allocated with ``mark``, None while there is none."""
        found = self._eips(region, {"Tag": list(tag_of(mark))})
        return found[0] if found else None

    def vswitch_made(self, region: RegionId, mark: str) -> VSwitch | None:
        """Return the vSwitch that was made with ``mark``, None while there is none."""
        found = self._vswitches(region, {"Tag": list(tag_of(mark))})
        return found[0] if found else None

    def _interfaces(self, region: RegionId, more: Mapping[str, object]) -> tuple[NetworkInterface, ...]:
        request = Request("ecs", "DescribeNetworkInterfaces", {"RegionId": region, "MaxResults": 500, **more})
        return self._lists.by_token(region, request, lists.INTERFACES)

    def instances(self, region: RegionId, ids: Sequence[InstanceId] = ()) -> tuple[Instance, ...]:
        """Return the instances of ``region``: all, or those named in ``ids`` that exist."""

        def read(more: Mapping[str, object]) -> tuple[Instance, ...]:
            request = Request("ecs", "DescribeInstances", {"RegionId": region, "MaxResults": 100, **more})
            return self._lists.by_token(region, request, lists.INSTANCES)

        if not ids:
            return read({})
        # One string that holds a JSON array, at most 100 ids.
        return lists.named(lambda some: read({"InstanceIds": json.dumps(some)}), ids, 100, Named.INSTANCE)

    def instance_types(self, region: RegionId, ids: Sequence[str]) -> tuple[InstanceType, ...]:
        """Return the limits of the instance types ``ids``."""

        def read(some: Sequence[str]) -> tuple[InstanceType, ...]:
            request = Request("ecs", "DescribeInstanceTypes", {"InstanceTypes": list(some), "MaxResults": 100})
            return self._lists.by_token(region, request, lists.INSTANCE_TYPES)

        return lists.named(read, ids, 10, None)

    def vswitches(self, region: RegionId, ids: Sequence[VSwitchId] = ()) -> tuple[VSwitch, ...]:
        """Return the vSwitches of ``region``: all, or those named in ``ids`` that exist."""
        if not ids:
            return self._vswitches(region, {})
        # The call takes one id.
        return lists.named(lambda some: self._vswitches(region, {"VSwitchId": some[0]}), ids, 1, Named.VSWITCH)

    def _vswitches(self, region: RegionId, more: Mapping[str, object]) -> tuple[VSwitch, ...]:
        request = Request("vpc", "DescribeVSwitches", {"RegionId": region, **more})
        return self._lists.numbered(region, request, 50, lists.VSWITCHES)

    def vpcs(self, region: RegionId, ids: Sequence[VpcId] = ()) -> tuple[Vpc, ...]:
        """Return the VPCs of ``region``: all, with what is known of IPv4 gateways, or those of ``ids`` that exist."""

        def read(more: Mapping[str, object]) -> tuple[Vpc, ...]:
            request = Request("vpc", "DescribeVpcs", {"RegionId": region, **more})
            return self._lists.numbered(region, request, 50, lists.VPCS)

        if ids:
            return lists.named(lambda some: read({"VpcId": ",".join(some)}), ids, 20, Named.VPC)
        return ipv4_gateways.with_gateways(self._caller, region, read({}))

    def routes(self, region: RegionId, vpc_id: VpcId) -> tuple[IPv4Network, ...]:
        """Return the destinations of the routes that lead out of the VPC.

        UNCERTAIN: names and paging of both calls are those of the vendor's API data (DescribeRouteTableList by page,
        DescribeRouteEntryList by token); no live account was asked.
        """
        request = Request("vpc", "DescribeRouteTableList", {"RegionId": region, "VpcId": vpc_id})
        tables = self._lists.numbered(region, request, 50, lists.ROUTE_TABLES)
        # A route table of an IPv4 gateway says where traffic goes that comes in, and has a list call of its own.
        asked = [table for table in tables if not table.of_gateway]
        found = paging.side_by_side(lambda table: self._routes(region, table.id), asked)
        out = (route.destination for routes in found for route in routes if route.leads_out)
        return tuple(dict.fromkeys(each for each in out if each is not None))

    def _routes(self, region: RegionId, table: str) -> tuple[Route, ...]:
        parameters = {"RegionId": region, "RouteTableId": table, "MaxResult": 100}
        request = Request("vpc", "DescribeRouteEntryList", parameters)
        try:
            return self._lists.by_token(region, request, lists.ROUTES)
        except CloudError as error:
            if error.code == _OF_A_GATEWAY:
                return ()
            raise

    def security_groups(self, region: RegionId, vpc_id: VpcId) -> tuple[SecurityGroup, ...]:
        """Return every security group of the VPC."""
        parameters = {"RegionId": region, "VpcId": vpc_id, "MaxResults": 100}
        request = Request("ecs", "DescribeSecurityGroups", parameters)
        return self._lists.by_token(region, request, lists.SECURITY_GROUPS)

    def is_free(self, region: RegionId, vswitch_id: VSwitchId, address: IPv4Address) -> bool:
        """Return whether ``address`` can be given to a new ENI in the vSwitch."""
        name = "CheckCanAllocateVpcPrivateIpAddress"
        parameters = {"RegionId": region, "VSwitchId": vswitch_id, "PrivateIpAddress": str(address)}
        try:
            body = self._caller.send(region, Request("vpc", name, parameters))
        except CloudError as error:
            if error.code == _OUTSIDE_OF_VSWITCH:
                return False
            raise
        said = body.get("CanAllocate")
        if not isinstance(said, (bool, str, int)) or said == "":
            raise answers.malformed(name, body, "CanAllocate is missing")
        return truth(said)

    def gateways(self, region: RegionId, eni_id: EniId) -> tuple[EipGateway, ...]:
        """Return gateway and mask of each multi-mode EIP on ``eni_id``; raises as ``CloudApi.gateways`` does."""
        request = Request("vpc", "DescribeEipGatewayInfo", {"RegionId": region, "InstanceId": eni_id})
        body = self._caller.send(region, request)
        # The body has a Code of its own, a text or a number.
        code = body.get("Code")
        if isinstance(code, (str, int)) and str(code or 200) != "200":
            message = str(body.get("Message") or "")
            raise CloudError(CloudErrorKind.UNKNOWN, str(code), request.name, message, request_id_of(body), 200)
        return self._lists.of_body(request, body, lists.GATEWAYS)

    def do(self, operation: Operation, token: str) -> str:
        """Send the write ``operation`` once and return its request id; its effect must be read back."""
        request = writes.request(self._by_id(operation), token)
        return answers.accepted(request.name, self._caller.send(operation.region, request))

    def _by_id(self, operation: Operation) -> Operation:
        """Return the same operation with the ids of what the plan made, which are looked up by their marks."""
        ids: dict[str, Any] = {
            name: self._made_id(operation, kind, ref.mark)
            for name, kind, ref in references(operation)
            if isinstance(ref, MarkRef)
        }
        return replace(operation, **ids) if ids else operation

    def _made_id(self, operation: Operation, kind: Named, mark: str) -> str:
        """Return the id of what the plan made; raises NOT_FOUND, as the API does for an id that does not exist."""
        region = operation.region
        id_: str | None = None
        if kind is Named.INTERFACE:
            eni = self.interface_made(region, mark)
            id_ = eni.id if eni else None
        elif kind is Named.VSWITCH:
            vswitch = self.vswitch_made(region, mark)
            id_ = vswitch.id if vswitch else None
        elif kind is Named.EIP:
            eip = self.eip_made(region, mark)
            id_ = eip.allocation_id if eip else None
        if id_ is None:
            raise CloudError(CloudErrorKind.NOT_FOUND, _ABSENT[kind], operation.action, status=404)
        return id_
