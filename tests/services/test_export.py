"""Guest configuration out of the program, as a folder, an archive or the whole of one instance."""

import dataclasses
import io
import json
import os
import re
import stat
import zipfile
from pathlib import Path

import pytest

from gui.domain.cloud.errors import InputError
from gui.guest import bundle
from gui.guest.network import GuestInputError, GuestOptions
from gui.guest.numbers import with_own_numbers
from gui.guest.snippet import STACKS, StackRefusalError
from gui.services.files import write_file
from gui.services.guest.files import (
    InterfaceExport,
    fitting,
    instance_tree,
    read_facts,
    snippet_tree,
    write_snippets,
    write_tree,
    write_zip,
)
from gui.words.errors import error_text
from tests.guest.cases import FOUR, ONE, TEN, TEN_SHARED, exposed, exposed_facts, facts, network

ALL = {"README.txt": (b"read me\n", 0o644), "a/apply": (b"#!/bin/sh\n", 0o755)}


@pytest.fixture
def facts_file(tmp_path: Path) -> Path:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(facts(TEN_SHARED)))
    return path


def test_the_snippets_command_writes_every_stack_that_fits(facts_file: Path, tmp_path: Path) -> None:
    written = write_snippets(facts_file, [], tmp_path / "out")
    tops = {path.relative_to(tmp_path / "out").parts[0] for path in written}
    assert tops == {"README.txt", "detect", *(stack.name for stack in STACKS)}
    for stack in STACKS:
        names = {path.name for path in (tmp_path / "out" / stack.name).iterdir()}
        extension = {"powershell": ".ps1", "netsh": ".cmd"}.get(stack.name, "")
        assert {f"{script}{extension}" for script in ("apply", "check", "confirm", "undo")} <= names
    netplan = tmp_path / "out/netplan"
    assert stat.S_IMODE((netplan / "apply").stat().st_mode) == 0o755
    assert stat.S_IMODE((netplan / "files/etc/netplan/90-eip-eni-00163e0a0b0c.yaml").stat().st_mode) == 0o600
    assert not list(tmp_path.rglob(".eip-eni-*"))


def test_named_stacks_are_written_alone(facts_file: Path, tmp_path: Path) -> None:
    write_snippets(facts_file, ["netplan", "netplan", "powershell"], tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"README.txt", "detect", "netplan", "powershell"}


def test_a_stack_that_cannot_is_left_out_unless_named(facts_file: Path, tmp_path: Path) -> None:
    marks = GuestOptions(connection_marks=True)
    written = write_snippets(facts_file, [], tmp_path / "out", options=marks)
    assert not [path for path in written if "powershell" in path.parts]
    with pytest.raises(StackRefusalError, match="Windows PowerShell cannot express: connection marks"):
        write_snippets(facts_file, ["powershell"], tmp_path / "other", options=marks)
    with pytest.raises(InputError, match="no network stack 'nope'"):
        write_snippets(facts_file, ["nope"], tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_stacks_of_which_none_can_are_refused_in_a_sentence() -> None:
    marked = network(FOUR, connection_marks=True)
    assert fitting(["powershell", "netplan"], marked) == ("netplan",)
    assert fitting([], marked) == ()
    with pytest.raises(InputError) as caught:
        fitting(["powershell", "netsh"], marked)
    assert error_text(caught.value).what.startswith("Windows PowerShell can't express: ")
    assert "connection marks" in error_text(caught.value).what


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "is not JSON"),
        (b"\xff\xfe", "is not JSON"),
        (b"[]", "must hold one JSON object"),
        (b"{}", "The facts lack"),
    ],
)
def test_a_bad_facts_file_is_refused_in_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "facts.json"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_facts(path)
    assert said in error_text(caught.value).what


def test_a_facts_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot be read: No such file or directory\."):
        read_facts(tmp_path / "facts.json")


def test_a_facts_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(facts(ONE)), encoding="utf-8-sig")
    assert read_facts(path) == network(ONE)


def test_existing_files_are_replaced_only_when_asked(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/apply").write_text("mine")
    with pytest.raises(InputError, match=r"exists already\. Nothing was written"):
        write_tree(ALL, tmp_path)
    assert (tmp_path / "a/apply").read_text() == "mine"
    assert not (tmp_path / "README.txt").exists()
    assert write_tree(ALL, tmp_path, replace=True) == (tmp_path / "README.txt", tmp_path / "a/apply")
    assert (tmp_path / "a/apply").read_bytes() == b"#!/bin/sh\n"


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a file")
    with pytest.raises(InputError, match="cannot be written"):
        write_tree(ALL, tmp_path)


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "file"
    target.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_file(target, b"new")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]
    with pytest.raises(InputError, match=r"cannot be written: No space left on device\."):
        write_zip(ALL, tmp_path / "a.zip")


@pytest.mark.parametrize("eips", [ONE, TEN_SHARED, TEN])
def test_every_name_is_one_that_a_windows_disk_takes(eips: list[dict[str, str]]) -> None:
    tree = instance_tree("i-bp1x", [InterfaceExport("eni-bp1a", network(eips))])
    names = {part for path in tree for part in path.split("/")}
    assert len({path.lower() for path in tree}) == len(tree)
    assert not [name for name in names if re.search(r'[<>:"\\|?*]|[. ]$', name)]
    assert not [name for name in names if re.fullmatch(r"(?i)(con|prn|aux|nul|(com|lpt)\d)(\..*)?", name)]
    assert "eni-bp1a/ifcfg/files/etc/sysconfig/network-scripts/ifcfg-eth1_0" in tree
    assert b"/network-scripts/ifcfg-eth1:0'" in tree["eni-bp1a/ifcfg/plan.sh"][0]


