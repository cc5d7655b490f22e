"""The wizards for an interface in use: what an answer changes, what it makes void, and which pages are complete."""

from dataclasses import fields, replace
from datetime import UTC, datetime
from ipaddress import IPv4Network
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.domain.choices.selection import EniChosen, InventoryRead
from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.cloud.eni import EniId, EniStatus, Vpc, VpcId, VSwitchId
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.domain.cloud.problems import ProblemCode
from gui.domain.plans.notes import PlanNoteCode
from gui.domain.rules.unused_networks import VpcBlock
from gui.domain.wizards import change_eips, eip_list, secondary_cidr_teardown, unbind, unused_networks
from gui.domain.wizards.change_eips import ChangeState, EipChange
from gui.domain.wizards.eip_list import EipList, ReleaseState, UnbindEipsState, begun
from gui.domain.wizards.in_use import InUseState
from gui.domain.wizards.in_use_choice import (
    AlsoWanted,
    BlocksWanted,
    ChoiceRestored,
    Consent,
    ConsentGiven,
    DeletionWanted,
    EipWanted,
    InUseChoice,
    InUseEvent,
    ListedEipsChosen,
    NetworkWanted,
    ReleaseWanted,
    ReviewBegun,
    ReviewConsent,
    StopAgreed,
    VSwitchesWanted,
)
from gui.domain.wizards.interface_in_use import NotEligible, must_stop, objection
from gui.domain.wizards.invalidated import ChoiceKind, Invalidated, invalidated_in_use
from gui.domain.wizards.secondary_cidr_teardown import CidrTeardown, CidrTeardownState
from gui.domain.wizards.steps import ORDER, Page
from gui.domain.wizards.unbind import Unbinding, UnbindState
from gui.domain.wizards.unused_networks import CleanupState, NetworkCleanup
from gui.words.invalidated import invalidated_text
from tests.domain import test_secondary_cidr_teardown as cidr
from tests.domain.test_change import CATALOG, FOUND, inventory
from tests.helpers.toy_cloud import ENI, INSTANCE, OTHER, bound_eip, eip_id, eni, free_eip

COLD = replace(CATALOG, cold_attach_types=frozenset({"ecs.g5.large"}))
THERE = inventory()
CIDR = cidr.inventory(**cidr.STANDING)
NOW = datetime(2026, 1, 1, tzinfo=UTC)
DENIED = CloudError(CloudErrorKind.DENIED, "NoPermission")
OTHER_ENI = EniId("eni-2")
NOTHING_SAID = Invalidated((), Unbinding())
PAID = replace(free_eip(3), charge_type="PostPaid")
UNBOUND = inventory((PAID,))
ON_FREE = inventory(interface=eni())


def lost(before: InUseChoice, event: InUseEvent, now: InUseChoice) -> tuple[ChoiceKind, ...]:
    return (invalidated_in_use(before, event, now) or NOTHING_SAID).answers


def all_agreed(state: InUseState[Any]) -> InUseState[Any]:
    for consent in state.drafted.consents:
        state = replace(state, choice=state.update(ConsentGiven(state.drafted, consent, agreed=True)))
    return state


def dark(found: Inventory, *names: ListName) -> Inventory:
    return replace(found, unread=tuple(Unread(each, DENIED) for each in names))


STATES: tuple[InUseState[Any], ...] = (
    UnbindState(Unbinding(ENI), CATALOG, THERE),
    ChangeState(EipChange(ENI, removed=frozenset({eip_id(1)})), CATALOG, THERE),
    CidrTeardownState(CidrTeardown(cidr.ENI.id), cidr.CATALOG, CIDR),
    CleanupState(
        NetworkCleanup(vpc=cidr.VPC, deleted=frozenset({cidr.BLOCK})),
        cidr.CATALOG,
        replace(CIDR, interfaces=(cidr.PRIMARY,)),
    ),
    begun(ReleaseState(EipList(), CATALOG, UNBOUND), (PAID.allocation_id,)),
    begun(UnbindEipsState(EipList(), CATALOG, ON_FREE), (eip_id(1), eip_id(2))),
)


