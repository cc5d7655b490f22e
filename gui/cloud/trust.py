"""Keeps the trust of one profile from being lent to another.

The SDK keeps one session, with one TLS context, for each host and pool size in the whole process, and loads every CA
file it is given into that context: from then on all clients of that host trust it. Seen in darabonba-core 1.0.9
(``DaraCore._get_session``). A pool size of its own for each CA file gives each a session of its own.
"""

import hashlib
from functools import cache
from itertools import count
from pathlib import Path

_SIZES = count(40)
"""40 is the SDK's own size; a few more places for idle connections cost nothing."""


def pool_size(ca_file: str | None) -> int:
    """Return the ``max_idle_conns`` for clients that trust the authorities in ``ca_file``, None for the built-in ones.

    Raises:
        OSError: the file can't be read.
    """
    return _pool_size(hashlib.sha256(Path(ca_file).read_bytes()).hexdigest() if ca_file else "")


@cache
def _pool_size(_content: str) -> int:
    return next(_SIZES)
