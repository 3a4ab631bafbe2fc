#!/usr/bin/env bash
# rdflib 7.6.0 (DCAT catalogues): a date with a time zone loses the zone when it is read, and is written back as another value.
#
# Guess before the run: what is read and written back unchanged is the same literal; xsd:date allows a zone.
# Seen: "2023-08-31+02:00" becomes "2023-08-31" by mere reading, and with it whatever compares or signs the catalogue. A
# dateTime and a year keep theirs.
# So: harvested dates are compared as written, before rdflib.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check rdflib==7.6.0
env/bin/python - <<'PYTHON' >said 2>/dev/null
from rdflib import Graph, Literal, XSD
source = """@prefix x: <http://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
x:a x:issued "2023-08-31+02:00"^^xsd:date . x:b x:issued "2023-08-31T08:00:00+02:00"^^xsd:dateTime . x:c x:issued "2023Z"^^xsd:gYear ."""
for line in sorted(Graph().parse(data=source, format="turtle").serialize(format="nt").splitlines()):
    if line:
        print(line.split(" ")[2].split("^^")[0])
PYTHON
cat >expected <<'EXPECTED'
"2023-08-31"
"2023-08-31T08:00:00+02:00"
"2023Z"
EXPECTED
diff expected said && echo "as described"