# What all of them have in common


@pytest.mark.parametrize("state", STATES, ids=lambda each: type(each).__name__)
def test_the_steps_lead_from_the_first_page_over_review_and_run_to_an_end(state: InUseState[Any]) -> None:
    steps = state.steps
    assert [state.next_page(page) for page in steps] == [*steps[1:], None]
    assert [ORDER.index(each) for each in steps] == sorted(ORDER.index(each) for each in steps)
    assert state.first in steps[:2]
    assert Page.REVIEW in steps
    assert Page.APPLY in steps
    assert all(state.complete(page) for page in ORDER if page not in steps), "what is not asked is no obstacle"
    assert all(state.complete(page) for page in steps[steps.index(Page.APPLY) + 1 :])


@pytest.mark.parametrize("state", STATES, ids=lambda each: type(each).__name__)
def test_the_review_is_complete_when_each_consent_is_given_for_this_very_plan(state: InUseState[Any]) -> None:
    assert state.complete(state.first)
    assert state.drafted.plan is not None
    assert ReviewConsent.PLAN in state.drafted.consents
    assert not state.complete(Page.REVIEW)
    agreed = all_agreed(state)
    assert agreed.complete(Page.REVIEW)
    for consent in agreed.drafted.consents:
        event = ConsentGiven(agreed.drafted, consent, agreed=False)
        assert not replace(agreed, choice=agreed.update(event)).complete(Page.REVIEW)
    assert not replace(agreed, choice=agreed.update(ReviewBegun())).complete(Page.REVIEW), "asked anew each time"
    again = state.update(ReviewBegun())
    assert again is state.choice


@pytest.mark.parametrize("state", STATES, ids=lambda each: type(each).__name__)
def test_the_run_is_complete_when_it_is_verified(state: InUseState[Any]) -> None:
    assert not state.complete(Page.APPLY)
    assert [each.code for each in state.problems(Page.APPLY)] == [ProblemCode.NOT_APPLIED]
    done = state.after_run(applied=True)
    assert done.complete(Page.APPLY)
    assert done.problems(Page.APPLY) == ()
    assert done.after_run(applied=True) is done
    assert (state.changes(Page.REVIEW), state.losses(Page.REVIEW)) == ((), ())


@pytest.mark.parametrize("state", STATES, ids=lambda each: type(each).__name__)
def test_without_a_reading_nothing_is_planned_and_nothing_is_complete(state: InUseState[Any]) -> None:
    unknown = replace(state, inventory=None)
    assert [each.code for each in unknown.drafted.problems] == [ProblemCode.INVENTORY_MISSING]
    assert unknown.problems(Page.REVIEW) == unknown.drafted.problems
    assert not unknown.complete(Page.REVIEW)
    assert not unknown.complete(unknown.first)
    assert (unknown.interface(), unknown.present(), unknown.unread(), unknown.host_to_stop()) == (None, (), (), None)


@pytest.mark.parametrize("state", STATES[:2], ids=lambda each: type(each).__name__)
def test_without_an_interface_it_is_asked_for_first(state: InUseState[Any]) -> None:
    empty = replace(state, choice=type(state.choice)())
    assert empty.first is Page.INTERFACE_IN_USE
    assert not empty.complete(Page.INTERFACE_IN_USE)
    assert [each.code for each in empty.drafted.problems] == [ProblemCode.ENI_MISSING]
    assert empty.eni_ids() == ()


def test_nothing_to_do_needs_no_consent_and_can_not_be_applied() -> None:
    state = UnbindState(Unbinding(ENI), CATALOG, inventory((free_eip(1),), eni()))
    assert state.drafted.plan is not None
    assert state.drafted.consents == frozenset()
    assert not state.complete(Page.REVIEW)


