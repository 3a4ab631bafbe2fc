#!/usr/bin/env bash
# cmark-gfm 0.29 (Debian libcmark-gfm 0.29.0.gfm.6; PyPI cmarkgfm 2025.10.22): a bare mail address becomes a link to another one.
#
# Guess before the run: the autolink extension links a bare address as a whole, or leaves it as text where it holds a letter
# that the extension's grammar does not know.
# Seen: the link begins after the last such letter: of jörgen.berg@example.org the address rgen.berg@example.org becomes the
# link, a working one, to somebody else. Web addresses are not cut: https://åäö.example is whole.
# So: look at the sign before a mail link before it is published.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check cmarkgfm==2025.10.22
env/bin/python - <<'PYTHON' >said 2>/dev/null
import cmarkgfm
for text in ("Mejla registrator@example.org.", "Mejla jörgen.berg@example.org.", "Se https://åäö.example/sida nu."):
    print(cmarkgfm.markdown_to_html_with_extensions(text, extensions=["autolink"]).strip())
PYTHON
cat >expected <<'EXPECTED'
<p>Mejla <a href="mailto:registrator@example.org">registrator@example.org</a>.</p>
<p>Mejla jö<a href="mailto:rgen.berg@example.org">rgen.berg@example.org</a>.</p>
<p>Se <a href="https://%C3%A5%C3%A4%C3%B6.example/sida">https://åäö.example/sida</a> nu.</p>
EXPECTED
diff expected said && echo "as described"
