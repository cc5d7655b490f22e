from typing import Any

import pytest

from gui.cloud.endpoint import checked_ca, parse
from gui.cloud.paging import NumberedPage, TokenPage, by_token, chunks, numbered, side_by_side
from gui.domain.cloud.errors import CloudError, CloudErrorKind, InputError


def pages(*readings: Any, size: Any = 2) -> Any:
    """Read lists one after another: each is (total said, items); the last goes on for ever."""
    count = iter(range(10_000))
    state = {}

    def read(page: Any) -> Any:
        if page == 1:
            state["now"] = readings[min(next(count), len(readings) - 1)]
        total, found = state["now"]
        part = found[(page - 1) * size : page * size]
        return NumberedPage(total, tuple((each, each) for each in part))

    return read


def test_a_list_that_agrees_with_itself_is_read_once() -> None:
    assert numbered(pages((5, "abcde")), 2, "List") == ("a", "b", "c", "d", "e")
    assert numbered(pages((0, "")), 2, "List") == ()


def test_an_item_seen_twice_means_that_the_list_shifted() -> None:
    assert numbered(pages((4, "abbc"), (4, "abcd")), 2, "List") == ("a", "b", "c", "d")


@pytest.mark.parametrize("reading", [(9, "abc"), (3, "aab"), (9, "")])
def test_a_total_that_is_wrong_for_good_is_an_error_and_never_a_silent_part(reading: Any) -> None:
    with pytest.raises(CloudError) as error:
        numbered(pages(reading), 2, "List")
    assert (error.value.kind, error.value.code) == (CloudErrorKind.MALFORMED, "TotalCountMismatch")


def test_an_item_that_moves_from_page_to_page_is_never_missing() -> None:
    """While page 1 is read it is on page 2, and the other way round: no reading holds it."""
    sight = {1: "ab", 2: "d"}
    with pytest.raises(CloudError):
        numbered(lambda page: NumberedPage(4, tuple((each, each) for each in sight[page])), 2, "List")


def test_a_total_that_changes_between_the_pages_is_read_again() -> None:
    totals = iter([4, 3, 4, 4])
    parts = {1: "ab", 2: "cd"}
    found = numbered(lambda page: NumberedPage(next(totals), tuple((e, e) for e in parts[page])), 2, "List")
    assert found == ("a", "b", "c", "d")


def test_a_total_beyond_all_measure_is_an_error_before_the_pages_are_read() -> None:
    asked: list[int] = []

    def read(page: int) -> NumberedPage[str]:
        asked.append(page)
        return NumberedPage(10**9, tuple((each, each) for each in "ab"))

    with pytest.raises(CloudError) as error:
        numbered(read, 2, "List")
    assert error.value.code == "ListWithoutEnd"
    assert asked == [1]


def test_a_list_that_never_comes_to_rest_is_an_error() -> None:
    shifting = [(4, text) for text in ("abbc", "abbd", "abbe", "abbf", "abbg")]
    with pytest.raises(CloudError) as error:
        numbered(pages(*shifting), 2, "List")
    assert (error.value.kind, error.value.code) == (CloudErrorKind.CONFLICT, "ListKeepsChanging")


def tokens(*readings: Any) -> Any:
    """Read token lists one after another: each maps a token to (the next, items); the last goes on for ever."""
    rest = list(readings)
    now: list[Any] = []

    def read(token: str) -> TokenPage[str]:
        if not token:
            now[:] = [rest.pop(0) if len(rest) > 1 else rest[0]]
        following, found = now[0][token]
        return TokenPage(following, tuple((each, each) for each in found))

    return read


def test_tokens_are_followed_to_the_end() -> None:
    assert by_token(tokens({"": ("n", "ab"), "n": ("m", "c"), "m": ("", "d")}), "List") == ("a", "b", "c", "d")


def test_an_empty_page_ends_a_list_where_its_token_says_nothing_new() -> None:
    assert by_token(tokens({"": ("n", "ab"), "n": ("n", "")}), "List") == ("a", "b")
    assert by_token(tokens({"": ("n", "ab"), "n": ("m", ""), "m": ("", "c")}), "List") == ("a", "b", "c")


