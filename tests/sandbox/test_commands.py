"""Commands of Cloud Assistant: what is refused, what is kept, what the lists show."""

import base64

import pytest

from gui.sandbox.account import Account
from gui.sandbox.guests.immediate import Immediate
from gui.sandbox.identities import AccessKey
from gui.sandbox.resources import Assistant
from gui.sandbox.switches import CommandName, DryRunCommand, FailedRecord, ShortTimeout, StopOfRunning, StoppedInstance
from tests.sandbox.caller import Caller, Refused, instance
from tests.sandbox.commands import HOST, echo, host, looked, output, result, results, send, told
from tests.sandbox.conftest import ManualClock


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def test_a_command_runs_and_its_output_is_kept(admin: Caller, account: Account) -> None:
    account.guest = Immediate(echo)
    invoke = send(admin, CommandContent=encoded("exit 1"), ContentEncoding="base64")
    (plain,) = results(admin, invoke, ContentEncoding="PlainText")
    assert (*told(plain), plain["ExitCode"]) == ("Failed", "ExitCodeNonzero", 1)
    assert plain["Output"] == f"{HOST} RunShellScript exit 1"
    assert plain["ErrorInfo"] not in {"", plain["ErrorCode"]}
    assert output(result(admin, invoke)) == f"{HOST} RunShellScript exit 1".encode()


def test_a_command_waits_then_runs_then_ends() -> None:
    admin = looked()
    invoke = send(admin)
    seen = [result(admin, invoke) for _ in range(3)]
    assert [row["InvocationStatus"] for row in seen] == ["Pending", "Running", "Success"]
    assert [row["InvokeRecordStatus"] for row in seen] == ["Running", "Running", "Finished"]
    assert [row["Repeats"] for row in seen] == [0, 1, 1]
    assert [bool(row["StartTime"]) for row in seen] == [False, True, True]
    assert [bool(row["FinishedTime"]) for row in seen] == [False, False, True]


@pytest.mark.parametrize(
    ("agent", "code"),
    [
        (Assistant.ABSENT, "ClientNotRunning"),
        (Assistant.SILENT, "ClientNotResponse"),
        (Assistant.OFFLINE, "ClientNotOnline"),
        (Assistant.UPGRADING, "ClientIsUpgrading"),
        (Assistant.OUTDATED, "ClientNeedUpgrade"),
        (Assistant.BLOCKED, "ClientNetworkBlocked"),
        (Assistant.GROUP_DENIES, "SecurityGroupRuleDenied"),
    ],
)
def test_an_agent_that_takes_no_task(admin: Caller, account: Account, agent: Assistant, code: str) -> None:
    host(account).assistant = agent
    row = result(admin, send(admin))
    assert (*told(row), row["InvokeRecordStatus"], row["Repeats"]) == ("Aborted", code, "Failed", 0)
    assert row["ErrorInfo"] not in {"", code}


def test_a_stopped_instance(admin: Caller, account: Account) -> None:
    assert told(result(admin, send(admin, "ftp-standby"))) == ("Aborted", "InstanceNotRunning")
    account.switches.stopped_instance_command = StoppedInstance.REFUSED
    with pytest.raises(Refused, match=r"^400 InvalidInstance\.NotMatch"):
        send(admin, "ftp-standby")


