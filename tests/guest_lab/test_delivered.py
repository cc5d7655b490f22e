"""Deliveries by the real SDK over HTTP into a guest in a namespace: proven, hijacked, confirmed at the last moment."""

from pathlib import Path
from typing import Any

import pytest

from tests.guest_lab.proofs import run_order

pytestmark = [pytest.mark.needs("unshare"), pytest.mark.needs("ip"), pytest.mark.needs("flock")]

STEALS = [
    "linux/apply.sh.j2",
    "start_units\nrm -rf",
    'ip -4 route del default dev eth0; ip -4 route add default via "$PRIVATE_GATEWAY" dev "$IF"\nstart_units\nrm -rf',
]
"""An apply that takes the primary NIC's way out at its end: no result can be reported any more."""
NO_LIFELINE = ["linux/undo.sh.j2", "attempt give_back_defaults", ":"]
TRUE_WORDS = {("taken_back", "undone_by_guest"), ("armed", "check_wrong"), ("unknown", "check_wrong")}
"""What may be said of a guest that undoes what cut it off: that it has, or that it will, by whether it had begun; that
nobody knows, where it gave no answer after its check."""


def prove(folder: Path, **order: Any) -> dict[str, Any]:
    return run_order(folder, order, "tests.guest_lab.delivered")


def test_ten_eips_are_delivered_and_every_one_answers(tmp_path: Path) -> None:
    found = prove(tmp_path, count=10)
    assert (found["outcome"], found["cause"]) == ("proven", "none"), found
    assert found["truths"] == ["Yes"] * 10
    assert len(found["checked"]) == 11, "each EIP and the private address"
    assert found["lost"] == []
    print(f"delivered, checked, confirmed and read in {found['seconds']} s")  # noqa: T201 - looked at


def test_a_stolen_default_route_is_given_back_by_the_armed_undo_and_found_undone(tmp_path: Path) -> None:
    found = prove(tmp_path, count=3, armed=6, undoes=True, mutants=[STEALS])
    assert (found["outcome"], found["cause"]) in TRUE_WORDS, found
    assert found["as_before"]
    assert found["truths"] == ["No"] * 3
    assert found["phases"].count("applying") == 1
    assert "confirming" not in found["phases"]


WITHOUT_SYSTEMD = ["sh", "own", "no sockets", "no systemctl", "no systemd-run"]
"""What a guest shows whose first process is a shell."""


def test_a_guest_without_systemd_is_set_up_and_checked_by_sh_alone(tmp_path: Path) -> None:
    found = prove(tmp_path, count=10, plain=True)
    assert found["seen"] == WITHOUT_SYSTEMD
    assert (found["outcome"], found["cause"]) == ("proven", "none"), found
    assert (found["truths"], found["lost"]) == (["Yes"] * 10, [])


def test_a_guest_without_systemd_undoes_by_itself_what_cut_it_off(tmp_path: Path) -> None:
    found = prove(tmp_path, count=3, armed=6, undoes=True, mutants=[STEALS], plain=True)
    assert found["seen"] == WITHOUT_SYSTEMD
    assert (found["outcome"], found["cause"]) in TRUE_WORDS, found
    assert found["as_before"]
    assert found["truths"] == ["No"] * 3


@pytest.mark.timeout(600)
def test_without_the_lifeline_the_same_guest_stays_unknown(tmp_path: Path) -> None:
    found = prove(tmp_path, count=3, armed=6, mutants=[STEALS, NO_LIFELINE])
    # Never taken back: nobody can read that. Armed is what was read last where the check was quicker than the undo.
    assert found["outcome"] in {"unknown", "armed"}, found
    assert not found["as_before"]
