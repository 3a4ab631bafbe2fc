# What the program says, and the exit code with which it ends.

# Seen: with the list of editions left out in Project.
test_unknown_edition() {
    make_project
    report 1999
    expect_status 1
    expect_contains "$err" "fel[okänd-årgång]: årgången ”1999” finns inte i Content/"
    expect_contains "$err" "= hjälp: de som finns är: $(editions)"
    expect_equal "1 fel, 0 varningar. Rapporten skrevs inte." "$(last_line "$err")" "the last line"
    [ ! -e "$project/output" ] || fail "nothing is to be written"
}

# Seen: with the check of the name left out in Project: `2023/` was built into `output/2023/`.
test_edition_that_is_no_name() {
    make_project
    for edition in ../Content/2023 2023/ . .. '' ./2023 "$project/Content/2023"; do
        report "$edition"
        expect_status 1
        expect_contains "$err" "okänd-årgång"
        [ ! -e "$project/output" ] || fail "nothing is to be written for “$edition”"
    done
}

# Seen: with `throw ExitCode(1)` made 2 in BuildCommand; and in a project without a `Content`.
test_exit_codes() {
    make_project
    report exempel
    expect_status 0
    report 2023 2024
    expect_status 64
    report 2023 --format xml
    expect_status 64
    report --finns-inte
    expect_status 64
    report
    expect_status 64
    report --help
    expect_status 0
    expect_contains "$out" "Bygger en resultatrapport"
    mv "$project/Templates" "$project/Mallar"
    report exempel
    expect_status 1
    expect_contains "$err" "fel[saknad-mapp]: mappen Templates/ finns inte"
}

# Exit 0 and the one warning that the real figures deserve.
# Seen: with an amount corrected in beviljade-projekt.csv.
test_real_editions() {
    make_project
    report 2023 --format short
    expect_status 0
    expect_equal "1" "$(grep -c 'warning:' <<<"$err")" "the number of warnings"
    expect_contains "$err" "[summan-stämmer-inte]"
    [[ $out =~ ^'0 fel, 1 varning. Rapporten skrevs till output/2023 ('[0-9]+' filer). Öppna output/2023/index.html'$ ]] ||
        fail "another last line"
    report exempel
    expect_status 0
    [[ $(last_line "$out") =~ ^'0 fel, 0 varningar. Rapporten skrevs till output/exempel ('[0-9]+' filer). Öppna output/exempel/index.html'$ ]] ||
        fail "another last line"
    [ -s "$project/output/exempel/index.html" ] || fail "there is no page to open"
}

# Seen: with the excerpt printed in the short form too.
test_short_form_is_one_line_each() {
    make_project
    printf '\nSe [mål 99](mal:99).\n\nOch [kapitel](kapitel:finns-inte).\n' >>"$project/Content/exempel/kapitel/0-inledning.md"
    rm "$project/Content/exempel/bilder/bok-och-not.svg"
    report exempel --format short
    expect_status 1
    expect_equal "" "$out" "stdout"
    sed -n '/^Läser/d; /^Bygger/d; /^Skriver/d; $d; p' <<<"$err" >lines
    [ "$(wc -l <lines)" -ge 3 ] || fail "all three errors are to be told of at once"
    ! grep -vE '^Content/exempel/[^:]+:[0-9]+:[0-9]+: (error|warning|note): .+ \[[^] ]+\]$' lines || fail "another form"
}

# Seen: with `isTerminal` made true, and false, in Console.
test_progress() {
    make_project
    report exempel
    expect_equal "Läser Content/exempel
Bygger sidorna
Skriver output/exempel" "$err" "the lines in a pipe"
    expect_lacks "$err$out" $'\e'
    change_title
    TERM=xterm BUILD_REPORT_ROOT=$project script -qec "'$program' exempel --no-search" /dev/null >terminal </dev/null
    grep -q $'\r\e\\[KBygger sidorna …' terminal || fail "no progress in a terminal"
    expect_contains "$(last_line "$(<terminal)")" "0 fel, 0 varningar. Rapporten skrevs till output/exempel"
}