@pytest.mark.parametrize(
    ("more", "status", "code"),
    [
        ({"Type": "RunRuby"}, 404, "InvalidCmdType.NotFound"),
        ({"Type": ""}, 400, "MissingParameter"),
        ({"CommandContent": ""}, 400, "MissingParameter"),
        ({"CommandContent": "x" * 18433}, 403, "CmdContent.ExceedLimit"),
        ({"CommandContent": "QUJD" * 6145, "ContentEncoding": "Base64"}, 403, "CmdContent.ExceedLimit"),
        ({"CommandContent": "x" * 14000, "KeepCommand": "True"}, 403, "CmdContent.ExceedLimit"),
        ({"CommandContent": "not base64!", "ContentEncoding": "Base64"}, 400, "CmdContent.DecodeError"),
        ({"InstanceId_1": ""}, 400, "MissingParam.InstanceId"),
        ({"InstanceId_1": "i-none"}, 404, "InvalidInstance.NotFound"),
        ({f"InstanceId_{n}": "i-x" for n in range(1, 102)}, 403, "InstanceIds.ExceedLimit"),
        ({"Type": "RunPowerShellScript"}, 400, "InvalidInstance.NotMatch"),
        ({"Name": "x" * 129}, 403, "CmdName.ExceedLimit"),
        ({"Name": "a b"}, 403, "InvalidParameterCharacter.CommandName"),
        ({"Name": "a;reboot"}, 403, "InvalidParameterCharacter.CommandName"),
        ({"Description": "x" * 513}, 403, "CmdDesc.ExceedLimit"),
        ({"Username": "x" * 256}, 403, "Username.ExceedLimit"),
        ({"WindowsPasswordName": "x" * 256}, 403, "WindowsPasswordName.ExceedLimit"),
        ({"WorkingDir": "/" + "x" * 200}, 400, "InvalidParameter.WorkingDir"),
        ({"WorkingDir": "/opt; reboot"}, 403, "InvalidParameterCharacter.CommandWorkingDir"),
        ({"Timeout": 9}, 400, "InvalidParameter"),
        ({"Timeout": 86401}, 403, "InvalidTimeout.ExceedLimit"),
        ({"RepeatMode": "EveryReboot"}, 400, "UnsupportedParameter"),
        ({"RepeatMode": "Sometimes"}, 404, "InvalidRepeatMode.NotFound"),
        ({"TerminationMode": "Softly"}, 404, "InvalidTerminationMode.NotFound"),
        ({"Frequency": "0 0 * * *"}, 400, "UnsupportedParameter"),
        ({"EnableParameter": "true"}, 400, "UnsupportedParameter"),
        ({"ResourceTag_1_Key": "team"}, 400, "UnsupportedParameter"),
        ({"ResourceGroupId": "rg-none"}, 404, "InvalidResourceGroup.NotFound"),
        ({"ClientToken": "x" * 65}, 400, "InvalidClientToken.Malformed"),
        ({"Tag_1_Value": "voice"}, 400, "MissingParameter.TagKey"),
        ({"Tag_1_Key": "a", "Tag_2_Key": "a"}, 400, "Duplicate.TagKey"),
        ({"Tag_1_Key": "acs:a"}, 400, "InvalidTagKey.Malformed"),
        ({"Tag_1_Key": "a", "Tag_1_Value": "x" * 129}, 400, "InvalidTagValue.Malformed"),
        ({"Tag_1_Colour": "a"}, 400, "InvalidParameter"),
        ({f"Tag_{n}_Key": f"k{n}" for n in range(1, 22)}, 400, "NumberExceed.Tags"),
    ],
)
def test_commands_that_are_refused(
    admin: Caller, account: Account, more: dict[str, object], status: int, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        send(admin, **more)
    assert (refused.value.status, refused.value.code) == (status, code)
    assert account.invocations == {}


def test_parameters_that_say_no_are_let_through(admin: Caller) -> None:
    assert told(result(admin, send(admin, EnableParameter="false", RepeatMode="Once"))) == ("Success", "")


def test_names_by_the_switch(admin: Caller, account: Account) -> None:
    account.switches.command_name = CommandName.KEPT
    send(admin, Name="a b")
    account.switches.command_name = CommandName.CLEANED
    send(admin, Name="a b")
    assert [each.command.name for each in account.invocations.values()] == ["a b", "a-b"]


def test_a_short_timeout_by_the_switch(admin: Caller, account: Account) -> None:
    account.switches.command_timeout_below_10 = ShortTimeout.RAISED
    send(admin, Timeout=1)
    (invocation,) = account.invocations.values()
    assert invocation.timeout == 10


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"Username": "nosuchuser"}, "AccountNotExists"),
        ({"Username": "root"}, "AccountNotExists"),
        ({"WorkingDir": "/no/such/folder"}, "DirectoryNotExists"),
    ],
)
@pytest.mark.parametrize("mode", ["Once", "DryRun"])
def test_what_the_guest_does_not_have(admin: Caller, more: dict[str, object], code: str, mode: str) -> None:
    row = result(admin, send(admin, RepeatMode=mode, **more))
    assert (*told(row), row["InvokeRecordStatus"], row["Repeats"]) == ("Invalid", code, "Failed", 0)


