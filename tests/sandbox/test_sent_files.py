"""Files that are sent to guests."""

import base64

import pytest

from gui.sandbox.account import Account
from gui.sandbox.guests.scripted import Scripted
from tests.sandbox.caller import Caller, Refused, instance
from tests.sandbox.commands import HOST, looked
from tests.sandbox.conftest import ManualClock


def send_file(caller: Caller, *hosts: str, **more: object) -> str:
    numbered = {f"InstanceId_{n}": instance(caller.account, name) for n, name in enumerate(hosts or (HOST,), start=1)}
    answer = caller.ecs("SendFile", **{"Name": "motd", "TargetDir": "/etc", "Content": "voice", **numbered, **more})
    return str(answer["InvokeId"])


def sent(caller: Caller, invoke: str = "", **more: object) -> list[dict[str, object]]:
    wanted = {"InvokeId": invoke} if invoke else {}
    found: list[dict[str, object]] = caller.ecs("DescribeSendFileResults", **wanted, **more)["Invocations"][
        "Invocation"
    ]
    return found


def ends(caller: Caller, invoke: str) -> list[tuple[object, object]]:
    ((shown),) = sent(caller, invoke)
    rows = shown["InvokeInstances"]["InvokeInstance"]  # type: ignore[index]
    return [(row["InvocationStatus"], row["ErrorCode"]) for row in rows]


def test_a_file_arrives_and_is_shown(admin: Caller) -> None:
    content = base64.b64encode(b"\x00voice").decode()
    tag = {"Tag_1_Key": "team", "Tag_1_Value": "voice"}
    invoke = send_file(admin, HOST, "dev-voice", Content=content, ContentType="Base64", FileMode="0600", **tag)
    assert invoke.startswith("f-")
    assert ends(admin, invoke) == [("Success", ""), ("Aborted", "ClientNotResponse")]
    (shown,) = sent(admin, invoke)
    wanted = {
        "Content": content,
        "Overwrite": "false",
        "FileMode": "0600",
        "VmCount": 2,
        "InvocationStatus": "PartialFailed",
    }
    assert {name: shown[name] for name in wanted} == wanted
    assert len(sent(admin, Tag_1_Key="team")) == 1
    assert sent(admin, Tag_1_Key="other") == []
    assert len(sent(admin, Name="motd", InstanceId=instance(admin.account, HOST))) == 1
    assert sent(admin, Name="other") == []
    assert sent(admin, InvocationStatus="Pending") == []
    assert admin.ecs("DescribeInvocations")["Invocations"]["Invocation"] == [], "a file is no command"


def test_a_file_is_not_overwritten_unless_that_is_asked(admin: Caller) -> None:
    assert ends(admin, send_file(admin)) == [("Success", "")]
    assert ends(admin, send_file(admin)) == [("Failed", "FileAlreadyExists")]
    assert ends(admin, send_file(admin, Overwrite="true")) == [("Success", "")]


@pytest.mark.parametrize(
    ("more", "end"),
    [
        ({"Name": "a/b"}, "FileNameInvalid"),
        ({"TargetDir": "etc"}, "FilePathInvalid"),
        ({"FileMode": "7777"}, "FileAuthorityInvalid"),
        ({"FileOwner": "stranger"}, "UserGroupNotExists"),
        ({"FileGroup": "stranger"}, "UserGroupNotExists"),
    ],
)
def test_files_that_the_agent_refuses(admin: Caller, more: dict[str, object], end: str) -> None:
    assert ends(admin, send_file(admin, **more)) == [("Invalid", end)]


@pytest.mark.parametrize(
    ("more", "status", "code"),
    [
        ({"Name": ""}, 400, "MissingParameter"),
        ({"Content": "x" * 25_000}, 403, "FileSize.ExceedLimit"),
        ({"Content": "QUJD" * 8193, "ContentType": "Base64"}, 403, "FileSize.ExceedLimit"),
        ({"Content": "not base64!", "ContentType": "Base64"}, 400, "FileContent.DecodeError"),
        ({"ContentType": "Rot13"}, 400, "FileContentType.Invalid"),
        ({"Name": "x" * 256}, 403, "FileName.ExceedLimit"),
        ({"TargetDir": "/" + "x" * 255}, 400, "FileTargetDir.Invalid"),
        ({"FileMode": "rwx"}, 400, "FileMode.Invalid"),
        ({"Description": "x" * 513}, 403, "FileDesc.ExceedLimit"),
        ({"FileOwner": "x" * 65}, 400, "InvalidParameter.FileOwner"),
        ({"FileGroup": "x" * 65}, 400, "InvalidParameter.FileGroup"),
        ({f"InstanceId_{n}": "i-x" for n in range(1, 52)}, 403, "InstanceIds.ExceedLimit"),
    ],
)
def test_files_that_are_refused(
    admin: Caller, account: Account, more: dict[str, object], status: int, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        send_file(admin, **more)
    assert (refused.value.status, refused.value.code) == (status, code)
    assert account.sent_files == {}


def test_a_file_waits_like_a_command() -> None:
    admin = looked()
    invoke = send_file(admin)
    assert [ends(admin, invoke)[0][0] for _ in range(3)] == ["Pending", "Running", "Success"]


def test_a_short_timeout_counts_as_ten_seconds(admin: Caller, account: Account) -> None:
    send_file(admin, Timeout=1)
    (invocation,) = account.sent_files.values()
    assert invocation.timeout == 10


def test_a_file_that_is_not_fetched(admin: Caller, account: Account, clock: ManualClock) -> None:
    account.guest = guest = Scripted(account)
    guest.cut(instance(account, HOST), 100)
    invoke = send_file(admin)
    clock.advance(60)
    assert ends(admin, invoke) == [("Aborted", "DeliveryTimeout")]
