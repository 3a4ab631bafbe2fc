# Status, next year's content, drafts and changes: what they write, and what they leave alone.

# Seen: with a cell padded one character wider than its column in ProgressTable.
test_status_fits_its_width() {
    make_project
    report status exempel
    expect_status 0
    expect_contains "$out" " 2  En region som hänger ihop"
    expect_contains "$out" "3 av 5 kapitel klara"
    expect_lacks "$out" $'\e'
    expect_equal 100 "$(wc -L <<<"$out")" "the longest line in a pipe"
    for width in 40 80 97 120 200; do
        TERM=xterm script -qec "stty cols $width; BUILD_REPORT_ROOT='$project' '$program' status exempel" /dev/null >terminal </dev/null
        sed -E $'s/\e\\[[0-9;]*[mK]//g; s/\r//g' terminal >plain
        expect_equal "$((width < 80 ? 80 : width > 120 ? 120 : width))" \
            "$(wc -L <plain)" "the longest line at $width columns"
        grep -q $'\e\\[33mgranskad' terminal || fail "no colours in a terminal"
    done
    NO_COLOR=1 TERM=xterm script -qec "BUILD_REPORT_ROOT='$project' '$program' status exempel" /dev/null >terminal </dev/null
    ! grep -q $'\e\\[3' terminal || fail "colours although NO_COLOR says no"
    [ ! -e "$project/output" ] || fail "nothing is to be written"
}

# Seen: with `state` under another name in ProgressJSON.
test_status_as_json() {
    make_project
    report status exempel --format json
    expect_status 0
    expect_equal "klar klar granskad klar utkast" "$(jq -r '[.chapters[].state] | join(" ")' <<<"$out")" "the states"
    expect_equal false "$(jq .isReady <<<"$out")" "whether it is ready"
    report status 1999 --format json
    expect_status 1
    expect_equal "" "$out" "stdout"
    expect_contains "$err" "okänd-årgång"
}

# Seen: with `typ: plan` left out in EditionFileCarrier: every indicator without an outcome is warned of.
test_new_edition_builds_at_once() {
    make_project
    for edition in "2024 2023" "2024-delar-aug exempel"; do
        read -r new old <<<"$edition"
        before=$(picture_of "$project/Content/$old")
        report new "$new" --from "$old"
        expect_status 0
        expect_equal "" "$err" "stderr"
        expect_contains "$out" "Content/$new är skapad från $old."
        expect_equal "$before" "$(picture_of "$project/Content/$old")" "the edition that it was made from"
        report "$new" --format short
        expect_status 0
        expect_equal "" "$(grep 'warning:' <<<"$err" | grep -v '\[fyll-i\]$' || :)" "other warnings"
        expect_contains "$(last_line "$out")" "0 fel, "
    done
    report new 2025 --from 2024
    expect_status 0
    report 2025
    expect_status 0
}

# Seen: with the check that nothing lies there left out in ContentFolder.
test_new_edition_never_overwrites() {
    make_project
    mkdir "$project/Content/2024" "$project/Content/2025"
    echo "mitt" >"$project/Content/2024/eget.md"
    echo "en fil" >"$project/Content/2026"
    ln -s finns-inte "$project/Content/2027"
    for name in 2023 exempel 2024 2025 2026 2027; do
        before=$(picture_of "$project/Content")
        report new "$name" --from 2023 --year 2024
        expect_status 1
        expect_contains "$err" "fel[finns-redan]: Content/$name finns redan, och ingenting i den har ändrats"
        expect_equal "$before" "$(picture_of "$project/Content")" "the content"
    done
}

# Seen: with `problem(withNewName:)` made nil: the folder was made in Content/schema.
test_new_edition_with_a_wrong_name() {
    make_project
    before=$(picture_of "$project/Content")
    for name in ../2024 .2024 2024/x schema handbok 'två ord 2024'; do
        report new "$name" --from 2023 --year 2024
        expect_status 1
        expect_contains "$err" "fel[fel-namn]"
    done
    report new nasta --from 2023
    expect_status 1
    expect_contains "$err" "fel[saknat-årtal]: namnet ”nasta” säger inte vilket år det gäller"
    report new 2024 --from 1999
    expect_status 1
    expect_contains "$err" "okänd-årgång"
    echo "titel: [" >"$project/Content/exempel/kontakter.yaml"
    report new 2024 --from exempel
    expect_status 1
    expect_contains "$err" "fel[fel-i-årgången]: Content/exempel har fel, så ingen ny årgång skapades"
    expect_equal "$(grep -v kontakter.yaml <<<"$before")" "$(picture_of "$project/Content" | grep -v kontakter.yaml)" "the content"
}