def test_an_item_on_two_pages_means_that_the_list_is_read_again() -> None:
    shifted, whole = {"": ("n", "ab"), "n": ("", "bd")}, {"": ("n", "ab"), "n": ("", "cd")}
    assert by_token(tokens(shifted, whole), "List") == ("a", "b", "c", "d")
    assert by_token(tokens(shifted), "List") == ("a", "b", "d"), "the same twice in a row"
    changing = [{"": ("n", "ab"), "n": ("", f"b{each}")} for each in "cdefg"]
    with pytest.raises(CloudError) as error:
        by_token(tokens(*changing), "List")
    assert error.value.code == "ListKeepsChanging"


def test_tokens_that_go_round_are_an_error() -> None:
    with pytest.raises(CloudError) as error:
        by_token(lambda _token: TokenPage("again", (("a", "a"),)), "List")
    assert (error.value.kind, error.value.code) == (CloudErrorKind.MALFORMED, "NextTokenRepeated")


def test_tokens_without_end_are_an_error() -> None:
    with pytest.raises(CloudError) as error:
        by_token(lambda token: TokenPage(str(int(token or 0) + 1), ()), "List")
    assert (error.value.kind, error.value.code) == (CloudErrorKind.MALFORMED, "ListWithoutEnd")


def test_the_first_failure_of_several_readers_is_raised() -> None:
    def read(number: Any) -> Any:
        if number == 3:
            raise CloudError(CloudErrorKind.DENIED)
        return number

    assert side_by_side(read, range(3)) == (0, 1, 2)
    with pytest.raises(CloudError):
        side_by_side(read, range(8))


def test_chunks_hold_each_id_once() -> None:
    assert chunks(["a", "b", "a", "c"], 2) == (("a", "b"), ("c",))
    assert chunks([], 2) == ()


@pytest.mark.parametrize(
    ("url", "host", "scheme"),
    [
        ("http://127.0.0.1:8080", "127.0.0.1:8080", "http"),
        ("http://localhost/", "localhost", "http"),
        ("http://[::1]:80", "[::1]:80", "http"),
        ("https://gateway.example:8443", "gateway.example:8443", "https"),
    ],
)
def test_endpoints(url: Any, host: Any, scheme: Any) -> None:
    endpoint = parse(url)
    assert (endpoint.host, endpoint.scheme) == (host, scheme)
    assert endpoint.loopback is (scheme == "http")


@pytest.mark.parametrize(
    "url",
    [
        "http://example.net",
        "http://10.0.0.1",
        "http://127.0.0.1.example.net",
        "127.0.0.1:80",
        "ftp://127.0.0.1",
        "https://",
        "https://user:word@example.net",
        "https://example.net/path",
        "http://127.0.0.1:99999",
        "https://[::1",
    ],
)
def test_no_other_endpoint_is_taken(url: Any) -> None:
    with pytest.raises(InputError):
        parse(url)


def test_a_ca_file_must_be_there(tmp_path: Any) -> None:
    assert checked_ca(None) is None
    found = tmp_path / "ca.pem"
    found.write_text("x")
    assert checked_ca(str(found)) == str(found)
    with pytest.raises(InputError):
        checked_ca(str(tmp_path / "missing.pem"))


def throttled(read: Any, first: Any, times: Any) -> Any:
    """Refuse every page but the first so many times as too many reads, also the first one where that is asked for."""
    left: dict[Any, int] = {}

    def limited(page: Any) -> Any:
        if page not in {1, ""} or first:
            left[page] = left.get(page, times) - 1
            if left[page] >= 0:
                raise CloudError(CloudErrorKind.THROTTLED, "Throttling.User", "List", status=400, retry_after=0.01)
        return read(page)

    return limited


def test_a_page_that_comes_too_soon_is_asked_for_again() -> None:
    assert numbered(throttled(pages((5, "abcde")), False, 2), 2, "List") == ("a", "b", "c", "d", "e")

    def read(token: Any) -> Any:
        return TokenPage("next", (("a", "a"),)) if not token else TokenPage("", (("b", "b"),))

    assert by_token(throttled(read, False, 2), "List") == ("a", "b")


def test_a_list_that_is_refused_from_the_beginning_is_told_at_once() -> None:
    with pytest.raises(CloudError) as error:
        numbered(throttled(pages((5, "abcde")), True, 99), 2, "List")
    assert error.value.kind is CloudErrorKind.THROTTLED