def test_a_consent_to_another_plan_is_no_consent_to_this_one() -> None:
    state = all_agreed(STATES[0])
    released = replace(state, choice=state.update(ReleaseWanted(frozenset({eip_id(1)}), on=True)))
    assert PlanNoteCode.EIPS_RELEASED in released.drafted.consents
    assert released.agreed == frozenset()
    one = ConsentGiven(released.drafted, PlanNoteCode.EIPS_RELEASED, agreed=True)
    assert replace(released, choice=released.update(one)).agreed == {PlanNoteCode.EIPS_RELEASED}


# One that unbinds


def test_what_is_released_can_have_left_the_interface_since_it_was_chosen() -> None:
    state = STATES[0]
    state = replace(state, choice=state.update(InventoryRead(THERE)))
    assert state.choice.seen == {eip_id(1), eip_id(2)}
    assert state.update(InventoryRead(THERE)) is state.choice
    assert state.update(InventoryRead(inventory((free_eip(1),)))) is state.choice, "what was seen stays seen"
    later = replace(state, inventory=inventory((free_eip(1), bound_eip(2), free_eip(3))))
    assert isinstance(later, UnbindState)
    assert [each.allocation_id for each in later.eips()] == [eip_id(2), eip_id(1)]
    assert not later.release_problems(free_eip(1))
    assert later.released() == ()
    named = replace(later, choice=later.update(ReleaseWanted(frozenset({eip_id(1)}), on=True)))
    assert named.released() == (eip_id(1),)
    kept = replace(named, choice=named.update(ReleaseWanted(frozenset({eip_id(1)}), on=False)))
    assert kept.released() == ()


def test_an_interface_is_deleted_only_when_no_eip_stays_on_it() -> None:
    state = UnbindState(Unbinding(ENI), CATALOG, THERE)
    assert state.delete_problems() == ()
    other = (*FOUND, bound_eip(4, mode=AssociationMode.NAT))
    staying = replace(state, inventory=inventory(other))
    assert [each.code for each in staying.delete_problems()] == [ProblemCode.ENI_EIPS_STAY]
    assert UnbindState(Unbinding(), CATALOG, THERE).delete_problems() == ()
    unread = replace(state, inventory=dark(THERE, ListName.EIPS))
    assert [each.code for each in unread.delete_problems()] == [ProblemCode.EIPS_UNREAD]
    assert [each.code for each in unread.release_problems(free_eip(1))] == [ProblemCode.EIPS_UNREAD]
    wanted = replace(state, choice=state.update(DeletionWanted(on=True)))
    assert PlanNoteCode.ENI_DELETED in wanted.drafted.consents
    assert wanted.update(DeletionWanted(on=True)) is wanted.choice


def test_an_instance_that_must_stop_is_agreed_to_by_name() -> None:
    state = UnbindState(Unbinding(ENI), COLD, THERE)
    assert state.drafted.needs_only_a_stop
    assert not state.drafted.stops_instance
    host = state.host_to_stop()
    assert host is not None
    agreed = replace(state, choice=state.update(StopAgreed(host.id)))
    assert state.drafted.plan is None
    assert state.shown_plan is not None
    assert state.shown_plan == agreed.drafted.plan == agreed.shown_plan
    assert agreed.drafted.stops_instance
    assert agreed.update(StopAgreed(host.id)) is agreed.choice
    assert replace(agreed, choice=agreed.update(StopAgreed(None))).drafted.needs_only_a_stop


# One that changes EIPs


def test_an_eip_comes_or_goes_and_the_last_word_counts() -> None:
    state = ChangeState(EipChange(ENI), CATALOG, THERE)
    assert state.wanted() == {eip_id(1), eip_id(2)}
    assert not state.complete(Page.EIPS_OF_INTERFACE), "nothing changes"
    added = replace(state, choice=state.update(EipWanted(eip_id(3), on=True)))
    assert added.differences() == ((eip_id(3),), ())
    assert added.complete(Page.EIPS_OF_INTERFACE)
    taken = replace(added, choice=added.update(EipWanted(eip_id(3), on=False)))
    assert taken.differences() == ((), ())
    gone = replace(state, choice=state.update(EipWanted(eip_id(1), on=False)))
    assert gone.differences() == ((), (eip_id(1),))
    assert gone.complete(Page.INTERFACE_IN_USE)
    assert gone.update(EipWanted(eip_id(1), on=False)) is gone.choice


