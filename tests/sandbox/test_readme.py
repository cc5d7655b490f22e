"""The README of the sandbox names every operation, switch, kind of trouble and key there is."""

import dataclasses
import json
import re
from enum import StrEnum
from pathlib import Path

from gui.sandbox.dispatch import OPERATIONS
from gui.sandbox.faults import Fault, Kind, load_faults
from gui.sandbox.seed import default_account
from gui.sandbox.switches import Switches

README = (Path(__file__).parents[2] / "gui" / "sandbox" / "README.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table under a heading, without its first two lines."""
    section = README.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_every_operation_is_in_the_table() -> None:
    listed = {name for row in rows("Operations") for name in re.findall(r"[A-Z][A-Za-z0-9]{7,}", row[0])}
    assert listed == {name for operations in OPERATIONS.values() for name in operations}


def test_every_switch_is_in_the_table_with_its_values_and_its_default_first() -> None:
    listed = {row[0].strip("`"): re.findall(r"`([^`]+)`", row[1]) for row in rows("Switches")}
    default = Switches()
    assert set(listed) == {field.name for field in dataclasses.fields(Switches)}
    for name, values in listed.items():
        value = getattr(default, name)
        assert values[0] == str(value).lower() if isinstance(value, bool) else values[0] == str(value), name
        if isinstance(value, StrEnum):
            assert set(values) == {member.value for member in type(value)}, name


def test_every_kind_and_member_of_trouble_is_in_the_table() -> None:
    table = rows("Trouble on order")
    assert set(Kind) <= set(re.findall(r"`([^`]+)`", table[0][1]))
    listed = {name for row in table for name in re.findall(r"`([^`]+)`", row[0])}
    assert listed == {field.name for field in dataclasses.fields(Fault)}


def test_the_example_of_a_faults_file_works(tmp_path: Path) -> None:
    example = README.split("```json\n", 1)[1].split("```", 1)[0]
    path = tmp_path / "faults.json"
    path.write_text(example, encoding="utf-8")
    faults = load_faults(path)
    met = [faults.next_for("AttachNetworkInterface") for _ in range(1)]
    assert [fault and fault.code for fault in met] == ["InternalError"]
    assert json.loads(example)["seed"] == 7


def test_every_key_is_named() -> None:
    assert all(f"`{key}`" in README for key in default_account().keys)