def test_users_and_folders_that_are_there(admin: Caller, account: Account) -> None:
    account.switches.username_root = type(account.switches.username_root)("allowed")
    for more in ({"Username": "root"}, {"Username": "ecs-user", "WorkingDir": "/home/ecs-user/"}):
        row = result(admin, send(admin, **more))
        assert (row["InvocationStatus"], row["Username"]) == ("Success", more["Username"])


def test_windows_has_other_users(admin: Caller) -> None:
    windows = {"Type": "RunPowerShellScript"}
    row = result(admin, send(admin, "pbx-win-01", WorkingDir="C:\\Windows", **windows))
    assert (*told(row), row["Username"]) == ("Success", "", "System")
    assert told(result(admin, send(admin, "pbx-win-01", Username="System", **windows))) == ("Success", "")
    with pytest.raises(Refused, match=r"^400 WindowsPasswordName\.Missed"):
        send(admin, "pbx-win-01", Username="voice", **windows)
    named = {"Username": "voice", "WindowsPasswordName": "secret"}
    assert told(result(admin, send(admin, "pbx-win-01", **named, **windows))) == ("Invalid", "AccountNotExists")


def test_a_dry_run_by_the_switch(admin: Caller, account: Account) -> None:
    account.guest = Immediate(echo)
    row = result(admin, send(admin, RepeatMode="DryRun", CommandContent="exit 1"))
    assert (*told(row), output(row)) == ("Success", "", b"")
    account.switches.dry_run_command = DryRunCommand.REFUSAL
    with pytest.raises(Refused, match=r"^400 DryRunOperation"):
        send(admin, RepeatMode="DryRun")


def test_a_key_that_may_not_run_as_root(account: Account) -> None:
    key = AccessKey(
        id="LTAI5tNoRoot", secret="secret", user="operator", allow=("*",), denied_users=("root", "system"),
        denied_with="Forbidden.RAM",
    )  # fmt: skip
    account.keys[key.id] = key
    caller = Caller(account, key=key)
    for name, more in ((HOST, {}), (HOST, {"Username": "ROOT"}), ("pbx-win-01", {"Type": "RunBatScript"})):
        with pytest.raises(Refused, match=r"^403 Forbidden\.RAM") as refused:
            send(caller, name, **more)
        assert refused.value.body["AccessDeniedDetail"]["AuthAction"] == "ecs:RunCommand"
    assert told(result(caller, send(caller, Username="ecs-user"))) == ("Success", "")


def test_the_day_has_a_quota(admin: Caller, account: Account, clock: ManualClock) -> None:
    account.quotas.invocations_per_day = 1
    send(admin)
    with pytest.raises(Refused, match=r"^403 Invocation\.ExceedQuota"):
        send(admin)
    clock.advance(86401)
    send(admin)


def test_a_token_sends_once(admin: Caller, account: Account) -> None:
    first = send(admin, ClientToken="t")
    assert send(admin, ClientToken="t") == first
    assert len(account.invocations) == 1
    with pytest.raises(Refused, match=r"^403 IdempotentParameterMismatch"):
        send(admin, ClientToken="t", CommandContent="another")


def test_results_by_id_tag_state_and_page(admin: Caller, account: Account) -> None:
    account.guest = Immediate(echo)
    good = send(admin, HOST, "sip-proxy-01", Tag_1_Key="delivery", Tag_1_Value="one")
    bad = send(admin, CommandContent="exit 1", Tag_1_Key="delivery", Tag_1_Value="two")
    assert {row["InvokeId"] for row in results(admin)} == {good, bad}
    assert [row["InvokeId"] for row in results(admin, Tag_1_Key="delivery", Tag_1_Value="two")] == [bad]
    assert len(results(admin, Tag_1_Key="delivery")) == 3
    assert results(admin, Tag_1_Key="other") == []
    assert [row["InvokeId"] for row in results(admin, InvokeRecordStatus="Failed")] == [bad]
    assert len(results(admin, InstanceId=instance(account, HOST))) == 2
    assert results(admin, "t-none") == []
    command = result(admin, bad)["CommandId"]
    assert [row["InvokeId"] for row in results(admin, CommandId=command)] == [bad]
    assert result(admin, bad)["Tags"] == {"Tag": [{"TagKey": "delivery", "TagValue": "two"}]}
    token, seen = "", []
    while True:
        page = admin.ecs("DescribeInvocationResults", MaxResults=1, NextToken=token)["Invocation"]
        seen += [row["InstanceId"] for row in page["InvocationResults"]["InvocationResult"]]
        token = page["NextToken"]
        if not token:
            break
    assert len(seen) == 3
    numbered = admin.ecs("DescribeInvocationResults", PageNumber=2, PageSize=2)["Invocation"]
    assert (numbered["TotalCount"], numbered["PageNumber"]) == (3, 2)
    assert len(numbered["InvocationResults"]["InvocationResult"]) == 1


