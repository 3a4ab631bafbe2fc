#!/usr/bin/env bash
# pyaxis 0.4.3 (PX files, the format of statistical offices): a label continued on the next line counts as two, and KEYS tables fail.
#
# The PX format breaks long texts by closing the quotation and opening it on the next line, also in VALUES, and leaves out
# rows without figures where KEYS says that each row begins with its keys.
# Guess before the run: both are read, the continued label as one.
# Seen: a text in TITLE becomes a list of two; in VALUES the count of categories is then wrong and reading fails ("Length of
# values"); a file with KEYS fails the same way, its keys taken for data. Raised errors, but of files that are valid.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pyaxis==0.4.3
env/bin/python - <<'PYTHON' >said 2>/dev/null
from pyaxis import pyaxis
def read(stub, values, data, more=""):
    with open("a.px", "w", encoding="utf-8") as file:
        file.write('CHARSET="ANSI";\nAXIS-VERSION="2000";\nCODEPAGE="utf-8";\nMATRIX="T1";\nTITLE="Andel";\n'
                   f'STUB="{stub}";\nHEADING="tid";\nVALUES("{stub}")={values};\nVALUES("tid")="2022","2023";\n'
                   f'{more}DATA=\n{data};\n')
    try:
        return pyaxis.parse("a.px", encoding="utf-8")["DATA"].values.tolist()
    except ValueError as error:
        return "ValueError", str(error)
print("plain    ", read("region", '"Norra länets kommuner","Södra"', "1 2\n3 4"))
print("continued", read("region", '"Norra länets "\n"kommuner","Södra"', "1 2\n3 4"))
print("keys     ", read("region", '"Norra","Mellersta","Södra"', '"Norra",1 2\n"Södra",3 4', 'KEYS("region")=VALUES;\n'))
PYTHON
cat >expected <<'EXPECTED'
plain     [['Norra länets kommuner', '2022', '1'], ['Norra länets kommuner', '2023', '2'], ['Södra', '2022', '3'], ['Södra', '2023', '4']]
continued ('ValueError', 'Length of values (4) does not match length of index (6)')
keys      ('ValueError', 'Length of values (4) does not match length of index (6)')
EXPECTED
diff expected said && echo "as described"
