# The output folder: whole or not at all, and never anyone else's.

# Seen: with `size` one too large in Manifest.swift.
test_manifest_agrees_with_sha256sum() {
    make_project
    for edition in 2023 exempel; do
        report "$edition"
        expect_status 0
        expect_whole "$project/output/$edition"
    done
    expect_clean
}

break_content() { printf '\nSe [mål 99](mal:99).\n' >>"$project"/Content/exempel/kapitel/0-inledning.md; }

# Seen: with another exit code at the end of BuildCommand.
test_error_in_content_leaves_the_old_report() {
    make_project
    report exempel
    before=$(picture_of "$project/output/exempel")
    break_content
    report exempel
    expect_status 1
    expect_equal "1 fel, 0 varningar. Rapporten skrevs inte; den tidigare versionen ligger kvar i output/exempel." \
        "$(last_line "$err")" "the last line"
    expect_equal "" "$out" "stdout"
    expect_equal "$before" "$(picture_of "$project/output/exempel")" "the old report"
    rm -r "$project/output/exempel"
    report exempel
    expect_status 1
    expect_equal "1 fel, 0 varningar. Rapporten skrevs inte." "$(last_line "$err")" "the last line"
    [ ! -e "$project/output/exempel" ] || fail "nothing is to be written"
}

expect_foreign() {
    before=$(picture_of "$project/output")
    run timeout 60 env BUILD_REPORT_ROOT="$project" "$program" exempel --no-search
    expect_status 1
    expect_contains "$err" "fel[inte-vår-mapp]: output/exempel finns redan och är inte gjord av build-report"
    rm "$project/output/.exempel.lock"
    touch -d "$time" "$project/output"
    expect_equal "$before" "$(picture_of "$project/output")" "$1"
}

# Seen: with the case of an empty folder in OutputFolder made to match every folder; and, for the pipe, with
# O_NONBLOCK taken away in FileSystem.
test_foreign_folder_is_left_alone() {
    make_project
    time='2020-01-01 12:00'
    target=$project/output/exempel
    mkdir -p "$target/bilder"
    echo viktigt >"$target/bilder/brev.txt"
    touch -d "$time" "$target" "$target/bilder" "$project/output"
    expect_foreign "a folder with files"

    rm -r "$target"
    mkdir "$target"
    mkfifo "$target/manifest.json"
    touch -d "$time" "$project/output"
    expect_foreign "a folder with a pipe for a manifest"

    rm -r "$target"
    echo viktigt >"$target"
    touch -d "$time" "$project/output"
    expect_foreign "a file"

    rm "$target"
    ln -s ../Content "$target"
    touch -d "$time" "$project/output"
    expect_foreign "a link"
}

# Seen: with `names` giving none for a folder that cannot be opened: the folder was moved away.
test_foreign_folder_that_cannot_be_listed_is_left_alone() {
    make_project
    mkdir -p "$project/output/exempel"
    echo viktigt >"$project/output/exempel/brev.txt"
    chmod 0 "$project/output/exempel"
    give_away "$project/output"
    run as_ordinary_user env BUILD_REPORT_ROOT="$project" "$program" exempel --no-search
    expect_status 1
    expect_contains "$err" "fel[saknar-behörighet]: du har inte rätt att skriva i output/exempel"
    chmod 755 "$project/output/exempel"
    expect_equal "brev.txt" "$(ls -A "$project/output/exempel")" "the folder"
    expect_clean
}

# Seen: without the lock in OutputFolder.
test_two_runs_at_the_same_time() {
    make_project
    report exempel
    before=$(picture_of "$project/output/exempel")
    run flock "$project/output/.exempel.lock" env BUILD_REPORT_ROOT="$project" "$program" exempel --no-search
    expect_status 1
    expect_contains "$err" "fel[upptaget]: en annan körning skriver just nu output/exempel"
    expect_equal "$before" "$(picture_of "$project/output/exempel")" "the report"
}

# Seen: with the failure of `Glibc.write` ignored in FileSystem.
test_no_space_left() {
    make_project
    report exempel
    size=$(du -sk "$project/output/exempel" | cut -f 1)
    rm -r "$project/output"
    with_mounts no_space_left "$project" "$size"
}

no_space_left() {
    project=$1 size=$2
    mkdir "$project/output"

    mount -t tmpfs -o "size=$((size / 2))k" tmpfs "$project/output"
    report exempel
    expect_status 1
    expect_contains "$err" "fel[disken-full]: disken är full; rapporten fick inte plats i output/exempel"
    expect_equal "1 fel, 0 varningar. Rapporten skrevs inte." "$(last_line "$err")" "the last line"
    expect_equal ".exempel.lock" "$(ls -A "$project/output")" "what is left"
    umount "$project/output"

    # Room for one report, but not for another beside it.
    mount -t tmpfs -o "size=$((size + size / 2))k" tmpfs "$project/output"
    report exempel
    expect_status 0
    before=$(picture_of "$project/output/exempel")
    change_title
    report exempel
    expect_status 1
    expect_equal "1 fel, 0 varningar. Rapporten skrevs inte; den tidigare versionen ligger kvar i output/exempel." \
        "$(last_line "$err")" "the last line"
    expect_equal "$before" "$(picture_of "$project/output/exempel")" "the old report"
    expect_clean
}

