#!/usr/bin/env bash
# csvw 4.1.1 (CSV on the Web): a number pattern "0000" refuses 0114, and decimalChar "," lets 12.5 pass as twelve and a half.
#
# Guess before the run: "0000" (Unicode's number patterns, which CSVW refers to) means at least four digits, so the code
# 0114 fits it; and where decimalChar is a comma, a cell with a point is an error, since the point is then no mark at all.
# Seen: 0114 is "Invalid value" for the pattern made for it, while 1234 passes; 12.5 is read as 12.5 beside "12,5" and called
# valid, so a column of mixed marks is not found.
# So: codes are strings; a mixed column must be found before the reader.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check csvw==4.1.1
env/bin/python - <<'PYTHON' >said 2>/dev/null
import json, pathlib
from csvw import CSVW
def read(cell, datatype):
    pathlib.Path("a.csv").write_text('id,v\na,"' + cell + '"\n', encoding="utf-8")
    pathlib.Path("a.csv-metadata.json").write_text(json.dumps({
        "@context": "http://www.w3.org/ns/csvw", "url": "a.csv",
        "tableSchema": {"columns": [{"name": "id", "titles": "id"}, {"name": "v", "titles": "v", "datatype": datatype}]}}))
    valid = CSVW("a.csv-metadata.json", validate=True).is_valid
    try:
        value = [row["v"] for table in CSVW("a.csv-metadata.json").tables for row in table][0]
    except ValueError as error:
        value = str(error).split(" v: ")[1]
    return value, "valid:", valid
code = {"base": "integer", "format": "0000"}
number = {"base": "decimal", "format": {"decimalChar": ","}}
for cell in ("1234", "0114"):
    print("pattern 0000   ", repr(cell), *read(cell, code))
for cell in ("12,5", "12.5"):
    print("decimalChar ',' ", repr(cell), *read(cell, number))
PYTHON
cat >expected <<'EXPECTED'
pattern 0000    '1234' 1234 valid: True
pattern 0000    '0114' Invalid value "0114" for decimal with pattern "0000" valid: False
decimalChar ','  '12,5' 12.5 valid: True
decimalChar ','  '12.5' 12.5 valid: True
EXPECTED
diff expected said && echo "as described"
