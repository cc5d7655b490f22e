"""What the commands print: nothing that steers a terminal, no secret, and no end of a run where nobody reads."""

import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.commands import streams, terminal
from gui.domain.cloud.errors import InputError

SECRET = "Abcdefghij0123456789Abcdefghij"
STEERING = "\x1b]0;owned\x07\x1b[2J\x9b1m\u202e\u2066\u2028\u200f\r\n\x00"


@contextmanager
def pipe_without_reader() -> Iterator[None]:
    reading, writing = os.pipe()
    os.close(reading)
    with pytest.MonkeyPatch.context() as patch, open(writing, "w", encoding="utf-8") as stream:  # noqa: PTH123 - no path
        patch.setattr(sys, "stdout", stream)
        patch.setattr(sys, "stderr", stream)
        yield


@given(st.text())
def test_whatever_the_cloud_says_stays_on_its_line_and_steers_nothing(text: str) -> None:
    stream = io.StringIO()
    assert terminal._print(stream, terminal.one_line(text))
    line = stream.getvalue()
    assert line.endswith("\n")
    # Joiners are invisible and harmless; several languages can't be written without them.
    assert all(each.isprintable() or each in "\u200c\u200d" for each in line[:-1].replace("\u3000", " "))


def test_a_line_has_no_control_characters_and_no_secret(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.say(f"{STEERING}eip {SECRET}")
    terminal.tell(STEERING)
    said = capsys.readouterr()
    for line in (said.err, said.out):
        assert not {*STEERING} & {*line[:-1]} - {*"]0;owned[2J1m"}
    assert SECRET not in said.err


def test_a_character_that_the_terminal_does_not_have_is_spelled_out(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert terminal.tell("网络 x")
    assert raw.getvalue() == b"\\u7f51\\u7edc x\n"


def test_a_reader_that_has_gone_ends_nothing() -> None:
    with pipe_without_reader():
        assert not terminal.say("first")
        assert terminal.say("second"), "it goes nowhere from then on"
        streams.flush()


def test_what_was_held_back_is_dropped_at_the_end() -> None:
    with pipe_without_reader():
        sys.stdout.write("held back")
        streams.flush()


def test_a_result_that_nobody_takes_is_no_success() -> None:
    with pipe_without_reader():
        with pytest.raises(InputError, match="took only a part of the result: Broken pipe"):
            terminal.hand_over(b"x" * 1000)
        streams.flush()


def test_a_program_without_streams_prints_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert not terminal.say("x")
    assert not terminal.tell("x")
    streams.flush()
    with pytest.raises(InputError, match="Name a file with --out"):
        terminal.hand_over(b"x")


def test_a_full_disk_takes_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        with pytest.raises(InputError, match="No space left on device"):
            terminal.hand_over(b"x")


def test_secrets_are_taken_out_of_events_and_the_rest_stays() -> None:
    event = {"error": {"message": f"secret={SECRET}", "status": 403, "items": ["eip-1", None]}, "ok": True}
    clean = terminal.without_secrets(event)
    assert SECRET not in json.dumps(clean)
    assert clean["error"]["status"] == 403
    assert clean["error"]["items"] == ["eip-1", None]
    assert clean["ok"] is True
