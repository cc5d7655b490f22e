"""Cloud Assistant by the real SDK: what is sent, what is read tolerantly, and what never gets into a log."""

import base64
import logging
from dataclasses import replace
from typing import Any

import pytest

from gui.cloud import assistant as module
from gui.cloud.assistant import Assistant
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.delivery.command_output import LONGEST
from gui.domain.delivery.invocation import AgentState, CommandState
from gui.domain.delivery.package import Step
from gui.domain.delivery.permissions import GuestAction
from gui.sandbox.guests.modelled import Modelled
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from tests.helpers.guest_world import package
from tests.helpers.sandbox_run import CREDENTIALS, INSTANCE, REGION

PACKAGE = replace(package(), instance=INSTANCE)


@pytest.fixture
def server() -> Any:
    account = default_account()
    account.guest = Modelled(account)
    with SandboxServer(account) as found:
        yield found


@pytest.fixture
def guests(server: SandboxServer) -> Assistant:
    return Assistant(CREDENTIALS, f"http://{server.endpoint}")


def test_a_command_is_sent_once_found_by_its_tag_and_its_result_read(
    guests: Assistant, server: SandboxServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert guests.agents(REGION, [INSTANCE])[0].online
    first = guests.send(PACKAGE, Step.CHECK, 1, "token-1")
    assert guests.send(PACKAGE, Step.CHECK, 1, "token-1") == first, "a repetition with the token is the same command"
    assert len(server.account.invocations) == 1
    assert [(each.invoke_id, each.step) for each in guests.sent(PACKAGE)] == [(first, "check-1")]
    found = guests.result(PACKAGE, first)
    assert found is not None
    assert found.state in {CommandState.SUCCESS, CommandState.PENDING, CommandState.RUNNING}
    assert guests.result(PACKAGE, "t-never-sent") is None
    content = base64.b64encode(b"script of check\n").decode()
    assert content not in caplog.text
    assert "script of" not in caplog.text


def test_what_is_not_reached_says_nothing_of_the_script() -> None:
    with pytest.raises(CloudError) as refused:
        Assistant(CREDENTIALS, "http://127.0.0.1:9", connect_timeout=0.5).send(PACKAGE, Step.APPLY, 1, "t")
    assert refused.value.kind in {CloudErrorKind.NETWORK, CloudErrorKind.TIMED_OUT}
    assert "CommandContent" not in f"{refused.value!r}{refused.value.message}"


def test_permissions_are_tried_without_running_anything(guests: Assistant, server: SandboxServer) -> None:
    assert set(guests.permissions(REGION, INSTANCE, windows=False).values()) == {None}
    key = server.account.keys[CREDENTIALS.access_key_id]
    server.account.keys[key.id] = replace(key, deny=("ecs:RunCommand",))
    denied = guests.permissions(REGION, INSTANCE, windows=False)
    assert {action for action, error in denied.items() if error} == {GuestAction.RUN}


def test_only_what_is_pending_is_withdrawn(guests: Assistant) -> None:
    guests.withdraw(PACKAGE, guests.send(PACKAGE, Step.CHECK, 1, "token"))


RECORD = {"InvokeId": "t-1", "InstanceId": INSTANCE, "InvocationStatus": "Success", "ExitCode": 0, "Output": "YQ=="}


@pytest.mark.parametrize(
    ("record", "state", "output"),
    [
        (RECORD, CommandState.SUCCESS, b"a"),
        (RECORD | {"InvocationStatus": "NeverHeardOf"}, CommandState.UNKNOWN, b"a"),
        (RECORD | {"InvocationStatus": "", "InvokeRecordStatus": "Finished"}, CommandState.SUCCESS, b"a"),
        (
            RECORD | {"InvocationStatus": "", "InvokeRecordStatus": "Finished", "ExitCode": "1"},
            CommandState.FAILED,
            b"a",
        ),
        (RECORD | {"InvocationStatus": None, "InvokeRecordStatus": "Running"}, CommandState.RUNNING, b"a"),
        (RECORD | {"InvocationStatus": "", "InvokeRecordStatus": "Failed"}, CommandState.UNKNOWN, b"a"),
        (RECORD | {"Output": "not base64!"}, CommandState.SUCCESS, b"not base64!"),
        (RECORD | {"Output": base64.b64encode(b"x" * 99_999).decode()}, CommandState.SUCCESS, b"x" * LONGEST),
        (RECORD | {"Output": None, "Dropped": None}, CommandState.SUCCESS, b""),
    ],
)
def test_a_result_is_read_tolerantly(record: dict[str, Any], state: CommandState, output: bytes) -> None:
    found = module._invocation(record, "REQ")
    assert (found.state, found.output, found.request_id) == (state, output, "REQ")


def test_what_the_cloud_says_of_an_error_is_short_and_printable() -> None:
    found = module._invocation(RECORD | {"ErrorCode": "ClientNotOnline", "ErrorInfo": "\x1b[31m" + "a" * 999}, "")
    assert found.error_code == "ClientNotOnline"
    assert found.error_info == "?[31m" + "a" * 295


@pytest.mark.parametrize("said", [True, "true", "TRUE", 1])
def test_an_agent_is_online_whatever_the_answer_calls_it(said: object) -> None:
    agent = {"InstanceId": "i-1", "CloudAssistantStatus": said, "CloudAssistantVersion": "2.2"}
    assert module._agent(agent) == AgentState("i-1", online=True, version="2.2")
    assert not module._agent(agent | {"CloudAssistantStatus": "false"}).online


@pytest.mark.parametrize("read", [module._agent, module._sent])
def test_a_record_without_its_id_is_unreadable(read: Any) -> None:
    with pytest.raises(ValueError, match="is missing"):
        read({})


class Answering(Assistant):
    """An assistant whose cloud answers as a test says."""

    def __init__(self, body: dict[str, Any]) -> None:
        super().__init__(CREDENTIALS, "http://127.0.0.1:9")
        self._caller.send = lambda _region, _request: body  # type: ignore[method-assign]


@pytest.mark.parametrize("body", [{}, {"InvokeId": ""}, {"InvokeId": 7}, {"RequestId": "R"}])
def test_a_command_without_an_invoke_id_may_have_been_taken(body: dict[str, Any]) -> None:
    with pytest.raises(CloudError) as odd:
        Answering(body).send(PACKAGE, Step.APPLY, 1, "t")
    assert not odd.value.answered


def results(*records: object) -> dict[str, Any]:
    return {"Invocation": {"InvocationResults": {"InvocationResult": list(records)}}}


@pytest.mark.parametrize("body", [{}, {"Invocation": []}, results("x"), results({"InvokeId": ["t-1"]})])
def test_an_odd_answer_is_no_result_and_no_absence(body: dict[str, Any]) -> None:
    with pytest.raises(CloudError) as odd:
        Answering(body).result(PACKAGE, "t-1")
    assert odd.value.kind is CloudErrorKind.MALFORMED
    assert Answering(results(RECORD | {"InvokeId": "t-2"})).result(PACKAGE, "t-1") is None
