"""The only kinds of values that may reach a template."""

from ipaddress import IPv4Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.guest.values import InterfaceName, MacAddress, ShellWord, ends_of, prefix_length


def test_a_mac_address_has_one_value_and_four_spellings() -> None:
    for text in ("00:16:3e:0a:0b:0c", "00-16-3E-0A-0B-0C", "00:16:3E:0A:0B:0C"):
        mac = MacAddress.parse(text)
        assert (str(mac), mac.dashed, mac.upper, mac.bare) == (
            "00:16:3e:0a:0b:0c",
            "00-16-3E-0A-0B-0C",
            "00:16:3E:0A:0B:0C",
            "00163e0a0b0c",
        )


@given(st.text(max_size=20))
def test_what_is_not_a_mac_address_is_refused(text: str) -> None:
    try:
        mac = MacAddress.parse(text)
    except ValueError:
        return
    assert str(mac) == text.lower().replace("-", ":")


@given(st.integers(0, 32))
def test_every_contiguous_mask_has_its_length(length: int) -> None:
    assert prefix_length(str(IPv4Network((0, length)).netmask)) == length


@given(st.integers(0, 2**32 - 1))
def test_every_other_mask_is_refused(bits: int) -> None:
    text = ".".join(str(bits >> shift & 255) for shift in (24, 16, 8, 0))
    contiguous = "01" not in f"{bits:032b}"
    if contiguous:
        assert prefix_length(text) == bits.bit_count()
    else:
        with pytest.raises(ValueError, match=text):
            prefix_length(text)


@given(st.text(max_size=20))
def test_an_interface_name_cannot_leave_its_word(text: str) -> None:
    try:
        name = InterfaceName(text)
    except ValueError:
        return
    assert name.isascii()
    assert name.replace("-", "").replace("_", "").isalnum()
    assert 1 <= len(name) <= 15
    assert isinstance(name, ShellWord)


def test_only_networks_with_room_have_ends() -> None:
    assert [str(end) for end in ends_of(IPv4Network("203.0.113.0/30"))] == ["203.0.113.0", "203.0.113.3"]
    assert ends_of(IPv4Network("203.0.113.0/31")) == ()
