"""CloudApi over the official SDKs: complete lists, one write at a time, and nothing but CloudError raised."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from ipaddress import IPv4Address
from typing import Any, TypeVar, cast

from gui.cloud import answers, calls, clients, decode, paging, route_lists
from gui.cloud.calls import Caller, CallRecord, Request
from gui.cloud.endpoint import checked_ca, parse
from gui.cloud.lists import REGION_LIST, Lists
from gui.cloud.maps import truth
from gui.domain.cloud.code_meaning import Named
from gui.domain.cloud.eni import Vpc, VSwitchId
from gui.domain.cloud.errors import CloudError, CloudErrorKind, PartlyReadError
from gui.domain.cloud.kind import By, Kind
from gui.domain.cloud.kinds import KIND_OF, ROUTES, VPCS
from gui.domain.cloud.references import MarkRef
from gui.domain.cloud.region import Region, RegionId
from gui.domain.contracts import CloudApi, Credentials
from gui.domain.operations.declaration import references
from gui.domain.operations.operation import Operation

__all__ = ["CallRecord", "Gateway", "preload"]

preload = clients.preload

log = logging.getLogger(__name__)

_T = TypeVar("_T")

_FIRST_REGION = RegionId("cn-hangzhou")
"""Asked for the list of regions: any region's endpoint answers for all."""

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
        call = replace(REGION_LIST, product=product)
        try:
            return self._lists.whole(_FIRST_REGION, call, decode.region, {"AcceptLanguage": self._language})
        except PartlyReadError as error:
            # A region that can't be read can't be chosen; the others can.
            log.warning("%s: %s", call.action, error.message)
            return error.read

    def read(self, region: RegionId, kind: Kind[_T], by: By = By.REGION, *values: str) -> tuple[_T, ...]:
        """Return the resources of ``kind``: all of ``region``, or those of ``values`` that exist."""
        if kind is ROUTES:
            return cast("tuple[_T, ...]", route_lists.routes_out(self._lists, region, *values))
        found = self._lists.read(
            region, kind.call, decode.OF_KIND[kind], by, values, named=kind.named if by is By.ID else None
        )
        if kind is VPCS and by is By.REGION:
            return cast(
                "tuple[_T, ...]", route_lists.with_gateways(self._lists, region, cast("tuple[Vpc, ...]", found))
            )
        return found

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

    def do(self, operation: Operation, token: str) -> str:
        """Send the write ``operation`` once and return its request id; its effect must be read back."""
        request = calls.request(self._by_id(operation), token)
        return answers.accepted(request.name, self._caller.send(operation.region, request))

    def _by_id(self, operation: Operation) -> Operation:
        """Return the same operation with the ids of what the plan made, which are looked up by their marks."""
        ids: dict[str, Any] = {
            name: self._made_id(operation, kind, ref.mark)
            for name, kind, ref in references(operation)
            if isinstance(ref, MarkRef)
        }
        return replace(operation, **ids) if ids else operation

    def _made_id(self, operation: Operation, named: Named, mark: str) -> str:
        """Return the id of what the plan made; raises NOT_FOUND, as the API does for an id that does not exist."""
        kind = KIND_OF[named]
        found = self.read(operation.region, kind, By.MARK, mark)
        if not found:
            raise CloudError(CloudErrorKind.NOT_FOUND, _ABSENT[named], operation.action, status=404)
        return kind.key(found[0])
