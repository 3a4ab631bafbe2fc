#!/usr/bin/env bash
# pandas 3.0.1 with odfpy 1.4.1: a cell that is true in a Swedish LibreOffice file is read as False.
#
# An .ods cell of kind boolean carries office:boolean-value="true" and beside it the text that the program shows, which in
# Swedish is SANT. Guess before the run: the value is read, as it is for numbers, percentages and dates.
# Seen: the shown text is compared with the English TRUE, so SANT gives False, with no word; the same cell shown as TRUE
# gives True.
# So: read truth values of .ods files by another reader, or as text.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pandas==3.0.1 odfpy==1.4.1 python-calamine==0.9.1
env/bin/python - <<'PYTHON' >said 2>/dev/null
import pandas, python_calamine
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
for shown in ("SANT", "TRUE"):
    document = OpenDocumentSpreadsheet()
    table, row = Table(name="Blad1"), TableRow()
    cell = TableCell(valuetype="boolean", booleanvalue="true")
    cell.addElement(P(text=shown))
    row.addElement(cell)
    table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save("a.ods")
    value = pandas.read_excel("a.ods", engine="odf", header=None).iloc[0, 0]
    other = python_calamine.CalamineWorkbook.from_path("a.ods").get_sheet_by_index(0).to_python()[0][0]
    print(shown, "pandas:", bool(value), "calamine:", other)
PYTHON
cat >expected <<'EXPECTED'
SANT pandas: False calamine: True
TRUE pandas: True calamine: True
EXPECTED
diff expected said && echo "as described"
