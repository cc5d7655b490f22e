"""Root file systems of guests, made once with debootstrap and started many times through an overlay."""

import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

TOOLS = (
    "netplan.io",
    "network-manager",
    "ifupdown",
    "nftables",
    "iputils-ping",
    "iputils-arping",
    "python3-minimal",
    "curl",
    "isc-dhcp-client",
    "cloud-init",
)


@dataclass(frozen=True)
class Release:
    """One release of a distribution.

    Attributes:
        suite: debootstrap's name.
        title: for the table.
        ubuntu: whether it comes from Ubuntu's archive, which needs ``--ubuntu-mirror`` and ``--ubuntu-keyring``.
        extra: packages beyond the usual ones.
    """

    suite: str
    title: str
    ubuntu: bool = False
    extra: tuple[str, ...] = ()


RELEASES = (
    Release("focal", "Ubuntu 20.04", ubuntu=True),
    Release("jammy", "Ubuntu 22.04", ubuntu=True),
    Release("noble", "Ubuntu 24.04", ubuntu=True),
    Release("resolute", "Ubuntu 26.04", ubuntu=True, extra=("dhcpcd-base",)),
    Release("bullseye", "Debian 11"),
    Release("bookworm", "Debian 12"),
    Release("trixie", "Debian 13", extra=("dhcpcd-base",)),
)


def machine_mirror() -> str:
    """Return the Debian mirror that this machine's own apt uses."""
    lists = [*Path("/etc/apt").glob("sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*"))]
    for file in lists:
        for line in file.read_text().splitlines():
            words = line.split()
            if len(words) > 1 and words[0] == "URIs:" and words[1].rstrip("/").endswith("/debian"):
                return words[1]
            if len(words) > 1 and words[0] == "deb":
                url = next(word for word in words[1:] if "://" in word)
                if url.rstrip("/").endswith("/debian"):
                    return url
    raise SystemExit("no Debian mirror in /etc/apt: give one with --debian-mirror")


def make(release: Release, root: Path, mirror: str, keyring: Path | None) -> None:
    """Make ``root`` unless it is there; nothing in it is ever started while packages are installed."""
    if (root / ".ready").exists():
        return
    shutil.rmtree(root, ignore_errors=True)
    options = ["--variant=minbase", "--include=systemd,systemd-sysv,dbus,iproute2,udev,procps"]
    script = []
    if release.ubuntu:
        options += ["--components=main,universe", f"--keyring={keyring}"]
        # An older debootstrap does not know the newest names; one script serves all releases.
        script = ["/usr/share/debootstrap/scripts/jammy"]
    subprocess.run(["debootstrap", *options, release.suite, str(root), mirror, *script], check=True)
    policy = root / "usr/sbin/policy-rc.d"
    policy.write_text("#!/bin/sh\nexit 101\n")
    policy.chmod(0o755)
    install = ["apt-get", "install", "-y", "--no-install-recommends", *TOOLS, *release.extra]
    subprocess.run(["chroot", str(root), "env", "DEBIAN_FRONTEND=noninteractive", *install], check=True)
    subprocess.run(["chroot", str(root), "apt-get", "clean"], check=True)
    (root / ".ready").touch()


def versions(root: Path) -> dict[str, str]:
    """Return the versions of what matters in ``root``."""
    said = subprocess.run(
        ["chroot", str(root), "dpkg-query", "-W", "-f", "${Package} ${Version}\n"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return dict(line.split() for line in said.splitlines() if len(line.split()) == 2)


def unpack_keyring(package: Path, target: Path) -> None:
    """Take the archive keyring out of a downloaded ubuntu-keyring package."""
    subprocess.run(["dpkg-deb", "--fsys-tarfile", str(package)], stdout=(target / "data.tar").open("wb"), check=True)
    with tarfile.open(target / "data.tar") as archive:
        archive.extract("./usr/share/keyrings/ubuntu-archive-keyring.gpg", target, filter="data")
