"""The words for what has changed, what an answer takes back, and what a rule is about."""

from dataclasses import replace
from ipaddress import IPv4Network

import pytest
from pytestqt.qtbot import QtBot

from gui.domain.cloud.eip import EipStatus
from gui.domain.cloud.eni import EniStatus, SecurityGroupId, Vpc, VpcId, VSwitch, VSwitchId
from gui.domain.cloud.instance import InstanceStatus
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.plans.plan import FactChange, facts
from gui.domain.wizards.change_eips import EipChange
from gui.domain.wizards.changed_facts import Resource
from gui.domain.wizards.in_use_choice import InUseChoice
from gui.domain.wizards.invalidated import ChoiceKind, Invalidated
from gui.domain.wizards.secondary_cidr_teardown import CidrTeardown
from gui.domain.wizards.unbind import Unbinding
from gui.qt.base.i18n import Translators
from gui.qt.widgets.note_list import NoteList
from gui.words import states
from gui.words.changes import changes_text, loss_text
from gui.words.invalidated import invalidated_text
from gui.words.problems import problem_text
from tests.helpers.queries import seen_of
from tests.helpers.region_values import ENI, FREE_ENI, INSTANCE, INVENTORY, RUNNING, SELECTION, bound_eip, free_eip

PROD, LAB = VpcId("vpc-1"), VpcId("vpc-2")
VPCS = (Vpc(PROD, IPv4Network("10.0.0.0/8"), name="prod"), Vpc(LAB, IPv4Network("172.16.0.0/12"), name="lab"))
VSWITCH = VSwitch(VSwitchId("vsw-1"), PROD, "cn-shanghai-b", IPv4Network("10.0.0.0/24"), "prod-b")
NAMED = replace(
    INVENTORY,
    interfaces=(replace(FREE_ENI, name="voip"),),
    instances=(replace(RUNNING, name="pbx"),),
    vpcs=VPCS,
    vswitches=(VSWITCH,),
)


def change(name: str, before: str, after: str, resource: str = "eip-1") -> FactChange:
    return FactChange(resource, name, before, after)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            (change("status", "Available", "Releasing"),),
            "47.0.0.1 (eip-1): its state was Available, and is Releasing now.",
        ),
        ((change("target", "", ENI),), "47.0.0.1 (eip-1) was free, and is bound to voip now."),
        ((change("target", ENI, ""),), "47.0.0.1 (eip-1) was bound to voip, and is free now."),
        ((change("target", "nat-9", ENI),), "47.0.0.1 (eip-1) was bound to nat-9, and is bound to voip now."),
        (
            (change("status", "Available", "InUse"), change("target", "", ENI)),
            "47.0.0.1 (eip-1) was free, and is bound to voip now.",
        ),
        (
            (change("status", "InUse", "Available", ENI), change("instance", INSTANCE, "", ENI)),
            "voip (eni-1) was bound to pbx, and is free now.",
        ),
        ((change("locks", "", "financial"),), "47.0.0.1 (eip-1) has been locked by the cloud (overdue payment)."),
        ((change("locks", "security", ""),), "47.0.0.1 (eip-1) is no longer locked by the cloud."),
        (
            (change("managed", "", "by a cloud service"),),
            "47.0.0.1 (eip-1) is managed by a cloud service now. Only that service can change it.",
        ),
        ((change("managed", "by a cloud service", ""),), "47.0.0.1 (eip-1) is no longer managed by a cloud service."),
        ((change("eips", "", "eip-1 eip-2", ENI),), "voip (eni-1) carried these EIPs: none; now: 47.0.0.1, 47.0.0.2."),
        (
            (change("status", "Running", "", INSTANCE), change("type", "ecs.g5.large", "", INSTANCE)),
            "pbx (i-1) no longer exists.",
        ),
        (
            (change("status", "Stopped", "Hibernated", INSTANCE),),
            "pbx (i-1): its state was Stopped, and is Hibernated now.",
        ),
    ],
)
def test_a_change_is_said_in_one_sentence(found: tuple[FactChange, ...], said: str) -> None:
    assert changes_text(found, NAMED) == (said,)


