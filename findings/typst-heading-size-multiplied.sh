#!/usr/bin/env bash
# Typst 0.15 (PyPI typst 0.15.2): a heading whose look is replaced keeps the built-in size factor.
#
# Guess before the run: `#show heading: it => it.body` leaves nothing of the built-in look, so that a heading beside text of
# 20 pt is 20 pt high, as that text measured by itself.
# Seen: it is 28 pt (1.4 times for level 1, 1.2 for level 2, 1 for level 3): the show rule replaces what is shown, but the
# size that the heading sets for its text still holds around it. A title fitted to a cover by `measure` overflows it.
# So: set the size inside the rule, with text(size: …, it.body).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check typst==0.15.2
env/bin/python - <<'PYTHON' >said 2>/dev/null
import json, pathlib, typst
pathlib.Path("a.typ").write_text("""
#let size = context [#metadata(text.size) <size>]
#set text(size: 20pt)
#show heading: it => it.body
text #size
#heading(level: 1)[one #size]
#heading(level: 2)[two #size]
#heading(level: 3)[three #size]
#[#show heading: it => text(size: 20pt, it.body)
#heading(level: 1)[inside #size]]
""")
print(json.loads(typst.query("a.typ", "<size>", field="value")))
PYTHON
cat >expected <<'EXPECTED'
['20pt', '28pt', '24pt', '20pt', '20pt']
EXPECTED
diff expected said && echo "as described"
