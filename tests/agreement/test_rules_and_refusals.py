"""The rules and the sandbox agree: what a rule blocks is refused when sent all the same, and nothing else is."""

import copy
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from gui.domain.cloud.codes import MODE_REFUSALS
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.instance import InstanceId, InstanceStatus
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, ProblemCode, Severity, blocking
from gui.domain.plans import multi_eip
from gui.domain.rules.multi_eip import mode_refusal, problems
from gui.domain.rules.remaining import nothing_left
from gui.sandbox.switches import NoMode
from gui.words.problems import problem_text
from tests.agreement.cases import CASES, ELSEWHERE, Case
from tests.agreement.scene import CATALOG, SHANGHAI, Cloud, Scene, bare_operations, said

WITH_REFUSAL = [case for case in CASES if case.refused]
EVERY_CASE = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)


def read(cloud: Cloud, scene: Scene, case: Case) -> Inventory:
    cloud.serve(scene.account)
    if case.code is ProblemCode.REGION_CLOSED:
        return Inventory(scene.region, datetime.now(UTC))
    region = SHANGHAI if case.code is ProblemCode.INVENTORY_MISSING else scene.region
    return cloud.inventory(region)


def of_code(found: tuple[Problem, ...], code: ProblemCode) -> list[Problem]:
    return [problem for problem in found if problem.code is code]


def test_every_rule_has_a_row_or_a_reason() -> None:
    assert {case.code for case in CASES} | set(ELSEWHERE) == set(ProblemCode)
    assert not {case.code for case in CASES} & set(ELSEWHERE)
    assert len({case.id for case in CASES}) == len(CASES)


def test_a_row_without_refusal_says_why() -> None:
    assert all(bool(case.refused) != bool(case.why) for case in CASES)
    unread = {code for code in ProblemCode if code.name.endswith("_UNREAD")}
    unrefused = {case.code for case in CASES if case.why and case.code.severity is Severity.BLOCKS}
    # A rule that blocks and that the sandbox can't refuse is either blindness or a resource it does not have.
    assert unrefused <= unread | {ProblemCode.ENI_OTHER_TYPE}


def test_the_scene_to_start_from_has_nothing_wrong_and_is_accepted(cloud: Cloud) -> None:
    scene = Scene()
    cloud.serve(scene.account)
    inventory = cloud.inventory(SHANGHAI)
    found = said(scene, inventory)
    assert {problem.severity for problem in found} == {Severity.INFORMS}
    assert cloud.send(bare_operations(scene.chosen(), inventory)) is None
    again = cloud.inventory(SHANGHAI)
    assert not blocking(said(scene, again)), "done already is no problem"
    assert bare_operations(scene.chosen(), again) == ()


@EVERY_CASE
def test_the_rule_speaks(cloud: Cloud, case: Case) -> None:
    scene = Scene()
    case.trips(scene)
    everything = said(scene, case.edit(read(cloud, scene, case)))
    found = of_code(everything, case.code)
    assert found
    assert all(problem.severity is case.code.severity for problem in found)
    assert not any(set("{}") & set(problem_text(problem)) for problem in everything), "every fact is filled in"


@pytest.mark.parametrize("case", WITH_REFUSAL, ids=lambda case: case.id)
def test_the_sandbox_refuses_it_when_the_rule_is_bypassed(cloud: Cloud, case: Case) -> None:
    scene = Scene()
    case.trips(scene)
    inventory = read(cloud, scene, case)
    refusal = cloud.send(bare_operations(scene.chosen(), inventory, detach=case.detach))
    assert refusal is not None
    assert refusal.code in case.refused


