"""Every error code that Alibaba Cloud documents for the operations used lands on a kind that fits, and has a sentence.

``official_codes.json`` holds code, HTTP status and operations, with source and date.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from gui.domain.cloud.code_meaning import Named, Reaction
from gui.domain.cloud.codes import meaning_of
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.engine.retry_policy import reaction
from gui.words.errors import error_text
from tests.helpers.table import of_each

K = CloudErrorKind
OFFICIAL = json.loads((Path(__file__).parent / "official_codes.json").read_text(encoding="utf-8"))["codes"]
PERMISSION = re.compile(r"Forbidden(\.(RAM|SubUser|NotSupportRAM))?|Forbbiden|NoPermission|Abs\.Forbidden")
"""The official 403 codes of RAM, and those of a resource's owner."""
MISSING = {
    Named.EIP: r"InvalidAllocationId\.NotFound",
    Named.INTERFACE: r"Invalid(Eni(Id)?|NetworkInterface(Id)?)\.NotFound",
    Named.INSTANCE: r"Invalid(InstanceIds?|EcsId)\.NotFound",
    Named.VSWITCH: r"Invalid(VSwitchId|VswitchID)\.NotFound|ResourceNotFound\.VSwitchId|IncorrectVSwitchId",
    Named.VPC: r"InvalidVpc(Id)?\.NotFound|Forbidden\.VpcNotFound",
}
UNKNOWN_WITH_ONE_OF_MANY = 53
"""Codes that no operation as it is sent here can meet, or of which nothing more is to be said; not more than these."""


def refused(code: str, status: int, action: str) -> CloudError:
    return CloudError(meaning_of(code, status).kind, code, action, "its words", "REQUEST-1", status)


@of_each(OFFICIAL, lambda code, status, _: f"{code}-{status}")
def test_each_official_code_has_a_kind_that_fits_and_a_sentence(code: str, status: int, actions: Any) -> None:
    meaning = meaning_of(code, status)
    if status == 403 and not PERMISSION.fullmatch(code):
        assert meaning.kind is not K.DENIED, "a business refusal is no missing permission"
    if PERMISSION.fullmatch(code):
        assert meaning.kind is K.DENIED
    named = next((kind for kind, pattern in MISSING.items() if re.fullmatch(pattern, code)), None)
    assert meaning.gone is named
    assert (named is None) or meaning.kind is K.NOT_FOUND
    if meaning.kind is K.NOT_FOUND:
        assert re.search(r"NotFound|NotExist|IncorrectVSwitchId|InvalidParams|EniInstanceId|RegionId", code)
    for action in actions:
        error = refused(code, status, action)
        text = error_text(error)
        assert text.what.endswith(".")
        assert text.fix.endswith(".")
        assert "REQUEST-1" in text.details
        assert code in text.details
        if reaction(error) is Reaction.BACK_OFF:
            assert meaning.kind in {K.CONFLICT, K.LIMIT}


def test_few_codes_stay_unknown() -> None:
    unknown = {(code, status) for code, status, _ in OFFICIAL if meaning_of(code, status).kind is K.UNKNOWN}
    assert len(unknown) <= UNKNOWN_WITH_ONE_OF_MANY
    assert len(OFFICIAL) > 350


@pytest.mark.parametrize("code", [each[0] for each in OFFICIAL if each[0].startswith("DependencyViolation.")])
def test_what_lasts_in_a_vswitch_is_not_waited_for_and_named(code: str) -> None:
    error = refused(code, 400, "DeleteVSwitch")
    text = error_text(error)
    if code == "DependencyViolation.NetworkInterface":
        assert reaction(error) is Reaction.BACK_OFF
    else:
        assert reaction(error) is Reaction.GIVE_UP
        assert code in text.what
        assert "Waiting does not help" in text.fix
    assert "Another task" not in text.what


def test_a_snat_entry_of_an_eip_is_no_matter_of_a_vswitch() -> None:
    assert "NAT gateway" in error_text(refused("DependencyViolation.SnatEntry", 400, "UnassociateEipAddress")).fix
