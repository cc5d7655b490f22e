"""The file of a journal: who may write it, what is safe on the disk, and what the system's errors mean."""

import errno
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path, PurePath, PureWindowsPath
from urllib.parse import quote

from gui.domain.cloud.errors import JournalError, JournalErrorKind
from gui.services.windows_paths import without_prefix
from gui.words.plain_text import system_reason

_VERSION = 1
_PATIENCE_S = 5.0
"""SQLite keeps everybody out for a moment while the last one closes the file, or the first one opens it again."""

_KINDS = (
    ("SQLITE_FULL", JournalErrorKind.FULL),
    ("SQLITE_READONLY", JournalErrorKind.READ_ONLY),
    ("SQLITE_CANTOPEN", JournalErrorKind.READ_ONLY),
    ("SQLITE_PERM", JournalErrorKind.READ_ONLY),
    ("SQLITE_AUTH", JournalErrorKind.READ_ONLY),
    ("SQLITE_IOERR", JournalErrorKind.FULL),
    ("SQLITE_BUSY", JournalErrorKind.IN_USE),
    ("SQLITE_LOCKED", JournalErrorKind.IN_USE),
)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn errors of SQLite into JournalError.

    Raises:
        JournalError: whatever SQLite says about the file ``path``.
    """
    try:
        yield
    except sqlite3.Error as cause:
        name = getattr(cause, "sqlite_errorname", "") or ""
        kind = next((kind for prefix, kind in _KINDS if name.startswith(prefix)), JournalErrorKind.DAMAGED)
        raise JournalError(kind, str(path), f"{name} {cause}".strip()) from cause


def probe(folder: Path) -> None:
    """Make ``folder`` when it is missing, and find out whether it can be written.

    Raises:
        JournalError: it can't.
    """
    trial = folder / f".probe-{os.getpid()}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        trial.write_bytes(b"?")
        trial.unlink()
    except OSError as cause:
        with suppress(OSError):
            trial.unlink()
        raise _system(cause, folder) from cause


def _system(cause: OSError, path: Path) -> JournalError:
    """Return what an error of the system means for the journal."""
    full = cause.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    kind = JournalErrorKind.FULL if full else JournalErrorKind.READ_ONLY
    return JournalError(kind, str(path), system_reason(cause))


class Lock:
    """Keeps other programs from writing. The system takes it back when the program dies, however it dies.

    A second, tiny SQLite file serves for it: SQLite knows how to lock a file on every system.
    """

    def __init__(self, folder: Path, name: str) -> None:
        """Take the lock of ``folder``.

        Args:
            folder: where the journal is.
            name: of the file that is locked.

        Raises:
            JournalError: another program has it; ``detail`` says which.
        """
        self._path = folder / name
        self._file = _open(self._path, f"file:{_quoted(self._path)}", patience=0.0)
        try:
            with explained(self._path):
                self._file.execute("BEGIN IMMEDIATE")
                self._file.execute("CREATE TABLE IF NOT EXISTS holder (pid INTEGER NOT NULL)")
                self._file.execute("DELETE FROM holder")
                self._file.execute("INSERT INTO holder VALUES (?)", (os.getpid(),))
                self._file.execute("COMMIT")
                # Taken anew and never committed: that is the lock; others may still read who has it.
                self._file.execute("BEGIN IMMEDIATE")
        except JournalError as error:
            error.detail = self._holder() if error.kind is JournalErrorKind.IN_USE else error.detail
            self._file.close()
            raise

    def _holder(self) -> str:
        try:
            found = self._file.execute("SELECT pid FROM holder").fetchone()
        except sqlite3.Error:
            found = None
        return f"process {found[0]}" if found else "another process"

    def release(self) -> None:
        """Give the lock back."""
        self._file.close()


class JournalFile:
    """One file that one program writes at a time; may be used from several threads.

    What is written is on the disk when the ``with`` block of ``_writing`` has ended.

    Attributes:
        path: the file.
    """

    def __init__(self, path: Path, lock_name: str, schema: str, now: Callable[[], datetime] | None) -> None:
        """Open nothing yet.

        Args:
            path: the file.
            lock_name: of the file beside it that is locked while this one is written.
            schema: the tables of a new file.
            now: gives the time (aware, UTC).
        """
        self.path = path
        self._lock_name, self._schema = lock_name, schema
        self._now = now or _utc
        self._guard = threading.RLock()
        self._lock: Lock | None = None

    def _take_lock(self) -> None:
        """Keep other programs from writing; raises ``JournalError`` where the folder can't be written or one does."""
        probe(self.path.parent)
        self._lock = Lock(self.path.parent, self._lock_name)

    def _open(self, *, writable: bool) -> None:
        """Open the file; raises ``JournalError`` as ``connect`` does, and holds no lock then."""
        try:
            self._file = connect(self.path, writable=writable, schema=self._schema)
        except JournalError:
            self._unlock()
            raise

    def close(self) -> None:
        """Close the file and let another program have it."""
        with self._guard:
            self._file.close()
            self._unlock()

    def _unlock(self) -> None:
        if self._lock:
            self._lock.release()
            self._lock = None

    def _time(self) -> str:
        return self._now().isoformat(timespec="milliseconds")

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._guard, explained(self.path), self._file:
            self._file.execute("BEGIN IMMEDIATE")
            yield self._file


