# What is done where a report is published, in POSIX sh: `sh -s` reads it on standard input, here or over ssh, so that
# a folder and a server are treated alike and a test of the one is a test of the other. ShellStep.swift adds the calls,
# in a function that the last line runs: of a script that was cut off nothing is done.
#
# Every change is one rename, so that an end at any point leaves what was there before or what is to be there after.
# What it says to the program are lines of fields parted by tabs, the first of them `br`.
set -u
unset CDPATH
LC_ALL=C
TZ=UTC0
export LC_ALL TZ
tab=$(printf '\t')
newline='
'
kept=.build-report
releases=$kept/releases
incoming=$kept/incoming
trash=$kept/trash
private=$kept/private
lock=$private/lock
mine=
hidden=711
closed=700
umask 022

say() {
    printf 'br'
    printf '\t%s' "$@"
    printf '\n'
}

# fail WHAT WORDS: ends the step; the words are the system's own.
fail() {
    say fail "$1" "$(printf '%s' "${2-}" | tr '\n\t' '  ')"
    exit 3
}

# must WHAT COMMAND…: a command without which nothing more is to be done.
must() {
    what=$1
    shift
    words=$("$@" 2>&1 >/dev/null) || fail "$what" "$words"
}

# put FILE TEXT: by a program whose complaint names the cause, which the shell's own does not.
put() {
    rm -f -- "$1"
    words=$( (printf '%s' "$2" | cat >"$1") 2>&1) || fail write "$words"
}

# One rename, whatever lies there. `mv` without -T (BSD's) would move into the folder that a link leads to.
rename_over() {
    words=$(mv -f -T -- "$1" "$2" 2>&1) && return 0
    perl -e 'rename($ARGV[0], $ARGV[1]) or exit 1' "$1" "$2" 2>/dev/null || fail rename "$words"
}

if command -v sha256sum >/dev/null 2>&1; then hash=sha256sum; else hash='shasum -a 256'; fi