# What an interrupted run left is no edition, and the next run takes it away.
# Seen: with `removeRemains` left out in ContentFolder.
test_new_edition_after_a_kill() {
    make_project
    mkdir -p "$project/Content/.2024.4711.new/kapitel"
    cp "$project/Content/2023/rapport.yaml" "$project/Content/.2024.4711.new/"
    report 1999
    expect_contains "$err" "= hjälp: de som finns är: $(editions)"
    report new 2024 --from 2023
    expect_status 0
    expect_equal "" "$(find "$project/Content" -name '.2024*')" "remains"
    # Killed at any moment, there is a whole edition or none.
    cp -R "$project/Content/2024" whole
    for delay in 0.005 0.01 0.02 0.03 0.04 0.05 0.06 0.08 0.1 0.15; do
        rm -rf "$project/Content/2024"
        BUILD_REPORT_ROOT=$project timeout -s KILL "$delay" "$program" new 2024 --from 2023 >/dev/null 2>&1 || :
        if [ -e "$project/Content/2024" ]; then expect_same_tree whole "$project/Content/2024"; fi
    done
    report new 2024 --from 2023
    [ "$status" = 0 ] || expect_contains "$err" "finns-redan"
    expect_equal "" "$(find "$project/Content" -name '.2024*')" "remains"
    expect_same_tree whole "$project/Content/2024"
}

# Of several at once one makes the edition, whole; the others say why they did not.
# Seen: with the lock left out in ContentFolder.
test_new_editions_at_the_same_time() {
    make_project
    report new 2024 --from exempel
    expect_status 0
    mv "$project/Content/2024" whole
    for round in 1 2 3 4 5; do
        for run in 1 2 3 4 5 6; do
            { BUILD_REPORT_ROOT=$project "$program" new 2024 --from exempel >/dev/null 2>"err$run" && echo made >>"made$round" || :; } &
        done
        wait
        expect_equal made "$(cat "made$round")" "how many have made it"
        expect_same_tree whole "$project/Content/2024"
        expect_equal "" "$(cat err? | grep '^fel' | grep -vE 'upptaget|finns-redan' || :)" "other errors"
        expect_equal "" "$(find "$project/Content" -name '.2024*')" "remains"
        rm -r "$project/Content/2024"
    done
}

# Seen: as root, with the rights left as they are.
test_new_edition_where_nobody_may_write() {
    make_project
    chmod 555 "$project/Content"
    run as_ordinary_user env BUILD_REPORT_ROOT="$project" "$program" new 2024 --from 2023
    chmod 755 "$project/Content"
    expect_status 1
    expect_contains "$err" "fel[saknar-behörighet]: du har inte rätt att skriva i Content/2024"
    [ ! -e "$project/Content/2024" ] || fail "nothing is to be written"
}

# Seen: with `isDraft` left out of the call of the pipeline in Build; and with the draft written to output/exempel.
test_draft_says_so_everywhere() {
    make_project
    report exempel
    expect_status 0
    before=$(picture_of "$project/output/exempel")
    report draft exempel
    expect_status 0
    expect_contains "$out" "Rapporten skrevs till output/exempel-utkast"
    expect_equal "$before" "$(picture_of "$project/output/exempel")" "the report itself"
    expect_whole "$project/output/exempel-utkast"
    expect_clean
    cd "$project/output"
    expect_equal "$(cd exempel && find . -name '*.html' | sort)" "$(cd exempel-utkast && find . -name '*.html' | sort)" "the pages"
    expect_equal "" "$(grep -rL --include='*.html' '<strong>UTKAST</strong>' exempel-utkast)" "pages that do not say UTKAST"
    expect_equal "" "$(grep -rL --include='*.html' '<meta name="robots" content="noindex">' exempel-utkast)" "pages that a search engine may show"
    expect_equal "" "$(grep -rlE --include='*.html' '<strong>UTKAST</strong>' exempel)" "pages of the report that say so"
    # Only what leads on to another page is not to be found.
    expect_equal "$(grep -rl --include='*.html' 'http-equiv="refresh"' exempel | sort)" \
        "$(grep -rl --include='*.html' noindex exempel | sort)" "pages of the report that no search engine may show"
    expect_equal utkast "$(jq -r '.. | .state? // empty' exempel-utkast/data/rapport.json | grep -xE 'utkast|beslutad')" "the state in the data"
}

