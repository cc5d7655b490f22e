"""Keep resources by id and by region, in the order of their creation; and the source of their ids."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Generic, Protocol, TypeVar

from gui.sandbox.resources import Eip, EipStatus, EniStatus, Interface


class Regional(Protocol):
    """A resource that lives in one region."""

    id: str
    region: str


T = TypeVar("T", bound=Regional)


class Store(Generic[T]):
    """All resources of one kind.

    Each gets a serial number when it is added; page tokens are serial numbers, so a page never repeats or skips
    a resource because another one was deleted since.
    """

    def __init__(self, records: Iterable[T] = ()) -> None:
        self._by_id: dict[str, T] = {}
        self._by_region: dict[str, dict[str, T]] = {}
        self._serial: dict[str, int] = {}
        self._next = 1
        for record in records:
            self.add(record)

    def __iter__(self) -> Iterator[T]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._by_id

    def add(self, record: T) -> None:
        """Keep ``record``; it becomes the newest."""
        self._by_id[record.id] = record
        self._by_region.setdefault(record.region, {})[record.id] = record
        self._serial[record.id] = self._next
        self._next += 1

    def restore(self, record: T, serial: int) -> None:
        """Keep ``record`` under a serial number that it has elsewhere; numbers must rise."""
        self._next = serial
        self.add(record)

    def remove(self, record: T) -> None:
        """Forget ``record``."""
        del self._by_id[record.id], self._by_region[record.region][record.id], self._serial[record.id]

    def get(self, identifier: str, region: str | None = None) -> T | None:
        """Return the resource with this id, or nothing if there is none (in ``region``, when given)."""
        record = self._by_id.get(identifier)
        return record if record is not None and region in {None, record.region} else None

    def of_region(self, region: str) -> dict[str, T]:
        """Return the resources of one region by id, oldest first. Not to be changed."""
        return self._by_region.get(region, {})

    def serial(self, record: T) -> int:
        """Return the number of ``record`` in the order of creation."""
        return self._serial[record.id]


class EipStore(Store[Eip]):
    """All EIPs, also findable by address and by what they are bound to.

    ``bind`` and ``unbind`` are the only two ways to change what an EIP is bound to, so that the index and the
    EIPs cannot disagree.
    """

    def __init__(self, records: Iterable[Eip] = ()) -> None:
        self._by_address: dict[str, Eip] = {}
        self._by_target: dict[str, dict[str, Eip]] = {}
        super().__init__(records)

    def add(self, record: Eip) -> None:
        """Keep ``record``; it becomes the newest."""
        super().add(record)
        self._by_address[record.address] = record
        if record.bound_to:
            self._by_target.setdefault(record.bound_to, {})[record.id] = record

    def remove(self, record: Eip) -> None:
        """Forget ``record``."""
        super().remove(record)
        del self._by_address[record.address]
        self.unbind(record)

    def at(self, address: str) -> Eip | None:
        """Return the EIP with this address."""
        return self._by_address.get(address)

    def bound_to(self, target: str) -> list[Eip]:
        """Return the EIPs bound to ``target``, or about to be, oldest binding first."""
        return list(self._by_target.get(target, {}).values())

    def bind(self, eip: Eip, target: str) -> None:
        """Bind ``eip`` to the resource ``target``."""
        eip.bound_to = target
        self._by_target.setdefault(target, {})[eip.id] = eip

    def unbind(self, eip: Eip) -> None:
        """Undo the binding of ``eip``, if it has one: it is Available."""
        self._by_target.get(eip.bound_to, {}).pop(eip.id, None)
        eip.status = EipStatus.AVAILABLE
        eip.bound_to, eip.target_type, eip.mode, eip.private_ip = "", None, None, ""
        eip.private_ip_named = False


class InterfaceStore(Store[Interface]):
    """All interfaces, also findable by instance and by vSwitch.

    ``attach`` and ``detach`` are the only two ways to change the instance of an interface.
    """

    def __init__(self, records: Iterable[Interface] = ()) -> None:
        self._by_instance: dict[str, dict[str, Interface]] = {}
        self._by_vswitch: dict[str, dict[str, Interface]] = {}
        super().__init__(records)

    def add(self, record: Interface) -> None:
        """Keep ``record``; it becomes the newest."""
        super().add(record)
        self._by_vswitch.setdefault(record.vswitch, {})[record.id] = record
        if record.instance:
            self._by_instance.setdefault(record.instance, {})[record.id] = record

    def remove(self, record: Interface) -> None:
        """Forget ``record``."""
        super().remove(record)
        del self._by_vswitch[record.vswitch][record.id]
        self._by_instance.get(record.instance, {}).pop(record.id, None)

    def of_instance(self, instance: str) -> list[Interface]:
        """Return the interfaces of an instance, primary first, those on their way in or out included."""
        found = self._by_instance.get(instance, {}).values()
        return sorted(found, key=lambda eni: (eni.type.value, self.serial(eni)))

    def of_vswitch(self, vswitch: str) -> list[Interface]:
        """Return the interfaces in a vSwitch."""
        return list(self._by_vswitch.get(vswitch, {}).values())

    def attach(self, eni: Interface, instance: str) -> None:
        """Begin to attach ``eni`` to an instance."""
        eni.status, eni.instance = EniStatus.ATTACHING, instance
        self._by_instance.setdefault(instance, {})[eni.id] = eni

    def detach(self, eni: Interface) -> None:
        """Take ``eni`` from its instance: it is Available."""
        self._by_instance.get(eni.instance, {}).pop(eni.id, None)
        eni.status, eni.instance = EniStatus.AVAILABLE, ""


_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"


class Ids:
    """Source of identifiers; two sources with the same seed give the same sequence."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._drawn = 0

    def _digest(self, kind: str) -> bytes:
        self._drawn += 1
        return blake2b(f"{self._seed} {kind} {self._drawn}".encode(), digest_size=16).digest()

    def resource(self, prefix: str) -> str:
        """Return a new id such as ``eip-`` and twenty lower-case letters and digits."""
        number = int.from_bytes(self._digest(prefix))
        text = ""
        for _ in range(20):
            number, digit = divmod(number, len(_ALPHABET))
            text += _ALPHABET[digit]
        return f"{prefix}-{text}"

    def request(self) -> str:
        """Return a new request id: an upper-case GUID."""
        text = self._digest("request").hex().upper()
        return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))

    def mac(self) -> str:
        """Return a new hardware address in the vendor's range."""
        return "00:16:3e:" + ":".join(f"{byte:02x}" for byte in self._digest("mac")[:3])
