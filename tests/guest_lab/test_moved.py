"""An interface moves between two guests in namespaces, and a client outside counts what is lost."""

from pathlib import Path
from typing import Any

import pytest

from tests.guest_lab.proofs import run_order

pytestmark = [
    pytest.mark.needs("unshare"),
    pytest.mark.needs("ip"),
    pytest.mark.needs("flock"),
    pytest.mark.timeout(600),
]


def prove(folder: Path, **order: Any) -> dict[str, Any]:
    return run_order(folder, order, "tests.guest_lab.moved")


def told(found: dict[str, Any], what: str) -> None:
    for (address, gap), measured, said in zip(found["gaps"].items(), found["measured"], found["said"], strict=True):
        lost = found["lost"][address]
        print(  # noqa: T201 - looked at
            f"{what}: {address} did not answer for {gap:.1f} s ({lost} of {found['sent']} pings lost); measured"
            f" {measured:.1f} s, said {said[0]} to {said[1]} s; {found['seconds']:.1f} s with the guests"
        )


def held_against(found: dict[str, Any]) -> None:
    """Hold the client's count against what the program says."""
    assert found["outcome"] == "applied"
    assert found["guest"] == ["proven"], found["why"]
    for gap, measured, (_, most) in zip(found["gaps"].values(), found["measured"], found["said"], strict=True):
        # The interface works no longer than its guest does, and not before that is set up again.
        assert 0 < measured <= gap + 1, found
        assert gap <= min(found["seconds"], most) + 1, found


def test_a_move_and_its_reversal_cost_what_was_said(tmp_path: Path) -> None:
    found = prove(tmp_path, count=10)
    assert found["set_up"] == "proven"
    told(found["there"], "there")
    told(found["back"], "back")
    for way in ("there", "back"):
        held_against(found[way])
        assert (found[way]["reached"], found[way]["undone"]) == ([True], ["undone"])
    assert found["eips"] == [0, 10]
    assert found["lost"] == [], "after the way back every conversation works"


def test_a_dead_guest_keeps_its_rules_and_the_new_one_answers(tmp_path: Path) -> None:
    found = prove(tmp_path, count=2, dead=True)
    there = found["there"]
    told(there, "from a dead guest")
    assert there["undone"] in (["agent_offline"], ["not_run"])
    assert there["went_on"] == [True]
    held_against(there)
    assert found["eips"] == [0, 2]
