"""Every refusal, every rule and every failure has a sentence of its own, and every sentence can be filled in."""

import functools
import string

import pytest

from gui.domain.cloud.codes import meaning_of
from gui.domain.cloud.errors import (
    CloudError,
    CloudErrorKind,
    InputError,
    JournalError,
    JournalErrorKind,
    VaultError,
    VaultErrorKind,
    WizardError,
)
from gui.domain.cloud.inventory import ListName
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.operations.permissions import ApiAction
from gui.domain.plans.plan import PlanBlockedError
from gui.guest.parts import Ability, OsType, Stack, StackRefusalError
from gui.guest.problems import GuestInputError, GuestProblem, GuestProblemCode
from gui.sandbox.dispatch import OPERATIONS
from gui.words.access_codes import MISSING
from gui.words.cloud_codes import BY_CODE, BY_KIND, sentences
from gui.words.eip_codes import MODE_PERHAPS
from gui.words.errors import ErrorText, error_text
from gui.words.problems import SENTENCES, problem_text
from tests.agreement.sandbox_codes import FOR_OTHERS, Findings, collect
from tests.helpers.table import of_each

FACTS = {"action", "code", "host", "permission", "target", "reason", "records"}


@functools.cache
def findings() -> Findings:
    """What the sandbox refuses with."""
    return collect()


def fields(text: object) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(str(text)) if name is not None}


def refused(code: str, action: str = "AssociateEipAddressBatch") -> CloudError:
    return CloudError(meaning_of(code, 400).kind, code, action, "words of the cloud", "REQUEST", 400)


def test_the_reader_of_the_sandbox_follows_every_refusal() -> None:
    assert findings().unexplained == []
    assert {"QuotaExceed.MultiBindedEip", "Mode.NotSupport", "MissingAllocationId"} <= findings().all_codes
    assert len(findings().codes) > 120


def test_the_product_calls_nothing_that_is_there_for_other_clients() -> None:
    called = {action.value for action in ApiAction}
    there = {
        f"{service.prefix}:{name}": operation.handler.__module__.rpartition(".")[2]
        for service, operations in OPERATIONS.items()
        for name, operation in operations.items()
    }
    assert {name: there[name] for name in called if there.get(name) in FOR_OTHERS} == {}
    assert {"vpc:CreateVpc", "ecs:TagResources"} <= {name for name, module in there.items() if module in FOR_OTHERS}


@of_each(lambda: sorted(findings().all_codes))
def test_every_code_of_the_sandbox_has_its_own_sentence(code: str) -> None:
    found = sentences(refused(code))
    assert not any(found is each for each in BY_KIND.values())
    assert found is not MODE_PERHAPS
    if code not in BY_CODE:
        assert (found, code[:7]) == (MISSING, "Missing")
    text = error_text(refused(code))
    assert_whole(text)
    assert "REQUEST" in text.details


@of_each(sorted(BY_CODE))
def test_every_sentence_of_a_code_asks_for_known_facts_only(code: str) -> None:
    what, fix = BY_CODE[code]
    assert fields(what) | fields(fix) <= FACTS
    assert_whole(error_text(refused(code)))


@pytest.mark.parametrize("kind", CloudErrorKind)
def test_every_kind_of_refusal_has_a_sentence_for_codes_nobody_has_seen(kind: CloudErrorKind) -> None:
    assert fields(BY_KIND[kind][0]) | fields(BY_KIND[kind][1]) <= FACTS
    text = error_text(CloudError(kind, "Never.SeenBefore", "DescribeVpcs", endpoint="vpc.example:443"))
    assert_whole(text)
    assert text.what == str(BY_KIND[kind][0]).format(
        action="DescribeVpcs", code="Never.SeenBefore", host="vpc.example:443", permission="vpc:DescribeVpcs"
    )


