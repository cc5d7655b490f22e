"""A guest without systemd in a network namespace: its first process is a shell, and nothing of systemd can be run."""

import subprocess
from pathlib import Path

_INIT = """set -e
mount -t sysfs none /sys
for folder in /usr/local/sbin /usr/local/bin /usr/sbin /usr/bin /sbin /bin; do
    for tool in systemctl systemd-run networkctl busctl dbus-send; do
        [ ! -f "$folder/$tool" ] || mount --bind /dev/null "$folder/$tool"
    done
done
echo ready
set +e
while :; do
    sleep 3600 &
    wait
done
"""
"""The first process; what commands leave behind becomes its child, as in any guest."""
_SEEN = """
cat /proc/1/comm
[ "$(readlink /proc/1/ns/pid)" = "$(readlink /proc/self/ns/pid)" ] && echo own
[ -e /run/systemd ] || [ -e /run/dbus ] || echo no sockets
systemctl --version >/dev/null 2>&1 || echo no systemctl
systemd-run --version >/dev/null 2>&1 || echo no systemd-run
"""


class PlainGuest:
    """A guest in the network namespace called ``name``, with process ids and mounts of its own.

    Attributes:
        words: what has to be in front of a command that runs in it.
    """

    def __init__(self, name: str) -> None:
        start = ["nsenter", f"--net=/run/netns/{name}", "unshare", "--mount", "--pid", "--fork", "--kill-child"]
        self._starter = subprocess.Popen(
            [*start, "--mount-proc", "sh", "-c", _INIT],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # whoever reads this program's errors must not wait for the guest's end
            text=True,
        )
        assert self._starter.stdout is not None
        said = self._starter.stdout.readline()
        assert said == "ready\n", f"the guest does not start: {said!r}"
        pid = self._starter.pid
        init = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0]
        self.words = ["nsenter", f"--target={init}", "--mount", "--pid", "--net", "--"]

    def off(self) -> None:
        """End the guest with everything that runs in it."""
        self._starter.kill()
        self._starter.wait()

    def seen(self) -> list[str]:
        """Return what the guest sees of its first process, and what of systemd it does not see."""
        done = subprocess.run([*self.words, "sh", "-c", _SEEN], capture_output=True, text=True, check=False)
        return done.stdout.splitlines()