# Every address on a page leads to a file of the draft when it is opened from a folder: none begins at a server.
# Seen: with `/` put before `assets/` in head.mustache.
test_draft_opens_without_a_server() {
    make_project
    report draft 2023
    expect_status 0
    cd "$project/output/2023-utkast"
    find . -name '*.html' | while IFS= read -r page; do
        { grep -oE '(href|src)="[^"#?]+' "$page" || :; } | sed -E 's/^(href|src)="//' | sort -u | while IFS= read -r address; do
            case $address in https://* | mailto:*) continue ;; esac
            [ -f "$(dirname "$page")/$address" ] || fail "$page leads to $address, which is no file"
        done
    done
    expect_equal "" "$(grep -rlE 'fetch\(|XMLHttpRequest|import ' assets || :)" "what a browser refuses to do from a folder"
}

# Seen: with the check left out in DraftCommand: the edition's report was replaced by the draft of another.
test_draft_beside_an_edition_of_that_name() {
    make_project
    cp -R "$project/Content/2023" "$project/Content/2023-utkast"
    report draft 2023
    expect_status 1
    expect_contains "$err" "fel[upptagen-mapp]: output/2023-utkast tillhör årgången 2023-utkast"
    [ ! -e "$project/output" ] || fail "nothing is to be written"
}

# A repository of the project's own content, whose first version is from 1 March 2024.
make_repository() {
    make_project
    export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
    export GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x@example.com GIT_COMMITTER_NAME=x GIT_COMMITTER_EMAIL=x@example.com
    git -C "$project" init -q
    save 2024-03-01
}

# Commits everything in $project on a day.
save() {
    git -C "$project" add -A
    GIT_AUTHOR_DATE="$1T12:00:00+00:00" GIT_COMMITTER_DATE="$1T12:00:00+00:00" git -C "$project" commit -q --allow-empty -m "$1"
}

# Seen: with the newest commit that touches the line taken for the one that set the state, in VersionFinder.
test_changes_since_a_state() {
    make_repository
    chapter=$project/Content/exempel/kapitel/2-region-som-hanger-ihop.md
    sed -i 's/^läge: granskad/läge: utkast/' "$chapter"
    save 2024-03-05
    sed -i 's/^läge: utkast.*/läge: granskad/' "$chapter"
    save 2024-03-10
    sed -i 's/möttes åtta gånger/möttes nio gånger/; s/^läge: granskad/läge: granskad  # igen/' "$chapter"
    save 2024-03-12
    sed -i 's/^## Samverkan/## Samarbete/' "$chapter"
    report changes exempel --since granskad
    expect_status 0
    expect_contains "$out" "2. En region som hänger ihop (sedan 2024-03-10)"
    expect_contains "$out" "    ändrat:    ”Trafikrådet möttes åtta gånger.”"
    expect_contains "$out" "         till: ”Trafikrådet möttes nio gånger.”"
    expect_contains "$out" "  Ny rubrik: ”Samverkan” heter nu ”Samarbete”"
    expect_contains "$out" "Kapitlet har aldrig haft det läget i någon version som är sparad i git."
    expect_contains "$out" "Utan ändringar: Inledning: så läser du rapporten; 1. En region som lär nytt; 3. En region att må bra i"
    expect_equal "" "$(git -C "$project" status --porcelain | grep -v '^ M Content/exempel/kapitel/2-' || :)" "what git sees"
}

# Seen: with `--before` left out in GitHistory.
test_changes_since_a_day() {
    make_repository
    sed -i '0,/värde: 90}/s//värde: 91}/' "$project/Content/exempel/mal/mal-01.yaml"
    save 2024-03-05
    report changes exempel --since 2024-03-02
    expect_status 0
    expect_contains "$out" "Indikatorn ”Andel bussturer som går i tid”, utfallet 2023-12-31, värde: 90 → 91"
    report changes exempel --since 2024-03-06
    expect_status 0
    expect_contains "$out" "Ingenting har ändrats."
    report changes exempel --since 2024-03-01
    expect_status 1
    expect_contains "$err" "fel[ingen-version]: Content/exempel fanns inte i git före 2024-03-01"
    expect_contains "$err" "den första versionen är från 2024-03-01"
    # An edition with å, ä and ö in its name and its files.
    cp -R "$project/Content/exempel" "$project/Content/prövning"
    mv "$project/Content/prövning/kapitel/1-larande-region.md" "$project/Content/prövning/kapitel/1-lärande region.md"
    save 2024-03-07
    sed -i 's/^titel: En region som lär nytt/titel: En region som lär/' "$project/Content/prövning/kapitel/1-lärande region.md"
    report changes prövning --since 2024-03-08
    expect_status 0
    expect_contains "$out" "Överst i filen, titel: ”En region som lär nytt” → ”En region som lär”"
    expect_lacks "$out" "Kapitlet är nytt"
}

