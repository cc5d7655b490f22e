"""Overwrites memory that was freed: copies of secrets that libraries made stay there until somebody reuses it."""

import gc

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
