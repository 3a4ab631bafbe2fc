# The launcher, in a project whose Swift, Debian and sudo are stand-ins: each says in `calls` how it was called.
# (`Tests/run` makes its own release by the launcher, so that the real thing is run as well.)

# A machine in $PWD/bin that has the everyday commands, and a project with the launcher in $project.
make_machine() {
    project="$PWD/ett projekt på åkern"
    mkdir -p "$project/Sources/build-report" bin
    cp "$root/build-report" "$root/Package.swift" "$project/"
    cp "$root/Sources/launcher.sh" "$project/Sources/"
    echo 'print("hej")' >"$project/Sources/build-report/main.swift"
    # Swift may really lie in one of these.
    sed -i 's|^swift_folders=.*|swift_folders="/finns/inte:${HOME-}/hemma/bin"|' "$project/Sources/launcher.sh"
    local command
    for command in sh env cat cmp cp rm mv mkdir mktemp dirname readlink find sort grep tail chmod sleep flock; do
        ln -s "$(command -v "$command")" bin/
    done
    : >calls

    # Builds a program that tells how it was called.
    stub swift 'if [ "$1" = --version ]; then echo "Swift version 6.3.1"; exit; fi
product=build-report
case " $* " in *" build-report-preview "*) product=build-report-preview ;; esac
while [ "$1" != --package-path ]; do shift; done
mkdir -p "$2/.build/release" && { echo "#!/bin/sh"; echo "printf \"%s|\" \"\$BUILD_REPORT_ROOT\" \"\$PWD\" \"\$@\"; exit 7"; } >"$2/.build/release/new"
chmod +x "$2/.build/release/new" && mv "$2/.build/release/new" "$2/.build/release/$product"'
    stub dpkg-query 'echo "install ok installed"'
    stub id 'echo 1000'
    stub apt-get ':'
}

# stub NAME SCRIPT: a command that notes how it was called, then does as the script says.
stub() {
    printf '#!/bin/sh\necho "%s $*" >>"%s/calls"\n%s\n' "$1" "$PWD" "$2" >"bin/$1"
    chmod +x "bin/$1"
}

# launch [ARGUMENT…]: the launcher on that machine.
launch() { run env -i PATH="$PWD/bin" HOME="$PWD" "$project/build-report" "$@"; }
builds() { grep -c '^swift build' calls || :; }
expect_builds() { expect_equal "$1" "$(builds)" "the number of builds"; }
expect_ran() {
    expect_status 7
    expect_equal "$1" "$out" "how the program was called"
}

# Seen: with the export of BUILD_REPORT_ROOT left out in the launcher; with "$@" unquoted.
test_runs_from_anywhere_with_the_same_arguments() {
    make_machine
    launch 2023 --format short 'två ord' '' '*'
    expect_ran "$project|$PWD|2023|--format|short|två ord||*|"
    here=$PWD
    expect_from() { # FOLDER COMMAND: the working folder of the program stays the caller's
        run env -i PATH="$here/bin" HOME="$here" sh -c 'cd -- "$1" && shift && "$@"' sh "$@" 2023
        expect_ran "$project|$1|2023|"
    }
    mkdir -p "andra/en mapp"
    expect_from / "$project/build-report"
    expect_from "$project" ./build-report
    expect_from "$project" sh build-report
    expect_from "$project/Sources" ../build-report
    ln -s "$project/build-report" andra/absolut
    ln -s "../../${project##*/}/build-report" "andra/en mapp/relativ"
    ln -s "en mapp/relativ" andra/led-vidare
    ln -s "${project##*/}" genväg
    expect_from / "$here/andra/absolut"
    expect_from "$here/andra" ./led-vidare
    expect_from "$here" "andra/en mapp/relativ"
    expect_from "$here" genväg/build-report
    run env -i PATH="$here/andra:$here/bin" HOME="$here" sh -c 'absolut 2023'
    expect_ran "$project|$PWD|2023|"
    expect_builds 1
}

