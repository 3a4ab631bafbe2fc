# From a build to a published site, taken back and verified, in a folder; Tests/publishing holds the rest, with servers.

# The fictional edition as one that is ready.
make_ready_project() {
    make_project
    sed -i 's/^läge: .*/läge: klar/; s/^granskad-av: .*//' "$project"/Content/exempel/kapitel/*.md
    mkdir webb
}

publish() { report publish exempel "$PWD/webb" --even-if-unready --allow-outdated-statement --no-search --yes "$@"; }

# Seen: with `vanished` giving none in PublishingPlan.
test_publish_take_back_and_verify() {
    make_ready_project
    report publish exempel "$PWD/webb" --no-search
    expect_status 1
    expect_contains "$err" "fel[inte-klar]: exempel är inte klar att publicera."
    expect_equal "" "$(ls -A webb)" "the place"

    publish --dry-run
    expect_status 0
    expect_contains "$out" "Ingenting har gjorts (--dry-run)."
    expect_equal "" "$(ls -A webb)" "the place"

    publish
    expect_status 0
    expect_contains "$out" "Publicerad: exempel visar nu utgåvan "
    expect_same_tree "$project/output/exempel" webb/exempel
    expect_same_tree "$project/output/exempel" webb/aktuell
    expect_whole "$PWD/webb/exempel/"
    expect_contains "$(cat webb/index.html)" 'href="exempel/"'

    # A chapter with another address: the old one must lead on.
    mv "$project"/Content/exempel/kapitel/{1-larande-region,1-region-som-lar}.md
    sed -i 's/kapitel:larande-region/kapitel:region-som-lar/g' "$project"/Content/exempel/*.yaml "$project"/Content/exempel/*/*
    before=$(picture_of webb)
    publish
    expect_status 1
    expect_contains "$err" "fel[försvunnen-adress]"
    expect_contains "$err" "exempel/kapitel/larande-region/"
    expect_equal "$before" "$(picture_of webb)" "the place"
    if grep '^omdirigeringar:' "$project/Content/exempel/rapport.yaml"; then
        sed -i 's|^omdirigeringar:.*|&\n  - {från: kapitel/larande-region/, till: kapitel:region-som-lar}|' "$project/Content/exempel/rapport.yaml"
    else
        printf 'omdirigeringar:\n  - {från: kapitel/larande-region/, till: kapitel:region-som-lar}\n' >>"$project/Content/exempel/rapport.yaml"
    fi
    cp -R webb/exempel/ first
    publish
    expect_status 0
    expect_same_tree "$project/output/exempel" webb/exempel

    report verify exempel "$PWD/webb"
    expect_status 0
    report releases "$PWD/webb"
    expect_equal 2 "$(grep -c '^exempel ' <<<"$out")" "the releases"
    report rollback "$PWD/webb"
    expect_status 0
    expect_contains "$out" "exempel visar nu utgåvan från "
    expect_same_tree first webb/exempel
    report verify exempel "$PWD/webb"
    expect_status 1
    expect_contains "$out" "det är en annan version av rapporten än den i output/exempel."
}

# Seen: with the build left out of PublishCommand.
test_errors_in_content_stop_publishing() {
    make_ready_project
    publish
    expect_status 0
    before=$(picture_of webb)
    printf '\nSe [mål 99](mal:99).\n' >>"$project"/Content/exempel/kapitel/0-inledning.md
    publish
    expect_status 1
    expect_contains "$err" "fel[okänt-mål]"
    expect_equal "$before" "$(picture_of webb)" "the place"
}
