"""The README beside exported files."""

import re

from gui.guest.parts import GuestInterface
from gui.guest.readme import readme
from gui.guest.snippet import render
from gui.guest.values import ShellWord
from gui.words.guest import english_note
from tests.guest.cases import CASES


def test_every_file_and_every_note_is_told() -> None:
    net = CASES["four"]
    snippets = tuple(render(name, net) for name in ("netplan", "ifcfg"))
    text = readme(ShellWord("i-bp1x"), [GuestInterface(ShellWord("eni-1"), net, snippets)], english_note)
    for snippet in snippets:
        assert all(file.path in text for file in snippet.files)
        assert all(english_note(note) in text for note in snippet.notes)
    assert text.isascii()
    assert "sh detect" in text
    assert not re.search(r"\n\n\n|[ ]\n", text)
    assert re.search(r"EIP 203\.0\.113\.140/25, gateway 203\.0\.113\.129, routing table 7103\n", text)


def test_windows_is_told_how_to_run_scripts_that_came_from_elsewhere() -> None:
    net = CASES["one"]
    snippets = tuple(render(name, net) for name in ("powershell", "netsh"))
    text = readme(ShellWord("i-bp1x"), [GuestInterface(ShellWord("eni-1"), net, snippets)], english_note)
    run = "powershell -ExecutionPolicy Bypass -File "
    assert all(f"{run}.\\{name}.ps1" in text for name in ("apply", "check", "confirm", "undo", "status"))
    assert f"{run}.\\apply.ps1 -Armed 120\n" in text
    assert " .\\apply.cmd --armed 120\n" in text
    assert f"%ProgramData%\\eip-eni\\{net.tag})" in text
    assert f"%ProgramData%\\eip-eni-{net.tag})" in text
    assert all(english_note(note) in text for snippet in snippets for note in snippet.notes)
    assert text.isascii()


def test_what_takes_effect_at_the_next_boot_is_not_told_to_be_armed() -> None:
    net = CASES["one"]
    text = readme(
        ShellWord("i-bp1x"), [GuestInterface(ShellWord("eni-1"), net, (render("cloud-init", net),))], english_note
    )
    assert "--armed" not in text
    assert "    2. sh apply    installs the files; they take effect at the next boot" in text
    assert "    3. reboot\n    4. sh check " in text


def test_bare_addresses_have_no_table() -> None:
    net = CASES["addresses-only"]
    text = readme(
        ShellWord("i-bp1x"), [GuestInterface(ShellWord("eni-1"), net, (render("powershell", net),))], english_note
    )
    assert "routing table" not in text
    assert "detect" not in text


def test_an_exposed_eip_is_told_as_what_it_is() -> None:
    net = CASES["exposed-shared"]
    snippets = tuple(render(name, net) for name in ("netplan", "iproute2", "netsh"))
    text = readme(ShellWord("i-bp1x"), [GuestInterface(ShellWord("eni-1"), net, snippets)], english_note)
    assert "static addresses" not in text
    assert "no address has to be added" in text
    assert "exposed EIP 203.0.113.70/27, gateway 203.0.113.93, routing table 8100\n" in text
    assert "apply-all" not in text
    kept = "/etc/sysctl.d/90-eip-eni-00163e0a0b0c.conf keeps that setting by the interface's name."
    assert text.count(kept) == 2
    assert not re.search(r"\n\n\n|[ ]\n", text)


def test_several_interfaces_are_told_in_the_order_they_are_set_up_in() -> None:
    both = [
        GuestInterface(ShellWord(folder), CASES[case], (render("netplan", CASES[case]),))
        for folder, case in (("eni-1", "four"), ("eni-2", "exposed"))
    ]
    text = readme(ShellWord("i-bp1x"), both, english_note)
    assert "static addresses" in text
    assert "no address has to be added" in text
    places = [
        text.index(part) for part in ("sh apply-all --armed 120", "sh undo-all", "Interface eni-1", "Interface eni-2")
    ]
    assert places == sorted(places)
    assert not re.search(r"\n\n\n|[ ]\n", text)
