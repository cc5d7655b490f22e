"""What is read back from the cloud: which resources are asked for, and what one look saw of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar, cast

from gui.domain.cloud.eip import ElasticIp
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.kind import By, Kind
from gui.domain.cloud.kinds import EIPS, INSTANCES, INTERFACES, VPCS, VSWITCHES
from gui.domain.cloud.references import EniRef, MarkRef

_T = TypeVar("_T")


class Query(NamedTuple):
    """A question about resources of one kind.

    Attributes:
        kind: which.
        by: what they are asked for by.
        value: the id, the mark, or the id of what they belong to.
    """

    kind: Kind[Any]
    by: By
    value: str

    @classmethod
    def of(cls, kind: Kind[Any], ref: str | MarkRef) -> "Query":
        """Return the question about one resource by its id, or by its mark."""
        return cls(kind, By.MARK, ref.mark) if isinstance(ref, MarkRef) else cls(kind, By.ID, ref)


class Asked(NamedTuple):
    """What one call asks for."""

    kind: Kind[Any]
    by: By
    values: tuple[str, ...]


class _Values:
    """The values of the queries about one kind, by one thing."""

    def __init__(self, kind: Kind[Any], by: By) -> None:
        self._kind = kind
        self._by = by

    def __get__(self, reads: "Reads", _owner: type["Reads"]) -> tuple[str, ...]:
        return reads.values(self._kind, self._by)


@dataclass(frozen=True, slots=True, eq=False)
class Reads:
    """A set of queries, in the order in which they were added.

    Attributes:
        queries: each of them once.
    """

    queries: tuple[Query, ...] = ()

    eips = _Values(EIPS, By.ID)
    made_eips = _Values(EIPS, By.MARK)
    carriers = _Values(EIPS, By.INTERFACE)
    enis = _Values(INTERFACES, By.ID)
    made = _Values(INTERFACES, By.MARK)
    instances = _Values(INSTANCES, By.ID)
    vpcs = _Values(VPCS, By.ID)
    vswitches = _Values(VSWITCHES, By.ID)
    made_vswitches = _Values(VSWITCHES, By.MARK)

    @classmethod
    def of(cls, kind: Kind[Any], *refs: str | MarkRef) -> "Reads":
        """Return the reading of resources by their ids, or by their marks."""
        return cls(tuple(dict.fromkeys(Query.of(kind, ref) for ref in refs)))

    @classmethod
    def on(cls, *eni_ids: str) -> "Reads":
        """Return the reading of all EIPs on each of the ENIs."""
        return cls(tuple(Query(EIPS, By.INTERFACE, each) for each in dict.fromkeys(eni_ids)))

    def values(self, kind: Kind[Any], by: By) -> tuple[str, ...]:
        """Return the values of the queries about ``kind``, ``by`` one thing."""
        return tuple(each.value for each in self.queries if each.kind is kind and each.by is by)

    def calls(self) -> tuple[Asked, ...]:
        """Return what must be asked: ids of a kind go together as far as one call takes them, others one by one."""
        groups: dict[tuple[Kind[Any], By], list[str]] = {}
        for kind, by, value in self.queries:
            groups.setdefault((kind, by), []).append(value)
        return tuple(
            Asked(kind, by, tuple(values[start : start + most]))
            for (kind, by), values in groups.items()
            for most in (kind.call.filters[by].most,)
            for start in range(0, len(values), most)
        )

    def __or__(self, other: "Reads") -> "Reads":
        return Reads(tuple(dict.fromkeys((*self.queries, *other.queries))))

    def __iter__(self) -> Iterator[Query]:
        return iter(self.queries)

    def __len__(self) -> int:
        return len(self.queries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reads) and frozenset(self.queries) == frozenset(other.queries)

    def __hash__(self) -> int:
        return hash(frozenset(self.queries))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one look saw; a resource that was asked for and is not in it does not exist.

    Attributes:
        answers: what there is, by the query that asked for it.
        seconds: how long the look took.
    """

    answers: Mapping[Query, tuple[Any, ...]] = field(default_factory=dict)
    seconds: float = field(default=0.0, compare=False)

    def one(self, kind: Kind[_T], ref: str | MarkRef) -> _T | None:
        """Return the resource, None when there is none."""
        found = self.answers.get(Query.of(kind, ref), ())
        return cast("_T", found[0]) if found else None

    def all(self, kind: Kind[_T]) -> tuple[_T, ...]:
        """Return every resource of ``kind`` that was asked for by its id, and exists."""
        return tuple(each for query, found in self.answers.items() if query[:2] == (kind, By.ID) for each in found)

    def carried(self, eni_id: str) -> tuple[ElasticIp, ...]:
        """Return the EIPs on the ENI, as far as it was asked for them."""
        return self.answers.get(Query(EIPS, By.INTERFACE, eni_id), ())

    def carriers(self) -> Iterator[tuple[EniId, tuple[ElasticIp, ...]]]:
        """Yield each ENI whose EIPs were asked for, with them."""
        for query, found in self.answers.items():
            if query.by is By.INTERFACE:
                yield EniId(query.value), found

    def eni_id(self, ref: EniRef) -> str:
        """Return the id of the ENI; empty while it is to be made."""
        if not isinstance(ref, MarkRef):
            return ref
        eni = self.one(INTERFACES, ref)
        return eni.id if eni else ""

    def without(self, kind: Kind[Any], by: By, value: str = "") -> "Snapshot":
        """Return the snapshot as if it had not been asked for ``value``, or for any where that is empty."""
        return Snapshot(
            {
                query: found
                for query, found in self.answers.items()
                if query[:2] != (kind, by) or (value and query.value != value)
            }
        )

    @property
    def passing(self) -> bool:
        """Whether anything in it is between two states, so that a refusal may pass by waiting.

        What an ENI carries is looked at for being there, whatever its state.
        """
        return any(
            not query.kind.settled(each)
            for query, found in self.answers.items()
            if query.by is not By.INTERFACE
            for each in found
        )