def test_every_fact_that_a_plan_relies_on_has_a_sentence_for_its_change() -> None:
    seen = seen_of(
        (bound_eip(1),), (FREE_ENI,), (RUNNING,), {ENI: ()}, vpcs=VPCS[:1], vswitches=(VSWITCH,)
    )  # fmt: skip
    for fact in facts(seen):
        for before, after in (("x", "y"), ("", "y"), ("x", "")):
            if (fact.name, after) == ("status", ""):
                continue
            (said,) = changes_text((FactChange(fact.resource, fact.name, before, after),), None)
            assert fact.resource in said
            assert said.endswith(".")


@pytest.mark.parametrize(
    ("lost", "said"),
    [(free_eip(1), "47.0.0.1 (eip-1)"), (replace(FREE_ENI, name="voip"), "voip (eni-1)"), (RUNNING, "i-1")],
    ids=["EIP", "interface", "instance without a name"],
)
def test_what_is_gone_is_named_as_it_was(lost: Resource, said: str) -> None:
    assert loss_text(lost).startswith(f"{said} no longer exists")


OF_BINDING = (
    ChoiceKind.EIPS,
    ChoiceKind.INTERFACE,
    ChoiceKind.INSTANCE,
    ChoiceKind.UNBINDING,
    ChoiceKind.STOP_HOST,
    ChoiceKind.STOP,
    ChoiceKind.GROUP,
    ChoiceKind.HIDING,
)
_EIPS = frozenset({free_eip(1).allocation_id, free_eip(2).allocation_id})
OF_AN_INTERFACE_IN_USE: dict[ChoiceKind, tuple[InUseChoice, str]] = {
    ChoiceKind.STOP: (Unbinding(eni=ENI, stop=INSTANCE), "stop pbx"),
    ChoiceKind.DELETION: (Unbinding(eni=ENI, delete=True), "delete the interface voip"),
    ChoiceKind.RELEASE: (Unbinding(eni=ENI, release=_EIPS), "2 EIPs to release"),
    ChoiceKind.EIPS_ADDED: (EipChange(eni=ENI, added=_EIPS), "2 EIPs to bind"),
    ChoiceKind.EIPS_REMOVED: (EipChange(eni=ENI, removed=_EIPS), "2 EIPs to unbind"),
    ChoiceKind.MORE_INTERFACES: (CidrTeardown(eni=ENI, also=frozenset({ENI})), "1 more interface to delete"),
    ChoiceKind.KEPT_VSWITCHES: (CidrTeardown(eni=ENI), "keep the vSwitches"),
    ChoiceKind.KEPT_BLOCKS: (CidrTeardown(eni=ENI), "keep the CIDR blocks"),
}


def test_every_answer_that_can_be_void_is_one_of_a_wizard() -> None:
    assert {*OF_BINDING, *OF_AN_INTERFACE_IN_USE} == set(ChoiceKind)


@pytest.mark.parametrize("answer", OF_BINDING)
def test_every_answer_of_a_binding_that_can_be_void_has_words(answer: ChoiceKind, translators: Translators) -> None:
    del translators
    before = replace(
        SELECTION,
        detach_from=INSTANCE,
        stop_host=INSTANCE,
        stop=INSTANCE,
        group=SecurityGroupId("sg-1"),
        hide=(IPv4Network("47.0.0.0/28"),),
    )
    named = {
        ChoiceKind.EIPS: "2 EIPs",
        ChoiceKind.INTERFACE: "interface voip",
        ChoiceKind.INSTANCE: "instance pbx",
        ChoiceKind.UNBINDING: "detach voip from pbx",
        ChoiceKind.STOP_HOST: "stop pbx",
        ChoiceKind.STOP: "stop pbx",
        ChoiceKind.GROUP: "sg-1",
        ChoiceKind.HIDING: "47.0.0.0/28",
    }
    assert named[answer] in invalidated_text(Invalidated((answer,), before), NAMED)