# Where several may write, someone may have put a link in the place of a folder or a file of ours: nothing is written,
# removed or counted behind one.
refuse_links() {
    for entry in "$releases" "$incoming" "$trash" "$private" "$private/info"; do
        if [ -L "$entry" ] || { [ -e "$entry" ] && [ ! -d "$entry" ]; }; then fail linked "$entry"; fi
    done
    for entry in "$releases"/* "$incoming"/* "$trash"/* "$private"/info/* "$private/history" "$private/index"; do
        if [ -L "$entry" ]; then fail linked "$entry"; fi
    done
    if [ -e $lock ] && [ ! -L $lock ] && [ ! -f $lock ]; then fail linked $lock; fi
}

# within FOLDER COMMAND…: in a folder of ours that is entered once, so that whoever swaps it for a link while the command
# runs leads it nowhere else.
within() {
    (
        cd -P -- "$1" 2>/dev/null && [ "$(pwd -P)" = "$here/$1" ] || exit 9
        shift
        "$@"
    )
    code=$?
    [ "$code" != 9 ] || fail linked "$1"
    return "$code"
}

hash_of() { $hash <"$1" 2>/dev/null | cut -c 1-64; }

enter() {
    words=$(ls -d -- "$1" 2>&1 >/dev/null) || fail place "$words"
    [ -d "$1" ] || fail place-is-file
    cd -P -- "$1" 2>/dev/null || fail place "Permission denied"
    here=$(pwd -P)
    here=${here%/}
    if [ -L $kept ] || { [ -e $kept ] && [ ! -d $kept ]; }; then fail foreign $kept; fi
    refuse_links
    # A place that a group writes in stays one: colleagues publish there too.
    if [ -n "$(find . -prune -perm -020 2>/dev/null)" ]; then
        umask 002
        hidden=771
        closed=770
    fi
}

# inspect EDITION: what is there. Changes nothing.
inspect() {
    say here "$(pwd -P)"
    say now "$(date -u +%s)"
    say mask "$(umask)"
    if [ -w . ]; then say writable; fi
    if command -v rsync >/dev/null 2>&1; then say tool rsync; fi
    if $hash </dev/null >/dev/null 2>&1; then say tool hash; fi
    df -Pk . 2>/dev/null | {
        read -r _ || :
        if read -r _ _ _ free _; then say free "$free"; fi
    }
    for name in *; do
        case $name in *"$tab"* | *"$newline"*) continue ;; esac
        if [ -L "$name" ]; then say link "$name" "$(readlink -- "$name")"; fi
    done
    for name in "$1" aktuell index.html; do
        if [ -n "$name" ] && [ ! -L "$name" ] && [ -e "$name" ]; then say entry "$name"; fi
    done
    if [ -f index.html ] && [ ! -L index.html ]; then
        found=$(hash_of index.html)
        if grep -qx "$found" $private/index 2>/dev/null; then say index "$found"; fi
    fi
    for folder in "$releases"/*/; do
        [ -d "$folder" ] || continue
        name=${folder%/}
        name=${name##*/}
        say release "$name"
        [ -r "$private/info/$name" ] || continue
        while IFS= read -r line; do say info "$name" "$line"; done <"$private/info/$name"
    done
    if [ -r $private/history ]; then sed "s/^/br${tab}history${tab}/" $private/history; fi
    if [ -L $lock ]; then say lock "$(readlink $lock)"; fi
}

# manifest NAME FOLDER: of what is published there, if there is any.
manifest() {
    [ -f "$2/manifest.json" ] || return 0
    head -c 33554432 "$2/manifest.json" | sed "s/^/br${tab}manifest${tab}$1${tab}/"
    echo
}

# claim MINE BROKEN: takes the lock, a link whose target says whose it is: made at one stroke, with its owner in it.
# The one that BROKEN names is taken over.
claim() {
    mine=$1
    for folder in $kept $releases $incoming $trash $private $private/info; do
        [ -d "$folder" ] || must folder mkdir "$folder"
    done
    chmod "$hidden" $kept $releases 2>/dev/null || :
    chmod "$closed" $private $incoming $trash 2>/dev/null || :
    # Where a link is already, another would be made behind it.
    if [ -L $lock ] || ! ln -s "$mine" $lock 2>/dev/null; then
        holder=$(readlink $lock 2>/dev/null) || holder=
        case $holder in
        '')
            must link ln -s "$mine" $lock
            ;;
        "$2")
            rm -f "$lock.$$"
            must link ln -s "$mine" "$lock.$$"
            rename_over "$lock.$$" $lock
            ;;
        *) fail busy "$holder" ;;
        esac
    fi
    owned "$mine"
}

# Goes on only while the lock is ours: someone may have broken it.
owned() {
    mine=$1
    holder=$(readlink $lock 2>/dev/null) || holder=
    [ "$holder" = "$mine" ] || fail lock-lost "$holder"
}

unlock() {
    if [ "$(readlink $lock 2>/dev/null)" = "$1" ]; then rm -f $lock; fi
}

# Out of the way by one rename first, so that half a release never has a release's name.
discard() {
    mv -f -- "$1" "$trash/${1##*/}.$$" 2>/dev/null && within $trash rm -rf -- "./${1##*/}.$$"
}

# Takes away what an interrupted run has left. The lock says that nobody else is at work.
sweep() {
    for left in "$incoming"/*; do
        [ -d "$left" ] || continue
        if discard "$left"; then say swept "${left##*/}"; fi
    done
    for left in "$trash"/*; do
        if [ -e "$left" ]; then within $trash rm -rf -- "./${left##*/}"; fi
    done
    for left in "$private"/link.* "$private"/page.* "$private"/index.* "$lock".*; do
        if [ -e "$left" ] || [ -L "$left" ]; then rm -f "$left"; fi
    done
    if [ "$(wc -l <$private/history 2>/dev/null || echo 0)" -gt 2000 ]; then
        rm -f "$private/page.$$"
        tail -n 1000 $private/history >"$private/page.$$" && rename_over "$private/page.$$" $private/history
    fi
    for left in "$private"/info/*; do
        if [ -f "$left" ] && [ ! -d "$releases/${left##*/}" ]; then rm -f "$left"; fi
    done
}

# receive RELEASE: a folder that is made now, and by us, for what is sent.
receive() { must folder mkdir "$incoming/$1"; }

# stamp FOLDER TIME: what is new here gets the release's time, later than all before it; what is shared with an earlier
# release keeps its own. A server that tells versions apart by time and size then never takes one for another.
stamp() { must stamp find "$1" -type f -links 1 -exec touch -t "$2" {} +; }