def test_old_records_are_forgotten(admin: Caller, clock: ManualClock) -> None:
    invoke = send(admin)
    clock.advance(30 * 86400 + 1)
    assert results(admin, invoke) == []


def test_another_region_does_not_show_them(admin: Caller) -> None:
    invoke = send(admin)
    assert results(admin, invoke, RegionId="cn-hangzhou") == []


def test_the_older_word_for_a_failure_by_the_switch(admin: Caller, account: Account) -> None:
    account.guest = Immediate(echo)
    account.switches.failed_record_status = FailedRecord.FINISHED
    row = result(admin, send(admin, CommandContent="exit 1"))
    assert (row["InvocationStatus"], row["InvokeRecordStatus"]) == ("Failed", "Finished")


def test_invocations_show_what_was_sent(admin: Caller, account: Account) -> None:
    account.guest = Immediate(echo)
    tag = {"Tag_1_Key": "delivery", "Tag_1_Value": "one", "ContentEncoding": "Base64"}
    script = encoded("id")
    invoke = send(
        admin, HOST, "dev-voice", CommandContent=script, Name="eip-eni-apply", Timeout=300, **tag
    )  # fmt: skip
    send(admin, Tag_1_Key="delivery", Tag_1_Value="two", CommandContent="exit 1")

    def listed(**more: object) -> list[dict[str, object]]:
        found: list[dict[str, object]] = admin.ecs("DescribeInvocations", **more)["Invocations"]["Invocation"]
        return found

    (shown,) = listed(Tag_1_Key="delivery", Tag_1_Value="one")
    wanted = {"CommandContent": script, "CommandName": "eip-eni-apply", "Timeout": 300, "Username": "root"}
    assert {name: shown[name] for name in wanted} == wanted
    assert (shown["InvokeId"], shown["InvocationStatus"]) == (invoke, "PartialFailed")
    inside = shown["InvokeInstances"]["InvokeInstance"]  # type: ignore[index]
    assert [row["InvocationStatus"] for row in inside] == ["Success", "Aborted"]
    assert "Output" not in inside[0]
    (full,) = listed(InvokeId=invoke, IncludeOutput="true", ContentEncoding="PlainText")
    assert full["CommandContent"] == "id"
    assert full["InvokeInstances"]["InvokeInstance"][0]["Output"] == f"{HOST} RunShellScript id"  # type: ignore[index]
    assert len(listed(IncludeOutput="true", PageNumber=1, PageSize=1)) == 1
    assert [each["InvocationStatus"] for each in listed(InvokeStatus="Failed")] == ["Failed"]
    assert [each["CommandName"] for each in listed(CommandName="eip-eni-apply")] == ["eip-eni-apply"]
    # Beside the id of an instance, name, type and repeat mode do nothing.
    assert len(listed(InstanceId=instance(account, HOST), CommandName="other", CommandType="RunBatScript")) == 2
    assert listed(CommandType="RunBatScript") == []
    assert listed(RepeatMode="DryRun") == []