# A git that says more on its error stream than a pipe holds, and one that says that too before it fails.
# Seen: with the error stream read when the answer had been read, where it never ended.
test_changes_with_a_git_that_says_much() {
    make_repository
    sed -i '0,/värde: 90}/s//värde: 91}/' "$project/Content/exempel/mal/mal-01.yaml"
    save 2024-03-05
    mkdir bin
    printf '#!/bin/sh\nhead -c 1000000 /dev/zero | tr "\\0" "x" >&2\necho >&2\nexec "%s" "$@"\n' "$(command -v git)" >bin/git
    chmod +x bin/git
    run env PATH="$PWD/bin:$PATH" BUILD_REPORT_ROOT="$project" timeout 60 "$program" changes exempel --since 2024-03-02
    expect_status 0
    expect_contains "$out" "Indikatorn ”Andel bussturer som går i tid”, utfallet 2023-12-31, värde: 90"
    printf '#!/bin/sh\nhead -c 1000000 /dev/zero | tr "\\0" "x" >&2\necho >&2\necho "fatal: provat fel" >&2\nexit 128\n' >bin/git
    run env PATH="$PWD/bin:$PATH" BUILD_REPORT_ROOT="$project" timeout 60 "$program" changes exempel --since 2024-03-02
    expect_status 1
    expect_contains "$err" "fel[git-svarar-inte]: git kan inte läsa de tidigare versionerna: fatal: provat fel"
}

# A program that hangs is ended with the program that waits for it, whatever ends that.
# Seen: without PR_SET_PDEATHSIG in CLinux.
test_what_is_run_ends_with_the_program() {
    make_repository
    mkdir bin
    printf '#!/bin/sh\necho $$ >"%s/id"\nexec sleep 600\n' "$PWD" >bin/git
    chmod +x bin/git
    PATH="$PWD/bin:$PATH" BUILD_REPORT_ROOT="$project" "$program" changes exempel --since 2024-03-02 >/dev/null 2>&1 &
    own=$!
    for _ in $(seq 100); do
        [ -s id ] && break
        sleep 0.1
    done
    kill -0 "$(cat id)" || fail "git was not run"
    kill -KILL "$own"
    wait "$own" || :
    for _ in $(seq 100); do
        kill -0 "$(cat id)" 2>/dev/null || return 0
        sleep 0.1
    done
    fail "git goes on alone"
}

# Seen: with a program that is not there taken for a refusal in GitHistory.
test_changes_without_git() {
    make_project
    report changes exempel --since granskad
    expect_status 1
    expect_contains "$err" "fel[inget-git]: projektet är inte sparat i git"
    expect_contains "$err" "jämför med den: --from MAPP"
    mkdir bin
    ln -s "$(command -v env)" bin/env
    run env PATH="$PWD/bin" BUILD_REPORT_ROOT="$project" "$program" changes exempel --since granskad
    expect_status 1
    expect_contains "$err" "fel[inget-git]: programmet git, som sparar tidigare versioner, finns inte på datorn"
    cp -R "$project/Content/exempel" kopia
    sed -i 's/^## Samverkan/## Samarbete/' "$project/Content/exempel/kapitel/2-region-som-hanger-ihop.md"
    report changes exempel --from kopia
    expect_status 0
    expect_contains "$out" "Ny rubrik: ”Samverkan” heter nu ”Samarbete”"
    report changes exempel --from finns-inte
    expect_status 1
    expect_contains "$err" "fel[okänd-mapp]: mappen ”finns-inte” finns inte"
    for arguments in "" "--since igår" "--since 2024-3-1" "--since granskad --from kopia"; do
        # shellcheck disable=SC2086 # words
        report changes exempel $arguments
        expect_status 64
    done
}

