"""A few of the kills of ``python -m tests.helpers.kill_sweep``, which does them all."""

import pytest

from tests.helpers.kill_sweep import (
    AFTER_ATTACH,
    CIDR_SCENARIOS,
    LATE_SCENARIOS,
    MOVES,
    SCENARIOS,
    Killer,
    Scenario,
    sweep,
)
from tests.helpers.thorough import one_in


@pytest.mark.parametrize(
    ("scenario", "every", "first"),
    one_in(
        4,
        # The first of every four is in the suite: among these is one of each kind of run.
        [
            (SCENARIOS[0], 9, 2),
            (SCENARIOS[1], 11, 3),
            (SCENARIOS[2], 13, 5),
            (SCENARIOS[6], 17, 4),
            (SCENARIOS[7], 19, 2),
            (SCENARIOS[8], 23, 6),
            (SCENARIOS[9], 3, 2),
            (SCENARIOS[10], 3, 3),
            (SCENARIOS[11], 4, 2),
            (MOVES[1], 9, 2),
            (MOVES[2], 11, 4),
            (MOVES[4], 17, 5),
            (MOVES[6], 23, 3),
            (LATE_SCENARIOS[9], 59, 4),
            (MOVES[10], 29, 8),
            (CIDR_SCENARIOS[0], 31, 3),
            (CIDR_SCENARIOS[1], 37, 7),
            (CIDR_SCENARIOS[2], 53, 11),
            (CIDR_SCENARIOS[5], 31, 5),
            (CIDR_SCENARIOS[6], 37, 6),
            (CIDR_SCENARIOS[7], 17, 4),
            (AFTER_ATTACH[0], 17, 13),
            (AFTER_ATTACH[1], 19, 20),
            (AFTER_ATTACH[2], 19, 15),
            (AFTER_ATTACH[3], 43, 62),
            (AFTER_ATTACH[4], 43, 75),
            (AFTER_ATTACH[5], 43, 70),
            (LATE_SCENARIOS[1], 13, 5),
            (LATE_SCENARIOS[2], 29, 6),
            (LATE_SCENARIOS[4], 29, 9),
            (LATE_SCENARIOS[5], 5, 2),
            (LATE_SCENARIOS[8], 59, 8),
            (MOVES[9], 37, 6),
        ],
    ),
)
def test_a_killed_run_ends_as_planned_or_as_before(killer: Killer, scenario: Scenario, every: int, first: int) -> None:
    endings = list(sweep(killer, scenario, every, first))
    assert [ending.complaint for ending in endings if ending.complaint] == []
    assert sum(ending.kills for ending in endings) >= 2
