"""The commands of a delivery: what is in them, how long they are, and what they do in a shell."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from ipaddress import IPv4Address
from pathlib import Path

import pytest

from gui.assets import read_text
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.instance import InstanceId, OsType
from gui.domain.cloud.region import RegionId
from gui.domain.delivery.command_output import MarkedOutput, OutputProblem, read_output
from gui.domain.delivery.package import Package, Step, Timing
from gui.guest import command_texts, wrapper
from gui.guest.command_texts import LONGEST_COMMAND, command_length
from gui.guest.model import GuestNetwork
from gui.guest.snippet import STACKS, StackRefusalError
from gui.guest.wrapper import SCRIPTS, CommandTooLongError, Target, expected, package
from tests.guest.cases import CASES, FOUR, TEN_SHARED, exposed, network
from tests.guest.test_powershell import parse

ID = "0123456789abcdef" * 2
TARGET = Target(ID, RegionId("cn-shanghai"), InstanceId("i-1"), EniId("eni-1"), 120)
LINUX = [stack.name for stack in STACKS if stack.os_type is OsType.LINUX]
SHARED = network(TEN_SHARED)


def made(stack: str = "iproute2", case: GuestNetwork = SHARED) -> Package:
    return package(TARGET, case, stack)


@pytest.mark.parametrize("stack", [*LINUX, "powershell"])
def test_ten_eips_fit_into_few_commands(stack: str, record_property: Callable[[str, object], None]) -> None:
    found = made(stack, SHARED if stack == "powershell" else CASES["ten"])
    lengths = {step.value: command_length(text) for step, text in found.scripts.items()}
    parts = [command_length(text) for text in found.parts]
    record_property(stack, {**lengths, "parts": parts})
    print(f"{stack:16} parts {parts} {lengths}")  # noqa: T201 - the sizes are what one looks at
    assert max(*lengths.values(), *parts) <= LONGEST_COMMAND
    assert len(parts) == 1
    # No command is so long that a URL of half the size would do for the others.
    assert max(lengths["apply"], *parts) <= 20_000


@pytest.mark.parametrize("stack", [*LINUX, "powershell"])
def test_every_command_says_what_it_is_and_holds_nothing_that_is_expanded(stack: str) -> None:
    found = made(stack)
    for step, text in [*found.scripts.items(), *((Step.STAGE, each) for each in found.parts)]:
        lines = text.splitlines()
        first = lines[1 if found.os_type is OsType.LINUX else 0]
        assert lines[0] == "#!/bin/sh" or found.os_type is OsType.WINDOWS
        assert first == f"# eip-eni delivery {ID} step {step}"
        assert text.isascii()
        assert "\r" not in text
        # Of parameters of Cloud Assistant, should somebody turn them on; and of scripts that have no file.
        assert "{{" not in text
        assert "$0" not in text
        assert not re.search(r"\bexit (193|194|3009|3010)\b", text)
        assert f"# nic {found.expected.mac}" in lines
        assert sum(line.startswith("# eip ") for line in lines) == 10


def test_the_header_has_the_plan_in_plain_words() -> None:
    head = [line for line in made(case=network(FOUR)).scripts[Step.APPLY].splitlines()[1:14] if line.startswith("# ")]
    assert "# stack iproute2" in head
    assert "# private 172.16.20.8/24 gateway 172.16.20.253 table 7100 rule 7100" in head
    assert "# eip 203.0.113.140/25 gateway 203.0.113.129 table 7103 rule 7104" in head
    assert "# armed 120" in head
    numbers = next(line for line in head if line.startswith("# plan ")).split()[2:]
    assert dict(zip(numbers[::2], numbers[1::2], strict=True))["eth1"] == made(case=network(FOUR)).plan.on("eth1")
    windows = made("powershell").scripts[Step.APPLY].splitlines()
    assert any(re.fullmatch(r"# plan \* \d+", line) for line in windows)


def test_the_scripts_that_make_up_a_plan_are_those_that_the_guest_keeps() -> None:
    said = re.search(r"^SCRIPTS='(.*)'$", read_text("templates/linux/lib.sh.j2"), re.MULTILINE)
    assert said is not None
    assert tuple(said[1].split()) == SCRIPTS


@pytest.mark.needs("shellcheck")
@pytest.mark.parametrize("step", list(Step))
def test_shellcheck_finds_nothing(step: Step, tmp_path: Path) -> None:
    found = made()
    path = tmp_path / "command"
    path.write_text(found.script(step))
    done = subprocess.run(["shellcheck", "-s", "sh", path], capture_output=True, text=True, check=False)
    assert done.stdout == ""


@pytest.mark.parametrize("step", list(Step))
def test_powershell_reads_what_is_sent_to_windows(step: Step) -> None:
    assert not parse(made("powershell").script(step)).root_node.has_error


@pytest.mark.parametrize(
    ("step", "code", "said"),
    [
        (Step.CHECK, 1, "error: nothing is set up"),
        (Step.CONFIRM, 1, "error: nothing is set up"),
        (Step.REARM, 1, "error: nothing is set up"),
        (Step.UNDO, 0, "There is nothing to undo."),
        (Step.REVERT, 0, "Nothing is armed."),
    ],
)
def test_where_nothing_is_set_up_the_short_commands_say_so(step: Step, code: int, said: str, tmp_path: Path) -> None:
    done = shell(made().script(step), tmp_path)
    assert read_output(done.stdout, ID, step) == MarkedOutput(code, said)
    assert done.returncode == code


def shell(text: str, folder: Path) -> "subprocess.CompletedProcess[bytes]":
    """Run ``text`` as the agent does where it can save no file, with a folder of its own in the place of /var/lib."""
    (folder / "lib").mkdir(exist_ok=True)
    moved = text.replace("/var/lib", str(folder / "lib"))
    return subprocess.run(["sh", "-c", moved], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)


def test_the_parts_are_put_together_and_a_missing_one_is_noticed(tmp_path: Path) -> None:
    found = made()
    # The bundle's own apply is replaced by one that shows what came with it.
    apply = found.scripts[Step.APPLY].replace('sh "$in/unpacked/apply" --armed 120', 'ls "$in/unpacked"')
    alone = shell(apply, tmp_path)
    assert read_output(alone.stdout, ID, Step.APPLY) == MarkedOutput(1, "error: a part of the files is missing")
    for part in found.parts:
        staged = shell(part, tmp_path)
        assert (staged.returncode, read_output(staged.stdout, ID, Step.STAGE)) == (0, MarkedOutput(0, ""))
    whole = read_output(shell(apply, tmp_path).stdout, ID, Step.APPLY)
    assert isinstance(whole, MarkedOutput)
    assert sorted(whole.text.split()) == sorted(("files", *SCRIPTS))
    assert list((tmp_path / "lib").iterdir()) == [], "nothing is left of what was sent"


def test_a_guest_without_a_tool_says_which(tmp_path: Path) -> None:
    for tool in ("sh", "mktemp", "printf", "cat", "rm", "tr", "wc", "tail", "awk", "base64", "cksum", "grep", "gzip"):
        (tmp_path / tool).symlink_to(shutil.which(tool) or "/bin/true")
    text = re.sub(r"^PATH=.*$", f"PATH={tmp_path}", made().script(Step.CHECK), flags=re.MULTILINE)
    done = shell(text, tmp_path)
    assert read_output(done.stdout, ID, Step.CHECK) == MarkedOutput(1, "error: this guest has no ip")


def test_a_guest_whose_disk_is_full_still_ends_with_the_mark(tmp_path: Path) -> None:
    text = made().script(Step.CHECK).replace("/var/lib/", str(tmp_path / "missing") + "/")
    done = subprocess.run(["sh", "-c", text], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    assert read_output(done.stdout, ID, Step.CHECK) == MarkedOutput(1, "")


def test_an_exit_code_that_would_end_the_guest_is_none(tmp_path: Path) -> None:
    text = made().script(Step.CHECK).replace("[ -r \"$STATE/check\" ] || fail 'nothing is set up'", "")
    text = text.replace('sh "$STATE/check"', 'sh -c "exit 193"')
    done = shell(text, tmp_path)
    assert done.returncode == 1
    assert read_output(done.stdout, ID, Step.CHECK) == MarkedOutput(193, "")
    assert not isinstance(read_output(done.stdout, ID, Step.STATUS), MarkedOutput)
    assert read_output(done.stdout, "f" * 32, Step.CHECK) is OutputProblem.OTHER_MARKER


def test_what_does_not_fit_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_texts, "LONGEST_COMMAND", 1000)
    monkeypatch.setattr(wrapper, "LONGEST_COMMAND", 1000)
    with pytest.raises(CommandTooLongError, match="does not fit into commands of Cloud Assistant: one has"):
        made()


def test_a_plan_that_fits_into_one_command_goes_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_texts, "LONGEST_COMMAND", 100_000)
    monkeypatch.setattr(wrapper, "LONGEST_COMMAND", 100_000)
    assert made().parts == ()


@pytest.mark.parametrize("stack", ["netsh", "never-heard-of"])
def test_other_stacks_are_refused(stack: str) -> None:
    with pytest.raises(InputError):
        made(stack)


def test_a_network_that_the_stack_can_not_express_is_refused() -> None:
    with pytest.raises(StackRefusalError):
        made("powershell", CASES["ten"])


def test_what_the_guest_has_to_show_follows_from_the_network() -> None:
    linux = expected(network(FOUR), OsType.LINUX)
    assert [(each.table, each.priority, each.prefix_length) for each in linux.eips][-1] == ("7103", 7104, 25)
    assert linux.mac == "00:16:3e:0a:0b:0c"
    alone = expected(CASES["addresses-only"], OsType.LINUX)
    assert {(each.table, each.priority, each.gateway) for each in alone.eips} == {("", None, None)}
    (own,) = expected(exposed(), OsType.LINUX).eips
    assert (own.address, own.table) == (IPv4Address("203.0.113.70"), str(exposed().base))
    (leased,) = expected(exposed(), OsType.WINDOWS).eips
    assert (leased.table, leased.gateway) == ("", None)
    assert {each.table for each in expected(SHARED, OsType.WINDOWS).eips} == {"main"}


def test_the_times_can_be_chosen() -> None:
    quick = Timing(retry=0.1)
    assert package(TARGET, SHARED, "iproute2", quick).timing == quick
    assert replace(quick, fetch=1.0).lost_after(Step.STATUS) == 1.0 + 120 + 30
