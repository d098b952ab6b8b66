"""Spreadsheets that would fill the memory are refused before they are read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from sendinsp.importing import sheets as module
from sendinsp.importing.sheets import CannotRead, read_sheets

NAMES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
CELL = '<table:table-cell{} office:value-type="string"><text:p>x</text:p></table:table-cell>'


def ods(path: Path, rows: str) -> Path:
    """A spreadsheet of one table, from the XML of its rows."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>',
        )
        parts.writestr(
            "content.xml",
            f'<office:document-content{NAMES}><office:body><office:spreadsheet><table:table table:name="A">{rows}'
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return path


def row(cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


def test_a_small_file_that_unfolds_to_hundreds_of_megabytes(tmp_path: Path):
    path = ods(tmp_path / "x.ods", row(CELL.format("")) * 1_700_000)
    assert path.stat().st_size < 4_000_000
    with pytest.raises(
        CannotRead, match=r"x\.ods unfolds to \d{3} MiB, more than the 200 that are read.*save .* as \.csv"
    ):
        read_sheets(path)


@pytest.mark.parametrize("suffix", [".ods", ".xlsx"])
def test_a_table_of_millions_of_cells_in_a_few_bytes(tmp_path: Path, suffix: str):
    path = tmp_path / f"x{suffix}"
    if suffix == ".ods":
        ods(path, row(CELL.format(' table:number-columns-repeated="1000"'), 20_000))
    else:
        with zipfile.ZipFile(path, "w") as parts:
            parts.writestr(
                "xl/worksheets/sheet1.xml",
                '<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c s="1" r="XFD1048576"/></row>',
            )
    cells = "20,000,000" if suffix == ".ods" else "17,179,869,184"
    with pytest.raises(CannotRead, match=f"has tables of {cells} cells"):
        read_sheets(path)


def test_empty_rows_and_columns_to_the_end_of_the_sheet_do_not_count(tmp_path: Path):
    empty = '<table:table-cell table:number-columns-repeated="16382"/>'
    rows = row(CELL.format("") * 2 + empty, 3) + row(f"<table:table-cell/>{empty}", 1_048_573)
    (sheet,) = read_sheets(ods(tmp_path / "x.ods", rows))
    assert sheet.rows == [["x", "x"]] * 3


def test_the_limit_is_far_above_real_files():
    real = Path(__file__).parents[1] / "data" / "Area_SEND_inspection_data_01_May_2016_to_31_August_2022.ods"
    with zipfile.ZipFile(real) as parts:
        assert sum(part.file_size for part in parts.infolist()) * 50 < module.MAX_UNFOLDED
        assert 149 * 11 < module._cells(parts.read("content.xml")) < module.MAX_CELLS // 50
