"""The language of filters: what is written is what is meant, and a fault is named."""

from ipaddress import IPv4Address, IPv4Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.domain.filters.fields import Field, state_names, tag_texts
from gui.domain.filters.language import FaultCode, Filter, FilterFault, Term, applies, fits, parse, quoted

FIELDS = frozenset({"state", "tag", "name", "ip", "eip state", "状态"})


def parsed(text: str) -> tuple[Term, ...]:
    found = parse(text, FIELDS)
    assert isinstance(found, Filter)
    return found.terms


def fault(text: str) -> FilterFault:
    found = parse(text, FIELDS)
    assert isinstance(found, FilterFault)
    return found


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", ()),
        ("  \u3000 ", ()),
        ("VoIP edge", (Term("voip"), Term("edge"))),
        ('"two words" x', (Term("two words"), Term("x"))),
        ("“two words”", (Term("two words"),)),
        ("-edge", (Term("edge", negated=True),)),
        ("- edge", (Term("-"), Term("edge"))),
        ("-", (Term("-"),)),
        ('-"a b"', (Term("a b", negated=True),)),
        ("state:Bound", (Term("bound", "state"),)),
        ("State：bound", (Term("bound", "state"),)),
        ("状态:已绑定", (Term("已绑定", "状态"),)),
        ("-tag:env=test", (Term("env=test", "tag", negated=True),)),
        ('name:"two words"', (Term("two words", "name"),)),
        ('"name:x"', (Term("name:x"),)),
        ("00:16:3e:01", (Term("00:16:3e:01"),)),
        ("EE:ff:ff", (Term("ee:ff:ff"),)),
        ("-ee:ff:", (Term("ee:ff:", negated=True),)),
        ("name:a:b", (Term("a:b", "name"),)),
        ("10.0.0.0/24", (Term("", network=IPv4Network("10.0.0.0/24")),)),
        ("10.0.0.77/24", (Term("", network=IPv4Network("10.0.0.0/24")),)),
        ("-ip:10.0.0.0/8", (Term("", "ip", IPv4Network("10.0.0.0/8"), negated=True),)),
        ('"10.0.0.0/24"', (Term("10.0.0.0/24"),)),
        ("10.0.0.1", (Term("10.0.0.1"),)),
    ],
)
def test_a_text_is_taken_apart(text: str, terms: tuple[Term, ...]) -> None:
    assert parsed(text) == terms


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [
        ('edge "open', FaultCode.OPEN_QUOTE, '"open'),
        ("colour:red", FaultCode.UNKNOWN_FIELD, "colour"),
        ("state:", FaultCode.MISSING_VALUE, "state"),
        ("state: bound", FaultCode.MISSING_VALUE, "state"),
        ("10.0.0.0/33", FaultCode.INVALID_NETWORK, "10.0.0.0/33"),
        ("10.0.0.300/8", FaultCode.INVALID_NETWORK, "10.0.0.300/8"),
        ("ip:10.0.0.0/", FaultCode.INVALID_NETWORK, "10.0.0.0/"),
    ],
)
def test_a_fault_is_named(text: str, code: FaultCode, part: str) -> None:
    assert fault(text) == FilterFault(code, part)


def test_words_and_what_is_asked_are_told_apart() -> None:
    found = parse("a -b state:bound 10.0.0.0/8", FIELDS)
    assert isinstance(found, Filter)
    assert found.words == ("a",)
    assert found.unwanted == ("b",)
    assert [term.field for term in found.asked] == ["state", ""]


@pytest.mark.parametrize(
    ("value", "wanted", "fit"),
    [
        ("bound", "bound", True),
        ("bound", "bo", True),
        ("unbound", "bound", False),
        ("unbound, bound", "bound", True),
        ("已绑定", "绑定", True),
        ("cn-shanghai-g", "shanghai", True),
        ("env=prod", "env=prod", True),
        ("env=production", "env=prod", False),
        ("env=production", "env=", True),
        ("env", "prod", False),
    ],
)
def test_a_value_fits_by_the_beginning_of_its_words(value: str, wanted: str, fit: bool) -> None:
    assert fits(value, wanted) is fit


def test_a_term_is_asked_of_values_and_addresses() -> None:
    def values(field: str) -> list[str]:
        return {"state": ["bound", "inuse"]}.get(field, [])

    def addresses(field: str) -> list[int]:
        return [int(IPv4Address("10.0.0.7"))] if field in {"", "ip"} else []

    def holds(text: str) -> bool:
        return all(applies(term, values, addresses) for term in parsed(text))

    assert holds("state:bound")
    assert holds("state:inuse -state:available")
    assert not holds("-state:bound")
    assert holds("10.0.0.0/24 ip:10.0.0.0/29")
    assert not holds("10.0.1.0/24")
    assert not holds("name:10.0.0.0/24")
    assert holds("-10.0.1.0/24")


@given(st.text())
def test_every_text_is_a_filter_or_a_fault(text: str) -> None:
    found = parse(text, FIELDS)
    assert isinstance(found, Filter | FilterFault)


@given(st.text(min_size=1).filter(lambda text: text.replace('"', " ").strip()))
def test_a_quoted_value_means_itself(value: str) -> None:
    found = parse(f"name:{quoted(value)}", FIELDS)
    plain = value.replace('"', " ").strip().casefold()
    if isinstance(found, Filter) and found.terms[0].network is None:
        assert found.terms == (Term(plain, "name"),)
    else:
        assert "/" in plain, "a network stays one"


def test_states_and_tags_have_names_in_every_language() -> None:
    assert state_names("InUse") == ("InUse", "bound")
    assert state_names("Running") == ("Running",)
    assert tag_texts((("env", "prod"), ("old", ""))) == ("env=prod", "old")
    assert Field.TAG == "tag"
