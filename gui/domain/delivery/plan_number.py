"""The number by which a guest tells one plan from another: POSIX ``cksum`` over what ``apply`` installs.

Source: the function ``plan`` of ``resources/templates/linux/setup.sh.j2``, and IEEE Std 1003.1, ``cksum``.
"""

import binascii
from dataclasses import dataclass

_MIRRORED = bytes(int(f"{each:08b}"[::-1], 2) for each in range(256))
_ONES = 0xFFFFFFFF


def cksum(content: bytes) -> int:
    """Return what the first word of ``cksum`` is for ``content``."""
    length = len(content)
    trailer = length.to_bytes((length.bit_length() + 7) // 8, "little")
    # The CRC of POSIX takes the highest bit first and begins at 0; that of zlib is its mirror image and begins at ones.
    mirrored = binascii.crc32((content + trailer).translate(_MIRRORED), _ONES) ^ _ONES
    return int(f"{mirrored:032b}"[::-1], 2) ^ _ONES


@dataclass(frozen=True, slots=True)
class PlanNumber:
    """The number of one plan.

    Attributes:
        content: what the guest computes it over, behind the name of the network interface; empty where ``fixed`` is
            the number, as on Windows.
        fixed: the number where it does not depend on the interface's name.
    """

    content: bytes = b""
    fixed: str = ""

    def on(self, nic: str) -> str:
        """Return the number in a guest where the network interface is called ``nic``."""
        return self.fixed or str(cksum(nic.encode("ascii", "replace") + b"\n" + self.content))
