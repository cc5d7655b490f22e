from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.engine.progress import WaitReason
from gui.domain.engine.retry_policy import (
    LONGEST_BACK_OFF,
    PATIENCE,
    THROTTLED_PATIENCE,
    Pause,
    Reaction,
    patience,
    pause,
    reaction,
    room,
)
from tests.helpers.toy_cloud import THROTTLED, TIMEOUT, refusal


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (CloudErrorKind.TIMED_OUT, Reaction.REPEAT),
        (CloudErrorKind.NETWORK, Reaction.REPEAT),
        (CloudErrorKind.UNAVAILABLE, Reaction.REPEAT),
        (CloudErrorKind.MALFORMED, Reaction.REPEAT),
        (CloudErrorKind.THROTTLED, Reaction.BACK_OFF),
        (CloudErrorKind.EXPIRED_CREDENTIALS, Reaction.SIGN_IN),
        (CloudErrorKind.DENIED, Reaction.GIVE_UP),
        (CloudErrorKind.NOT_FOUND, Reaction.GIVE_UP),
        (CloudErrorKind.CLOCK_SKEW, Reaction.GIVE_UP),
        (CloudErrorKind.BAD_CREDENTIALS, Reaction.GIVE_UP),
        (CloudErrorKind.CONFLICT, Reaction.GIVE_UP),
        (CloudErrorKind.LIMIT, Reaction.GIVE_UP),
        (CloudErrorKind.LOCKED, Reaction.GIVE_UP),
        (CloudErrorKind.UNKNOWN, Reaction.GIVE_UP),
    ],
)
def test_the_kind_decides_where_the_code_says_nothing(kind: Any, expected: Any) -> None:
    assert reaction(CloudError(kind, "Whatever.New")) is expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("TaskConflict", Reaction.BACK_OFF),
        ("OperationFailed.EcsMigrating", Reaction.BACK_OFF),
        ("IncorrectEipStatus", Reaction.IF_PASSING),
        ("InvalidOperation.InvalidEniState", Reaction.IF_PASSING),
        ("Eni.Attached", Reaction.IF_PASSING),
        ("Mode.Conflict", Reaction.GIVE_UP),
        ("QuotaExceed.MultiBindedEip", Reaction.GIVE_UP),
    ],
)
def test_codes_that_tell_more_than_their_kind(code: Any, expected: Any) -> None:
    assert reaction(refusal(code)) is expected


def test_a_banned_purchase_is_tried_once_more_and_not_again() -> None:
    banned = refusal("FrequentPurchase.EIP", CloudErrorKind.LIMIT)
    assert [reaction(banned, streak=streak) for streak in range(3)] == [
        Reaction.BACK_OFF,
        Reaction.GIVE_UP,
        Reaction.GIVE_UP,
    ]


@pytest.mark.parametrize("code", ["EipBatchBind.TypeNotSupport", "UnsupportedOperation", "InstanceType.NotSupport"])
def test_a_batch_call_that_is_not_offered_here_is_one_of_single_calls(code: str) -> None:
    assert reaction(refusal(code, CloudErrorKind.UNSUPPORTED), batch=True) is Reaction.SINGLY


def test_only_the_batch_call_falls_back_to_single_calls() -> None:
    error = refusal("InvalidAction.NotFound", CloudErrorKind.UNSUPPORTED)
    assert reaction(error, batch=True) is Reaction.SINGLY
    assert reaction(error) is Reaction.GIVE_UP
    missing_right = refusal("Mode.NotSupport", CloudErrorKind.UNSUPPORTED)
    assert reaction(missing_right, batch=True) is Reaction.GIVE_UP


def test_the_cloud_s_own_word_on_waiting_is_obeyed() -> None:
    told = refusal("Throttling", CloudErrorKind.THROTTLED, retry_after=12.5)
    assert pause(told, 1) == Pause(12.5, 0.25, WaitReason.THROTTLED)


def test_waits_double_up_to_a_limit_and_half_of_each_is_random() -> None:
    pauses = [pause(THROTTLED, attempt) for attempt in range(1, 12)]
    assert [each.seconds + each.spread for each in pauses[:5]] == [1.0, 2.0, 4.0, 8.0, 16.0]
    assert all(each.seconds == each.spread for each in pauses)
    assert max(each.seconds + each.spread for each in pauses) == LONGEST_BACK_OFF


def test_the_reason_of_a_wait_is_told() -> None:
    assert pause(TIMEOUT, 1).reason is WaitReason.UNANSWERED
    assert pause(refusal("TaskConflict"), 1).reason is WaitReason.BUSY


def test_patience_is_longer_with_throttling() -> None:
    assert patience(THROTTLED) == THROTTLED_PATIENCE > PATIENCE == patience(TIMEOUT)


@settings(deadline=None)
@given(
    st.lists(st.floats(0, 30), max_size=60),
    st.integers(1, 20),
)
def test_no_stretch_of_a_minute_holds_more_calls_than_the_limit(gaps: Any, limit: Any) -> None:
    now, sent = 0.0, []
    for gap in gaps:
        now += gap
        now += room(tuple(sent), now, limit)
        sent.append(now)
    for index, first in enumerate(sent):
        assert sum(1 for each in sent[index:] if each < first + 60 - 1e-6) <= limit