def _utc() -> datetime:
    return datetime.now(UTC)


def connect(path: Path, *, writable: bool, schema: str) -> sqlite3.Connection:
    """Open the journal's file, making it when it is missing and ``writable``.

    Args:
        path: the file.
        writable: whether it will be written.
        schema: the tables of a new file.

    Raises:
        JournalError: it can't be opened, is damaged, or is of a newer program.
    """
    if not writable:
        return _connect_to_read(path, schema)
    try:
        # Made with 0600 before SQLite would make it with whatever the umask says.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as cause:
        raise _system(cause, path) from cause
    file = _open(path, f"file:{_quoted(path)}")
    try:
        with explained(path):
            file.execute("PRAGMA journal_mode = WAL")
            file.execute("PRAGMA synchronous = FULL")
            file.execute("PRAGMA wal_autocheckpoint = 100")
            if _version(file) == 0:
                file.executescript(f"BEGIN IMMEDIATE; {schema} PRAGMA user_version = {_VERSION}; COMMIT;")
            _check_version(path, file)
    except JournalError:
        file.close()
        raise
    return file


def _connect_to_read(path: Path, schema: str) -> sqlite3.Connection:
    try:
        exists = path.exists()
        if exists and path.is_dir():
            # SQLite would call it an input/output error, which means a full disk elsewhere.
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    except OSError as cause:
        raise _system(cause, path) from cause
    if not exists:
        return _empty(path, schema)
    try:
        return _made_or_empty(path, f"file:{_quoted(path)}?mode=ro", schema)
    except JournalError as error:
        if error.kind is not JournalErrorKind.READ_ONLY:
            raise
    # In a folder that can't be written SQLite can't make the WAL's index; then nobody else can be writing either.
    return _made_or_empty(path, f"file:{_quoted(path)}?immutable=1", schema)


def _made_or_empty(path: Path, uri: str, schema: str) -> sqlite3.Connection:
    """Return the file to read; an empty one while another program is about to make its tables."""
    file = _checked(path, uri)
    with explained(path), closing(file.execute("SELECT count(*) FROM sqlite_master")) as rows:
        made = int(rows.fetchone()[0])
    if made:
        return file
    file.close()
    return _empty(path, schema)


def _empty(path: Path, schema: str) -> sqlite3.Connection:
    empty = _open(path, ":memory:")
    empty.executescript(schema)
    return empty


def _checked(path: Path, uri: str) -> sqlite3.Connection:
    file = _open(path, uri)
    try:
        with explained(path):
            _check_version(path, file)
    except JournalError:
        file.close()
        raise
    return file


def _open(path: Path, uri: str, patience: float = _PATIENCE_S) -> sqlite3.Connection:
    with explained(path):
        return sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)


def _version(file: sqlite3.Connection) -> int:
    with closing(file.execute("PRAGMA user_version")) as rows:
        return int(rows.fetchone()[0])


def _check_version(path: Path, file: sqlite3.Connection) -> None:
    version = _version(file)
    if version > _VERSION:
        raise JournalError(JournalErrorKind.NEWER, str(path), f"format {version}")


def _quoted(path: Path) -> str:
    """Return ``path`` as SQLite expects it after ``file:``: on a Windows share with an empty host before two slashes.

    https://www.sqlite.org/uri.html: any host but an empty one and localhost is refused, and ``file:server/share``
    would be a relative name.
    """
    return uri_path(path.resolve())


def uri_path(path: PurePath) -> str:
    """Return the part of SQLite's URI after ``file:`` for the absolute ``path``."""
    if isinstance(path, PureWindowsPath):
        path = without_prefix(path)
        if str(path).startswith("\\\\?\\"):  # Windows takes //?/ for it
            return f"//{quote(path.as_posix())}"
    uri = path.as_uri().removeprefix("file:")  # ///srv/x, ///C:/x, //server/share/x
    return uri if uri.startswith("///") else f"//{uri}"