# Seen: with `is_current` made always true, and always false.
test_builds_when_sources_have_changed_and_not_otherwise() {
    make_machine
    launch
    expect_builds 1
    expect_contains "$err" "Bygger programmet."
    launch
    expect_builds 1
    expect_equal "" "$err" "what the second run says"

    touch -d '+1 minute' "$project/Sources/build-report/main.swift"
    launch
    expect_builds 2
    launch
    expect_builds 2

    touch "$project/Package.swift"
    launch
    expect_builds 3

    # A later version that was packed before the program was built: seen by time, not by order.
    echo 'print("nej")' >"$project/Sources/build-report/main.swift"
    touch -d '2001-02-03' "$project/Sources/build-report/main.swift"
    launch
    expect_builds 4

    echo >"$project/Sources/ny fil.swift"
    launch
    expect_builds 5
    rm "$project/Sources/ny fil.swift"
    launch
    expect_builds 6

    rm "$project/.build/release/build-report"
    launch
    expect_builds 7

    # What an editor leaves beside a file is no source, and content and templates are none either.
    touch "$project/Sources/.main.swift.swp" "$project/README.md"
    launch
    expect_builds 7
    expect_ran "$project|$PWD|"

    # A folder that is moved, or copied with its times, needs nothing.
    cp -a "$project" kopia
    project=$PWD/kopia
    launch
    expect_builds 7
    expect_ran "$project|$PWD|"
}

# Seen: with the libraries left out of `list_sources`, with one of them left out, and with them looked for before they
# are installed.
test_builds_anew_after_an_update_of_what_is_linked_in() {
    local builds=1 name folder=$PWD/usr/lib/x86_64-linux-gnu
    make_machine
    mkdir -p "$folder"
    sed -i "s|/usr/lib/\*-linux-gnu|$PWD/usr/lib/*-linux-gnu|" "$project/build-report"
    stub_debian
    stub id 'echo 0'
    stub apt-get 'echo 1 >"'"$folder"'/libcrypto.a"'
    launch 2023
    launch 2023
    expect_builds 1
    for name in c crypto cmark-gfm cmark-gfm-extensions jemalloc; do
        echo 12 >"$folder/lib$name.a"
        launch 2023
        builds=$((builds + 1))
        expect_builds "$builds"
    done
    rm "$folder/libcrypto.a"
    launch 2023
    expect_builds $((builds + 1))
    expect_ran "$project|$PWD|2023|"
}

# Seen: with one stamp for both programs, and without the `shift` before the program is started.
test_preview_is_a_program_of_its_own() {
    make_machine
    launch preview 2023 3 --port 8300
    expect_ran "$project|$PWD|2023|3|--port|8300|"
    expect_contains "$(cat calls)" "--product build-report-preview"
    [ ! -e "$project/.build/release/build-report" ] || fail "the preview is to be made alone"
    launch preview 2023
    expect_builds 1
    launch 2023
    expect_ran "$project|$PWD|2023|"
    expect_builds 2
    touch -d '+1 minute' "$project/Sources/build-report/main.swift"
    launch preview 2023
    launch 2023
    expect_builds 4
}

# Seen: with the second attempt left out of `build_program`.
test_links_as_usual_where_a_library_has_no_static_form() {
    make_machine
    mkdir -p lib/swift_static/linux
    : >lib/swift_static/linux/libswiftCore.a
    : >lib/swift_static/linux/static-executable-args.lnk
    cp bin/swift swift.good
    stub swift 'if [ "$1" = build ]; then echo "static=$BUILD_REPORT_STATIC" >>"'"$PWD"'/calls"
case " $* " in *" --static-swift-stdlib "*) echo "ld.gold: error: cannot find -lcrypto"; exit 1 ;; esac; fi
. "'"$PWD"'/swift.good"'
    launch 2023
    expect_ran "$project|$PWD|2023|"
    expect_equal "static=1
static=0" "$(grep '^static=' calls)" "what is tried"
}

# Seen: with the status of the build ignored in `run_build`.
test_failed_build() {
    make_machine
    launch
    cp bin/swift swift.good
    stub swift '[ "$1" = build ] || { echo "Swift version 6.3.1"; exit; }
echo "main.swift:1:1: error: fel i koden"; exit 1'
    echo 'fel' >"$project/Sources/build-report/main.swift"
    for _ in 1 2; do
        launch 2023
        expect_status 1
        expect_equal "" "$out" "the program is not to be run"
        expect_contains "$err" "main.swift:1:1: error: fel i koden"
        expect_equal "Programmet gick inte att bygga. Meddelandena ovan säger varför." "$(last_line "$err")" "the last line"
    done
    stub swift '[ "$1" = build ] || { echo "Swift version 5.9"; exit; }
echo "error: package is using Swift tools version 6.2.0 but the installed version is 5.9.0"; exit 1'
    launch 2023
    expect_status 1
    expect_contains "$(last_line "$err")" "Swift på den här datorn är för gammalt."
    cp swift.good bin/swift
    launch 2023
    expect_ran "$project|$PWD|2023|"
}