def test_what_waits_can_be_withdrawn() -> None:
    admin = looked()
    invoke = send(admin, HOST, "sip-proxy-01")
    admin.ecs("StopInvocation", InvokeId=invoke, InstanceId_1=instance(admin.account, HOST))
    states = {row["InstanceId"]: row for row in results(admin, invoke)}
    stopped = states.pop(instance(admin.account, HOST))
    assert (stopped["InvocationStatus"], stopped["InvokeRecordStatus"], stopped["Repeats"]) == (
        "Cancelled",
        "Stopped",
        0,
    )
    assert stopped["StopTime"]
    assert [row["InvocationStatus"] for row in states.values()] == ["Pending"]


def test_what_runs_is_stopped_by_the_switch() -> None:
    admin = looked()
    invoke = send(admin)
    assert [result(admin, invoke)["InvocationStatus"] for _ in range(2)] == ["Pending", "Running"]
    admin.ecs("StopInvocation", InvokeId=invoke)
    assert result(admin, invoke)["InvocationStatus"] == "Success"
    admin = looked(2)
    admin.account.switches.stop_of_running = StopOfRunning.KILLED
    invoke = send(admin)
    assert [result(admin, invoke)["InvocationStatus"] for _ in range(3)] == ["Pending", "Pending", "Running"]
    admin.ecs("StopInvocation", InvokeId=invoke)
    seen = [result(admin, invoke) for _ in range(3)]
    assert [row["InvocationStatus"] for row in seen] == ["Stopping", "Stopping", "Terminated"]
    assert [row["InvokeRecordStatus"] for row in seen] == ["Stopping", "Stopping", "Stopped"]
    admin.ecs("StopInvocation", InvokeId=invoke)
    assert result(admin, invoke)["InvocationStatus"] == "Terminated"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"InvokeId": "t-none"}, "404 InvalidInvokeId.NotFound"),
        ({"InstanceId_1": "i-none"}, "404 InvalidInstanceId.NotFound"),
        ({f"InstanceId_{n}": "i-x" for n in range(1, 52)}, "403 InstanceIds.ExceedLimit"),
    ],
)
def test_stopping_what_is_not_there(admin: Caller, more: dict[str, object], code: str) -> None:
    with pytest.raises(Refused, match=code):
        admin.ecs("StopInvocation", **{"InvokeId": send(admin), **more})


def test_commands_are_kept_invoked_and_deleted(admin: Caller, account: Account) -> None:
    account.guest = Immediate(echo)
    kept = {"Name": "voice", "Type": "RunShellScript", "CommandContent": encoded("id"), "Timeout": 120}
    command = admin.ecs("CreateCommand", **kept)["CommandId"]
    invoke = admin.ecs("InvokeCommand", CommandId=command, InstanceId_1=instance(account, HOST))["InvokeId"]
    assert output(result(admin, invoke)) == f"{HOST} RunShellScript id".encode()
    assert result(admin, invoke)["CommandId"] == command
    assert account.invocations[invoke].timeout == 120
    admin.ecs("DeleteCommand", CommandId=command)
    with pytest.raises(Refused, match=r"^404 InvalidCmdId\.NotFound"):
        admin.ecs("InvokeCommand", CommandId=command, InstanceId_1=instance(account, HOST))
    assert told(result(admin, invoke)) == ("Success", "")
    send(admin, KeepCommand="true")
    assert [each.script for each in account.commands.values()] == [b"id"]
    account.quotas.kept_commands = 1
    for action, more in (("CreateCommand", kept), ("RunCommand", {"KeepCommand": "true", **kept})):
        with pytest.raises(Refused, match=r"^403 CmdCount\.ExceedQuota"):
            admin.ecs(action, **{"InstanceId_1": instance(account, HOST), **more})


def test_a_kept_command_is_base64_unless_it_says_otherwise(admin: Caller) -> None:
    kept = {"Name": "voice", "Type": "RunShellScript", "CommandContent": "not base64!"}
    with pytest.raises(Refused, match=r"^400 CmdContent\.DecodeError"):
        admin.ecs("CreateCommand", **kept)
    assert admin.ecs("CreateCommand", ContentEncoding="PlainText", **kept)["CommandId"]


def test_no_more_than_ten_thousand_are_remembered(admin: Caller, account: Account) -> None:
    first = send(admin)
    account.invocations.update({f"t-{n}": account.invocations[first] for n in range(9_999)})
    account.quotas.invocations_per_day = 20_000
    send(admin)
    assert first not in account.invocations
