"""A few of the kills of ``python -m tests.helpers.kill_sweep``, which does them all."""

from collections.abc import Iterator

import pytest

from tests.helpers.kill_sweep import ROAD_SCENARIOS, SCENARIOS, Killer, Scenario, sweep


@pytest.fixture(scope="module")
def killer() -> Iterator[Killer]:
    with Killer() as found:
        yield found


@pytest.mark.parametrize(
    ("scenario", "every", "first"),
    [
        (SCENARIOS[0], 5, 2),
        (SCENARIOS[1], 7, 3),
        (SCENARIOS[2], 6, 5),
        (SCENARIOS[6], 5, 4),
        (SCENARIOS[7], 9, 2),
        (SCENARIOS[8], 8, 6),
        (ROAD_SCENARIOS[0], 17, 3),
        (ROAD_SCENARIOS[1], 19, 7),
        (ROAD_SCENARIOS[2], 29, 11),
        (ROAD_SCENARIOS[5], 17, 5),
        (ROAD_SCENARIOS[6], 25, 6),
        (ROAD_SCENARIOS[7], 11, 4),
    ],
)
def test_a_killed_run_ends_as_planned_or_as_before(killer: Killer, scenario: Scenario, every: int, first: int) -> None:
    endings = list(sweep(killer, scenario, every, first))
    assert [ending.complaint for ending in endings if ending.complaint] == []
    assert sum(ending.kills for ending in endings) >= 3
