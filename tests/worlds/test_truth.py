"""The judge itself: it sees what is false, and lets pass what is so."""

from gui.sandbox.account import Account
from gui.sandbox.resources import EipStatus
from gui.sandbox.seed import default_account
from tests.helpers.sandbox_run import ENI, INSTANCE, free_eips
from tests.worlds.truth import Claim, Ends, Todo, differing, false_words, state_of


def stand(account: Account, before: dict[str, object], wanted: dict[str, object]) -> Ends:
    now = state_of(account)
    return Ends(before, now, frozenset(differing(now, wanted)))  # type: ignore[arg-type]


def half_done() -> tuple[Ends, str, str]:
    """Return how things stand when one of two EIPs is bound, and both ids."""
    account = default_account()
    before, (one, other) = dict(state_of(account)), free_eips(account, 2)
    bound = {"status": "InUse", "to": ENI}
    wanted = {**before, one: {**before[one], **bound}, other: {**before[other], **bound}}
    eip = account.eips.get(one)
    assert eip
    account.eips.bind(eip, ENI)
    eip.status = EipStatus.IN_USE
    return stand(account, before, wanted), one, other  # type: ignore[arg-type]


def complaints(claim: Claim, ends: Ends) -> str:
    return "; ".join(false_words(claim, ends))


def test_half_done_is_neither_as_planned_nor_as_before() -> None:
    ends, one, other = half_done()
    assert f"said to be as planned: {other}" in complaints(Claim("applied"), ends)
    assert f"said to be as it was: {one}" in complaints(Claim("undone"), ends)
    assert f"said to be as it was: {one}" in complaints(Claim("changed"), ends)


def test_what_is_listed_on_the_one_way_or_the_other_is_enough() -> None:
    ends, one, other = half_done()
    assert complaints(Claim("left", (Todo("UnassociateEipAddress", one),)), ends) == ""
    assert complaints(Claim("kept", (Todo("AssociateEipAddress", other, ENI),)), ends) == ""
    assert "not listed" in complaints(Claim("left"), ends)
    assert "not listed" in complaints(Claim("left", (Todo("AttachNetworkInterface", ENI, INSTANCE),)), ends)


def test_what_is_done_is_not_left() -> None:
    ends, one, other = half_done()
    both = (Todo("AssociateEipAddress", one, ENI), Todo("AssociateEipAddress", other, ENI))
    assert complaints(Claim("kept", both), ends) == f"said to be left: AssociateEipAddress {one}"
    unsure = (Todo("AssociateEipAddress", one, ENI, sure=False), both[1])
    assert complaints(Claim("kept", unsure), ends) == ""
    freed = (Todo("UnassociateEipAddress", one), Todo("UnassociateEipAddress", other))
    assert complaints(Claim("left", freed), ends) == f"said to be left: UnassociateEipAddress {other}"


def test_a_step_that_is_to_be_undone_and_done_again_may_be_left_although_it_is_done() -> None:
    ends, one, other = half_done()
    again = (Todo("UnassociateEipAddress", one), Todo("AssociateEipAddress", one, ENI))
    assert complaints(Claim("left", (*again, Todo("AssociateEipAddress", other, ENI))), ends) == ""


def test_what_exists_is_not_gone() -> None:
    ends, one, _ = half_done()
    listed = (Todo("UnassociateEipAddress", one),)
    assert complaints(Claim("left", listed, (one, "eip-none")), ends) == f"said not to exist: {one}"


def test_a_resource_is_known_by_its_mark_its_address_and_its_block() -> None:
    account = default_account()
    before = state_of(account)
    vpc, vswitch = next(iter(account.vpcs)), next(iter(account.vswitches))
    vpc.secondary_cidrs, vswitch.tags = ("47.100.23.0/24",), {"tag": "mark-1"}
    ends = Ends(before, state_of(account), frozenset())
    assert ends.changed == {vpc.id, vswitch.id}
    assert ends.unlisted(ends.changed, ["47.100.23.0/24", "vSwitch mark-1"]) == set()
    assert ends.find("mark-1") == vswitch.id
    listed = (Todo("UnassociateVpcCidrBlock", "47.100.24.0/24"), Todo("AssociateVpcCidrBlock", "47.100.23.0/24"))
    assert complaints(Claim("kept", listed), ends) == "; ".join(
        [
            "said to be left: UnassociateVpcCidrBlock 47.100.24.0/24",
            "said to be left: AssociateVpcCidrBlock 47.100.23.0/24",
        ]
    )


def test_nobody_else_is_blamed_and_what_is_said_to_be_done_is() -> None:
    ends, one, other = half_done()
    bind = (Todo("AssociateEipAddress", one, ENI), Todo("AssociateEipAddress", other, ENI))
    said = complaints(Claim("kept", bind, held=bind, blamed=(other,)), ends)
    assert f"somebody else's doing: {other}" in said
    assert f"said to be done: AssociateEipAddress {other}" in said
    assert f"said to be done: AssociateEipAddress {one}" not in said
