#!/usr/bin/env bash
# frictionless 5.21.0 (Table Schema): a month in a date column of format "any" is valid and gets the day of the run.
#
# Guess before the run: "2023-08" in a date field with format "any" is an error, or the first of the month.
# Seen: it is valid and becomes 2023-08-DD, where DD is the day of the month on which the file is read (the last day of
# that month where it has no such day). The same file gives other data tomorrow; "2023" even takes today's month too.
# So: a month is a "yearmonth", never a date of format "any".
# The day of the run is set by freezegun, so that the two answers can be compared.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check frictionless==5.21.0 freezegun==1.5.5
env/bin/python - <<'PYTHON' >said 2>/dev/null
import freezegun
from frictionless import Resource, Schema
schema = {"fields": [{"name": "period", "type": "date", "format": "any"}]}
for today in ("2026-03-05", "2026-03-30"):
    with freezegun.freeze_time(today):
        for cell in ("2023-08", "2023-02", "2023"):
            resource = Resource([["period"], [cell]], schema=Schema.from_descriptor(schema))
            value = Resource([["period"], [cell]], schema=Schema.from_descriptor(schema)).read_rows()[0]["period"]
            print("read on", today, repr(cell), "is", str(value)[:10], "valid:", resource.validate().valid)
PYTHON
cat >expected <<'EXPECTED'
read on 2026-03-05 '2023-08' is 2023-08-05 valid: True
read on 2026-03-05 '2023-02' is 2023-02-05 valid: True
read on 2026-03-05 '2023' is 2023-03-05 valid: True
read on 2026-03-30 '2023-08' is 2023-08-30 valid: True
read on 2026-03-30 '2023-02' is 2023-02-28 valid: True
read on 2026-03-30 '2023' is 2023-03-30 valid: True
EXPECTED
diff expected said && echo "as described"
