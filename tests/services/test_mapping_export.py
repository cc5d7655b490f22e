import csv
import io
import json
import os
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.assets import read_text
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import MAIN_LISTS, ListName, Unread
from gui.domain.cloud.mapping import mappings
from gui.domain.cloud.region import Catalog
from gui.services.exports.cells import steering_escaped
from gui.services.exports.mapping_export import SCHEMA, to_csv, to_json
from gui.services.exports.mapping_table import COLUMNS, MappingTable, table_of
from gui.services.region.catalog import load_catalog
from gui.words.plain_text import REPLACEMENT, encodable, one_line
from tests.helpers.hostile import GATEWAYS, NAMES, region_of
from tests.helpers.toy_cloud import ENI, INSTANCE, bound_eip

CATALOG: Catalog = load_catalog()


@pytest.fixture
def table() -> MappingTable:
    return table_of(region_of(), CATALOG, GATEWAYS)


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def unescaped(cell: str) -> str:
    return cell.removeprefix("'")


STEERING = {*map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F)))} - {*"\t\r\n"}
STEERING |= {*map(chr, range(0x2066, 0x206A))}


def shown(name: str) -> str:
    """Return ``name`` as a cell may show it."""
    return "".join(REPLACEMENT if each in STEERING else each for each in name)


def test_the_csv_module_reads_every_cell_back(table: MappingTable) -> None:
    rows = read_csv(to_csv(table))
    assert [*rows[0]] == [column.name for column in COLUMNS]
    assert len(rows) == len(table.rows)
    assert [unescaped(row["eip_name"]) for row in rows] == [shown(encodable(name)) for name in NAMES]
    first, second, third = rows[:3]
    assert (first["eip_gateway"], first["eip_netmask"]) == ("47.0.0.254", "255.255.255.0")
    assert (second["eip_gateway"], second["eip_private_address"], second["eip_bandwidth_mbps"]) == ("", "10.0.0.5", "5")
    assert (first["eni_secondary_addresses"], first["instance_id"], third["instance_id"]) == ("10.0.0.6", INSTANCE, "")


def test_no_cell_of_the_csv_is_a_formula(table: MappingTable) -> None:
    cells = [cell for row in read_csv(to_csv(table)) for cell in row.values()]
    assert not [cell for cell in cells if cell.strip()[:1] in {*"=+-@", "\uff1d", "\uff0b", "\uff0d", "\uff20"} - {""}]
    assert not [cell for cell in cells if cell[:1] in {"\t", "\r", "\n"}]
    assert sum(cell.startswith("'") for cell in cells) >= 9


@pytest.mark.needs("ssconvert")
def test_a_spreadsheet_reads_every_name_as_text(table: MappingTable, tmp_path: Path) -> None:
    source, read = tmp_path / "table.csv", tmp_path / "table.xml"
    # One formula of our own at the end shows what one would look like.
    source.write_bytes(to_csv(table) + b"=1+1\r\n")
    command = ["ssconvert", "--import-type=Gnumeric_stf:stf_csvtab", "--export-type=Gnumeric_XmlIO:sax:0"]
    subprocess.run(
        [*command, str(source), str(read)], check=True, capture_output=True, env=os.environ | {"HOME": str(tmp_path)}
    )
    name = "{http://www.gnumeric.org/v10.dtd}Cell"
    cells = {(int(each.get("Row", "")), int(each.get("Col", ""))): each for each in ET.parse(read).iter(name)}
    formulas = [place for place, each in cells.items() if each.get("ValueType") is None]
    assert formulas == [(len(table.rows) + 1, 0)]
    column = [each.name for each in COLUMNS].index("eip_name")
    for row, wanted in enumerate(NAMES, start=1):
        shown = cells.get((row, column))
        # Its file is XML, which can carry neither every character nor blanks at both ends.
        assert plain(shown.text or "" if shown is not None else "") == plain(wanted)


def plain(text: str) -> str:
    """Return the letters of ``text`` that every format can carry."""
    return "".join(each for each in text if each.isprintable() and not each.isspace() and each != REPLACEMENT)


def test_a_csv_file_tells_its_encoding_and_a_stream_does_not(table: MappingTable) -> None:
    assert to_csv(table).startswith(b"\xef\xbb\xbfregion,")
    assert to_csv(table, byte_order_mark=False).startswith(b"region,")
    assert to_csv(table).count(b"\r\n") > len(table.rows)


def test_the_json_is_what_its_schema_says(table: MappingTable) -> None:
    schema = json.loads(read_text(SCHEMA))
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    data = json.loads(b"".join(to_json(table)))
    checker.validate(data)
    assert [*schema["properties"]["mappings"]["items"]["properties"]] == [column.name for column in COLUMNS]
    assert (data["region"], data["as_of"]) == ("cn-shanghai", "2026-01-02T03:04:05Z")
    assert data["unread"] == [{"list": "vpcs", "reason": "Forbidden.RAM", "known_as_of": None}]
    assert [row["eip_name"] for row in data["mappings"]] == [encodable(name) for name in NAMES]
    assert data["mappings"][0]["eni_secondary_addresses"] == ["10.0.0.6"]
    assert {each["code"] for each in data["findings"]} >= {"eip_unbound", "gateway_missing", "list_unread"}


