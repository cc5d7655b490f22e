"""A confirmation before, during and after the guest's own undo: a file of its own, because it waits long."""

from pathlib import Path

import pytest

from tests.guest_lab.proofs import run_order

pytestmark = [pytest.mark.needs("unshare"), pytest.mark.needs("ip"), pytest.mark.needs("flock")]


@pytest.mark.timeout(600)
def test_whenever_confirm_comes_the_claim_is_the_truth(tmp_path: Path) -> None:
    found = run_order(tmp_path, {"count": 2, "moments": [0, 2.0, 2.3, 2.6, 2.9, 6.0]}, "tests.guest_lab.delivered")[
        "moments"
    ]
    kept = {"proven": True, "taken_back": False}
    # What is called unknown is no claim; on a machine with much other work that may happen.
    assert all(kept.get(each["claimed"], each["kept"]) is each["kept"] for each in found), found
    assert not found[-1]["kept"], "it came two seconds after the guest's undo"