# The ten minutes of the handbook: every command and edit that it tells of, in order.
# Seen: with another figure in the handbook.
test_first_report_in_ten_minutes() {
    make_project
    handbook=$project/Content/HANDBOK.md
    tells() { grep -qF -- "$1" "$handbook" || fail "the handbook does not tell of: $1"; }
    chapter=$project/Content/2025-prov/kapitel/1-larande-region.md
    goals=$project/Content/2025-prov/mal/mal-05.yaml
    text='Fler söker sig till utbildningar på distans. Det gör *bredbandet* viktigare.'
    # shellcheck disable=SC2016 # a formula of the report's
    outcome='utfall: [{datum: 2025-12-31, värde: "4,9"}]' formula='Sjukfrånvaron blev `=indikator.sjukfranvaro.utfall`.'
    tells './build-report new 2025-prov --from exempel'
    report new 2025-prov --from exempel
    expect_status 0
    tells './build-report 2025-prov'
    report 2025-prov
    expect_status 0
    tells 'Content/2025-prov/kapitel/1-larande-region.md'
    tells "$text"
    awk -v text="$text" '/^FYLL I:/ && !done { print text; done = 1; next } { print }' "$chapter" >changed
    mv changed "$chapter"
    tells 'Content/2025-prov/mal/mal-05.yaml'
    tells "$outcome"
    sed -i "/id: sjukfranvaro/,/utfall:/ s/utfall:.*/$outcome/" "$goals"
    tells "$formula"
    printf '\n%s\n' "$formula" >>"$chapter"
    report 2025-prov
    expect_status 0
    page=$(cat "$project/output/2025-prov/kapitel/larande-region/index.html")
    expect_contains "$page" '<em>bredbandet</em> viktigare.'
    expect_contains "$page" 'Sjukfrånvaron blev 4,9'
    tells '[mål 99](mal:99)'
    printf '\n[mål 99](mal:99)\n' >>"$chapter"
    report 2025-prov
    expect_status 1
    expect_contains "$err" "fel[okänt-mål]: mål ”99” finns inte"
    expect_equal "$page" "$(cat "$project/output/2025-prov/kapitel/larande-region/index.html")" "the earlier report"
    sed -i '$d' "$chapter"
    tells './build-report status 2025-prov'
    report status 2025-prov
    expect_status 0
    expect_contains "$out" "0 av 5 kapitel klara"
}

# What the handbook shows of a command's output is what it says.
# Seen: with the bar of ProgressTable made wider.
test_outputs_in_the_handbook() {
    make_project
    found=
    while IFS= read -r command; do
        # shellcheck disable=SC2086 # words
        report $command
        shown=$(awk -v fence="\`\`\`text $command" '$0 == fence { inside = 1; next } /^```/ { inside = 0 } inside' "$root"/Content/handbok/*.md)
        expect_equal "$out" "$shown" "the output of $command in the handbook"
        found=yes
    done < <(sed -n 's/^```text \(status .*\)$/\1/p' "$root"/Content/handbok/*.md)
    [ -n "$found" ] || fail "no output was found in the handbook"
}

# Seen: with `[mål 99](mal:99)` put among the examples of block.md.
test_handbook_is_built() {
    make_project
    report handbook
    expect_status 0
    expect_contains "$out" "0 fel, 0 varningar. Rapporten skrevs till output/handbok"
    expect_contains "$(cat "$project/output/handbok/kapitel/diagram/index.html")" "<svg"
    expect_whole "$project/output/handbok"
}

# Seen: with the prompt's date written as words in Prompts.swift.
test_prompts_show_what_is_right_to_write() {
    for old in 2023 exempel; do
        make_project "$old"
        report new 2025 --from "$old"
        expect_status 0
        filled=$(grep -c 'FYLL I: till exempel [[{]' "$project"/Content/2025/mal/*.yaml | awk -F: '{ n += $2 } END { print n }')
        [ "$filled" -gt 20 ] || fail "only $filled prompts show an example"
        sed -i -E 's/:  # FYLL I: till exempel (\[[^]]*\]|\{[^}]*\});.*/: \1/' "$project"/Content/2025/mal/*.yaml
        report 2025 --format short
        expect_status 0
        expect_lacks "$err" ": error: "
        expect_lacks "$err" "FYLL I: till exempel"
    done
}

# Seen: without the comparison of years in NewCommand.
test_a_new_edition_is_of_a_later_year() {
    make_project
    for year in 2022 2023; do
        report new "nasta-$year" --from 2023
        expect_status 1
        expect_contains "$err" "fel[inte-senare-år]: den nya årgången gäller $year, men 2023 gäller 2023"
        [ ! -e "$project/Content/nasta-$year" ] || fail "nasta-$year was made"
    done
}

# Seen: without `--follow` in GitHistory; with the slug alone in `counterpart`.
test_changes_in_a_chapter_that_was_renamed() {
    make_repository
    chapter=$project/Content/exempel/kapitel/2-region-som-hanger-ihop.md
    sed -i 's/möttes åtta gånger/möttes nio gånger/' "$chapter"
    save 2024-03-12
    mv "$chapter" "$project/Content/exempel/kapitel/2-nara-och-nabar.md"
    save 2024-03-14
    for since in granskad 2024-03-02; do
        report changes exempel --since "$since"
        expect_status 0
        expect_contains "$out" "    ändrat:    ”Trafikrådet möttes åtta gånger.”"
        expect_lacks "$out" "Kapitlet är nytt."
        expect_lacks "$out" "Kapitlet är borttaget."
    done
}