def test_an_eip_says_why_it_can_neither_come_nor_go() -> None:
    state = ChangeState(EipChange(ENI), CATALOG, THERE)
    assert state.eip_problems(bound_eip(1)) == ()
    assert state.eip_problems(free_eip(3)) == ()
    locked = replace(bound_eip(1), locks=("financial",))
    moving = bound_eip(1, status=EipStatus.UNASSOCIATING)
    elsewhere = bound_eip(7, "eni-x")
    for eip, code in (
        (locked, ProblemCode.EIP_LOCKED),
        (moving, ProblemCode.EIP_UNSETTLED),
        (elsewhere, ProblemCode.EIP_BOUND),
    ):
        assert code in [each.code for each in state.eip_problems(eip)]
    unread = replace(state, inventory=dark(THERE, ListName.EIPS))
    assert [each.code for each in unread.eip_problems(free_eip(3))] == [ProblemCode.EIPS_UNREAD]
    assert not unread.complete(Page.EIPS_OF_INTERFACE)


# One that deletes interfaces of the secondary CIDR method


def torn(**answers: Any) -> CidrTeardownState:
    return CidrTeardownState(CidrTeardown(cidr.ENI.id, **answers), cidr.CATALOG, CIDR)


def test_what_nothing_needs_goes_unless_it_is_kept() -> None:
    alone = torn()
    assert (alone.vswitches(), alone.blocks()) == ((), ()), "another interface is in the vSwitch"
    assert (alone.staying_vswitches(), alone.staying_blocks()) == ((cidr.SWITCH,), (cidr.BLOCK,))
    found = replace(CIDR, interfaces=(cidr.PRIMARY, cidr.ENI))
    state = replace(alone, inventory=found)
    assert (state.vswitches(), state.blocks()) == ((cidr.SWITCH,), (cidr.BLOCK,))
    assert (state.staying_vswitches(), state.staying_blocks()) == ((), ())
    kept = replace(state, choice=state.update(BlocksWanted(kept=True)))
    assert (kept.vswitches(), kept.blocks()) == ((cidr.SWITCH,), ())
    kept = replace(state, choice=state.update(VSwitchesWanted(kept=True)))
    assert (kept.vswitches(), kept.blocks()) == ((), ()), "no block goes while a vSwitch in it stays"
    unknown = replace(state, inventory=None)
    assert (unknown.eips(), unknown.left().blocks, unknown.staying_blocks(), unknown.others()) == ((), (), (), ())


def test_other_interfaces_go_only_by_name_and_only_while_they_are_offered() -> None:
    beside = replace(cidr.SECOND, status=EniStatus.IN_USE, instance_id=INSTANCE)
    found = replace(CIDR, interfaces=(cidr.PRIMARY, cidr.ENI, beside))
    state = replace(torn(), inventory=found)
    assert [each.id for each in state.others()] == [beside.id]
    assert state.eni_ids() == (cidr.ENI.id,)
    state = replace(state, choice=state.update(AlsoWanted(beside.id, on=True)))
    assert state.eni_ids() == (cidr.ENI.id, beside.id)
    assert state.update(AlsoWanted(beside.id, on=True)) is state.choice
    assert state.update(InventoryRead(found)) is state.choice
    gone = InventoryRead(CIDR)
    after = state.update(gone)
    assert after.also == frozenset()
    assert lost(state.choice, gone, after) == (ChoiceKind.MORE_INTERFACES,)
    assert replace(state, choice=state.update(AlsoWanted(beside.id, on=False))).eni_ids() == (cidr.ENI.id,)
    loose = [replace(each, status=EniStatus.AVAILABLE, instance_id=None) for each in (cidr.ENI, beside)]
    far = replace(loose[1], id=EniId("eni-far"), vpc_id=VpcId("vpc-far"))
    state = replace(state, inventory=replace(CIDR, eips=(free_eip(5), free_eip(6)), interfaces=(*loose, far)))
    assert [each.id for each in state.others()] == [beside.id], "on no instance both, in one VPC"


