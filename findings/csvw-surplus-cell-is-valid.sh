#!/usr/bin/env bash
# csvw 4.1.1 (CSV on the Web): a row with more cells than the table has columns is "valid", and the last cell is gone.
#
# Guess before the run: a validator reports it, since the metadata declares two columns; the text is kept somewhere.
# Seen: is_valid is True, no warning, the surplus cell is dropped. A cell too few is valid too, as an absent value.
# So: count the cells of every row before a CSVW reader does; its "valid" says nothing about lost columns.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check csvw==4.1.1
env/bin/python - <<'PYTHON' >said 2>/dev/null
import json, pathlib, warnings
from csvw import CSVW
def read(rows):
    pathlib.Path("a.csv").write_text(rows, encoding="utf-8")
    pathlib.Path("a.csv-metadata.json").write_text(json.dumps({
        "@context": "http://www.w3.org/ns/csvw", "url": "a.csv",
        "tableSchema": {"columns": [{"name": "kommun", "titles": "kommun"}, {"name": "antal", "titles": "antal"}]}}))
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        valid = CSVW("a.csv-metadata.json", validate=True).is_valid
        rows = [dict(row) for table in CSVW("a.csv-metadata.json").tables for row in table]
    return rows, valid, len(said)
print("two cells  ", *read("kommun,antal\nUmeå,12\n"))
print("three cells", *read("kommun,antal\nUmeå,12,7\n"))
print("one cell   ", *read("kommun,antal\nUmeå\n"))
PYTHON
cat >expected <<'EXPECTED'
two cells   [{'kommun': 'Umeå', 'antal': '12'}] True 0
three cells [{'kommun': 'Umeå', 'antal': '12'}] True 0
one cell    [{'kommun': 'Umeå', 'antal': None}] True 0
EXPECTED
diff expected said && echo "as described"
