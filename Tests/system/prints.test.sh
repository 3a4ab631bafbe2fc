# PDFs of an earlier build: kept as long as they are of the same report, and said when they are not. The printing tool
# here is one of our own: a PDF is its page, a picture its drawing.

make_printing_project() {
    make_project
    mkdir -p "$project/.build/typst/bin" "$project/Sources"
    cp -R "$root/Sources/typst" "$project/Sources"
    touch "$project/.build/typst/installed"
    cat >"$project/.build/typst/bin/python" <<'TOOL'
#!/bin/bash
site=$4
shift 4
while [ $# -gt 0 ]; do
    cp "$site/$1" "$2"
    shift 2
done
TOOL
    chmod +x "$project/.build/typst/bin/python"
    site=$project/output/exempel
}

expect_prints() { expect_equal "$1" "$(cd "$site" && find . -name '*.pdf' -o -path './data/*.png' | grep -vc '^./assets/')" "PDFs and pictures"; }
expect_offers() { grep -q 'href="rapport.pdf"' "$site/index.html" || fail "the overview is to offer the PDF"; }
expect_no_offers() { if grep -rqE 'href="[^"]*(rapport|kapitel)\.pdf"' "$site" --include=*.html; then fail "no page is to offer a PDF"; fi; }

# Seen: with `kept: nil` in BuildCommand; with `true` for `hasSameAssets` and for `isSame(source)` in EarlierPrints.
test_prints_are_kept_only_while_the_report_is_the_same() {
    make_printing_project
    report exempel --pdf --chapter-pdfs
    expect_status 0
    all=$(cd "$site" && find . -name '*.pdf' -o -path './data/*.png' | grep -vc '^./assets/')
    [ "$all" -gt 8 ] || fail "there are to be a report, five chapters and charts: $all"
    first=$(cd "$site" && find . -type f -exec sha256sum {} + | LC_ALL=C sort)

    report exempel
    expect_status 0
    expect_equal "" "$(grep 'notering\|pdf' <<<"$err" || :)" "what is said of PDFs"
    expect_equal "$first" "$(cd "$site" && find . -type f -exec sha256sum {} + | LC_ALL=C sort)" "the whole report"
    expect_offers

    # A chapter: its own PDF and the report's are of something else, the other chapters' are not.
    sed -i 's/^titel: .*/&!/' "$project"/Content/exempel/kapitel/3-*.md
    report exempel
    expect_status 0
    expect_contains "$err" "notering[pdf-av-annan-version]: rapport.pdf"
    expect_contains "$err" "kör ./build-report exempel --pdf --chapter-pdfs"
    [ ! -e "$site/rapport.pdf" ] || fail "rapport.pdf is to be gone"
    [ ! -e "$(echo "$site"/kapitel/*bra-i/)kapitel.pdf" ] || fail "the chapter's PDF is to be gone"
    if grep -q 'href="rapport.pdf"' "$site/index.html"; then fail "the overview is not to offer rapport.pdf"; fi
    (cd "$site" && sha256sum --quiet -c <(jq -r '.files[] | "\(.sha256)  \(.path)"' manifest.json))

    # It is said once.
    report exempel
    expect_equal "" "$(grep 'pdf' <<<"$err" || :)" "what is said of PDFs"
}

# The index is made after the PDFs, of the same pages. Seen: with every asset of the old report compared.
test_the_search_index_makes_no_print_old() {
    make_printing_project
    report exempel --pdf
    mkdir "$site/assets/sok"
    echo index >"$site/assets/sok/index"
    jq --arg digest "$(sha256sum <"$site/assets/sok/index" | cut -d' ' -f1)" \
        '.files += [{path: "assets/sok/index", size: 6, sha256: $digest}]' "$site/manifest.json" >manifest
    cp manifest "$site/manifest.json"
    report exempel
    expect_status 0
    expect_equal "" "$(grep 'pdf' <<<"$err" || :)" "what is said of PDFs"
    expect_offers
}

# Seen: with the comparison of `printedBy` taken away in EarlierPrints.
test_prints_by_other_scripts_are_not_kept() {
    make_printing_project
    report exempel --pdf
    expect_offers
    echo '# en ny version' >>"$project/Sources/typst/finish.py"
    report exempel
    expect_status 0
    expect_contains "$err" "notering[pdf-av-annan-version]: rapport.pdf och"
    expect_prints 0
    expect_no_offers
}

# Seen: with `Templates/tryck` left out of PrintingScripts; with `isAttached` left out of EarlierPrints.
test_prints_by_other_templates_or_of_other_figures_are_not_kept() {
    make_printing_project
    report exempel --pdf
    expect_offers
    echo '// en annan form' >>"$project/Templates/tryck/stil.typ"
    report exempel
    expect_status 0
    expect_contains "$err" "notering[pdf-av-annan-version]: rapport.pdf och"
    expect_no_offers

    # The file brings the figures along: one that no page shows makes it old, too.
    report exempel --pdf
    expect_offers
    jq --arg digest "$(echo gammalt | sha256sum | cut -d' ' -f1)" \
        '(.files[] | select(.path == "data/rapport.json") | .sha256) = $digest' "$site/manifest.json" >manifest
    cp manifest "$site/manifest.json"
    report exempel
    expect_no_offers
}

# Seen: with the comparison of digests taken away in `OutputFolder.file`.
test_a_print_that_somebody_changed_is_not_kept() {
    make_printing_project
    report exempel --pdf
    echo mer >>"$site/rapport.pdf"
    report exempel
    expect_status 0
    expect_contains "$err" "notering[ändrad-pdf]: rapport.pdf har ändrats"
    expect_no_offers
    [ ! -e "$site/rapport.pdf" ] || fail "rapport.pdf is to be gone"
}

# Seen: with the kept files that were asked for anew left out in `Pipeline.offer`.
test_what_is_printed_anew_leaves_the_rest() {
    make_printing_project
    report exempel --pdf --chapter-pdfs
    report exempel --pdf
    expect_status 0
    [ "$(find "$site" -name kapitel.pdf | wc -l)" -gt 3 ] || fail "the chapters' PDFs are to be kept"
    printf '#!/bin/sh\nexit 3\n' >"$project/.build/typst/bin/python"
    report exempel --pdf
    expect_status 1
    expect_contains "$err" "PDF:en kunde inte göras"
    expect_offers
    expect_contains "$out$err" "utan ny PDF"
}
