"""Cases of which the usual suite takes a few: ``.ci/run`` takes the others, too (``pytest -m thorough``)."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from _pytest.mark import ParameterSet


def one_in(step: int, cases: Iterable[Any] | Mapping[str, Any]) -> list[ParameterSet]:
    """Return ``cases`` for ``parametrize``, all but the first of every ``step`` marked as thorough.

    Args:
        step: how many cases stand behind one of the usual suite.
        cases: values, or tuples of them where a test takes several.
    """
    sets = [each if isinstance(each, tuple) else (each,) for each in cases]
    return [
        pytest.param(*each, marks=[pytest.mark.thorough] if place % step else []) for place, each in enumerate(sets)
    ]
