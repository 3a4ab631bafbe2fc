# What the launcher and the tests need before they can build: Swift, Debian's packages, the program.
# Sourced with `root`, and for `prepare_program` what `build-report` sets; speaks Swedish, since an editor reads it.

say() { printf '%s\n' "$*" >&2; }

# Debian's package | what it is for
needed_packages='libcmark-gfm-dev|läser Markdown
libcmark-gfm-extensions-dev|läser tabeller och fotnoter i Markdown
libssl-dev|räknar kontrollsummor
libjemalloc-dev|gör stora rapporter snabbare
pkg-config|hittar biblioteken'

# The program does without it where it cannot be installed.
wished_package=libjemalloc-dev

# The same for preview alone, whose web server brings them.
needed_packages_preview='libcurl4-openssl-dev|behövs när förhandsvisningen länkas
libxml2-dev|behövs när förhandsvisningen länkas'

# The same for --pdf alone.
needed_packages_pdf='python3-venv|kör Typst, som gör PDF
fonts-lato|brödtexten i tryck
fonts-sil-charis|rubrikerna i tryck
fonts-dejavu-core|tecken som de andra typsnitten saknar'

# The same for the search, which every build has that does not say --no-search.
needed_packages_search='python3-venv|hämtar Pagefind, som gör rapporten sökbar'

# The same for check alone.
needed_packages_check='hunspell|kontrollerar stavningen
hunspell-sv|den svenska ordlistan
curl|provar länkar till andra webbplatser'

# The same for publish, rollback, releases and verify.
needed_packages_publish='rsync|för över rapporten till webbplatsen
openssh-client|når servern som rapporten publiceras på
curl|kontrollerar den publicerade rapporten'

# Where Swift may lie without being on the path.
swift_folders="/opt/swift/usr/bin:/usr/local/swift/usr/bin:${HOME-}/.local/share/swiftly/bin:/usr/libexec/swift/bin"

# Makes the program current: one run at a time, the others wait and find it made.
prepare_program() {
    if ! mkdir -p "$root/.build" 2>/dev/null || [ ! -w "$root/.build" ]; then
        say "Programmet behöver byggas, men du har inte rätt att skriva i $root/.build"
        say "Be den som äger mappen att köra build-report, eller lägg en egen kopia av projektet någon annanstans."
        exit 1
    fi
    exec 9<"$root/.build"
    if command -v flock >/dev/null 2>&1 && ! flock -n 9; then
        say "En annan körning bygger redan programmet. Väntar på den …"
        flock 9
    fi
    if ! is_current; then
        find_swift
        case $product in *-preview) install_packages "$needed_packages
$needed_packages_preview" ;; *) install_packages ;; esac
        listed=$(list_sources) || :
        build_program
        # Listed before the build: what is changed while it lasts is seen at the next run.
        printf '%s\n' "$listed" >"$stamp.new"
        mv -f "$stamp.new" "$stamp"
    fi
    exec 9<&-
}

# Puts `swift` on the path, or says where to get it. Other programs go by that name too (OpenStack's, for one).
find_swift() {
    old_ifs=$IFS
    IFS=:
    for folder in $PATH $swift_folders; do
        if [ -x "$folder/swift" ] && "$folder/swift" --version 2>/dev/null </dev/null | grep 'Swift version' >/dev/null; then
            IFS=$old_ifs
            [ "$(command -v swift)" = "$folder/swift" ] || PATH=$folder:$PATH
            export PATH
            return 0
        fi
    done
    IFS=$old_ifs
    say "build-report behöver Swift 6.2 eller senare, som inte finns på den här datorn."
    say "Installera Swift för Linux från swift.org/install och kör kommandot igen."
    exit 1
}

# Debian's own Python, which its package python3-venv belongs to; where it is missing, the one on the path.
debian_python=/usr/bin/python3