# Seen: without the second build in `build_program`.
test_folder_that_was_moved_after_a_build() {
    make_machine
    cp bin/swift swift.good
    stub swift 'if [ "$1" = build ] && [ -e "'"$project"'/.build/x86_64/release" ]; then
echo "error: compiled with module cache path /gammal, but the path is currently /ny"; exit 1; fi
. "'"$PWD"'/swift.good"'
    mkdir -p "$project/.build/x86_64/release/ModuleCache" "$project/.build/x86_64/debug"
    # Asked for another time, and still able to run.
    echo förhandsvisningen >"$project/.build/x86_64/release/build-report-preview"
    launch
    expect_ran "$project|$PWD|"
    expect_contains "$err" "Projektets mapp har flyttats, så programmet byggs från början"
    [ -e "$project/.build/x86_64/debug" ] || fail "only the release is to be built anew"
    expect_equal förhandsvisningen "$(cat "$project/.build/x86_64/release/build-report-preview")" "the other program"
    expect_equal "" "$(find "$project/.build" -name '*.kept')" "what was kept aside"
}

# Seen: with the folders left out of `find_swift`; with its look at the version left out.
test_finds_swift() {
    make_machine
    mkdir -p hemma/bin
    mv bin/swift hemma/bin/
    # OpenStack's program by the same name.
    printf '#!/bin/sh\necho "python-swiftclient 4.2"\n' >bin/swift
    chmod +x bin/swift
    launch
    expect_ran "$project|$PWD|"

    rm -r hemma "$project/.build"
    for _ in other none; do
        launch
        expect_status 1
        expect_equal "build-report behöver Swift 6.2 eller senare, som inte finns på den här datorn.
Installera Swift för Linux från swift.org/install och kör kommandot igen." "$err" "what it says"
        rm -f bin/swift
    done
    # Without a home.
    run env -i PATH="$PWD/bin" "$project/build-report"
    expect_status 1
    expect_equal "build-report behöver Swift 6.2 eller senare, som inte finns på den här datorn." "$(head -n 1 <<<"$err")" \
        "what it says without a home"
}

# dpkg-query that finds a package once apt-get has installed it.
stub_debian() {
    stub dpkg-query 'for name; do :; done; if grep "apt-get.* install.* $name" "'"$PWD"'/calls" >/dev/null; then echo "install ok installed"; fi'
}

# Seen: with the branch for those who may not install left out.
test_missing_packages_without_the_right_to_install() {
    make_machine
    stub dpkg-query 'for name; do :; done; [ "$name" != libssl-dev ] && echo "install ok installed"'
    expected="Det här saknas på datorn:
  libssl-dev: räknar kontrollsummor
Du har inte rätt att installera program här. Be den som sköter datorn att köra:
  apt-get install libssl-dev"
    launch
    expect_status 1
    expect_equal "$expected" "$err" "what it says without sudo"
    stub sudo 'exit 1'
    launch
    expect_status 1
    expect_equal "$expected" "$err" "what it says where sudo asks for a password that nobody can give"
    expect_lacks "$(<calls)" apt-get
    expect_builds 0
}

# Seen: with the name of one package misspelt in launcher.sh.
test_missing_packages_are_installed() {
    make_machine
    stub_debian
    stub sudo 'if [ "$1" = -n ]; then shift; fi; "$@"'
    launch
    expect_ran "$project|$PWD|"
    expect_contains "$(<calls)" "sudo env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y \
--no-install-recommends libcmark-gfm-dev libcmark-gfm-extensions-dev libssl-dev libjemalloc-dev pkg-config"
    expect_contains "$err" "  libcmark-gfm-dev: läser Markdown"

    rm -r "$project/.build"
    : >calls
    stub id 'echo 0'
    launch
    expect_ran "$project|$PWD|"
    expect_lacks "$(<calls)" sudo
}

# A program that is only slower is no reason to stop.
#
# Seen: with the package among those that must be there.
test_what_only_makes_it_faster_may_be_missing() {
    make_machine
    stub dpkg-query 'for name; do :; done; [ "$name" != libjemalloc-dev ] && echo "install ok installed"'
    stub sudo 'exit 1'
    launch
    expect_ran "$project|$PWD|"
    expect_lacks "$err" saknas
    expect_lacks "$(<calls)" apt-get

    rm -r "$project/.build"
    stub id 'echo 0'
    stub apt-get 'echo "E: det gick inte"; exit 100'
    launch
    expect_ran "$project|$PWD|"
    expect_contains "$err" "  libjemalloc-dev: gör stora rapporter snabbare"
    expect_contains "$err" "Det gick inte att installera. Programmet fungerar ändå."
}

