"""``multi-eip cost`` over the real SDK and the sandbox."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from gui.cloud.gateway import Gateway
from gui.domain.checks.prices import PriceFileError
from gui.domain.cloud.errors import CloudErrorKind, PartlyReadError
from gui.domain.cloud.kinds import EIPS
from gui.services.runs.binding_times import binding_times
from gui.words.command_line import error_sentences
from tests.commands.shell import Shell
from tests.helpers.sandbox_run import ENI, INSTANCE, REGION, free_eips

Capture = pytest.CaptureFixture[str]


def cost(shell: Shell, capsys: Capture, *more: str, code: int = 0) -> str:
    capsys.readouterr()
    assert shell.call("cost", *(() if "--all-regions" in more else ("--region", REGION)), *more) == code
    return capsys.readouterr().out


def prices(shell: Shell, text: str, encoding: str = "utf-8") -> str:
    path = shell.folder / "prices.csv"
    path.write_bytes(text.encode(encoding))
    return str(path)


LINES = "charge_type,price,per,currency\nPostPaid,0.02,hour,CNY\nPrePaid,1,day,CNY\n"


def test_every_unbound_eip_is_listed_with_charge_bandwidth_and_age(shell: Shell, capsys: Capture) -> None:
    data = json.loads(cost(shell, capsys, "--all-regions", "--format", "json"))
    account = shell.server.account
    free = {each.id for each in account.eips if each.status == "Available" and not each.service_managed}
    assert {each["allocation_id"] for each in data["eips"]} == free
    one = next(each for each in data["eips"] if each["name"] == "yearly-01")
    assert (one["charge_type"], one["internet_charge_type"], one["bandwidth_mbps"]) == ("PrePaid", "PayByBandwidth", 5)
    assert (one["counted_from"], one["since"], one["releasable"]) == ("allocated", "2025-08-11T06:02:37Z", False)
    assert data["sums"] == []


def test_sums_are_by_the_users_prices(shell: Shell, capsys: Capture) -> None:
    data = json.loads(cost(shell, capsys, "--format", "json", "--prices", prices(shell, LINES)))
    (sum_,) = data["sums"]
    paid = [each for each in data["eips"] if each["charge_type"] == "PostPaid"]
    assert float(sum_["per_day"]) == pytest.approx(len(paid) * 0.48 + 1)
    assert (sum_["currency"], sum_["count"], data["without_price"]) == ("CNY", len(data["eips"]), 0)
    text = cost(shell, capsys, "--prices", prices(shell, LINES))
    assert f"EIPs with a price: {len(data['eips'])}. Together" in text
    assert "no price in the file" not in text


def test_the_time_of_an_unbinding_comes_from_the_journal(shell: Shell, capsys: Capture) -> None:
    assert shell.bind("--yes") == 0
    first, second = free_eips(shell.server.account, 2)
    assert {each.bound for each in binding_times(shell.folder / "state").values()} == {True}
    plan = str(shell.folder / "back.json")
    assert shell.call("teardown", "--region", REGION, "--eni", ENI, "--out", plan) == 0
    assert shell.call("apply", plan, "--yes") == 0
    data = json.loads(cost(shell, capsys, "--format", "json"))
    of = {each["allocation_id"]: each for each in data["eips"]}
    assert {of[each]["counted_from"] for each in (first, second)} == {"unbound"}
    assert of[first]["days"] == 0
    assert "unbound by this program on " in cost(shell, capsys)


def test_an_eip_that_went_back_to_its_instance_was_bound_last(shell: Shell) -> None:
    """The binding to an instance counts like that to an interface."""
    account = shell.server.account
    eip = next(each.id for each in account.eips if each.name == "pbx-admin")
    choice = ("--region", REGION, "--eni", ENI, "--instance", INSTANCE, "--eip", eip)
    assert shell.call("bind", *choice, "--rebind", "--yes") == 0
    assert shell.call("reverse", "--yes") == 0
    assert [each.bound for each in binding_times(shell.folder / "state").values()] == [True]


def test_one_that_we_bound_and_somebody_else_unbound_says_so(shell: Shell, capsys: Capture) -> None:
    assert shell.bind("--yes") == 0
    for eip in shell.server.account.eips:
        if eip.bound_to == ENI:
            eip.bound_to, eip.mode, eip.status = "", None, type(eip.status)("Available")
    assert "(0 d), and unbound elsewhere since" in cost(shell, capsys)


def test_a_damaged_journal_is_said_and_times_count_from_the_allocation(shell: Shell, capsys: Capture) -> None:
    assert shell.bind("--yes") == 0
    for each in (shell.folder / "state").glob("journal*"):
        each.write_bytes(b"not a journal" * 100)
    capsys.readouterr()
    assert shell.call("cost", "--region", REGION) == 0
    assert "times count from the allocation" in capsys.readouterr().err


def test_an_unread_region_is_never_empty(shell: Shell, capsys: Capture) -> None:
    for form in ("text", "csv", "json", "md"):
        shell.server.faults.error("DescribeEipAddresses", "Forbidden.RAM", status=403)
        out = cost(shell, capsys, "--format", form, code=3)
        assert "Forbidden" in out
        assert "eip-uf6" not in out


def test_a_region_that_was_read_in_part_is_never_whole(
    shell: Shell, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    class InPart(Gateway):
        def read(self, region: Any, kind: Any, *rest: Any) -> Any:
            found = super().read(region, kind, *rest)
            if kind is EIPS:
                details = {"records": "record 1 of X"}
                raise PartlyReadError(CloudErrorKind.MALFORMED, "RecordsUnread", details=details, read=found[1:])
            return found

    monkeypatch.setattr(shell, "connect", lambda credentials, endpoint, **_: InPart(credentials, endpoint))
    said = {"text": "were read in part", "csv": "read in part: ", "json": '"in_part": true', "md": "were read in part"}
    for form, words in said.items():
        out = cost(shell, capsys, "--format", form, code=3)
        assert "RecordsUnread" in out
        assert words in out
        assert "eip-uf6" in out


def test_csv_is_for_spreadsheets_where_it_is_a_file(shell: Shell, capsys: Capture) -> None:
    shell.server.account.eips.get(free_eips(shell.server.account, 1)[0]).name = "=HYPERLINK(1)"  # type: ignore[union-attr]
    rows = [*csv.DictReader(io.StringIO(cost(shell, capsys, "--format", "csv")))]
    assert "'=HYPERLINK(1)" in {each["name"] for each in rows}
    path: Path = shell.folder / "cost.csv"
    cost(shell, capsys, "--format", "csv", "--out", str(path))
    assert path.read_bytes().startswith(b"\xef\xbb\xbfregion,")


def test_a_name_is_no_markup(shell: Shell, capsys: Capture) -> None:
    shell.server.account.eips.get(free_eips(shell.server.account, 1)[0]).name = "a|b<script>"  # type: ignore[union-attr]
    assert "a\\|b\\<script\\>" in cost(shell, capsys, "--format", "md")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_prices_are_read_as_spreadsheets_write_them(shell: Shell, capsys: Capture, encoding: str) -> None:
    path = prices(shell, LINES.replace(",", ";"), encoding)
    assert " CNY a day" in cost(shell, capsys, "--prices", path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("charge_type,price,per,currency\nPostPaid,=1,hour,CNY\n", "line 2, price: Write the price in digits"),
        ("charge_type,price,per\n", "line 1: A price file needs the column currency."),
        ("", "line 1: A price file needs the column"),
        ('charge_type,price\n"open', "Line 2: unexpected end of data"),
    ],
)
def test_a_fault_of_the_price_file_is_named_with_its_line_and_nothing_is_reported(
    shell: Shell, text: str, said: str
) -> None:
    with pytest.raises(PriceFileError) as caught:
        shell.call("cost", "--region", REGION, "--prices", prices(shell, text))
    assert said in " ".join(error_sentences(caught.value))


def test_of_very_many_faults_the_first_are_named_and_the_others_counted(shell: Shell) -> None:
    text = "charge_type,price,per,currency\n" + "PostPaid,=1,hour,CNY\n" * 50
    with pytest.raises(PriceFileError) as caught:
        shell.call("cost", "--region", REGION, "--prices", prices(shell, text))
    lines = error_sentences(caught.value)[0].splitlines()
    assert len(lines) == 22
    assert lines[-1] == "And 30 more errors."


def test_a_price_file_that_is_not_there_is_said(shell: Shell) -> None:
    with pytest.raises(PriceFileError, match="No such file"):
        shell.call("cost", "--region", REGION, "--prices", str(shell.folder / "none.csv"))


def test_what_can_be_released_is_named_for_the_command(shell: Shell, capsys: Capture) -> None:
    out = cost(shell, capsys)
    (line,) = [each for each in out.splitlines() if "multi-eip release" in each]
    named: Any = line.split("--eip ")[1:]
    kept = {each.id for each in shell.server.account.eips if each.name in {"yearly-01", "protected-01", "unpaid-01"}}
    assert named
    assert not kept & {each.strip() for each in named}
