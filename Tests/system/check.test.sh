# `build-report check`: what it says, in which form, with which exit code, and that it writes nothing.

# Seen: with the review left out of CheckCommand; with `output/` made by it.
test_check_says_what_is_doubtful_and_writes_nothing() {
    make_project
    before=$(picture_of "$project")
    report check 2023 --format short
    expect_status 0
    expect_equal "" "$err" "stderr"
    expect_contains "$out" "Content/2023/beviljade-projekt.yaml:4:1: warning: "
    expect_contains "$out" "[oförklarad-förkortning]"
    expect_equal "0 fel, 1 varning, 2 noteringar." "$(last_line "$out")" "the last line"
    report check exempel
    expect_status 0
    expect_equal "0 fel, 0 varningar, 0 noteringar; 4 tystade." "$out" "the example"
    report check exempel --show-silenced
    expect_contains "$out" "(tystad) "
    expect_contains "$out" "= hjälp: skäl: Skyltmallen ska visas tecken för tecken."
    expect_equal "$before" "$(picture_of "$project")" "the project"
}

# Seen: with the notes added in the pipeline.
test_building_says_nothing_of_what_is_only_doubtful() {
    make_project
    printf '\nSamarbetet med komunerna gick bra, se [här](mal:1.1).\n' >>"$project/Content/exempel/kapitel/0-inledning.md"
    report exempel
    expect_status 0
    [[ $(last_line "$out") == '0 fel, 0 varningar. '* ]] || fail "another last line"
    report check exempel --format short
    expect_contains "$out" "[stavning]"
    expect_contains "$out" "menade du ”kommunerna”?"
    expect_contains "$out" "[intetsägande-länk]"
}

# Seen: with `--strict` left out of `finish`.
test_check_exit_codes() {
    make_project
    report check 2023 --strict
    expect_status 1
    report check exempel --strict
    expect_status 0
    printf '\nSe [mål 99](mal:99).\n' >>"$project/Content/exempel/kapitel/0-inledning.md"
    report check exempel
    expect_status 1
    report check 1999
    expect_status 1
    expect_contains "$out" "okänd-årgång"
    report check
    expect_status 64
    report check exempel --format xml
    expect_status 64
}

# Seen: with a key renamed in CheckFormat.
test_check_as_json() {
    make_project
    report check 2023 --format json
    expect_status 0
    jq -e '.edition == "2023" and .counts == {"errors": 0, "warnings": 1, "notes": 2, "silenced": 0}
        and (.messages | length == 3) and .silenced == []
        and all(.messages[]; (keys | sort) == ["column", "endColumn", "endLine", "file", "help", "id", "line", "message", "severity"])
        and any(.messages[]; .id == "summan-stämmer-inte" and .severity == "warning" and .line == 4)' <<<"$out" >/dev/null || fail "another JSON"
    report check exempel --format json
    jq -e '.counts.silenced == 4 and all(.silenced[]; .reason | length > 10)' <<<"$out" >/dev/null || fail "another JSON"
    report check 1999 --format json
    expect_status 1
    jq -e '.messages[0] | .id == "okänd-årgång" and .file == null and .line == null' <<<"$out" >/dev/null || fail "another JSON"
}

# Seen: with `isAbout` made true in Silencing; with the reason no longer asked for.
test_silences() {
    make_project
    printf 'tysta:\n  - {id: oförklarad-förkortning, i: mal/mal-04.yaml, text: IVL, skäl: Institutet heter så.}\n' >"$project/Content/2023/kontroller.yaml"
    report check 2023 --format short
    expect_lacks "$out" "”IVL”"
    expect_contains "$out" "”SIKT”"
    expect_equal "0 fel, 1 varning, 1 notering; 1 tystad." "$(last_line "$out")" "the last line"
    printf 'tysta:\n  - {id: oförklarad-förkortning, i: mal/mal-04.yaml, text: IVL}\n' >"$project/Content/2023/kontroller.yaml"
    report check 2023 --format short
    expect_status 1
    expect_contains "$out" "error: tystningen saknar ”skäl”"
    printf 'tysta:\n  - {id: okänt-mål, i: kapitel/0-inledning.md, skäl: Får stå.}\n' >"$project/Content/2023/kontroller.yaml"
    printf '\nSe [mål 99](mal:99).\n' >>"$project/Content/2023/kapitel/0-inledning.md"
    report check 2023 --format short
    expect_status 1
    expect_contains "$out" "ett fel kan inte tystas"
}

# A server on loopback that notes what it is asked; /delad leads on, /huvudlos answers no HEAD, /trasig is broken.
start_server() {
    cat >server.py <<'PYTHON'
import http.server, sys, threading, time
busy = threading.Lock()
class Handler(http.server.BaseHTTPRequestHandler):
    def answer(self):
        alone = busy.acquire(blocking=False)
        with open("asked", "a") as log:
            log.write(f"{self.command} {self.path}{'' if alone else ' TOGETHER'}\n")
        time.sleep(0.05)
        code = 200
        if self.path == "/borta": code = 404
        if self.path == "/trasig": code = 500
        if self.path == "/huvudlos" and self.command == "HEAD": code = 405
        if self.path == "/delad":
            self.send_response(302)
            self.send_header("Location", "/hel")
        else:
            self.send_response(code)
        self.send_header("Content-Length", "0")
        self.end_headers()
        if alone: busy.release()
    do_GET = do_HEAD = answer
    def log_message(self, *words): pass
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
PYTHON
    python3 server.py >port &
    server=$!
    # shellcheck disable=SC2064 # the server's number is known now
    trap "kill $server" EXIT
    for _ in $(seq 50); do [ -s port ] && break || sleep 0.1; done
    port=$(cat port)
}

# Seen: with the links asked for side by side; without the cache; with `--external` always on.
test_links_to_other_sites() {
    make_project
    start_server
    : >asked
    rm -r "$project/Content/2023"
    address=http://127.0.0.1:$port
    {
        printf '\n'
        for page in hel borta trasig huvudlos delad; do printf 'Se [sidan om %s](%s/%s).\n' "$page" "$address" "$page"; done
        printf 'Se [en tom dator](http://127.0.0.1:9/).\n'
    } >>"$project/Content/exempel/kapitel/0-inledning.md"
    sed -i '/exempel\.example/d' "$project/Content/exempel/kapitel/"*.md
    report check exempel --format short
    expect_equal "" "$(cat asked)" "what is asked without --external"
    report check exempel --external --format short
    expect_status 0
    expect_contains "$out" "länken till $address/borta fungerar inte: sidan finns inte längre"
    expect_contains "$out" "länken till $address/trasig fungerar inte: webbplatsen svarar med felkoden 500"
    expect_contains "$out" "länken till http://127.0.0.1:9/ fungerar inte: ingen svarar på adressen"
    expect_equal 3 "$(grep -c 'trasig-webblänk' <<<"$out")" "the number of links that do not work"
    expect_lacks "$out" "error:"
    expect_lacks "$(cat asked)" TOGETHER
    : >asked
    report check exempel --external --format short
    expect_equal 3 "$(grep -c 'trasig-webblänk' <<<"$out")" "the second time"
    expect_equal "GET /borta
GET /trasig
HEAD /borta
HEAD /trasig" "$(LC_ALL=C sort asked)" "what is asked the second time"
}

# Seen: with any check taken out of `Reviewer.checks`.
test_planted_faults() {
    PROGRAM=$program "$root/Tests/check/planted" >result || fail "$(cat result)"
    expect_contains "$(last_line "$(cat result)")" " 0 missade, 0 falska meddelanden"
}
