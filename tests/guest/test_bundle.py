"""Snippets as files and as an archive, in memory."""

import io
import zipfile

from gui.guest import bundle
from gui.guest.snippet import render
from tests.guest.cases import CASES


def test_the_tree_holds_scripts_beside_the_files_of_the_guest() -> None:
    files = bundle.tree([render("netplan", CASES["four"]), render("netsh", CASES["four"])])
    assert {path: oct(mode) for path, (_, mode) in files.items()} == {
        "netplan/apply": "0o755",
        "netplan/confirm": "0o755",
        "netplan/check": "0o755",
        "netplan/undo": "0o755",
        "netplan/files/etc/netplan/90-eip-eni-00163e0a0b0c.yaml": "0o600",
        "netsh/apply.cmd": "0o755",
        "netsh/confirm.cmd": "0o755",
        "netsh/check.cmd": "0o755",
        "netsh/undo.cmd": "0o755",
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
