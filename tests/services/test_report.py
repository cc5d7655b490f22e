import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from gui.domain.checks.drift import Drift
from gui.domain.checks.issue import Issue, IssueCode, Remedy
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import CloudError, CloudErrorKind, JournalError, JournalErrorKind
from gui.domain.cloud.inventory import ListName, Unread
from gui.services.exports.mapping_table import table_of
from gui.services.exports.report import escaped, to_markdown
from gui.services.region.catalog import load_catalog
from gui.words.catalogue import catalogue_for
from gui.words.plain_text import one_line
from gui.words.translation import speak
from tests.helpers.hostile import GATEWAYS, NAMES, region_of
from tests.helpers.toy_cloud import INSTANCE, bound_eip, eni

CATALOG = load_catalog()
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SINCE = datetime(2026, 1, 2, 3, 0, tzinfo=UTC)
TABLE = table_of(region_of(), CATALOG, GATEWAYS)


def inline(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from token.children or ()


def shown(text: bytes | str) -> list[str]:
    """Return the text of every cell, heading and point, as a Markdown reader shows it."""
    source = text if isinstance(text, str) else text.decode()
    blocks = (token for token in READER.parse(source) if token.type == "inline")
    return ["".join(each.content for each in block.children or ()) for block in blocks]


def test_a_reader_of_markdown_shows_every_name_as_it_is() -> None:
    cells = shown(to_markdown(TABLE))
    for name in NAMES:
        assert one_line(name).strip() in cells
    assert "As read at 2026-01-02 03:04:05 UTC." in cells


def test_no_name_becomes_markup() -> None:
    tokens = READER.parse(to_markdown(TABLE).decode())
    assert {token.type for token in tokens} <= {
        *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline"),
        *("table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close"),
        *("tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close"),
        *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
    }
    # Strong is ours: the weight of a finding.
    kinds = {token.type for token in inline(tokens)}
    assert kinds <= {"text", "text_special", "strong_open", "strong_close"}
    # GitHub turns these into links by itself, with or without the marks of Markdown.
    text = to_markdown(TABLE).decode()
    assert "http://" not in text
    assert "www." not in text
    assert "a@example" not in text


@given(st.text())
def test_whatever_a_name_is_a_reader_shows_it(name: str) -> None:
    # Two columns, as in the report: a name that begins like a list or a heading is in the middle of a line.
    table = f"| a | b |\n| --- | --- |\n| 1 | {escaped(name)} |\n"
    assert shown(table) == ["a", "b", "1", one_line(name).strip()]


def test_the_tables_say_what_is_bound_to_what() -> None:
    cells = shown(to_markdown(TABLE))
    first = cells.index("47.0.0.1")
    assert cells[first + 2 : first + 4] == ["Multi-EIP to ENI mode", "Bound"]
    assert cells[first + 4].endswith("(eni-1)")
    assert cells[first + 5] == "10.0.0.5"
    assert cells[first + 6].endswith(f"({INSTANCE})")
    assert cells[first + 7 : first + 9] == ["47.0.0.254", "255.255.255.0"]
    counts = dict(itertools.pairwise(cells))
    assert (counts["EIPs"], counts["EIPs in multi-EIP mode"], counts["EIPs bound to nothing"]) == (
        str(len(NAMES)),
        "2",
        str(len(NAMES) - 2),
    )
    # Nothing but interfaces with EIPs: that table has no row.
    assert cells[cells.index("Interfaces without EIPs") + 1] == "None."


def test_a_binding_of_which_little_is_known_is_told_all_the_same() -> None:
    spare = replace(eni(), id=EniId("eni-2"), name="")
    lost = (bound_eip(1, "eni-9", mode=None), bound_eip(2, "i-9", target_type="EcsInstance", mode=None))
    inventory = replace(region_of(), eips=lost, interfaces=(spare,), unread=())
    cells = shown(to_markdown(table_of(inventory, CATALOG, {})))
    first = cells.index("47.0.0.1")
    assert cells[first : first + 9] == ["47.0.0.1", "", "", "Bound", "eni-9", "", "", "", ""]
    assert "i-9" in cells
    assert cells[cells.index("eni-2") : cells.index("eni-2") + 5] == ["eni-2", "", "10.0.0.5", "Secondary", "Available"]


def test_drift_is_told_only_where_there_is_a_plan() -> None:
    assert "Since the last plan" not in shown(to_markdown(TABLE))
    assert "Nothing has changed since the plan." in shown(to_markdown(TABLE, ()))
    values = (("eip", "47.0.0.1"), ("eni", "eni-1"), ("target", "eni-[9](x)"))
    moved = Drift(Issue(IssueCode.DRIFT_EIP_ELSEWHERE, ("eip-1",), values, remedy=Remedy.NONE))
    (told,) = (each for each in shown(to_markdown(TABLE, (moved,))) if each.startswith("Moved: "))
    assert told.startswith("Moved: EIP 47.0.0.1 moved from ")
    assert told.endswith(" (eni-1) to eni-[9](x).")


def test_findings_that_ask_for_the_same_come_under_one_point_and_things_have_their_names() -> None:
    text = to_markdown(table_of(region_of(("one", "two", "three", "four", "five")), CATALOG, GATEWAYS)).decode()
    unbound = [line for line in text.splitlines() if "is bound to nothing" in line]
    assert len(unbound) > 1
    assert all(line.startswith("  - EIP ") for line in unbound)
    assert text.count("Bind it, or release it.") == 1
    assert f"- **Warning ({len(unbound)}):** Bind it, or release it." in text.splitlines()
    assert text.index("## Issues") < text.index("## Bound EIPs"), "what deserves a look comes first"


def test_a_record_of_runs_that_can_not_be_read_is_said_and_never_taken_for_no_drift() -> None:
    cells = shown(to_markdown(TABLE, JournalError(JournalErrorKind.IN_USE, "/home/somebody/runs.db", "process 7")))
    assert cells[cells.index("Since the last plan") + 1] == (
        "Not known: the record of the runs could not be read (in use)."
    )


def test_where_nothing_was_found_the_report_says_so() -> None:
    fine = replace(region_of(), eips=(), unread=())
    assert "No issues were found." in shown(to_markdown(table_of(fine, CATALOG, {})))


def test_a_plain_name_is_not_escaped() -> None:
    assert escaped("voip-edge-01") == "voip-edge-01"


def dark(name: ListName, known_as_of: datetime | None = None) -> list[str]:
    """Return the report of a region of which ``name`` could not be read, and is empty unless it was known before."""
    kept = getattr(TABLE.inventory, name.value) if known_as_of else ()
    error = CloudError(CloudErrorKind.DENIED, "Forbidden.RAM", "DescribeThem", request_id="R-1")
    unread = (Unread(name, error, known_as_of),)
    inventory = replace(TABLE.inventory, unread=unread, **{name.value: kept})  # type: ignore[arg-type]
    return shown(to_markdown(table_of(inventory, CATALOG, {})))


def test_the_report_of_a_region_that_was_not_read_whole_says_so_at_the_top() -> None:
    said = "could not be read (Forbidden.RAM, DescribeThem, request id R-1)"
    for name, word in ((ListName.EIPS, "EIPs"), (ListName.INTERFACES, "interfaces"), (ListName.INSTANCES, "instances")):
        cells = dark(name)
        assert cells[2:4] == ["This report is not complete:", f"The {word} {said}. Their state is not known."]
        since = dark(name, SINCE)
        assert since[3] == f"The {word} {said}. The last known data is from 2026-01-02 03:00:00 UTC."
    assert "This report is not complete:" not in shown(to_markdown(TABLE)), "the VPCs only add knowledge"


def test_an_unread_list_is_never_reported_as_none() -> None:
    cells = dark(ListName.EIPS)
    assert "None." not in cells
    counts = dict(itertools.pairwise(cells))
    eip_counts = ("EIPs", "EIPs bound to nothing", "EIPs in multi-EIP mode", "Interfaces with multi-mode EIPs")
    assert {counts[each] for each in eip_counts} == {"not known"}
    assert (counts["Interfaces"], counts["Instances"]) == ("1", "1")
    for title in ("Bound EIPs", "Unbound EIPs"):
        assert counts[title].startswith("Not known. The EIPs could not be read")
    assert "Interfaces without EIPs" not in cells
    assert "Interfaces of which it is not known whether they carry EIPs" in cells


def test_counts_of_what_was_known_before_say_from_when_they_are() -> None:
    counts = dict(itertools.pairwise(dark(ListName.EIPS, SINCE)))
    assert counts["EIPs in multi-EIP mode"] == "2 as of 2026-01-02 03:00:00 UTC"
    assert counts["Interfaces with multi-mode EIPs"] == "1 as of 2026-01-02 03:00:00 UTC"
    assert counts["Interfaces"] == "1"


def test_the_instance_behind_an_unread_interface_is_not_known_and_not_none() -> None:
    cells = dark(ListName.INTERFACES)
    first = cells.index("47.0.0.1")
    assert cells[first + 4 : first + 7] == ["eni-1", "", "not known"]
    assert dict(itertools.pairwise(cells))["Interfaces"] == "not known"
    assert dict(itertools.pairwise(dark(ListName.INSTANCES)))["Instances"] == "not known"


def test_the_report_speaks_the_language_in_force() -> None:
    speak(catalogue_for("zh_CN"))
    cells = shown(to_markdown(TABLE))
    assert "已绑定的 EIP" in cells
    assert "Bound EIPs" not in cells
