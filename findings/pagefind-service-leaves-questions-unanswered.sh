#!/usr/bin/env bash
# Pagefind 1.5.2 (PyPI pagefind_bin 1.5.2): `--service` ends with its input, and what it was asked stays unanswered.
#
# `pagefind --service` reads requests on its input and writes an answer to each. Guess before the run: when the input ends,
# it answers all that it has read and then ends, as a filter does.
# Seen: it ends at once, with code 0 and without a word, though 40 files were sent whole and an index was asked for; with
# the input held open the same bytes get their 42 answers.
# So: hold its input open until the last answer has come, and count the answers; the code says nothing.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pagefind_bin==1.5.2
env/bin/python - <<'PYTHON' >said
import base64, glob, json, subprocess
program = glob.glob("env/lib/python3*/site-packages/pagefind_bin/pagefind")[0]
def request(number, payload):
    return base64.b64encode(json.dumps({"message_id": number, "payload": payload}).encode()) + b","
page = "<html lang=sv><body><p>Bredband" + " i hela regionen" * 500
asked = request(0, {"type": "NewIndex"})
asked += b"".join(request(n, {"type": "AddFile", "index_id": 0, "url": f"/{n}/", "file_contents": page}) for n in range(1, 41))
asked += request(41, {"type": "GetFiles", "index_id": 0})
for held in (True, False):
    service = subprocess.Popen([program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    service.stdin.write(asked)
    service.stdin.flush()
    answers = 0
    if held:
        while answers < 42:
            answers += service.stdout.read1(65536).count(b",")
        service.kill()
        print("input held open:", answers, "answers of 42")
    else:
        service.stdin.close()
        answers = service.stdout.read().count(b",")
        print("input closed: all answered:", answers == 42, "code:", service.wait(), "said:", service.stderr.read())
PYTHON
cat >expected <<'EXPECTED'
input held open: 42 answers of 42
input closed: all answered: False code: 0 said: b''
EXPECTED
diff expected said && echo "as described"
