"""The lists of the API: where each answer keeps its records, and how whole lists are read.

Sources: the response schemas of the Describe and List operations.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any, Generic, TypeVar

from gui.cloud import answers, decode, paging
from gui.cloud.answers import Listed, Unreadable
from gui.cloud.calls import Body, Caller, Request
from gui.cloud.route import Route, RouteTable
from gui.domain.cloud.code_meaning import Named
from gui.domain.cloud.codes import says_gone
from gui.domain.cloud.eip import EipGateway, ElasticIp
from gui.domain.cloud.eni import NetworkInterface, SecurityGroup, Vpc, VSwitch
from gui.domain.cloud.errors import CloudError, PartlyReadError
from gui.domain.cloud.instance import Instance, InstanceType
from gui.domain.cloud.region import Region, RegionId
from gui.services.region.window_priority import giving_way

_T = TypeVar("_T")
_Id = TypeVar("_Id", bound=str)


@dataclass(frozen=True, slots=True)
class ListOf(Generic[_T]):
    """A list of the API.

    Attributes:
        listed: where its records are.
        decoder: reads one of them; raises ``ValueError`` for one that can't be read.
    """

    listed: Listed
    decoder: Callable[[Mapping[str, Any]], _T]


def _of(decoder: Callable[[Mapping[str, Any]], _T], wrapper: str, name: str, *ids: str) -> ListOf[_T]:
    return ListOf(Listed((wrapper, name), ids), decoder)


REGIONS: ListOf[Region] = _of(decode.region, "Regions", "Region", "RegionId")
EIPS: ListOf[ElasticIp] = _of(decode.eip, "EipAddresses", "EipAddress", "AllocationId", "IpAddress")
INTERFACES: ListOf[NetworkInterface] = _of(
    decode.interface, "NetworkInterfaceSets", "NetworkInterfaceSet", "NetworkInterfaceId", "PrivateIpAddress"
)
INSTANCES: ListOf[Instance] = _of(decode.instance, "Instances", "Instance", "InstanceId")
INSTANCE_TYPES: ListOf[InstanceType] = _of(decode.instance_type, "InstanceTypes", "InstanceType", "InstanceTypeId")
VSWITCHES: ListOf[VSwitch] = _of(decode.vswitch, "VSwitches", "VSwitch", "VSwitchId")
VPCS: ListOf[Vpc] = _of(decode.vpc, "Vpcs", "Vpc", "VpcId")
ROUTE_TABLES: ListOf[RouteTable] = _of(decode.route_table, "RouterTableList", "RouterTableListType", "RouteTableId")
ROUTES: ListOf[Route] = _of(decode.route, "RouteEntrys", "RouteEntry", "RouteEntryId", "DestinationCidrBlock")
SECURITY_GROUPS: ListOf[SecurityGroup] = _of(
    decode.security_group, "SecurityGroups", "SecurityGroup", "SecurityGroupId"
)
GATEWAYS: ListOf[EipGateway] = _of(decode.gateway, "EipInfos", "EipInfo", "Ip", "IP")


class Lists:
    """Reads lists whole; may be used from several threads. All methods raise ``CloudError``.

    Args:
        caller: sends the requests.
        pause: called between the records of an answer; may wait a little.
    """

    def __init__(self, caller: Caller, pause: Callable[[], object]) -> None:
        self._caller = caller
        self._pause = pause
        # Requests travel side by side; answers are taken apart one after another, which takes no longer: Python runs
        # one thread at a time, and a window beside many would wait for each of them.
        self._one_at_a_time = Lock()

    def single(self, region: RegionId, request: Request, kind: ListOf[_T]) -> tuple[_T, ...]:
        """Return a list that comes in one answer."""
        return self.of_body(request, self._caller.send(region, request), kind)

    def of_body(self, request: Request, body: Body, kind: ListOf[_T]) -> tuple[_T, ...]:
        """Return the list in ``body``, the answer to ``request``."""
        found = self._decoded(request, body, kind)
        return answers.readable(request.name, found)

    def numbered(self, region: RegionId, request: Request, size: int, kind: ListOf[_T]) -> tuple[_T, ...]:
        """Return a list that comes in pages with numbers, of ``size`` records, with their total."""

        def read(page: int) -> paging.NumberedPage[_T | Unreadable]:
            body = self._caller.send(region, _with(request, PageNumber=page, PageSize=size))
            found = self._decoded(request, body, kind)
            return paging.NumberedPage(answers.total(request.name, body), _keyed(found, page))

        return answers.readable(request.name, paging.numbered(read, size, request.name))

    def by_token(self, region: RegionId, request: Request, kind: ListOf[_T]) -> tuple[_T, ...]:
        """Return a list that comes in pages with tokens."""

        def read(token: str) -> paging.TokenPage[_T | Unreadable]:
            body = self._caller.send(region, _with(request, NextToken=token or None))
            found = self._decoded(request, body, kind)
            return paging.TokenPage(answers.following(request.name, body), _keyed(found, token))

        return answers.readable(request.name, paging.by_token(read, request.name))

    def _decoded(self, request: Request, body: Body, kind: ListOf[_T]) -> tuple[_T | Unreadable, ...]:
        found = answers.records(request.name, body, kind.listed)
        with self._one_at_a_time:
            return answers.decoded(giving_way(found, self._pause), kind.decoder, kind.listed)


def named(
    read: Callable[[Sequence[_Id]], tuple[_T, ...]], ids: Sequence[_Id], size: int, kind: Named | None
) -> tuple[_T, ...]:
    """Return what ``read`` finds of ``ids``, asked for ``size`` at a time; those that do not exist are left out.

    The cloud may answer an id that is gone by an empty list, or by a refusal that names this kind of resource. Where it
    refuses several at once they are asked for singly.

    Args:
        read: reads the resources of some ids.
        ids: which; each is asked for once.
        size: most ids of one call.
        kind: what they are ids of; None where every refusal counts as one.

    Raises:
        CloudError: some could not be read; a PartlyReadError carries all that could.
    """

    def read_or_gone(some: tuple[_Id, ...]) -> tuple[_T, ...] | PartlyReadError:
        try:
            return read(some)
        except PartlyReadError as error:
            return error
        except CloudError as error:
            if kind is None or not says_gone(error, kind):
                raise
            return () if len(some) == 1 else named(read, some, 1, kind)

    found = paging.side_by_side(read_or_gone, paging.chunks(ids, size))
    good = tuple(each for some in found for each in (some.read if isinstance(some, PartlyReadError) else some))
    bad = next((some for some in found if isinstance(some, PartlyReadError)), None)
    if bad is not None:
        raise replace(bad, read=good)
    return good


def _with(request: Request, **more: object) -> Request:
    return replace(request, parameters={**request.parameters, **more})


def _keyed(found: tuple[_T | Unreadable, ...], page: object) -> tuple[tuple[str, _T | Unreadable], ...]:
    return tuple((_key(each, f"{page} {place}"), each) for place, each in enumerate(found))


def _key(record: object, place: str) -> str:
    """Return what tells ``record`` from the others; one that can't be read, or has no id, is told by its place."""
    if isinstance(record, Unreadable):
        return f"{record.id} {place}" if " of " in record.id else record.id
    ids = (getattr(record, name, None) for name in ("id", "allocation_id", "invoke_id"))
    return str(next((each for each in ids if each), place))
