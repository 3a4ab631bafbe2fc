#!/usr/bin/env bash
# python-calamine 0.9.1: in an .ods cell a line break and a tab inside a paragraph are dropped, and the words are one.
#
# Guess before the run: <text:line-break/> and <text:tab/> become a line break and a tab (or a space), as several paragraphs
# of a cell become lines.
# Seen: nothing is put in their place: "Umeå", line break, "Skellefteå" is "UmeåSkellefteå". Several paragraphs are lines,
# and <text:s text:c="2"/> is two spaces. odfpy, through pandas, keeps the break.
# So: names and labels with a break in an .ods file are compared letter by letter, and a break is looked for in the XML.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check python-calamine==0.9.1 odfpy==1.4.1
env/bin/python - <<'PYTHON' >said 2>/dev/null
import python_calamine
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import LineBreak, P, S, Tab
def cell(*parts):
    made, paragraph = TableCell(valuetype="string"), P()
    for part in parts:
        if part == "new paragraph":
            made.addElement(paragraph)
            paragraph = P()
        elif isinstance(part, str):
            paragraph.addText(part)
        else:
            paragraph.addElement(part)
    made.addElement(paragraph)
    return made
document = OpenDocumentSpreadsheet()
table, row = Table(name="Blad1"), TableRow()
for parts in (("Umeå", LineBreak(), "Skellefteå"), ("Umeå", Tab(), "12"), ("Umeå", S(c=2), "12"), ("Umeå", "new paragraph", "Skellefteå")):
    row.addElement(cell(*parts))
table.addElement(row)
document.spreadsheet.addElement(table)
document.save("a.ods")
print(python_calamine.CalamineWorkbook.from_path("a.ods").get_sheet_by_index(0).to_python()[0])
PYTHON
cat >expected <<'EXPECTED'
['UmeåSkellefteå', 'Umeå12', 'Umeå  12', 'Umeå\nSkellefteå']
EXPECTED
diff expected said && echo "as described"
