"""What the sandbox refuses because a list was old, the program takes for a state that passes, never for an end.

The rules see lists that show nothing of a write yet, so they have nothing against sending it again; the refusal of that
is the only word of the write.
"""

from collections.abc import Iterator

import pytest

from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.problems import blocking
from gui.domain.engine.retry_policy import Reaction, reaction
from gui.domain.operations.operation import AttachEni, DetachEni, Operation, UnassociateEips
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from tests.agreement.conftest import WORLDS
from tests.agreement.scene import SHANGHAI, Cloud, Scene, bare_operations, said
from tests.helpers.queries import seen_of

PASSES = {Reaction.IF_PASSING, Reaction.BACK_OFF, Reaction.REPEAT}


def _reversed(sent: tuple[Operation, ...]) -> tuple[Operation, ...]:
    attach = next(each for each in sent if isinstance(each, AttachEni))
    bind = next(each for each in sent if each.action.startswith("Associate"))
    detach = DetachEni(SHANGHAI, attach.eni_id, attach.instance_id)
    return (detach, *(UnassociateEips(SHANGHAI, (AllocationId(each),), attach.eni_id) for each in bind.items))


@pytest.fixture(scope="module")
def late() -> Iterator[Cloud]:
    with SandboxServer(default_account()) as server:
        yield Cloud(server, WORLDS["late"])


def test_a_stale_list_gives_no_reason_against_what_was_done(late: Cloud) -> None:
    scene = Scene()
    inventory = late.inventory_of(scene)
    operations = bare_operations(scene.chosen(), inventory)
    assert late.send(operations, pause=0) is None
    stale = late.stale_inventory(SHANGHAI)
    assert bare_operations(scene.chosen(), stale) == operations
    assert not blocking(said(scene, stale))
    assert bare_operations(scene.chosen(), late.inventory(SHANGHAI)) == ()


@pytest.mark.parametrize("back", [False, True], ids=["there", "back"])
def test_what_is_sent_again_on_a_stale_list_is_refused_by_a_code_that_passes(late: Cloud, back: bool) -> None:
    scene = Scene()
    operations = bare_operations(scene.chosen(), late.inventory_of(scene))
    assert late.send(operations, pause=0) is None
    if back:
        late.inventory(SHANGHAI)
        operations = _reversed(operations)
        assert late.send(operations, pause=0) is None
    for operation in operations:
        refusal = late.send((operation,), pause=0)
        assert refusal is not None, operation.action
        assert reaction(refusal) in PASSES, f"{operation.action}: {refusal.code}"


def test_an_id_that_is_gone_is_read_as_absent(late: Cloud) -> None:
    scene = Scene()
    late.serve(scene.account)
    late.inventory(SHANGHAI)
    assert seen_of(late.gateway.eips(SHANGHAI, ["eip-none"]), late.gateway.interfaces(SHANGHAI, ["eni-none"])) == (
        seen_of((), ())
    )
