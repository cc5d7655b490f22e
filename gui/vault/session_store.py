"""Secrets for this run only, in memory that can be overwritten; and freed memory, where copies of them stay."""

import gc
from threading import Lock


class SessionStore:
    """Keeps secrets as bytes that are overwritten when they are forgotten; nothing is written anywhere.

    Safe to use from several threads.
    """

    def __init__(self) -> None:
        self._kept: dict[str, bytearray] = {}
        self._lock = Lock()

    def read(self, name: str) -> str | None:
        """Return the secret of ``name``, None when there is none."""
        with self._lock:
            kept = self._kept.get(name)
            return None if kept is None else kept.decode()

    def write(self, name: str, secret: str) -> None:
        """Keep ``secret`` under ``name``, replacing an older one."""
        fresh = bytearray(secret, "utf-8")
        with self._lock:
            _overwrite(self._kept.get(name))
            self._kept[name] = fresh

    def delete(self, name: str) -> None:
        """Forget the secret of ``name``; nothing happens when there is none."""
        with self._lock:
            _overwrite(self._kept.pop(name, None))

    def clear(self) -> None:
        """Forget every secret and overwrite its memory."""
        with self._lock:
            while self._kept:
                _overwrite(self._kept.popitem()[1])
        overwrite_freed_memory()

    def __len__(self) -> int:
        return len(self._kept)

    def __repr__(self) -> str:
        return f"SessionStore({len(self._kept)} secrets)"


def _overwrite(kept: bytearray | None) -> None:
    if kept is not None:
        kept[:] = bytes(len(kept))


SMALL = range(16, 513, 16)
"""Sizes in bytes that Python's own allocator serves, one list of free places each (CPython, Objects/obmalloc.c)."""
MIDDLE = range(528, 1057, 16)
"""Sizes of which the C library keeps a few free places ready (glibc's tcache: 7 of each)."""
LARGE = (65536, 16384, 4096, 2048, 1024, 768, 640, 544)
"""The largest first: what is left of a free place after the larger pieces is filled by the smaller ones."""
SMALL_PIECES = 4096
MIDDLE_PIECES = 16
LARGE_BYTES = 8 * 2**20


def overwrite_freed_memory() -> None:
    """Fill what is free with zeros, as far as a program can reach it from Python; takes about 0.1 s.

    A best effort: what was freed is reused for the next objects of the same size, so as many of each size are made as
    there are likely to be free places, and dropped again.
    """
    gc.collect()
    head = bytes(0).__sizeof__()
    for size in SMALL:
        _fill(max(size - head, 0), SMALL_PIECES)
    for size in MIDDLE:
        _fill(size, MIDDLE_PIECES)
    for size in LARGE:
        _fill(size, LARGE_BYTES // size)


def _fill(size: int, pieces: int) -> None:
    # All at the same time, or each would take the place of the one before.
    filling = [bytearray(size) if size > SMALL[-1] else bytes(size) for _ in range(pieces)]
    filling.clear()
