# shellcheck shell=sh disable=SC2034,SC2154
# ifupdown. Stanzas for one interface add up, so only the one for DHCP is replaced, and its options are taken over.
MAIN=/etc/network/interfaces
FOLDER=/etc/network/interfaces.d
renamed_path() {
    if grep -Eq '^source[[:space:]]+.*interfaces\.d/\*' "$MAIN"; then
        say "$1"
    else
        say "${1%.cfg}"
    fi
}
renamed_text() {
    sed -E "s/^(auto|allow-hotplug|iface) $NAME( |\$)/\1 $IF\2/" | awk -v file="$STATE/settings" '
        { print }
        /^iface .* inet dhcp$/ { while ((getline line < file) > 0) print line }
    '
}
preflight() {
    command -v ifup >/dev/null 2>&1 || die 'ifupdown is not installed'
    [ -r "$MAIN" ] || die "there is no $MAIN"
    ! nm_has_it || die "NetworkManager has $IF: take the stack networkmanager"
    ! grep -Eqs "^[[:space:]]*mapping[[:space:]]+([^ ]+[[:space:]]+)*$IF([[:space:]]|\$)" "$MAIN" "$FOLDER"/* || [ -n "$force" ] ||
        die "a mapping of ifupdown chooses the settings of $IF, and will not be used any more. To go on: apply --force"
}
nm_has_it() { nmcli -t -f DEVICE,STATE device 2>/dev/null | grep "^$IF:" | grep -qv ':unmanaged$'; }
stanzas() {
    awk -v nic="$IF" -v what="$1" '
        /^[[:space:]]*(iface|mapping|auto|allow-[a-z]+|source|source-directory|no-auto-down|no-scripts)[[:space:]]/ {
            skip = $1 == "iface" && $2 == nic && $3 == "inet" && $4 == "dhcp" || $1 == "mapping" && $2 == nic
            option = skip && $1 == "iface"
            if ($1 == "auto" || $1 ~ /^allow-/) {
                line = $1
                for (i = 2; i <= NF; i++) if ($i != nic) line = line " " $i
                if (what == "keep" && (line != $1 || NF == 1)) print (NF == split(line, words, " ") ? $0 : line)
                next
            }
            if (skip) next
        }
        what == "keep" && !skip
        what == "options" && option && NF && !/^[[:space:]]*#/ && $1 != "metric"
    '
}
sources() {
    ours=$(renamed_path "$FOLDER/60-eip-eni-$TAG.cfg")
    for file in "$MAIN" "$FOLDER"/*; do
        [ ! -f "$file" ] || [ "$file" = "$ours" ] || say "$file"
    done
}
before_put() {
    [ -e "$STATE/ifstate" ] || ifquery --state "$IF" >"$STATE/ifstate" 2>/dev/null || true
    [ -e "$STATE/settings" ] || sources | while read -r file; do stanzas options <"$file"; done >"$STATE/settings"
    [ "$kind" != new ] || ifdown --force "$IF" >/dev/null 2>&1 || true
    sources >"$STATE/sources"
    while read -r file; do
        stanzas keep <"$file" >"$STATE/new"
        if ! cmp -s "$STATE/new" "$file"; then
            keep "$file"
            cp -p -- "$file" "${file%/*}/.eip-eni.new"
            cat "$STATE/new" >"${file%/*}/.eip-eni.new"
            mv -f -- "${file%/*}/.eip-eni.new" "$file"
        fi
    done <"$STATE/sources"
    rm -f "$STATE/new" "$STATE/sources"
    if ! grep -Eq '^source(-directory)?[[:space:]]+.*interfaces\.d' "$MAIN"; then
        keep "$MAIN"
        say "source $(renamed_path "$FOLDER/60-eip-eni-$TAG.cfg")" >>"$MAIN"
    fi
}
up() { outlive ifup "$IF" >"$STATE/ifup.log" 2>&1 || { cat "$STATE/ifup.log" >&2 && return 1; }; }
activate() {
    [ "$kind" = new ] || ifdown --force "$IF" >/dev/null 2>&1 || true
    up
}
change_over() { set_all; }
outlive() { if systemd_runs; then systemd-run --quiet --scope "$@"; else "$@"; fi; }
revive() {
    [ -n "$(ifquery --state "$IF" 2>/dev/null)" ] || return 0
    ifdown --force "$IF" >/dev/null 2>&1 || true
    outlive ifup "$IF" >/dev/null 2>&1 || true
}
leave() {
    [ -n "$present" ] || return 0
    ifdown --force "$IF" >/dev/null 2>&1 || true
}
come_back() {
    [ -n "$present" ] && [ -s "$STATE/ifstate" ] || return 0
    outlive ifup "$IF" >/dev/null 2>&1
}