@pytest.mark.parametrize("target", ["voip-gateway-01", "ftp-legacy", "ftp-spare"])
def test_what_was_agreed_to_by_name_the_rules_allow_and_the_sandbox_does(cloud: Cloud, target: str) -> None:
    scene = Scene()
    host = scene.instance_named("ftp-legacy")
    spare = copy.deepcopy(host)
    spare.id, spare.name = "i-uf6spare", "ftp-spare"
    scene.account.instances.add(spare)
    scene.attach(scene.the_eni, host)
    scene.instance = target
    inventory = cloud.inventory_of(scene)
    cold = InstanceId(host.id)
    chosen = replace(scene.chosen(), detach_from=cold, stop_host=cold)
    chosen = replace(chosen, stop=chosen.instance if target == "ftp-spare" else None)
    assert not blocking(problems(chosen, inventory, CATALOG))
    plan = multi_eip.build(chosen, inventory, CATALOG)
    assert cloud.send(plan.operations) is None
    after = cloud.inventory(SHANGHAI)
    assert nothing_left(chosen, after)
    assert all(after.instance_by_id[InstanceId(each.id)].status is InstanceStatus.RUNNING for each in (host, spare))


@pytest.mark.parametrize("case", [case for case in CASES if case.why], ids=lambda case: case.id)
def test_what_the_sandbox_can_not_refuse_it_accepts(cloud: Cloud, case: Case) -> None:
    scene = Scene()
    case.trips(scene)
    inventory = read(cloud, scene, case)
    assert cloud.send(bare_operations(scene.chosen(), inventory)) is None


@EVERY_CASE
def test_short_of_it_the_rule_is_silent_and_the_sandbox_accepts(cloud: Cloud, case: Case) -> None:
    scene = Scene()
    case.just_not(scene)
    inventory = cloud.inventory_of(scene)
    found = said(scene, inventory)
    quiet = {ProblemCode.ENI_SECONDARY_ADDRESSES} if case.code is ProblemCode.INSTANCE_ADDRESS_QUOTA else set()
    assert not of_code(found, case.code)
    assert not blocking(found)
    assert {problem.code for problem in found if problem.severity is Severity.WARNS} <= quiet
    assert cloud.send(bare_operations(scene.chosen(), inventory)) is None


@pytest.mark.parametrize("case", [case for case in CASES if case.lenient], ids=lambda case: case.id)
def test_what_is_only_warned_of_works_where_the_cloud_is_lenient(cloud: Cloud, case: Case) -> None:
    scene = Scene()
    case.trips(scene)
    assert case.lenient is not None
    case.lenient(scene)
    inventory = cloud.inventory_of(scene)
    found = said(scene, inventory)
    assert of_code(found, case.code)
    assert not blocking(found)
    assert cloud.send(bare_operations(scene.chosen(), inventory)) is None


def test_a_warning_with_a_refusal_has_a_lenient_row() -> None:
    assert all(case.lenient for case in WITH_REFUSAL if case.code.severity is not Severity.BLOCKS)


@pytest.mark.parametrize("code", NoMode)
def test_a_refused_mode_is_said_first_the_next_time(cloud: Cloud, code: NoMode) -> None:
    scene = Scene()
    scene.account.multi_eip_mode, scene.account.switches.no_mode_code = False, code
    inventory = cloud.inventory_of(scene)
    refusal = cloud.send(bare_operations(scene.chosen(), inventory))
    assert isinstance(refusal, CloudError)
    assert mode_refusal(refusal) == code.value
    (told,) = of_code(said(scene, inventory, mode_refusal(refusal)), ProblemCode.MODE_REFUSED)
    assert told.values == (("code", code.value),)
    assert {each.value for each in NoMode} == MODE_REFUSALS


@pytest.mark.parametrize("absent", ["eni", "instance"])
def test_an_absent_choice_is_refused(cloud: Cloud, absent: str) -> None:
    scene = Scene()
    inventory = cloud.inventory_of(scene)
    selection = replace(scene.chosen(), **{absent: None})
    refusal = cloud.send(bare_operations(selection, inventory))
    assert refusal is not None
    assert refusal.code == {"eni": "MissingBindedInstanceId", "instance": "MissingParameter"}[absent]


def test_dhcp_is_always_told(cloud: Cloud) -> None:
    scene = Scene()
    inventory = cloud.inventory_of(scene)
    for instance in inventory.instances:
        scene.instance = instance.name
        assert of_code(said(scene, inventory), ProblemCode.DHCP_NEEDED)