# Seen: with EACCES taken out of FileFailure.
test_no_permission_to_write() {
    make_project
    report exempel
    before=$(picture_of "$project/output/exempel")
    change_title
    chmod 555 "$project/output"
    run as_ordinary_user env BUILD_REPORT_ROOT="$project" "$program" exempel --no-search
    chmod 755 "$project/output"
    expect_status 1
    expect_contains "$err" "fel[saknar-behörighet]: du har inte rätt att skriva i output/exempel"
    expect_contains "$err" "= hjälp: be den som äger mappen att ge dig skrivrätt"
    expect_equal "1 fel, 0 varningar. Rapporten skrevs inte; den tidigare versionen ligger kvar i output/exempel." \
        "$(last_line "$err")" "the last line"
    expect_equal "$before" "$(picture_of "$project/output/exempel")" "the old report"
}

# Seen: with EROFS, and with EBUSY, taken out of FileFailure.
test_disks_that_cannot_be_written() {
    make_project
    mkdir -p "$project/output/2023"
    with_mounts disks_that_cannot_be_written "$project"
}

disks_that_cannot_be_written() {
    project=$1
    mount -t tmpfs tmpfs "$project/output/2023"
    report 2023
    expect_status 1
    expect_contains "$err" "fel[kan-inte-skriva]: output/2023 är en egen disk och går inte att byta ut"
    umount "$project/output/2023"
    mount -t tmpfs -o ro tmpfs "$project/output"
    report exempel
    expect_status 1
    expect_contains "$err" "fel[skrivskyddad]: output/exempel ligger på en skrivskyddad disk"
}

# Every kill leaves the old or the new report, whole. A third of them hit anywhere, the others where it writes.
# Seen: with the folder exchanged before it is filled in OutputFolder; with the kills left out: no run was hit.
test_killed_at_any_moment() {
    make_project
    report exempel
    cp -R "$project/output/exempel" one
    sed 's/^titel:.*/& igen/' "$root/Content/exempel/rapport.yaml" >changed.yaml
    cp changed.yaml "$project/Content/exempel/rapport.yaml"
    report exempel
    cp -R "$project/output/exempel" two
    ! diff -rq one two >/dev/null || fail "the two reports are to differ"
    RANDOM=2023
    hits=0
    for round in $(seq 45); do
        # The content changes every time, so that old and new differ.
        if [ $((round % 2)) = 0 ]; then cp changed.yaml "$project/Content/exempel/rapport.yaml"; else
            cp "$root/Content/exempel/rapport.yaml" "$project/Content/exempel/"
        fi
        BUILD_REPORT_ROOT="$project" "$program" exempel --no-search >/dev/null 2>said &
        if [ "$round" -gt 15 ]; then
            while kill -0 $! 2>/dev/null && [[ $(<said) != *Skriver* ]]; do :; done
            sleep "0.00$((RANDOM % 10))"
        else
            sleep "0.$((RANDOM % 300 + 100))"
        fi
        kill -9 $! 2>/dev/null || :
        wait $! 2>/dev/null || :
        if [ -e "$project/output/.exempel.$!.new" ]; then hits=$((hits + 1)); fi
        if ! diff -rq one "$project/output/exempel" >/dev/null; then
            diff -rq two "$project/output/exempel" || fail "round $round left neither the old nor the new report"
        fi
    done
    echo "$hits runs were killed while they wrote"
    [ "$hits" -gt 0 ] || fail "no run was killed while it wrote"
    expect_whole "$project/output/exempel"
    # The next run clears what the killed ones left.
    report exempel
    expect_status 0
    expect_clean
}

# Seen: with the state of the report passed over in `Build.unfinished`.
test_decided_report_with_drafts_says_so() {
    make_project
    report exempel
    expect_status 0
    expect_contains "$out" "Rapporten är beslutad, men kapitel 4 är märkt som utkast."
    expect_contains "$(last_line "$out")" "0 fel, 0 varningar."
    report draft exempel
    expect_lacks "$out" "beslutad, men"
    report 2023
    expect_lacks "$out" "beslutad, men"
    sed -i 's/^läge: utkast.*/läge: klar/' "$project"/Content/exempel/kapitel/4-*.md
    report exempel
    expect_lacks "$out" "beslutad, men"
}
