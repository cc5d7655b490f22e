"""Snippets as files and as an archive, in memory."""

import io
import re
import zipfile

from gui.guest import bundle
from gui.guest.parts import GuestInterface
from gui.guest.snippet import render
from gui.guest.values import ShellWord
from tests.guest.cases import CASES


def interface(folder: str, case: str, *stacks: str) -> GuestInterface:
    return GuestInterface(ShellWord(folder), CASES[case], tuple(render(stack, CASES[case]) for stack in stacks))


def test_the_tree_holds_scripts_beside_the_files_of_the_guest() -> None:
    files = bundle.tree([render("netplan", CASES["four"]), render("netsh", CASES["one"])])
    scripts = ("apply", "confirm", "check", "undo", "status", "watch")
    parts = ("lib.sh", "setup.sh", "stack.sh", "plan.sh")
    assert {path: oct(mode) for path, (_, mode) in files.items()} == {
        **{f"netplan/{name}": "0o755" for name in (*scripts, *parts)},
        "netplan/files/etc/netplan/90-eip-eni-00163e0a0b0c.yaml": "0o600",
        "netplan/files/etc/systemd/system/eip-eni-00163e0a0b0c.service": "0o644",
        **{f"netsh/{name}.cmd": "0o755" for name in scripts[:4]},
        "netsh/status.ps1": "0o755",
    }


def test_the_archive_keeps_content_and_permissions_and_has_no_dates() -> None:
    files = bundle.tree([render("iproute2", CASES["one"])])
    content = bundle.zip_bytes(files)
    assert content == bundle.zip_bytes(dict(reversed(files.items())))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(files)
        for info in archive.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert info.external_attr >> 16 & 0o7777 == files[info.filename][1]
            assert archive.read(info) == files[info.filename][0]


def test_several_interfaces_of_linux_have_scripts_for_all_of_them() -> None:
    one = interface("eni-a", "one", "netplan", "iproute2")
    two = interface("eni-b", "exposed", "netplan", "iproute2")
    files = bundle.together([one, interface("eni-w", "one", "powershell"), two])
    assert {path: oct(mode) for path, (_, mode) in files.items()} == {
        f"{script}-all": "0o755" for script in ("apply", "check", "confirm", "undo")
    }
    for name, (content, _) in files.items():
        text = content.decode("ascii")
        assert text.startswith("#!/bin/sh\n")
        assert "eni-w" not in text
        called = re.findall(r"^\w+ (eni-.) [0-9a-f]{12}$", text, re.MULTILINE)
        assert called == (["eni-b", "eni-a"] if name == "undo-all" else ["eni-a", "eni-b"])


def test_one_interface_alone_has_none() -> None:
    assert bundle.together([interface("eni-a", "exposed", "netplan")]) == {}
    assert bundle.together([interface("eni-a", "one", "netsh"), interface("eni-b", "exposed", "netsh")]) == {}
