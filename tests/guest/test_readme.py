"""The README beside exported files."""

import re

from gui.guest.parts import GuestInterface
from gui.guest.readme import readme
from gui.guest.snippet import render
from gui.guest.values import Word
from tests.guest.cases import CASES


def test_every_file_and_every_note_is_told() -> None:
    net = CASES["four"]
    snippets = tuple(render(name, net) for name in ("netplan", "ifcfg", "powershell", "netsh"))
    text = readme(Word("i-bp1x"), [GuestInterface(Word("eni-1"), net, snippets)])
    for snippet in snippets:
        assert all(file.path in text for file in snippet.files)
        assert all(note.sentence in text for note in snippet.notes)
    assert text.isascii()
    assert "sh detect" in text
    assert not re.search(r"\n\n\n|[ ]\n", text)
    assert re.search(r"EIP 203\.0\.113\.140/25, gateway 203\.0\.113\.129, routing table 7103\n", text)


def test_bare_addresses_have_no_table() -> None:
    net = CASES["addresses-only"]
    text = readme(Word("i-bp1x"), [GuestInterface(Word("eni-1"), net, (render("powershell", net),))])
    assert "routing table" not in text
    assert "detect" not in text
