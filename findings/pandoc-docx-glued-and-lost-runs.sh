#!/usr/bin/env bash
# pandoc 3.9 (PyPI pypandoc_binary 1.17; 2.17 of Debian 12 too): words glued or lost when a Word file is read.
#
# Guess before the run: an alignment tab (w:ptab, "Infoga justeringstabb"), which sets a figure at the right margin, and w:cr
# give at least a space, as a plain tab does; text inside inline w:customXml, w:dir and w:bdo is text like any other.
# Seen: "Summa" and "12 mnkr" become "Summa12 mnkr", without a warning; what stands in customXml, dir or bdo within a
# paragraph is gone, also without one, while w:smartTag and w:sdt are kept.
# So: look into the file for these elements before pandoc does.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17 python-docx==1.2.0
env/bin/python - <<'PYTHON' >said 2>/dev/null
import docx, pypandoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
document = docx.Document()
def text(words):
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'
def paragraph(inner):
    document.element.body.insert(len(document.element.body) - 1, parse_xml(f'<w:p {nsdecls("w")}>{inner}</w:p>'))
paragraph(text("tab: Summa") + "<w:r><w:tab/></w:r>" + text("12 mnkr"))
paragraph(text("ptab: Summa") + '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="dot"/></w:r>' + text("12 mnkr"))
paragraph(text("cr: Summa") + "<w:r><w:cr/></w:r>" + text("12 mnkr"))
paragraph(text("smartTag: i ") + '<w:smartTag w:uri="urn:x" w:element="place">' + text("Umeå") + "</w:smartTag>" + text(" kommun"))
paragraph(text("customXml: i ") + '<w:customXml w:element="place">' + text("Umeå") + "</w:customXml>" + text(" kommun"))
paragraph(text("dir: ") + '<w:dir w:val="ltr">' + text("12 mnkr") + "</w:dir>" + text(" slut"))
paragraph(text("bdo: ") + '<w:bdo w:val="ltr">' + text("12 mnkr") + "</w:bdo>" + text(" slut"))
document.save("a.docx")
print(pypandoc.get_pandoc_version())
print(pypandoc.convert_file("a.docx", "plain", extra_args=["--wrap=none"]).replace("\n\n", "\n").strip())
PYTHON
cat >expected <<'EXPECTED'
3.9
tab: Summa 12 mnkr
ptab: Summa12 mnkr
cr: Summa12 mnkr
smartTag: i Umeå kommun
customXml: i kommun
dir: slut
bdo: slut
EXPECTED
diff expected said && echo "as described"