# Installs what is missing of a list like `needed_packages`, as root or with sudo; elsewhere says what to install.
install_packages() {
    if ! command -v dpkg-query >/dev/null 2>&1; then
        if pkg-config --exists libcmark-gfm libcrypto 2>/dev/null; then return 0; fi
        say "build-report behöver biblioteken cmark-gfm och OpenSSL samt pkg-config."
        say "Installera dem med datorns paketverktyg och kör kommandot igen."
        exit 1
    fi
    missing=
    reasons=
    old_ifs=$IFS
    IFS='
'
    for line in ${1:-$needed_packages}; do
        name=${line%%|*}
        if ! dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep 'ok installed' >/dev/null; then
            missing="$missing $name"
            reasons="$reasons
  $name: ${line#*|}"
        fi
    done
    IFS=$old_ifs
    [ -n "$missing" ] || return 0
    as_root=nobody
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        as_root=sudo
    elif [ "$missing" = " $wished_package" ]; then
        return 0
    fi
    say "Det här saknas på datorn:$reasons"
    if [ "$as_root" = nobody ]; then
        say "Du har inte rätt att installera program här. Be den som sköter datorn att köra:"
        say "  apt-get install$missing"
        exit 1
    fi
    say "Installerar …"
    log=$(mktemp)
    # The second time with fresh lists, which a new machine has none of.
    if ! apt_install >"$log" 2>&1 && ! { $as_root apt-get update </dev/null && apt_install; } >>"$log" 2>&1; then
        if [ "$missing" = " $wished_package" ]; then
            rm -f "$log"
            say "Det gick inte att installera. Programmet fungerar ändå."
            return 0
        fi
        tail -n 15 "$log" >&2
        say "Installationen misslyckades. Hela loggen finns i $log"
        exit 1
    fi
    rm -f "$log"
}

# Waits for whoever else installs; never asks anything.
apt_install() {
    # shellcheck disable=SC2086 # the names are words, and as_root may be none
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends $missing </dev/null
}

# Typst, which sets PDF. What cannot be done is said; the site is built all the same, and build-report reports
# that the PDF is missing.
prepare_pdf() {
    versions=$root/Sources/typst/requirements.txt
    place=$root/.build/typst
    prepare_environment "Typst, som gör PDF" "$needed_packages_pdf" || :
}

# Pagefind, which makes the report searchable. The report is whole without it: what failed is tried again after an
# hour, that no build waits for a missing network.
prepare_search() {
    versions=$root/Sources/pagefind/requirements.txt
    place=$root/.build/pagefind
    program_in_environment='*/pagefind_bin/pagefind*'
    if [ -n "$(find "$place.failed" -mmin -60 -newer "$versions" 2>/dev/null)" ]; then return 0; fi
    rm -f "$place.failed"
    prepare_environment "Pagefind, som gör rapporten sökbar" "$needed_packages_search" || {
        if : 2>/dev/null >"$place.failed"; then
            say "Sidan Sök får tills vidare en ordlista. Nytt försök görs om en timme,"
            say "eller genast om du tar bort $place.failed"
        fi
    }
}

# Puts a tool in Python, at the versions in the file `versions`, in an environment of its own, `place`. One run at a
# time. In a shell of its own, so that what gives up here does not end the run.
prepare_environment() (
    if has_environment; then exit 0; fi
    if ! mkdir -p "$place" 2>/dev/null || [ ! -w "$place" ]; then
        say "$1, behöver installeras, men du har inte rätt att skriva i $place"
        exit 1
    fi
    exec 9<"$place"
    if command -v flock >/dev/null 2>&1 && ! flock -n 9; then
        say "En annan körning installerar redan ${1%%,*}. Väntar på den …"
        flock 9
        if has_environment; then exit 0; fi
    fi
    if command -v dpkg-query >/dev/null 2>&1; then install_packages "$2"; fi
    say "Installerar $1. Det görs en gång …"
    log=$(mktemp)
    if make_environment >"$log" 2>&1; then
        rm -f "$log"
    else
        tail -n 5 "$log" >&2
        say "${1%%,*} gick inte att installera. Det behöver Python 3.10 eller senare och att datorn når PyPI,"
        say "eller att någon lägger paketen i ${versions#"$root"/} i $place."
        say "Hela loggen finns i $log"
        exit 1
    fi
)

# Installs what check asks. What it cannot do it says; the rest is checked all the same, and check says what was not.
prepare_check() {
    if command -v dpkg-query >/dev/null 2>&1; then (install_packages "$needed_packages_check") || :; fi
}

# Installs what publishing asks. What it cannot do it says; what can be done without it is done all the same.
prepare_publish() {
    if command -v dpkg-query >/dev/null 2>&1; then (install_packages "$needed_packages_publish") || :; fi
}

# Whether the Python environment in `place` is whole and has what `versions` lists.
has_environment() { [ "$(cat "$versions")" = "$(cat "$place/installed" 2>/dev/null)" ]; }

# Makes that environment, with a link to the program that lies somewhere in it. It counts only once `installed` does.
make_environment() {
    python=$debian_python
    [ -x "$python" ] || python=$(command -v python3) || return 1
    "$python" -m venv --clear "$place" &&
        "$place/bin/python" -m pip install --quiet --disable-pip-version-check --retries 1 --timeout 15 \
            --only-binary :all: -r "$versions" </dev/null &&
        link_program && cp "$versions" "$place/installed"
}

link_program() {
    [ -n "${program_in_environment-}" ] || return 0
    found=$(find "$place/lib" -path "$program_in_environment" -type f -perm -u+x | head -n 1)
    [ -n "$found" ] && "$found" --version && ln -sf "$found" "$place/program"
}

# Builds the release binary; what the compiler says is shown only when it fails.
build_program() {
    say "Bygger programmet. Första gången tar det några minuter …"
    log=$root/.build/launcher.log
    choose_linking
    if ! run_build && grep 'unable to find library\|cannot find -l' "$log" >/dev/null; then
        static=
        export BUILD_REPORT_STATIC=0
        run_build || :
    fi
    if [ ! -e "$log.done" ] && grep 'module cache path' "$log" >/dev/null; then
        # The folder has been moved or copied here, and what lies built in it still speaks of the old place.
        say "Projektets mapp har flyttats, så programmet byggs från början …"
        keep_programs
        rm -rf "$root"/.build/*/release
        run_build || :
        return_programs
    fi
    if [ ! -e "$log.done" ]; then
        cat "$log" >&2
        if grep 'using Swift tools version' "$log" >/dev/null; then
            say "Swift på den här datorn är för gammalt. Installera Swift 6.2 eller senare från swift.org/install."
        else
            say "Programmet gick inte att bygga. Meddelandena ovan säger varför."
        fi
        exit 1
    fi
    rm -f "$log" "$log.done"
}

# The programs themselves run anywhere: one that was not asked for is not made again, and must not be gone either.
keep_programs() {
    for folder in "$root"/.build/*/release; do
        for name in build-report build-report-preview; do
            if [ -f "$folder/$name" ]; then
                mkdir -p "$folder.kept"
                mv -f "$folder/$name" "$folder.kept/$name"
            fi
        done
    done
}

return_programs() {
    for kept in "$root"/.build/*/release.kept; do
        [ -d "$kept" ] || continue
        mkdir -p "${kept%.kept}"
        for name in build-report build-report-preview; do
            if [ -f "$kept/$name" ] && [ ! -e "${kept%.kept}/$name" ]; then mv "$kept/$name" "${kept%.kept}/$name"; fi
        done
        rm -rf "$kept"
    done
}

# With Swift's and Debian's libraries in the program it starts in a quarter of the time, and with jemalloc a large report
# takes a sixth less. An installation of Swift that lacks them in that form links them as usual, and so does a machine
# where some other library has no such form.
choose_linking() {
    libraries=$(dirname "$(command -v swift)")/../lib/swift_static/linux
    static=
    export BUILD_REPORT_STATIC=0 BUILD_REPORT_JEMALLOC=0
    if [ -e "$libraries/libswiftCore.a" ]; then
        static=--static-swift-stdlib
        [ ! -e "$libraries/static-executable-args.lnk" ] || BUILD_REPORT_STATIC=1
    fi
    for library in /usr/lib/*-linux-gnu/libjemalloc.a; do [ ! -e "$library" ] || BUILD_REPORT_JEMALLOC=1; done
}

# One build into `log`; `log.done` says that it succeeded, since a pipe in sh loses the status.
run_build() {
    rm -f "$log" "$log.done"
    {
        # shellcheck disable=SC2086 # none, or one word
        if swift build --package-path "$root" -c release --product "$product" $static </dev/null 2>&1 9<&-; then
            : >"$log.done"
        fi
    } | keep_log
    [ -e "$log.done" ]
}

# Keeps all lines in `log`, and in a terminal shows how far the build has come.
keep_log() {
    while IFS= read -r line; do
        printf '%s\n' "$line" >&3
        if [ -t 2 ]; then
            case $line in '['*/*']'*) printf '\r\033[K%s' "${line%%]*}]" >&2 ;; esac
        fi
    done 3>"$log"
    if [ -t 2 ]; then printf '\r\033[K' >&2; fi
}
