"""Identifiers that look like the cloud's and are the same on every run."""

from hashlib import blake2b

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
