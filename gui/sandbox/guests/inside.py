"""What a modelled guest holds: the plan of each interface, whether it is armed, and what happens by itself in time."""

from dataclasses import dataclass, field
from hashlib import blake2b
from ipaddress import IPv4Network
from itertools import count
from typing import TYPE_CHECKING, Final
from uuid import UUID

from gui.sandbox.guests.header import Address, Header
from gui.sandbox.resources import EipStatus, EniStatus, Instance, Interface, Mode

if TYPE_CHECKING:
    from gui.sandbox.account import Account

_FIRST_INDEX: Final = 4
"""The interface index of the primary NIC in a guest on Windows."""


@dataclass(slots=True)
class Setup:
    """What is set up for one interface.

    Attributes:
        plan: the head of the script that set it up.
        previous: the plan before, which an armed undo brings back.
        due: when the armed undo comes, in seconds since 1970; 0 when nothing is armed.
        token: what tells one arming from another.
    """

    plan: Header
    previous: Header | None = None
    due: float = 0.0
    token: str = ""


@dataclass(slots=True)
class Inside:
    """One modelled guest. What is due by the account's clock, or undone by a restart, is done when it is looked at."""

    account: "Account"
    instance: Instance
    setups: dict[str, Setup] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    staged: dict[str, set[int]] = field(default_factory=dict)
    boots: int = 0
    armings: int = 0

    def settle(self) -> None:
        """Undo what is armed and due, and after a restart what was armed before it; name new interfaces."""
        there = [each.mac for each in self.interfaces()]
        self.places = {mac: place for mac, place in self.places.items() if mac in there}
        for mac in there:
            if mac not in self.places:
                self.places[mac] = next(place for place in count() if place not in self.places.values())
        restarted, self.boots = self.instance.boots != self.boots, self.instance.boots
        now = self.account.clock()
        for mac, setup in list(self.setups.items()):
            if setup.due and (restarted or now >= setup.due):
                self.revert(mac)

    def revert(self, mac: str) -> None:
        """Bring back what was there before the armed plan of an interface."""
        previous = self.setups[mac].previous
        if previous is None:
            del self.setups[mac]
        else:
            self.setups[mac] = Setup(previous)

    def arm(self, setup: Setup, seconds: int) -> None:
        """Have ``setup`` undone in so many seconds."""
        self.armings += 1
        now = self.account.clock()
        setup.due = now + seconds
        setup.token = f"{1000 + self.armings}-{seconds}-{int(now)}"

    @property
    def boot_id(self) -> str:
        """Return what tells this start of the guest from every other one."""
        seed = f"{self.instance.id} {self.instance.boots}".encode()
        return str(UUID(bytes=blake2b(seed, digest_size=16).digest(), version=4))

    @property
    def uptime(self) -> int:
        """Return the seconds since the guest was started; a week for one that ran before the sandbox."""
        since = self.instance.started_at
        return int(self.account.clock() - since) if since else 7 * 86400

    def interfaces(self) -> list[Interface]:
        """Return the interfaces in the guest, the primary one first."""
        return [
            each for each in self.account.interfaces.of_instance(self.instance.id) if each.status is EniStatus.IN_USE
        ]

    def interface(self, mac: str) -> Interface | None:
        """Return the interface with this MAC address, if the guest has it."""
        return next((each for each in self.interfaces() if each.mac == mac), None)

    def nic(self, mac: str) -> str:
        """Return the name that the guest gives the interface with this MAC address; empty where it is not there.

        On Windows that is the interface index. A name stays as long as the interface does.
        """
        place = self.places.get(mac)
        if place is None:
            return ""
        return str(_FIRST_INDEX + place) if self.instance.os_type == "windows" else f"eth{place}"

    def gateway_of(self, interface: Interface) -> str:
        """Return the gateway of an interface's vSwitch: the third address from its end."""
        vswitch = self.account.vswitches.get(interface.vswitch)
        return "" if vswitch is None else str(IPv4Network(vswitch.cidr)[-3])

    def prefix_of(self, interface: Interface) -> int:
        """Return the length of the prefix of an interface's vSwitch."""
        vswitch = self.account.vswitches.get(interface.vswitch)
        return 32 if vswitch is None else IPv4Network(vswitch.cidr).prefixlen

    def answers(self, interface: Interface, address: Address) -> bool:
        """Return whether the gateway of an address answers: where the cloud has the EIP bound like that, it does."""
        eip = self.account.eips.at(address.address)
        if eip is None or eip.status is not EipStatus.IN_USE or eip.bound_to != interface.id:
            return False
        if address.address in interface.addresses:
            return eip.mode is Mode.NAT
        return eip.mode is Mode.MULTI_BINDED

    def holder(self, address: str, beside: str) -> str:
        """Return the NIC beside the one with the MAC address ``beside`` that has ``address``; empty for none."""
        for mac, setup in self.setups.items():
            if mac != beside and any(each.address == address for each in setup.plan.eips) and self.nic(mac):
                return self.nic(mac)
        for each in self.interfaces():
            if each.mac != beside and address in each.addresses:
                return self.nic(each.mac)
        return ""
