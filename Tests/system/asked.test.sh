# What a build asks of the system and of the Markdown parser: nothing twice. Counted, and not timed, so that it holds on
# any machine.

# Runs a build with asked.c before the libraries; what it noted is in the file `asked`. The debugging program, since the
# release carries its libraries in itself and nothing can stand before them.
noted_report() {
    swift build --package-path "$root" --product build-report >building 2>&1 || fail "$(<building)"
    clang -shared -fPIC -O1 -o "$PWD/asked.so" "$root/Tests/system/asked.c" -ldl
    rm -f asked
    run env ASKED="$PWD/asked" LD_PRELOAD="$PWD/asked.so" BUILD_REPORT_ROOT="$project" "$root/.build/debug/build-report" "$1" --no-search
    expect_status 0
}

# Seen: with every file of the content read again for its digest.
test_every_file_is_opened_once() {
    make_project
    noted_report exempel
    (cd "$project" && find Content/exempel Templates -type f ! -name '.*' | LC_ALL=C sort) >files
    sed -n "s|^open $project/||p" asked | grep '^Content/\|^Templates/' | LC_ALL=C sort >opened
    expect_equal "$(<files)" "$(<opened)" "the files and how often each was opened"
}

# A block of a chapter is read where it is shown, and a few are shown on two pages: no other text is read again.
#
# Seen: with each chapter parsed twice where it is loaded.
test_every_text_is_parsed_once() {
    make_project
    for edition in exempel 2023; do
        noted_report "$edition"
        sed -n 's/^parse //p' asked | LC_ALL=C sort >parsed
        expect_equal "" "$(uniq -d parsed | awk '$1 > 1000')" "long texts parsed twice in $edition"
        awk '{ all += $1 } $0 != last { once += $1; last = $0 } END { exit all > once * 1.02 }' parsed ||
            fail "more than a fiftieth of $edition is parsed twice"
        # The chapters at least: what is not counted cannot be seen twice.
        [ "$(awk '$1 > 1000' parsed | wc -l)" -ge 5 ] || fail "the parser's texts were not noted"
    done
}
