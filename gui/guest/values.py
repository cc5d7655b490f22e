"""The only kinds of values that may reach a template: each is checked when it is made, so nothing needs escaping."""

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv4Interface, IPv4Network
from typing import Self


class ShellWord(str):
    """Text this program wrote itself or built from checked values; a plain ``str`` is refused by the templates."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class MacAddress:
    """A unicast MAC address; ``str()`` gives the Linux spelling ``00:16:3e:0a:0b:0c``."""

    value: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read six hexadecimal pairs joined by ``:`` or by ``-``.

        Raises:
            ValueError: another form, all zeros, or a group address (which no NIC has).
        """
        if not re.fullmatch(r"[0-9A-Fa-f]{2}([:-])([0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}", text):
            raise ValueError(text)
        value = int(text.replace(":", "").replace("-", ""), 16)
        if value == 0 or value >> 40 & 1:
            raise ValueError(text)
        return cls(value)

    def __str__(self) -> str:
        return ":".join(self._pairs)

    @property
    def _pairs(self) -> list[str]:
        return [f"{self.value:012x}"[i : i + 2] for i in range(0, 12, 2)]

    @property
    def dashed(self) -> ShellWord:
        """The Windows spelling ``00-16-3E-0A-0B-0C``."""
        return ShellWord("-".join(self._pairs).upper())

    @property
    def upper(self) -> ShellWord:
        """The spelling of ifcfg files, ``00:16:3E:0A:0B:0C``."""
        return ShellWord(str(self).upper())

    @property
    def bare(self) -> ShellWord:
        """Digits only, for the names of files and units: ``00163e0a0b0c``."""
        return ShellWord("".join(self._pairs))


class InterfaceName(ShellWord):
    """A Linux interface name. Kernel limit is 15 bytes; the alphabet is narrower than the kernel's on purpose."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Check ``text``.

        Raises:
            ValueError: longer than 15 characters, or with a character outside letters, digits, ``_`` and ``-``.
        """
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,14}", text):
            raise ValueError(text)
        return super().__new__(cls, text)


def is_windows_name(text: str) -> bool:
    """Return whether ``text`` can only be the name of a network connection on Windows, such as ``Ethernet 2``.

    It has a blank or a letter beyond ASCII, which no Linux name that is taken has.
    """
    known = re.fullmatch(r"[\w .()#&+-]{1,256}", text) is not None and text == text.strip()
    return known and (" " in text or not text.isascii())


def prefix_length(mask: str) -> int:
    """Return the prefix length of the dotted-decimal ``mask``.

    ``ipaddress`` would take ``0.0.0.255`` for a /24 (a host mask), so the bits are tested here.

    Raises:
        ValueError: not dotted decimal, or its ones are not contiguous from the left.
    """
    try:
        bits = int(IPv4Address(mask))
    except AddressValueError:
        raise ValueError(mask) from None
    length = bits.bit_count()
    if bits != (0xFFFFFFFF << (32 - length)) & 0xFFFFFFFF:
        raise ValueError(mask)
    return length


def ends_of(network: IPv4Network) -> tuple[IPv4Address, ...]:
    """Return the network and broadcast address, which no host may use; none for /31 and /32."""
    return (network.network_address, network.broadcast_address) if network.prefixlen < 31 else ()  # noqa: PLR2004 - RFC 3021


TYPED = (IPv4Address, IPv4Interface, IPv4Network, MacAddress, ShellWord, int)
"""What an expression of a template may give."""
