"""The sentences without Qt: English literals, or whatever language is asked for."""

from collections.abc import Iterator

import pytest

from gui.domain.operations import AssociateEips
from gui.words.activity import run_state
from gui.words.operations import operation_title
from gui.words.translation import speak
from tests.helpers.region_values import ENI, REGION, eip_id

BIND = AssociateEips(REGION, (eip_id(1), eip_id(2)), ENI)


@pytest.fixture(autouse=True)
def afterwards_english() -> Iterator[None]:
    speak(None)
    yield
    speak(None)


def test_without_a_translator_a_sentence_is_its_literal() -> None:
    assert run_state(None, ended=False).text == "Not finished"
    assert operation_title(BIND, None) == f"Bind 2 EIP(s) to interface {ENI}"


def test_whoever_speaks_is_given_context_literal_and_count() -> None:
    asked: list[tuple[str, str, int]] = []

    def other(context: str, literal: str, _remark: str | None, count: int) -> str:
        asked.append((context, literal, count))
        return f"<{literal}>"

    speak(other)
    assert run_state(None, ended=False).text == "<Not finished>"
    operation_title(BIND, None)
    assert asked == [("Activity", "Not finished", -1), ("_Counted", "Bind %n EIP(s) to interface {eni}", 2)]