# Seen: without the call of `apt-get update`.
test_lists_of_packages_are_fetched_when_they_are_needed() {
    make_machine
    stub id 'echo 0'
    stub dpkg-query 'exit 1'
    stub apt-get 'case " $* " in *" update "*) : >"'"$PWD"'/updated" ;; *) [ -e "'"$PWD"'/updated" ] || { echo "E: Unable to locate"; exit 100; } ;; esac'
    launch
    expect_ran "$project|$PWD|"
    expect_equal "2" "$(grep -c '^apt-get .*install' calls)" "the number of installations"

    rm -r "$project/.build" updated
    stub apt-get 'echo "E: det gick inte"; exit 100'
    launch
    expect_status 1
    expect_contains "$err" "E: det gick inte"
    expect_contains "$(last_line "$err")" "Installationen misslyckades. Hela loggen finns i "
    rm "${err##* }"
}

# Seen: without the lock in `prepare_program`: four builds.
test_first_runs_at_the_same_time_build_once() {
    make_machine
    cp bin/swift swift.good
    stub swift '[ "$1" = --version ] || sleep 1; . "'"$PWD"'/swift.good"'
    for number in 1 2 3 4; do
        env -i PATH="$PWD/bin" HOME="$PWD" "$project/build-report" "$number" >"out.$number" 2>"err.$number" &
    done
    wait
    for number in 1 2 3 4; do expect_equal "$project|$PWD|$number|" "$(<"out.$number")" "run $number"; done
    # `swift.good` notes the call once more.
    expect_builds 2
    expect_equal "3" "$(cat err.* | grep -c 'En annan körning bygger redan programmet.')" "the number of those that waited"
}

# Seen: with `mkdir .build` in front of `is_current` in the launcher; without the test of `-w` in launcher.sh.
test_folder_that_cannot_be_written() {
    make_machine
    launch
    with_mounts folder_that_cannot_be_written "$project"
}

folder_that_cannot_be_written() {
    project=$1
    mount --bind "$project" "$project"
    mount -o remount,bind,ro "$project"
    launch 2023
    expect_ran "$project|$PWD|2023|"
    expect_equal "" "$err" "what it says"
    mount -o remount,bind,rw "$project"
    touch -d '+1 minute' "$project/Package.swift"
    mount -o remount,bind,ro "$project"
    launch 2023
    expect_status 1
    expect_equal "Programmet behöver byggas, men du har inte rätt att skriva i $project/.build
Be den som äger mappen att köra build-report, eller lägg en egen kopia av projektet någon annanstans." "$err" "what it says"
}

# Someone else's folder, whose program is current; and one whose sources are locked away.
# Seen: without `|| return 0` in `is_current`.
test_another_users_project() {
    make_machine
    launch
    chmod 755 .
    run as_ordinary_user env -i PATH="$PWD/bin" "$project/build-report" 2023
    expect_ran "$project|$PWD|2023|"
    chmod 700 "$project/Sources"
    if [ "$(id -u)" != 0 ]; then chmod 0 "$project/Sources"; fi
    run as_ordinary_user env -i PATH="$PWD/bin" "$project/build-report" 2023
    chmod 755 "$project/Sources"
    expect_ran "$project|$PWD|2023|"
    expect_equal "" "$err" "what it says"
}

# Seen: with the log of the build left behind.
test_leaves_nothing_behind() {
    make_machine
    mkdir tmp
    run env -i PATH="$PWD/bin" HOME="$PWD" TMPDIR="$PWD/tmp" "$project/build-report"
    expect_ran "$project|$PWD|"
    expect_equal "" "$(ls -A tmp)" "temporary files"
    expect_equal "build-report.stamp
release" "$(ls -A "$project/.build")" "what lies in .build"
}

# Seen: with the loop of `keep_log` given nothing to show.
test_progress_of_the_build_in_a_terminal() {
    make_machine
    cp bin/swift swift.good
    stub swift '. "'"$PWD"'/swift.good"; [ "$1" = --version ] || echo "[12/46] Compiling ReportModel"'
    PATH="$PWD/bin:$PATH" script -qec "'$project/build-report' 2023" /dev/null >terminal </dev/null || :
    grep -q $'\r\e\\[K\\[12/46\\]\r\e\\[K' terminal || fail "no progress in $(cat -A terminal)"
}