def test_an_unknown_refusal_of_an_association_names_the_other_way() -> None:
    known = error_text(CloudError(CloudErrorKind.UNKNOWN, "Never.SeenBefore", "DescribeVpcs"))
    for action in ("AssociateEipAddress", "AssociateEipAddressBatch"):
        text = error_text(CloudError(CloudErrorKind.UNKNOWN, "Never.SeenBefore", action))
        assert "secondary CIDR block" in text.fix
        assert text.fix != known.fix


def test_a_missing_permission_is_named_as_the_policy_spells_it() -> None:
    assert "vpc:AssociateEipAddress." in error_text(refused("NoPermission", "AssociateEipAddress")).what
    told = refused("NoPermission")
    told.details = {"AuthAction": "ecs:AttachNetworkInterface"}
    assert "ecs:AttachNetworkInterface" in error_text(told).what
    assert "SomethingElse" in error_text(refused("NoPermission", "SomethingElse")).what
    assert "?" in error_text(refused("NoPermission", "")).what


@pytest.mark.parametrize("kind", VaultErrorKind)
def test_every_failure_of_a_keyring_has_a_sentence(kind: VaultErrorKind) -> None:
    assert_whole(error_text(VaultError(kind, "some backend")))


@pytest.mark.parametrize("kind", JournalErrorKind)
def test_every_failure_of_the_record_of_runs_has_a_sentence(kind: JournalErrorKind) -> None:
    text = error_text(JournalError(kind, "the/file", "detail"))
    assert_whole(text)
    assert "the/file" in text.details


def test_errors_that_say_themselves_what_is_wrong_are_let_speak() -> None:
    stack = Stack("x", "Stack X", OsType.LINUX, frozenset(), lambda _network: None)  # type: ignore[arg-type, return-value]
    inside = error_text(RuntimeError("internals")).what
    blocked = PlanBlockedError((Problem(ProblemCode.ENI_MISSING), Problem(ProblemCode.EIP_GONE, "eip-1")))
    texts = {
        "A file is wrong.": error_text(InputError("A file is wrong.")).what,
        "eip-1: This account has no such EIP": error_text(blocked).fix,
        "Choose a secondary network interface.": error_text(blocked).fix,
        "no EIP to configure": error_text(GuestInputError([GuestProblem(GuestProblemCode.NO_EIPS)])).what,
        "Stack X can't express: ": error_text(StackRefusalError(stack, frozenset({Ability.SOURCE_ROUTING}))).what,
        "for testing": error_text(WizardError("for testing")).what,
    }
    for part, text in texts.items():
        assert part in text
        assert text != inside
    assert "internals" not in inside
    assert "internals" not in error_text(RuntimeError("internals")).fix


def test_a_file_that_fails_is_told_with_its_reason() -> None:
    assert "No space left" in error_text(OSError(28, "No space left on device")).what
    assert "OSError" in error_text(OSError()).what


def test_details_leave_out_what_is_not_known() -> None:
    assert error_text(CloudError(CloudErrorKind.NETWORK)).details == "code: network"


def test_every_rule_has_a_sentence_and_no_sentence_is_without_a_rule() -> None:
    assert set(SENTENCES) == set(ProblemCode)


@of_each([*ProblemCode])
def test_every_rule_says_what_to_do_or_is_only_a_note(code: ProblemCode) -> None:
    sentence = str(SENTENCES[code])
    assert sentence.endswith(".")
    values = tuple((name, "x") for name in fields(sentence))
    assert "{" not in problem_text(Problem(code, "eip-1", values))
    assert code.source
    assert code.value == code.name.lower()


def test_every_list_that_can_stay_unread_has_a_rule() -> None:
    assert {ProblemCode(f"{name.value}_unread") for name in ListName} <= set(SENTENCES)


def assert_whole(text: ErrorText) -> None:
    for sentence in (text.what, text.fix):
        assert sentence
        assert sentence[0].isupper() or sentence[0] in "?{v"
        assert sentence.endswith(".")
        assert "{" not in sentence
