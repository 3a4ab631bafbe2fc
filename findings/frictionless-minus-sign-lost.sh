#!/usr/bin/env bash
# frictionless 5.21.0 (Table Schema): a real minus sign is dropped from a number with a unit, and the value is "valid".
#
# A number field with "bareNumber": false may have units around the number ("−15,6 mnkr"). Guess before the run: the
# minus sign that typesetters and Swedish authorities use (U+2212) is either understood or refused.
# Seen: everything that is not a digit or an ASCII "-" at the edges is cut off as decoration, the sign with it. A deficit
# of 15.6 is read as a surplus of 15.6, without an error; with the ASCII hyphen the same cell is -15.6, and without
# "bareNumber": false the same sign is an error.
# So: publish numbers without units and with the ASCII hyphen, or check the sign before the reader sees the cell.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check frictionless==5.21.0
env/bin/python - <<'PYTHON' >said 2>/dev/null
from frictionless import Resource, Schema
def read(cell, **more):
    field = {"name": "utfall", "type": "number", "decimalChar": ",", **more}
    schema = Schema.from_descriptor({"fields": [field]})
    resource = Resource([["utfall"], [cell]], schema=schema)
    report = resource.validate()
    rows = Resource([["utfall"], [cell]], schema=schema).read_rows()
    return f"{rows[0]['utfall']} valid={report.valid}"
for cell in ("-15,6 mnkr", "\u221215,6 mnkr"):
    print("with unit   ", ascii(cell), read(cell, bareNumber=False))
print("without unit", ascii("\u221215,6"), read("\u221215,6"))
PYTHON
cat >expected <<'EXPECTED'
with unit    '-15,6 mnkr' -15.6 valid=True
with unit    '\u221215,6 mnkr' 15.6 valid=True
without unit '\u221215,6' None valid=False
EXPECTED
diff expected said && echo "as described"