# A machine whose Python makes environments that note what pip is asked for.
make_pdf_machine() {
    make_machine
    mkdir -p "$project/Sources/typst"
    echo 'typst==0.15.2' >"$project/Sources/typst/requirements.txt"
    # The real one is outside $PWD.
    sed -i "s|^debian_python=.*|debian_python='$PWD/bin/python3'|" "$project/Sources/launcher.sh"
    stub pip ':'
    stub python3 'mkdir -p "$4/bin" && cp "'"$PWD"'/bin/pip" "$4/bin/python"'
}
installs() { grep -c '^pip -m pip install' calls || :; }
expect_installs() { expect_equal "$1" "$(installs)" "the number of installations of Typst"; }

# Seen: with `prepare_pdf` called whatever the arguments; without the first `has_environment` in `prepare_pdf`.
test_pdf_tools_are_installed_once_and_only_for_pdf() {
    make_pdf_machine
    launch 2023 --pdfs 'två --pdf ord'
    expect_ran "$project|$PWD|2023|--pdfs|två --pdf ord|"
    expect_installs 0
    for argument in --pdf --chapter-pdfs --pdf; do
        launch 2023 "$argument"
        expect_ran "$project|$PWD|2023|$argument|"
        expect_installs 1
    done
    expect_equal "" "$err" "what the last run says"
    expect_contains "$(<calls)" "python3 -m venv --clear $project/.build/typst"
    expect_builds 1

    echo 'typst==0.16.0' >"$project/Sources/typst/requirements.txt"
    launch 2023 --pdf
    expect_installs 2
}

# Seen: with the status of pip ignored in `make_environment`; without `|| :` in `prepare_pdf`.
test_pdf_tools_that_cannot_be_installed() {
    make_pdf_machine
    stub pip 'echo "ERROR: No matching distribution"; exit 1'
    for _ in 1 2; do
        launch 2023 --pdf
        expect_ran "$project|$PWD|2023|--pdf|"
        expect_contains "$err" "ERROR: No matching distribution"
        expect_contains "$(last_line "$err")" "Hela loggen finns i "
        rm "${err##* }"
    done
    expect_installs 2

    stub dpkg-query 'for name; do :; done; [ "$name" != fonts-lato ] && echo "install ok installed"'
    launch 2023 --pdf
    expect_ran "$project|$PWD|2023|--pdf|"
    expect_equal "  apt-get install fonts-lato" "$(last_line "$err")" "the last line"
    expect_installs 2
}

# Seen: without the lock in `prepare_pdf`.
test_first_runs_at_the_same_time_install_pdf_tools_once() {
    make_pdf_machine
    launch
    stub pip 'sleep 1'
    for number in 1 2 3; do
        env -i PATH="$PWD/bin" HOME="$PWD" "$project/build-report" "$number" --pdf >"out.$number" 2>"err.$number" &
    done
    wait
    for number in 1 2 3; do expect_equal "$project|$PWD|$number|--pdf|" "$(<"out.$number")" "run $number"; done
    expect_installs 1
}

# Seen: with `prepare_check` called for every command; without the subshell in it.
test_check_tools_are_installed_only_for_check() {
    make_machine
    sed -i "s|^check_tools=.*|check_tools='$PWD/hunspell'|" "$project/build-report"
    stub dpkg-query 'for name; do :; done; [ "$name" != hunspell ] || [ -e "'"$PWD"'/hunspell" ] && echo "install ok installed"'
    launch 2023 check
    expect_ran "$project|$PWD|2023|check|"
    expect_equal "" "$(grep apt-get calls || :)" "what is installed for a build"
    launch check 2023
    expect_ran "$project|$PWD|check|2023|"
    expect_equal "  apt-get install hunspell" "$(last_line "$err")" "the last line"
    stub id 'echo 0'
    stub apt-get 'touch "'"$PWD"'/hunspell"'
    ln -s "$(command -v touch)" bin/
    launch check 2023
    expect_ran "$project|$PWD|check|2023|"
    expect_contains "$(<calls)" "install -y --no-install-recommends hunspell"
    : >calls
    launch check 2023
    expect_equal "" "$(cat calls)" "what a second run calls"
    expect_equal "" "$err" "what a second run says"
}

# Seen: with an unquoted variable in launcher.sh.
test_scripts_are_well_written() {
    shellcheck --external-sources --source-path="$root" "$root/Tests/run" "$root/Tests/"{browser,pdf,preview,publishing,search,server,faults,Fuzzing,bounds,Benchmarks}/run \
        "$root/Tests/check/corpus" "$root/.ci/run"
    shellcheck --shell=sh --exclude=SC1091 "$root/build-report"
    # What it is sourced with, and what it leaves for others to read.
    shellcheck --shell=sh --exclude=SC2034,SC2154 "$root/Sources/launcher.sh"
    shellcheck --shell=sh "$root/Sources/ReportPublishing/Steps/steps.sh"
}
