from dataclasses import replace

import pytest

from gui.domain.cloud.codes import MODE_REFUSALS
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.problems import ProblemCode
from gui.domain.rules.multi_eip import mode_problems, mode_refusal
from tests.helpers.region_values import INVENTORY, REGION


@pytest.mark.parametrize("code", sorted(MODE_REFUSALS))
def test_a_refused_mode_is_known_by_its_code(code: str) -> None:
    assert mode_refusal(CloudError(CloudErrorKind.UNSUPPORTED, code, "AssociateEipAddressBatch")) == code


@pytest.mark.parametrize(
    "error",
    [None, ValueError("x"), CloudError(CloudErrorKind.UNSUPPORTED, "OperationUnsupported.EipBindModel")],
)
def test_other_failures_say_nothing_about_the_account(error: BaseException | None) -> None:
    assert mode_refusal(error) == ""


def test_a_refusal_counts_more_than_an_eip_in_the_mode() -> None:
    (found,) = mode_problems(INVENTORY, "Mode.NotSupport")
    assert (found.code, found.subject) == (ProblemCode.MODE_REFUSED, REGION)
    assert dict(found.values) == {"code": "Mode.NotSupport"}


def test_an_eip_in_the_mode_proves_the_right_and_none_leaves_it_open() -> None:
    assert mode_problems(INVENTORY) == ()
    (found,) = mode_problems(replace(INVENTORY, eips=INVENTORY.eips[:2]))
    assert found.code is ProblemCode.MODE_UNPROVEN
