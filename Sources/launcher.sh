# What the launcher and the tests need before they can build: Swift, Debian's packages, the program.
# Sourced with `root` set; speaks Swedish, since an editor reads it.

say() { printf '%s\n' "$*" >&2; }

# Debian's package | what it is for
needed_packages='libcmark-gfm-dev|läser Markdown
libcmark-gfm-extensions-dev|läser tabeller och fotnoter i Markdown
libssl-dev|räknar kontrollsummor
pkg-config|hittar biblioteken'

# Puts `swift` on the path, or says where to get it.
find_swift() {
    command -v swift >/dev/null 2>&1 && return 0
    for folder in /opt/swift/usr/bin /usr/local/swift/usr/bin "$HOME/.local/share/swiftly/bin" /usr/libexec/swift/bin; do
        if [ -x "$folder/swift" ]; then
            PATH=$folder:$PATH
            export PATH
            return 0
        fi
    done
    say "build-report behöver Swift 6.2 eller senare, som inte finns på den här datorn."
    say "Installera Swift för Linux från swift.org/install och kör kommandot igen."
    exit 1
}

# Installs what is missing of `needed_packages`, as root or with sudo; elsewhere says what to install.
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
    for line in $needed_packages; do
        name=${line%%|*}
        if ! dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed'; then
            missing="$missing $name"
            reasons="$reasons
  $name: ${line#*|}"
        fi
    done
    IFS=$old_ifs
    [ -n "$missing" ] || return 0
    say "Det här saknas på datorn och installeras nu:$reasons"
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        as_root=sudo
    else
        say "Du har inte rätt att installera program här. Be den som sköter datorn att köra:"
        say "  apt-get install$missing"
        exit 1
    fi
    log=$(mktemp)
    # shellcheck disable=SC2086
    if ! $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing >"$log" 2>&1; then
        $as_root apt-get update >>"$log" 2>&1 || true
        # shellcheck disable=SC2086
        if ! $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing >>"$log" 2>&1; then
            tail -n 15 "$log" >&2
            say "Installationen misslyckades. Hela loggen finns i $log"
            exit 1
        fi
    fi
    rm -f "$log"
}

# Builds the release binary; what the compiler says is shown only when it fails.
build_program() {
    say "Bygger programmet. Första gången tar det någon minut …"
    log=$(mktemp)
    if ! swift build --package-path "$root" -c release --product build-report >"$log" 2>&1; then
        cat "$log" >&2
        say "Programmet gick inte att bygga. Meddelandena ovan säger varför."
        rm -f "$log"
        exit 1
    fi
    rm -f "$log"
}