def test_eips_are_released_only_when_these_very_ones_were_named() -> None:
    state = torn()
    assert [each.allocation_id for each in state.eips()] == [eip_id(5)]
    assert not state.releases()
    named = replace(state, choice=state.update(ReleaseWanted(frozenset({eip_id(5)}), on=True)))
    assert named.releases()
    assert named.release_problems() == ()
    assert PlanNoteCode.EIPS_RELEASED in named.drafted.consents
    assert not replace(named, choice=named.update(ReleaseWanted(frozenset({eip_id(5)}), on=False))).releases()
    event = AlsoWanted(cidr.SECOND.id, on=True)
    more = named.update(event)
    assert more.release == frozenset()
    assert lost(named.choice, event, more) == (ChoiceKind.RELEASE,), "the answer itself is not void"
    assert lost(state.choice, event, state.update(event)) == ()


def test_an_interface_that_is_gone_is_not_complete() -> None:
    gone = replace(torn(), inventory=replace(CIDR, interfaces=()))
    assert not gone.complete(Page.SECONDARY_CIDR_DELETION)
    unnamed = replace(gone, choice=CidrTeardown())
    assert (unnamed.eni_ids(), unnamed.complete(unnamed.first)) == ((), False)
    assert [each.code for each in unnamed.drafted.problems] == [ProblemCode.ENI_MISSING]
    assert torn().complete(Page.SECONDARY_CIDR_DELETION)
    cold = replace(torn(), catalog=replace(cidr.CATALOG, cold_attach_types=frozenset({"ecs.g5.large"})))
    assert cold.drafted.needs_only_a_stop
    agreed = replace(cold, choice=cold.update(StopAgreed(INSTANCE)))
    assert agreed.drafted.stops_instance


# One that cleans networks up


def test_a_vswitch_goes_unless_it_is_kept_and_a_block_only_with_one_that_it_was_made_for() -> None:
    lonely = IPv4Network("47.9.0.0/28")
    vpc = Vpc(cidr.VPC, IPv4Network("10.0.0.0/8"), (cidr.BLOCK.block, lonely))
    found = replace(CIDR, interfaces=(cidr.PRIMARY,), vpcs=(vpc,))
    state = CleanupState(NetworkCleanup(vpc=cidr.VPC), cidr.CATALOG, found)
    alone = VpcBlock(cidr.VPC, lonely)
    assert (state.going().vswitches, state.going().blocks) == ((cidr.SWITCH,), (cidr.BLOCK,))
    assert set(state.free_blocks()) == {cidr.BLOCK, alone}
    assert state.complete(Page.UNUSED_NETWORKS)
    more = replace(state, choice=state.update(NetworkWanted(alone, on=True)))
    assert set(more.going().blocks) == {cidr.BLOCK, alone}
    assert more.update(NetworkWanted(alone, on=True)) is more.choice
    kept = replace(state, choice=state.update(NetworkWanted(cidr.SWITCH.id, on=False)))
    assert (kept.going().vswitches, kept.going().blocks) == ((), ())
    assert kept.free_blocks() == (alone,)
    assert not kept.complete(Page.UNUSED_NETWORKS)
    assert state.unread_networks() == ()
    unread = replace(state, inventory=dark(found, ListName.VPCS))
    assert [each.code for each in unread.unread_networks()] == [ProblemCode.VPCS_NEEDED]
    nothing = replace(state, inventory=None)
    assert (nothing.left().blocks, nothing.unread_networks()) == ((), ())
    assert CleanupState(NetworkCleanup(), cidr.CATALOG, found).left().blocks == ()
    assert state.update(EniChosen(ENI)) is state.choice, "no interface is asked for"