@pytest.mark.parametrize("rows", [None, ()], ids=["rows", "no rows"])
def test_the_json_is_laid_out_as_if_it_were_written_at_once(table: MappingTable, rows: Any) -> None:
    chosen = table_of(table.inventory, CATALOG, {}, rows)
    content = b"".join(to_json(chosen))
    data = json.loads(content)
    assert len(data["mappings"]) == len(chosen.rows)
    assert content.decode() == steering_escaped(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def test_each_row_of_the_json_is_written_as_it_comes(table: MappingTable) -> None:
    taken: list[object] = []

    class Watched(MappingTable):
        def cells(self) -> Any:
            for cells in super().cells():
                taken.append(cells)
                yield cells

    pieces = to_json(Watched(table.inventory, table.rows, table.gateways, table.findings))
    for _ in range(3):  # what stands before the rows, and the first of them
        next(pieces)
    assert len(taken) == 1 < len(table.rows)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("region"),
        lambda data: data["mappings"][0].pop("eni_id"),
        lambda data: data["mappings"][0].update(more=1),
        lambda data: data["mappings"][0].update(eip_bandwidth_mbps="5"),
        lambda data: data["mappings"][0].update(eip_status="Bound"),
        lambda data: data.update(format=1),
    ],
)
def test_the_schema_refuses_what_is_not_right(table: MappingTable, spoil: Any) -> None:
    data = json.loads(b"".join(to_json(table)))
    spoil(data)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json.loads(read_text(SCHEMA))).validate(data)


def test_the_default_region_of_the_sandbox_keeps_to_the_schema(table: MappingTable) -> None:
    # An EIP bound to an interface that was not read still names it, and its own id.
    lost = replace(table.inventory, eips=(bound_eip(1, "eni-9"),), interfaces=(), instances=())
    data = json.loads(b"".join(to_json(table_of(lost, CATALOG, {}))))
    jsonschema.Draft202012Validator(json.loads(read_text(SCHEMA))).validate(data)
    (row,) = data["mappings"]
    assert (row["eni_id"], row["eip_target_id"], row["eni_name"], row["instance_id"]) == ("eni-9", "eni-9", None, None)


@pytest.mark.parametrize("name", MAIN_LISTS)
@pytest.mark.parametrize("known_as_of", [None, datetime(2026, 1, 2, 3, 0, tzinfo=UTC)])
def test_a_list_that_could_not_be_read_is_named_in_every_row(
    table: MappingTable, name: ListName, known_as_of: datetime | None
) -> None:
    """In CSV an empty cell says nothing by itself; whoever reads it sees that it is not known."""
    rows = () if known_as_of is None else getattr(table.inventory, name.value)
    unread = (Unread(name, CloudError(CloudErrorKind.THROTTLED, "Throttling.User"), known_as_of),)
    dark = table_of(replace(table.inventory, unread=unread, **{name.value: rows}), CATALOG, {})  # type: ignore[arg-type]
    assert {row["lists_unread"] for row in read_csv(to_csv(dark))} == {name.value}
    data = json.loads(b"".join(to_json(dark)))
    checker = jsonschema.FormatChecker()
    jsonschema.Draft202012Validator(json.loads(read_text(SCHEMA)), format_checker=checker).validate(data)
    since = "2026-01-02T03:00:00Z" if known_as_of else None
    assert data["unread"] == [{"list": name.value, "reason": "Throttling.User", "known_as_of": since}]
    assert {tuple(row["lists_unread"]) for row in data["mappings"]} == {(name.value,)}
    assert {row["lists_unread"] for row in read_csv(to_csv(table))} == {""}, "other lists only add knowledge"


def test_only_the_rows_that_are_asked_for_leave(table: MappingTable) -> None:
    rows = mappings(table.inventory)[:1]
    assert len(read_csv(to_csv(table_of(table.inventory, CATALOG, {}, rows)))) == 1


def test_a_gateway_that_could_not_be_read_is_not_known(table: MappingTable) -> None:
    unread = table_of(table.inventory, CATALOG, {ENI: CloudError(CloudErrorKind.THROTTLED)})
    assert unread.gateway_of(unread.rows[0]) is None
    assert any(each.code.value == "gateway_unread" for each in unread.findings)


@given(st.text())
def test_whatever_a_name_is_the_csv_gives_it_back_and_never_as_a_formula(name: str) -> None:
    region = region_of(("a", name, ""))
    cell = read_csv(to_csv(table_of(region, CATALOG, {})))[1]["eip_name"]
    assert cell.lstrip()[:1] not in {*"=+-@"}
    assert unescaped(cell) == shown(encodable(name))


@given(st.text())
def test_whatever_a_name_is_the_json_gives_it_back_and_steers_no_terminal(name: str) -> None:
    content = b"".join(to_json(table_of(region_of(("a", name, "")), CATALOG, {}))).decode()
    assert not STEERING & {*content}
    assert encodable(name) in {row["eip_name"] or "" for row in json.loads(content)["mappings"]}


def test_the_document_names_every_column() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "exports.md").read_text("utf-8")
    named = [line.split("`")[1] for line in text.splitlines() if line.startswith("| `")]
    assert named == [column.name for column in COLUMNS]


def test_text_is_made_safe_without_losing_what_people_write() -> None:
    assert one_line("语音 العربية e\u0301 👨\u200d👩") == "语音 العربية e\u0301 👨\u200d👩"
    assert one_line("a\r\nb\u2028c\x85d\te") == "a  b c d e"
    assert one_line("\x00\x1b\u202e\u2066\ud800") == REPLACEMENT * 5
    assert encodable("\ud83d\ude00") == "😀"