# Seen: without the line on SIGPIPE in Console: exit code 141 and no report.
test_reader_that_goes_away() {
    make_project
    status=0
    { { BUILD_REPORT_ROOT=$project "$program" exempel --no-search 2>&1 || status=$?; } && echo "$status" >code; } | : || :
    expect_equal 0 "$(cat code)" "the exit code"
    expect_whole "$project/output/exempel"
}

# Seen: with the check of links left out in FolderReader.
test_links_in_the_content() {
    make_project
    cd "$project/Content/exempel/bilder"
    echo '<svg xmlns="http://www.w3.org/2000/svg"/>' >"$project/utanför.svg"
    ln -s "$project/utanför.svg" ut.svg
    ln -s runt.svg runt.svg
    ln -s finns-inte.svg bruten.svg
    ln -s ../kapitel mapp
    ln -s buss.svg inne.svg
    report exempel --format short
    expect_status 1
    expect_contains "$err" "bilder/ut.svg:1:1: error: den symboliska länken ”bilder/ut.svg” leder ut ur årgångens mapp"
    expect_contains "$err" "bilder/runt.svg:1:1: error: den symboliska länken ”bilder/runt.svg” leder runt i en cirkel"
    expect_contains "$err" "bilder/bruten.svg:1:1: error: den symboliska länken ”bilder/bruten.svg” pekar på något som inte finns"
    expect_contains "$err" "bilder/mapp:1:1: error: ”bilder/mapp” är en symbolisk länk till en mapp"
    expect_equal "4 fel, 0 varningar. Rapporten skrevs inte." "$(last_line "$err")" "the last line"
    rm ut.svg runt.svg bruten.svg mapp
    report exempel
    expect_status 0
}

# Seen: with `precomposedStringWithCanonicalMapping` left out in FolderReader.
test_file_name_in_decomposed_unicode() {
    make_project hel
    cd "$project/Content/exempel"
    composed=$'l\u00e4rande.svg' decomposed=$'la\u0308rande.svg'
    mv bilder/buss.svg "bilder/$composed"
    grep -rl 'buss\.svg' . | xargs sed -i "s/buss\.svg/$composed/g"
    report exempel
    expect_status 0
    cd "$OLDPWD"
    cp -R hel delad
    mv "delad/Content/exempel/bilder/$composed" "delad/Content/exempel/bilder/$decomposed"
    rm -r delad/output
    project=$PWD/delad
    report exempel
    expect_status 0
    expect_same_tree hel/output/exempel delad/output/exempel
    cp "hel/Content/exempel/bilder/$composed" "delad/Content/exempel/bilder/"
    report exempel
    expect_status 1
    expect_contains "$err" "fel[dubbelt-filnamn]: två filer heter ”bilder/$composed”"
}

# Seen: with EACCES taken out of FolderReader.
test_content_that_cannot_be_read() {
    make_project
    mkdir "$project/Content/exempel/hemlig"
    chmod 0 "$project/Content/exempel/kontakter.yaml" "$project/Content/exempel/hemlig"
    mkdir "$project/output"
    give_away "$project/output"
    run as_ordinary_user env BUILD_REPORT_ROOT="$project" "$program" exempel --no-search --format short
    chmod 755 "$project/Content/exempel/hemlig"
    expect_status 1
    expect_contains "$err" "Content/exempel/kontakter.yaml:1:1: error: filen går inte att läsa: behörighet saknas"
    expect_contains "$err" "Content/exempel/hemlig:1:1: error: mappen går inte att läsa"
}

# A pipe or a backup among the files is neither waited for nor read.
# Seen: with the kinds of file let through in FolderReader.
test_things_that_are_no_content() {
    make_project
    report exempel
    mv "$project/output/exempel" before
    mkfifo "$project/Content/exempel/rör.yaml"
    touch "$project/Content/exempel/~\$kontakter.xlsx" "$project/Content/exempel/rapport.yaml~" "$project/Content/exempel/.DS_Store"
    run timeout 60 env BUILD_REPORT_ROOT="$project" "$program" exempel --no-search
    expect_status 0
    expect_same_tree before "$project/output/exempel"
}