# Which interface can be chosen


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (None, NotEligible.NO_EIP),
        (THERE, None),
        (inventory(()), NotEligible.NO_EIP),
        (inventory((bound_eip(1, mode=AssociationMode.NAT),)), NotEligible.OTHER_MODE),
        (inventory(interface=replace(eni(), mark="10.0.0.5-t"), eips=()), NotEligible.LEFT_OVER),
    ],
    ids=["unread", "carries EIPs", "no EIP", "another mode", "left over"],
)
def test_an_interface_with_nothing_to_unbind_says_why(found: Inventory | None, expected: NotEligible | None) -> None:
    interface = found.interfaces[0] if found else eni()
    assert objection(interface, found, CATALOG) is expected
    assert must_stop(interface, found, CATALOG) is None


def test_an_interface_that_a_rule_forbids_says_the_rule() -> None:
    unread = dark(THERE, ListName.INSTANCES)
    said = objection(unread.interfaces[0], unread, CATALOG)
    assert getattr(said, "code", None) is ProblemCode.INSTANCES_UNREAD
    moving = inventory((bound_eip(1, status=EipStatus.UNASSOCIATING),))
    said = objection(moving.interfaces[0], moving, CATALOG)
    assert getattr(said, "code", None) is ProblemCode.EIP_UNSETTLED
    exposed = objection(cidr.ENI, CIDR, cidr.CATALOG)
    assert exposed is NotEligible.ADDRESS_IS_EIP
    assert not replace(STATES[0], inventory=moving).complete(Page.INTERFACE_IN_USE)


def test_an_interface_whose_instance_must_stop_can_be_chosen() -> None:
    host = must_stop(THERE.interfaces[0], THERE, COLD)
    assert host is not None
    assert host.id == INSTANCE
    assert objection(THERE.interfaces[0], THERE, COLD) is None


# No answer is lost without a word

_EIPS = st.frozensets(st.sampled_from([eip_id(1), eip_id(2), eip_id(3)]))
_ENIS = st.sampled_from([ENI, OTHER_ENI, cidr.ENI.id, cidr.SECOND.id])
_NETWORKS = st.sampled_from([VSwitchId("vsw-1"), VSwitchId("vsw-9"), cidr.BLOCK])
_CONSENTS: st.SearchStrategy[Consent] = st.sampled_from([*ReviewConsent, PlanNoteCode.ENI_DELETED])
_DRAFTED = st.sampled_from([each.drafted for each in STATES])
_PLAIN_EVENTS: st.SearchStrategy[InUseEvent] = st.one_of(
    st.builds(EniChosen, st.none() | _ENIS),
    st.builds(InventoryRead, st.sampled_from([THERE, CIDR, inventory(())])),
    st.builds(StopAgreed, st.sampled_from([None, INSTANCE, OTHER])),
    st.builds(DeletionWanted, st.booleans()),
    st.builds(ReleaseWanted, _EIPS, st.booleans()),
    st.builds(ListedEipsChosen, _EIPS, st.booleans()),
    st.builds(EipWanted, st.sampled_from([eip_id(1), eip_id(2)]), st.booleans()),
    st.builds(AlsoWanted, _ENIS, st.booleans()),
    st.builds(VSwitchesWanted, st.booleans()),
    st.builds(BlocksWanted, st.booleans()),
    st.builds(NetworkWanted, _NETWORKS, st.booleans()),
    st.builds(ReviewBegun),
    st.builds(ConsentGiven, _DRAFTED, _CONSENTS, st.booleans()),
)
_OWN = {
    StopAgreed: {"stop"},
    DeletionWanted: {"delete"},
    ReleaseWanted: {"release"},
    ListedEipsChosen: {"picked"},
    EipWanted: {"added", "removed"},
    AlsoWanted: {"also"},
    VSwitchesWanted: {"keep_vswitches"},
    BlocksWanted: {"keep_blocks"},
    NetworkWanted: {"deleted", "kept"},
    EniChosen: {"eni"},
}
"""What an event answers itself: no word is due about that."""
_NAMED = {
    ChoiceKind.STOP: "stop",
    ChoiceKind.DELETION: "delete",
    ChoiceKind.RELEASE: "release",
    ChoiceKind.EIPS_ADDED: "added",
    ChoiceKind.EIPS_REMOVED: "removed",
    ChoiceKind.MORE_INTERFACES: "also",
    ChoiceKind.KEPT_VSWITCHES: "keep_vswitches",
    ChoiceKind.KEPT_BLOCKS: "keep_blocks",
}
_UPDATES: dict[type[InUseChoice], Any] = {
    Unbinding: unbind.update,
    EipChange: change_eips.update,
    CidrTeardown: secondary_cidr_teardown.update,
    NetworkCleanup: unused_networks.update,
    EipList: eip_list.update,
}


