"""Which part of a long output arrives."""

from hypothesis import given
from hypothesis import strategies as st

from gui.sandbox.assistant.output import ENOUGH, PIECE, QUOTA, OutputWindow

# How many bytes the command printed before each report, and whether the report arrived.
REPORTS = st.lists(st.tuples(st.integers(0, 5000), st.booleans()), max_size=30)


def numbered(length: int) -> bytes:
    """Return bytes of which every piece tells its place."""
    return b"".join(b"%07d " % place for place in range(0, length, 8))[:length]


@given(REPORTS, st.integers(0, 60_000))
def test_head_and_tail_arrive_and_the_middle_is_counted(reports: list[tuple[int, bool]], rest: int) -> None:
    printed, window = 0, OutputWindow()
    whole = numbered(sum(size for size, _ in reports) + rest)
    for size, arrives in reports:
        printed += size
        window.report(whole[:printed], arrives=arrives)
        assert window.taken <= min(printed, ENOUGH + PIECE)
        assert len(window.head) <= window.taken
    kept, dropped = window.finish(whole)
    lost = window.taken - len(window.head)
    assert len(kept) + dropped + lost == len(whole)
    assert len(kept) <= QUOTA
    tail = kept[len(window.head) :]
    assert whole.endswith(tail)
    if all(arrives for _, arrives in reports):
        assert whole.startswith(window.head)
        assert lost == 0
        assert (dropped == 0) == (len(whole) <= QUOTA)


@given(st.integers(0, 60_000), st.integers(0, 3000))
def test_the_end_is_never_lost(length: int, quota: int) -> None:
    whole = numbered(length)
    kept, dropped = OutputWindow(quota=quota).finish(whole)
    assert kept == whole[len(whole) - min(quota, length) :]
    assert dropped == length - len(kept)


def test_cuts_fall_between_any_two_bytes() -> None:
    whole = "€".encode() * 10_000
    kept, _ = OutputWindow().finish(whole)
    assert len(kept) == QUOTA
    assert kept.decode("utf-8", "replace").count("€") == QUOTA // 3
    kept, _ = OutputWindow(quota=QUOTA - 1).finish(whole)
    assert kept.decode("utf-8", "replace").startswith("\ufffd")


def test_a_quick_command_has_no_head() -> None:
    whole = numbered(40_000)
    assert OutputWindow().finish(whole) == (whole[-QUOTA:], 40_000 - QUOTA)


def test_a_report_takes_no_more_than_there_is_room() -> None:
    window = OutputWindow(quota=100)
    window.report(b"x" * 3000, arrives=True)
    assert window.finish(b"x" * 3000) == (b"x" * 100, 2900)