@pytest.mark.parametrize("answer", OF_AN_INTERFACE_IN_USE)
def test_every_answer_about_an_interface_in_use_that_can_be_void_has_words(
    answer: ChoiceKind, translators: Translators
) -> None:
    del translators
    before, said = OF_AN_INTERFACE_IN_USE[answer]
    assert said in invalidated_text(Invalidated((answer,), before), NAMED)


def test_a_rule_calls_resources_by_their_names_and_states_by_their_words() -> None:
    bound = Problem(ProblemCode.EIP_BOUND, "eip-1", (("target", ENI),))
    assert problem_text(bound, NAMED).startswith("Already bound to voip.")
    assert problem_text(bound).startswith("Already bound to eni-1.")
    vpcs = Problem(ProblemCode.INSTANCE_OTHER_VPC, INSTANCE, (("instance_vpc", PROD), ("eni_vpc", LAB)))
    assert problem_text(vpcs, NAMED).startswith("In VPC prod, but the interface is in lab.")
    vswitch = Problem(ProblemCode.SAME_VSWITCH, INSTANCE, (("vswitch", "vsw-1"),))
    assert "vSwitch prod-b." in problem_text(vswitch, NAMED)
    busy = Problem(ProblemCode.EIP_UNSETTLED, "eip-1", (("status", "Unassociating"),))
    assert "(Disassociating)" in problem_text(busy)
    mode = Problem(ProblemCode.ENI_OTHER_MODE, ENI, (("address", "47.0.0.1"), ("mode", "BINDED")))
    assert "(Cut-through mode)" in problem_text(mode)
    assert "(?)" in problem_text(replace(mode, values=(("address", "47.0.0.1"), ("mode", "?"))))
    lock = Problem(ProblemCode.EIP_LOCKED, "eip-1", (("reason", "financial, sharedPool"),))
    assert "(overdue payment, sharedPool)" in problem_text(lock)


def test_two_of_the_same_name_are_called_by_their_ids() -> None:
    twins = replace(NAMED, vpcs=tuple(replace(each, name="default") for each in VPCS))
    vpcs = Problem(ProblemCode.INSTANCE_OTHER_VPC, INSTANCE, (("instance_vpc", PROD), ("eni_vpc", LAB)))
    assert problem_text(vpcs, twins).startswith("In VPC vpc-1, but the interface is in vpc-2.")


def test_what_is_wrong_names_what_it_is_wrong_with_and_is_said_once(qtbot: QtBot) -> None:
    notes = NoteList()
    qtbot.addWidget(notes)
    found = [Problem(ProblemCode.EIP_BOUND, f"eip-{number}", (("target", ENI),)) for number in (1, 2, 2)]
    found += [
        Problem(ProblemCode.DHCP_NEEDED, INSTANCE),
        Problem(ProblemCode.EIP_GONE, "eip-9"),
        Problem(ProblemCode.ENI_MISSING),
    ]
    notes.show_problems(found, NAMED, ["Something has changed."])
    said = notes.text().split("\n")
    assert said[0] == "47.0.0.1, 47.0.0.2: Already bound to voip. Unbind it there first, or choose another EIP."
    assert said[1].startswith("eip-9: This account has no such EIP")
    assert said[2] == "Choose a secondary network interface."
    assert said[3] == "Something has changed."
    assert said[4].startswith("DHCP must be on")


@pytest.mark.parametrize("status", [*EipStatus, *EniStatus, *InstanceStatus])
def test_every_state_has_a_word(status: str) -> None:
    assert states.state(status)
    assert states.state("NeverSeen") == "NeverSeen"
