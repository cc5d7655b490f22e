from typing import Any

import pytest

from gui.cloud.endpoint import checked_ca, parse
from gui.cloud.paging import NumberedPage, TokenPage, by_token, chunks, numbered, side_by_side
from gui.domain.errors import CloudError, CloudErrorKind, InputError


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


def test_a_total_that_is_wrong_for_good_is_not_waited_for() -> None:
    assert numbered(pages((9, "abc")), 2, "List") == ("a", "b", "c")


def test_a_list_that_never_comes_to_rest_is_an_error() -> None:
    shifting = [(4, text) for text in ("abbc", "abbd", "abbe", "abbf", "abbg")]
    with pytest.raises(CloudError) as error:
        numbered(pages(*shifting), 2, "List")
    assert (error.value.kind, error.value.code) == (CloudErrorKind.CONFLICT, "ListKeepsChanging")


def test_tokens_are_followed_to_the_end() -> None:
    parts = {"": ("n", "ab"), "n": ("m", "bc"), "m": ("", "d")}
    read = lambda token: TokenPage(parts[token][0], tuple((each, each) for each in parts[token][1]))  # noqa: E731
    assert by_token(read, "List") == ("a", "b", "c", "d")


def test_tokens_that_go_round_are_an_error() -> None:
    with pytest.raises(CloudError) as error:
        by_token(lambda _token: TokenPage("again", ()), "List")
    assert error.value.kind is CloudErrorKind.MALFORMED


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