# Every file with its digest, computed here.
sums() {
    (
        cd -P -- "$1" 2>/dev/null || fail no-folder "$1"
        # shellcheck disable=SC2086 # a command and its arguments
        find . -type f -exec $hash {} + 2>/dev/null | sed "s/^/br${tab}sum${tab}/"
        find . ! -type f ! -type d 2>/dev/null | sed "s/^/br${tab}odd${tab}/"
        say sums-end
    ) || exit 3
}

# verify EDITION: of a report's own folder, or of one where it is published.
verify() {
    if [ -f manifest.json ]; then at=.; elif [ -d "$1" ]; then at=$1; else fail no-report; fi
    say report "$at"
    sums "$at"
    manifest published "$at"
}

flush() { sync -f "$1" 2>/dev/null || sync; }

# seal RELEASE INFO: what was verified gets its name as a release.
seal() {
    put "$private/info/$1" "$2$newline"
    if [ -e "$releases/$1" ] || [ -L "$releases/$1" ]; then fail exists "$1"; fi
    rename_over "$incoming/$1" "$releases/$1"
    say sealed "$1"
}

# switch_to EDITION RELEASE EXPECTED NOTE: the address leads to another release from one moment to the next. Noted
# first: a note without a switch is seen to be one, a switch without a note could not be taken back.
switch_to() {
    if [ -L "$1" ]; then found=$(readlink -- "$1"); elif [ -e "$1" ]; then fail foreign "$1"; else found=; fi
    [ "${found##*/}" = "$3" ] || fail moved "$found"
    [ -f "$releases/$2/manifest.json" ] || fail no-release "$2"
    # On a line of its own, whatever became of the last one.
    words=$( (printf '\n%s\n' "$4" | cat >>$private/history) 2>&1) || fail write "$words"
    rm -f "$private/link.$$"
    must link ln -s "$releases/$2" "$private/link.$$"
    rename_over "$private/link.$$" "$1"
    flush .
    say switched "$1" "$2"
}

# lead NAME EDITION EXPECTED: `aktuell` leads to another edition.
lead() {
    if [ -L "$1" ]; then found=$(readlink -- "$1"); elif [ -e "$1" ]; then found=/; else found=; fi
    if [ "$found" != "$3" ]; then
        say left "$1"
        return 0
    fi
    rm -f "$private/link.$$"
    must link ln -s "$2" "$private/link.$$"
    rename_over "$private/link.$$" "$1"
    say led "$1" "$2"
}

# front_page TIME TEXT: unless someone else's page lies there. The last two of ours are remembered: one that was
# written just before an interruption is ours too.
front_page() {
    if [ -e index.html ] || [ -L index.html ]; then
        if [ -L index.html ] || ! grep -qx "$(hash_of index.html)" $private/index 2>/dev/null; then
            say left index.html
            return 0
        fi
    fi
    page=$private/page.$$
    put "$page" "$2"
    if [ -f index.html ] && [ "$(hash_of index.html)" = "$(hash_of "$page")" ]; then
        rm -f "$page"
        return 0
    fi
    touch -t "$1" "$page"
    rm -f "$private/index.$$"
    {
        if [ -f index.html ]; then hash_of index.html; fi
        hash_of "$page"
    } >"$private/index.$$" 2>/dev/null || fail write "No space left on device"
    rename_over "$private/index.$$" $private/index
    rename_over "$page" index.html
    say paged
}

# drop RELEASE: an old one, unless an address leads to it.
drop() {
    for name in *; do
        if [ -L "$name" ] && [ "$(readlink -- "$name")" = "$releases/$1" ]; then return 0; fi
    done
    if discard "$releases/$1"; then
        rm -f "$private/info/$1"
        say dropped "$1"
    fi
}

# abandon MINE RELEASE: what was begun is taken away again.
abandon() {
    if [ "$(readlink $lock 2>/dev/null)" != "$1" ]; then return 0; fi
    if [ -n "$2" ]; then
        discard "$incoming/$2" || :
        if [ -d "$releases/$2" ]; then drop "$2"; else rm -f "$private/info/$2"; fi
    fi
    rm -f $private/link.* $private/page.* $private/index.*
    unlock "$1"
}