def test_an_archive_is_written_once_and_is_the_same_every_time(tmp_path: Path) -> None:
    tree = snippet_tree(network(TEN))
    first = write_zip(tree, tmp_path / "new/a.zip")
    with pytest.raises(InputError, match="exists already"):
        write_zip(tree, first)
    second = write_zip(snippet_tree(network(TEN[::-1])), tmp_path / "b.zip", replace=True)
    assert first.read_bytes() == second.read_bytes() == bundle.zip_bytes(tree)
    assert zipfile.ZipFile(first).testzip() is None


def two_interfaces() -> list[InterfaceExport]:
    first, second = with_own_numbers([network(FOUR), network(ONE)])
    return [
        InterfaceExport("eni-bp1a", first, ("netplan",)),
        InterfaceExport("eni-bp1b", second, ("powershell", "networkmanager")),
    ]


def test_one_instance_is_one_tree_with_a_readme() -> None:
    tree = instance_tree("i-bp1x", two_interfaces())
    folders = {"/".join(path.split("/")[:2]) for path in tree}
    assert folders == {
        "README.txt",
        "detect",
        *(f"{script}-all" for script in ("apply", "check", "confirm", "undo")),
        "eni-bp1a/netplan",
        "eni-bp1a/iproute2",
        "eni-bp1b/powershell",
        "eni-bp1b/networkmanager",
        "eni-bp1b/iproute2",
    }
    text = tree["README.txt"][0].decode("ascii")
    for expected in ("i-bp1x", "eni-bp1a/netplan", "sh apply --armed 120", "apply.ps1 -Armed 120", "203.0.113.140/25"):
        assert expected in text
    assert "Installs /etc/netplan/90-eip-eni-00163e0a0b0c.yaml (mode 0600, owner root:root)" in text
    assert instance_tree("i-bp1x", two_interfaces()) == tree


def test_without_names_every_stack_that_fits_is_exported() -> None:
    tree = instance_tree("i-bp1x", [InterfaceExport("eni-bp1a", network(ONE))])
    assert {path.split("/")[1] for path in tree if "/" in path} == {stack.name for stack in STACKS}


def test_a_windows_instance_gets_no_linux_scripts() -> None:
    tree = instance_tree("i-bp1w", [InterfaceExport("eni-bp1a", network(ONE), ("netsh",))])
    assert {path.split("/")[-1] for path in tree} == {
        "README.txt",
        "apply.cmd",
        "check.cmd",
        "confirm.cmd",
        "undo.cmd",
        "status.ps1",
    }
    assert b"detect" not in tree["README.txt"][0]
    assert b"apply.cmd --armed 120" in tree["README.txt"][0]


def test_two_interfaces_may_not_share_table_numbers() -> None:
    both = [InterfaceExport("eni-a", network(ONE)), InterfaceExport("eni-b", network(FOUR))]
    with pytest.raises(InputError, match="share table numbers from 7100 and 7100"):
        instance_tree("i-x", both)
    numbers = [net.base for net in with_own_numbers([network(ONE), network(FOUR, base=7120), network(TEN, base=9000)])]
    assert numbers == [7100, 7220, 9000]
    with pytest.raises(InputError, match="choose a lower first one"):
        with_own_numbers([network(ONE, base=32000), network(ONE, base=31990)])


@pytest.mark.parametrize("identifier", ["", "../x", "eni a", "eni/a", "x" * 65])
def test_only_an_id_names_a_folder(identifier: str) -> None:
    with pytest.raises(InputError, match="not the id of an instance or interface"):
        instance_tree("i-x", [InterfaceExport(identifier, network(ONE), ("netplan",))])


def test_the_archive_of_an_instance_unpacks_to_its_tree(tmp_path: Path) -> None:
    tree = instance_tree("i-bp1x", two_interfaces())
    with zipfile.ZipFile(io.BytesIO(bundle.zip_bytes(tree))) as archive:
        archive.extractall(tmp_path)
    assert {
        str(path.relative_to(tmp_path)).replace(os.sep, "/") for path in tmp_path.rglob("*") if path.is_file()
    } == set(tree)


def test_facts_with_several_problems_name_them_all(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    raw = facts(ONE, mac="zz")
    path.write_text(json.dumps({**raw, "eips": [{**ONE[0], "mask": "0.0.0.255"}]}))
    with pytest.raises(GuestInputError) as caught:
        read_facts(path)
    said = error_text(caught.value).what
    assert said.startswith("zz is not the MAC address ")
    assert " The mask 0.0.0.255 of the EIP" in said


def test_exports_are_values() -> None:
    assert dataclasses.replace(two_interfaces()[0], stacks=()) == InterfaceExport("eni-bp1a", network(FOUR))


def test_the_facts_of_an_exposed_eip_are_read_and_written(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(exposed_facts(first_table=9000)))
    assert read_facts(path) == exposed(base=9000)
    written = write_snippets(path, ["netplan"], tmp_path / "out")
    (file,) = [each for each in written if each.suffix == ".yaml"]
    assert "addresses:" not in file.read_text()
    assert "table: 9000" in file.read_text()
