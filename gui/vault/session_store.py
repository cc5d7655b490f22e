"""Secrets for this run only, in memory that can be overwritten."""

from threading import Lock

from gui.vault.freed_memory import overwrite_freed_memory


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