@given(kind=st.sampled_from(list(_UPDATES)), events=st.lists(_PLAIN_EVENTS, min_size=1, max_size=12))
def test_no_event_takes_an_answer_back_in_silence(kind: type[InUseChoice], events: list[InUseEvent]) -> None:
    update, now = _UPDATES[kind], kind()
    for event in events:
        before, now = now, update(now, event)
        told = invalidated_in_use(before, event, now)
        named = {_NAMED[each] for each in told.answers} if told else set()
        # What was seen is no answer, and consents of the review are asked for each time it is shown.
        silent = {"eni", "seen", "agreement", *_OWN.get(type(event), set())}
        for name in (each.name for each in fields(kind)):
            then, later = getattr(before, name), getattr(now, name)
            smaller = not then <= later if isinstance(then, frozenset) else bool(then) and then != later
            assert not smaller or name in silent or name in named, f"{event} took {name} back"
        if told is not None:
            assert invalidated_text(told, THERE)
            restored = update(now, ChoiceRestored(told.before))
            assert restored == before
        assert (now is before) == (now == before), "the same object where nothing changes"


@given(kind=st.sampled_from(list(_UPDATES)), event=_PLAIN_EVENTS)
def test_an_answer_that_is_given_twice_changes_nothing(kind: type[InUseChoice], event: InUseEvent) -> None:
    update = _UPDATES[kind]
    once = update(kind(), event)
    assert update(once, event) is once


def test_answers_that_went_with_the_interface_are_restored() -> None:
    before = change_eips.update(EipChange(ENI), StopAgreed(INSTANCE))
    now = change_eips.update(before, EniChosen(OTHER_ENI))
    assert now.stop is None
    assert change_eips.update(now, ChoiceRestored(before)) == before


def test_answers_of_another_wizard_are_not_restored() -> None:
    now = Unbinding(ENI)
    assert unbind.update(now, ChoiceRestored(EipChange(OTHER_ENI))) is now


def test_each_answer_that_is_void_has_a_sentence_of_its_own() -> None:
    before: tuple[InUseChoice, ...] = (
        Unbinding(ENI, INSTANCE, delete=True, release=frozenset({eip_id(1)})),
        EipChange(ENI, added=frozenset({eip_id(3)}), removed=frozenset({eip_id(1)})),
        CidrTeardown(ENI, also=frozenset({OTHER_ENI}), keep_vswitches=True, keep_blocks=True),
    )
    said = []
    for each in before:
        event = EniChosen(EniId("eni-9"))
        told = invalidated_in_use(each, event, _UPDATES[type(each)](each, event))
        assert told is not None
        said += [invalidated_text(Invalidated((answer,), each), None) for answer in told.answers]
    assert len(said) == len(set(said)) == len(_NAMED)
