"""A guest whose scripts are real processes: in a network namespace, in a booted container, or on this machine.

What the agent does with a script is done here: it is saved below the agent's folder, and ``sh -c PATH`` runs it in a
process group of its own, without a terminal and without input, with one pipe for output and errors. The direct child is
waited for, and the pipe 200 ms longer. Each command has a thread of its own.
"""

import os
import select
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from typing import Final

from gui.sandbox.guests import environment
from gui.sandbox.guests.protocol import Progress, Running, SentFile, Task, TaskRefusedError
from gui.sandbox.resources import Instance

FOLDER: Final = "/usr/local/share/aliyun-assist/work/script"
"""Where the agent saves scripts."""
_FOLDER_OF_OTHERS: Final = "/tmp"  # noqa: S108 - where the agent saves scripts of another user than root
_PIPE_S: Final = 0.2
"""Seconds for which the pipe is read after the direct child has ended."""
_FRESH_S: Final = 0.5
"""Seconds for which an answer about reaching the cloud counts."""
_ENVIRONMENT: Final = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LANG": "C.UTF-8",
}
_SAVE: Final = """
[ -z "$2" ] || id -u -- "$2" >/dev/null 2>&1 || exit 41
[ -z "$3" ] || [ -d "$3" ] || exit 42
rm -f -- "$1" 2>/dev/null
{ mkdir -p -- "${1%/*}" && cat >"$1" && chmod 755 -- "$1"; } 2>/dev/null || exit 44
"""
# The path is parsed by a shell, as the agent does it: a name with a blank or a semicolon breaks, or is run.
_RUN: Final = """
echo $$ >"$1.pid"
cd -- "${3:-$HOME}" || exit 1
[ -z "$2" ] || exec su -s /bin/sh -- "$2" -c "$1"
exec sh -c "$1"
"""
_KILL: Final = 'kill -9 "$(cat "$1.pid")"'
_WRITE: Final = """
id -u -- "$3" >/dev/null 2>&1 || exit 41
[ ! -e "$1" ] || [ "$5" = yes ] || exit 45
{ mkdir -p -- "${1%/*}" && cat >"$1" && chmod "$2" -- "$1" && chown "$3:$4" -- "$1"; } 2>/dev/null || exit 44
"""
_REFUSALS: Final = {41: "AccountNotExists", 42: "DirectoryNotExists"}
_FILE_CODES: Final = {0: "", 41: "UserGroupNotExists", 44: "FileCreateFail", 45: "FileAlreadyExists"}
_NOT_SAVED: Final = 44

Prefix = Callable[[Instance], Sequence[str]]
"""The words in front of every command, for the guest of an instance."""


