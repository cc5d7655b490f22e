"""Lists that a real spreadsheet program has written, in the forms that people save: read, or refused by the line."""

import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from gui.domain.cloud.errors import InputError
from gui.services.runs.list_files import load_list

pytestmark = pytest.mark.needs("ssconvert")

HEAD = ("region", "eni", "instance", "eips", "detach_first")
ROWS = (
    ("cn-shanghai", "媒体 media", "gate", "203.0.113.10 203.0.113.11", "yes"),
    ("cn-shanghai", 'a "quoted" name', "gate; two", "203.0.113.12\n203.0.113.13", "no"),
)


def sheet(folder: Path, rows: tuple[tuple[str, ...], ...]) -> Path:
    """Write a workbook in the program's own form; a text that begins with an equals sign is a formula there."""
    cells = "".join(
        f'<gnm:Cell Row="{row}" Col="{column}"'
        + ("" if text.startswith("=") else ' ValueType="60"')
        + f">{escape(text)}"
        "</gnm:Cell>"
        for row, line in enumerate((HEAD, *rows))
        for column, text in enumerate(line)
    )
    path = folder / "book.gnumeric"
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<gnm:Workbook xmlns:gnm="http://www.gnumeric.org/v10.dtd">'
        "<gnm:SheetNameIndex><gnm:SheetName>List</gnm:SheetName></gnm:SheetNameIndex><gnm:Sheets><gnm:Sheet>"
        f"<gnm:Name>List</gnm:Name><gnm:Cells>{cells}</gnm:Cells></gnm:Sheet></gnm:Sheets></gnm:Workbook>\n",
        "utf-8",
    )
    return path


def saved(book: Path, name: str, options: str = "") -> Path:
    """Save ``book`` as text, as ``options`` of the program's own exporter say."""
    path = book.parent / name
    command = ["ssconvert", "--export-type=Gnumeric_stf:stf_assistant"]
    command += [f"--export-options={options}"] if options else []
    subprocess.run([*command, str(book), str(path)], check=True, capture_output=True, timeout=60)
    return path


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("comma.csv", "separator=, charset=UTF-8"),
        ("semicolon.csv", "separator=; charset=UTF-8"),
        ("windows.csv", "separator=; charset=UTF-8 eol=windows"),
        ("old.csv", "separator=, charset=UTF-8 eol=mac"),
        ("tab.csv", "separator='\t' charset=UTF-8"),
        ("all_quoted.csv", "separator=, charset=UTF-8 quoting-mode=always"),
        ("utf16.csv", "separator='\t' charset=UTF-16"),
    ],
)
def test_every_form_of_text_gives_the_same_list(tmp_path: Path, name: str, options: str) -> None:
    path = saved(sheet(tmp_path, ROWS), name, options)
    for content in (path.read_bytes(), b"\xef\xbb\xbf" + path.read_bytes()):
        if name == "utf16.csv" and content.startswith(b"\xef"):
            continue
        path.write_bytes(content)
        entries, faults = load_list(path)
        assert faults == ()
        assert [entry.eni.text for entry in entries] == ["媒体 media", 'a "quoted" name']
        assert [entry.detach_first for entry in entries] == [True, False]
        assert [[cell.text for cell in entry.eips] for entry in entries] == [
            ["203.0.113.10", "203.0.113.11"],
            ["203.0.113.12", "203.0.113.13"],
        ]
        assert [entry.place.line for entry in entries] == [2, 3]


def test_the_value_of_a_formula_is_read(tmp_path: Path) -> None:
    rows = (("cn-shanghai", '="me"&"dia"', "gate", "203.0.113.10", "no"),)
    entries, faults = load_list(saved(sheet(tmp_path, rows), "list.csv"))
    assert (faults, entries[0].eni.text) == ((), "media")


@pytest.mark.parametrize("formula", ["=1/0", "=nobody"])
def test_a_formula_without_a_value_is_named_by_its_line(tmp_path: Path, formula: str) -> None:
    rows = (ROWS[0], ("cn-shanghai", formula, "gate", "203.0.113.10", "no"))
    entries, faults = load_list(saved(sheet(tmp_path, rows), "list.csv"))
    assert [(each.code.value, each.line, each.column) for each in faults] == [("cell_formula", 3, "eni")]
    assert len(entries) == 1


def test_formulas_shown_in_place_of_their_values_are_named_by_their_line(tmp_path: Path) -> None:
    rows = (ROWS[0], ("cn-shanghai", "'=B2", "gate", "203.0.113.10", "no"))
    path = saved(sheet(tmp_path, rows), "list.csv")
    path.write_text(path.read_text("utf-8").replace("'=B2", "=B2"), "utf-8")
    _, faults = load_list(path)
    assert [(each.code.value, each.line, each.value) for each in faults] == [("cell_formula", 3, "=B2")]


@pytest.mark.parametrize(
    ("charset", "sentence"),
    [("GB18030", "Line 2: It is not UTF-8 text"), ("UTF-16LE", "Line 1: It holds a zero byte")],
)
def test_another_encoding_is_refused_by_its_line(tmp_path: Path, charset: str, sentence: str) -> None:
    path = saved(sheet(tmp_path, ROWS), "list.csv", f"separator=, charset={charset}")
    with pytest.raises(InputError, match=sentence):
        load_list(path)


def test_a_workbook_is_refused(tmp_path: Path) -> None:
    book = sheet(tmp_path, ROWS)
    path = tmp_path / "list.xlsx"
    subprocess.run(["ssconvert", str(book), str(path)], check=True, capture_output=True, timeout=60)
    with pytest.raises(InputError, match="Save the file as CSV"):
        load_list(path)


def test_a_line_that_names_the_separator_is_passed_over(tmp_path: Path) -> None:
    path = saved(sheet(tmp_path, ROWS), "list.csv", "separator=; charset=UTF-8")
    path.write_bytes(b"sep=;\r\n" + path.read_bytes())
    entries, faults = load_list(path)
    assert (faults, [entry.place.line for entry in entries]) == ((), [3, 4])


def test_columns_beside_the_table_and_lines_below_it_are_passed_over(tmp_path: Path) -> None:
    path = saved(sheet(tmp_path, ROWS), "list.csv", "separator=, charset=UTF-8")
    lines = path.read_text("utf-8").split("\n")
    path.write_text(f"{lines[0]},,\n{lines[1]},,\n,,,,,,\n\n", "utf-8")
    entries, faults = load_list(path)
    assert (faults, len(entries)) == ((), 1)
