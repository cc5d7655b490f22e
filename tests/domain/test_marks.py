"""Marks, and what they say to a person."""

import pytest

from gui.domain.cloud.eni import EniId
from gui.domain.cloud.references import MarkRef, item_of, marks, said_by


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("47.100.23.31-6b006a0af12e", "47.100.23.31"),
        ("47.100.23.0_26-6b006a0af12e", "47.100.23.0/26"),
        ("47.100.23.31", "47.100.23.31"),
        ("0e0c2f6e-43a5-4a6b-9a2f-3f8c1c0b7d11", "0e0c2f6e-43a5-4a6b-9a2f-3f8c1c0b7d11"),
        ("eni-2ze47100", "eni-2ze47100"),
        ("", ""),
    ],
)
def test_a_mark_is_called_by_the_address_it_begins_with(mark: str, said: str) -> None:
    assert said_by(mark) == said


def test_what_is_made_goes_by_its_mark_and_what_is_there_by_its_id() -> None:
    assert (item_of(MarkRef("m")), item_of(EniId("eni-1"))) == ("m", "eni-1")
    assert marks(MarkRef("m"), EniId("eni-1")) == ("m",)
    assert str(MarkRef("m")) == "multi-eip-wizard=m"
