from dataclasses import fields

import pytest

from gui.domain.cloud.problems import Problem, ProblemCode, Severity, Source, blocking


def test_every_rule_has_a_name_a_weight_and_a_source() -> None:
    for code in ProblemCode:
        assert code.value == code.name.lower()
        assert isinstance(code.severity, Severity)
        assert isinstance(code.source, Source)
    assert {code.source for code in ProblemCode} == set(Source), "a source nobody cites is none"


def test_a_rule_is_found_by_its_name() -> None:
    assert ProblemCode("eni_full") is ProblemCode.ENI_FULL
    with pytest.raises(ValueError, match="no_such_rule"):
        ProblemCode("no_such_rule")


def test_the_weight_of_a_problem_is_that_of_its_rule() -> None:
    found = tuple(Problem(code) for code in ProblemCode)
    assert [problem.code for problem in blocking(found)] == [
        code for code in ProblemCode if code.severity is Severity.BLOCKS
    ]
    assert "severity" not in {each.name for each in fields(Problem)}


def test_what_is_unsure_never_blocks() -> None:
    unsure = {
        ProblemCode.ENI_SECONDARY_ADDRESSES,
        ProblemCode.ENI_BEHIND_IPV4_GATEWAY,
        ProblemCode.ENI_IPV4_GATEWAY,
        ProblemCode.NAT_BEHIND_IPV4_GATEWAY,
        ProblemCode.INSTANCE_FAMILY_UNSURE,
        ProblemCode.INSTANCE_TYPE_UNKNOWN,
        ProblemCode.MODE_REFUSED,
        ProblemCode.MODE_UNPROVEN,
    }
    assert not blocking(tuple(Problem(code) for code in unsure))
