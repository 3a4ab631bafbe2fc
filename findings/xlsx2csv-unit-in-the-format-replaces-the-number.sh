#!/usr/bin/env bash
# xlsx2csv 0.8.6: a number whose format carries a Swedish unit is written without the number.
#
# In Excel a column of amounts is often formatted #,##0.0" mdkr" or 0" dagar". Guess before the run: the CSV holds the number,
# with or without the unit.
# Seen: where the quoted unit has a letter that also stands for a part of a date (d, m, y, h, s), the format is taken for
# one of dates: the cell becomes the format's own signs with a day or month in them, and 1500.5 is nowhere in the file.
# With " kr" it is right. The code is 0. python-calamine 0.9.1 reads all three as 1500.5.
# So: read numbers from the cell, not through its format, and compare the two.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check xlsx2csv==0.8.6 XlsxWriter==3.2.9 python-calamine==0.9.1
env/bin/python - <<'PYTHON' >said
import subprocess, xlsxwriter, python_calamine
formats = ['#,##0.0" kr"', '#,##0.0" mdkr"', '0.0" dagar"']
book = xlsxwriter.Workbook("a.xlsx")
sheet = book.add_worksheet("Blad1")
for row, form in enumerate(formats):
    sheet.write_number(row, 0, 1500.5, book.add_format({"num_format": form}))
book.close()
print("calamine", python_calamine.CalamineWorkbook.from_path("a.xlsx").get_sheet_by_index(0).to_python())
done = subprocess.run(["env/bin/xlsx2csv", "a.xlsx"], capture_output=True, text=True)
for form, line in zip(formats, done.stdout.splitlines()):
    print("xlsx2csv", form, "number kept:", "1500" in line)
print("code", done.returncode)
PYTHON
cat >expected <<'EXPECTED'
calamine [[1500.5], [1500.5], [1500.5]]
xlsx2csv #,##0.0" kr" number kept: True
xlsx2csv #,##0.0" mdkr" number kept: False
xlsx2csv 0.0" dagar" number kept: False
code 0
EXPECTED
diff expected said && echo "as described"
