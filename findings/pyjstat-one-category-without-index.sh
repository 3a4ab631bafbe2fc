#!/usr/bin/env bash
# pyjstat 2.4.0 (json-stat2, as SCB's and others' PxWeb give): a dimension with one category and no index cannot be read.
#
# JSON-stat lets "index" be left out where a dimension has one category (one measure, one region: the usual answer).
# Guess before the run: the label's only key is taken, as the format says.
# Seen: KeyError: 0 when the table is asked for, though reading the dataset succeeds. With the index written out the same
# data comes out right. So: add the index before pyjstat sees it.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pyjstat==2.4.0
env/bin/python - <<'PYTHON' >said 2>/dev/null
import json
from pyjstat import pyjstat
def table(category):
    data = {"version": "2.0", "class": "dataset", "id": ["mått", "tid"], "size": [1, 2], "value": [87.9, 88.4],
            "dimension": {"mått": {"label": "Mått", "category": category},
                          "tid": {"label": "År", "category": {"index": ["2022", "2023"]}}}}
    read = pyjstat.Dataset.read(json.dumps(data))
    try:
        return read.write("dataframe").values.tolist()
    except KeyError as error:
        return "KeyError", error.args
print("with index   ", table({"index": ["N1"], "label": {"N1": "Andel"}}))
print("without index", table({"label": {"N1": "Andel"}}))
PYTHON
cat >expected <<'EXPECTED'
with index    [['Andel', '2022', 87.9], ['Andel', '2023', 88.4]]
without index ('KeyError', (0,))
EXPECTED
diff expected said && echo "as described"