class ProcessTask:
    """One script, or one file, in a real guest."""

    def __init__(self, prefix: Sequence[str], task: Task, folder: str, *, again: bool = False) -> None:
        self._again = again
        self._prefix = tuple(prefix)
        self._task = task
        start = f"{task.name}-" if task.name else ""
        self._path = f"{_FOLDER_OF_OTHERS if task.user else folder}/{start}{task.invoke_id}.sh"
        self._lock = threading.Lock()
        self._output = bytearray()
        self._end: Progress | None = None
        self._refused = ""
        self._child: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._work, name="sandbox guest", daemon=True)
        self._thread.start()

    def poll(self) -> Progress:
        """Return what was printed so far, and the end once it is there."""
        if self._refused:
            raise TaskRefusedError(self._refused)
        with self._lock:
            return self._end or Progress(output=bytes(self._output))

    def kill(self, *, tree: bool) -> None:
        """End the direct child, from inside the guest; with ``tree`` its process group too."""
        threading.Thread(target=self._kill, args=(tree,), name="sandbox guest", daemon=True).start()

    @property
    def over(self) -> bool:
        """Return whether nothing runs any more."""
        return not self._thread.is_alive()

    def join(self, seconds: float) -> None:
        """Wait for the end, at most so many seconds."""
        self._thread.join(seconds)

    def _call(self, script: str, *words: str, given: bytes = b"") -> int:
        """Run a few lines of shell in the guest and return their exit code."""
        command = [*self._prefix, "sh", "-c", script, "sh", *words]
        done = subprocess.run(  # noqa: S603 - to run what it is given is what a guest is for
            command, input=given, capture_output=True, check=False, env=_environment()
        )
        return done.returncode

    def _work(self) -> None:
        try:
            if self._task.file is not None:
                code = self._save_file(self._task.file)
                self._end = Progress(exit_code=int(bool(code)), error=code)
            else:
                self._end = self._run()
        except OSError as error:
            self._end = Progress(error="ExecutionException", info=f"The command could not be run: {error.strerror}.")

    def _save_file(self, file: SentFile) -> str:
        code = environment.refusal(file)
        if code not in {"", "UserGroupNotExists"}:  # who exists is the guest's to say
            return code
        overwrite = "yes" if file.overwrite else "no"
        done = self._call(_WRITE, file.path, file.mode, file.owner, file.group, overwrite, given=file.content)
        return _FILE_CODES.get(done, "FileCreateFail")

    def _run(self) -> Progress | None:
        if self._again:
            return Progress(error="ExecutionException", info="ScriptFileExisted")
        saved = self._call(_SAVE, self._path, self._task.user, self._task.folder, given=self._task.script)
        if saved in _REFUSALS:
            self._refused = _REFUSALS[saved]
            return None
        if self._task.dry_run:
            return Progress(exit_code=0)
        # A script that can't be saved is given to the shell as it is; its $0 is then sh.
        words = ("sh", "-c", self._task.script) if saved == _NOT_SAVED else self._words()
        self._child = subprocess.Popen(  # noqa: S603 - see above
            [*self._prefix, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env=_environment(),
        )
        self._read(self._child)
        code = self._child.wait()
        return Progress(output=bytes(self._output), exit_code=code if code >= 0 else 128 - code)

    def _words(self) -> tuple[str, ...]:
        return "sh", "-c", _RUN, "sh", self._path, self._task.user, self._task.folder

    def _read(self, child: "subprocess.Popen[bytes]") -> None:
        """Collect what the child prints until it has ended and the pipe has been quiet, or closed."""
        if child.stdout is None:
            return
        pipe, until = child.stdout.fileno(), None
        with child.stdout:
            while until is None or time.monotonic() < until:
                if select.select([pipe], [], [], 0.02)[0]:
                    piece = os.read(pipe, 65536)
                    with self._lock:
                        self._output += piece
                    if not piece:
                        return
                if until is None and child.poll() is not None:
                    until = time.monotonic() + _PIPE_S

    def _kill(self, tree: bool) -> None:  # noqa: FBT001 - called by a thread
        try:
            self._call(_KILL, self._path)
            if tree and self._child is not None:
                os.killpg(self._child.pid, signal.SIGKILL)
        except OSError:
            pass  # it has ended already


def _environment() -> dict[str, str]:
    return {**_ENVIRONMENT, "PATH": os.environ.get("PATH", _ENVIRONMENT["PATH"])}


class Process:
    """Guests that run scripts for real.

    Args:
        prefix: what enters the guest of an instance, such as ``("ip", "netns", "exec", "NAME")`` or ``("nsenter",
            "--target", "PID", "--all")``, or a function of the instance; empty for this machine.
        reach: whether the guest of an instance reaches the cloud now; may take its time. By default it always does.
        folder: where scripts are saved in the guest.
    """

    def __init__(
        self, prefix: Sequence[str] | Prefix = (), reach: Callable[[Instance], bool] | None = None, folder: str = FOLDER
    ) -> None:
        self._prefix: Prefix = prefix if callable(prefix) else lambda _instance: prefix
        self._reach = reach
        self._folder = folder
        self._tasks: list[ProcessTask] = []
        self._started: set[tuple[str, str]] = set()
        self._probes: dict[str, _Probe] = {}

    def start(self, task: Task) -> Running:
        """Begin to run ``task`` in a thread of its own."""
        if task.kind in {"RunPowerShellScript", "RunBatScript"}:
            raise TaskRefusedError("CommandNotApplicable")
        # The agent knows by the file of the script; here ids begin anew with each sandbox, and files stay in the guest.
        key = (task.instance.id, task.invoke_id)
        again = key in self._started
        self._started.add(key)
        running = ProcessTask(self._prefix(task.instance), task, self._folder, again=again)
        self._tasks = [*(each for each in self._tasks if not each.over), running]
        return running

    def reaches_cloud(self, instance: Instance) -> bool | None:
        """Return the latest answer of ``reach``, if it is not older than half a second; else ask anew."""
        if self._reach is None:
            return True
        probe = self._probes.get(instance.id)
        if probe is None or (probe.answer is not None and probe.age() > _FRESH_S):
            probe = self._probes[instance.id] = _Probe(self._reach, instance)
        return probe.answer

    def obstacle(self, instance: Instance) -> str:  # noqa: ARG002 - what stands in the way shows in the guest
        """Return that there is none."""
        return ""

    def close(self) -> None:
        """Wait a moment for commands that were killed."""
        for each in self._tasks:
            each.join(1)


class _Probe:
    """One look in a thread of its own whether a guest reaches the cloud."""

    def __init__(self, reach: Callable[[Instance], bool], instance: Instance) -> None:
        self.answer: bool | None = None
        self._at = 0.0
        threading.Thread(target=self._ask, args=(reach, instance), name="sandbox guest", daemon=True).start()

    def _ask(self, reach: Callable[[Instance], bool], instance: Instance) -> None:
        try:
            answer = reach(instance)
        except OSError:
            answer = False
        self._at = time.monotonic()
        self.answer = answer

    def age(self) -> float:
        """Return the seconds since the answer."""
        return time.monotonic() - self._at
