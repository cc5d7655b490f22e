# shellcheck shell=sh disable=SC2034,SC2154
# netplan, rendered by systemd-networkd.
# Told twice in a row to set up an interface, as "netplan apply" does, networkd (252) can lose the lease for good.
# So when something has not come after a while, it is told once more, alone.
reconfigure() { ! networkctl --help 2>/dev/null | grep -q reconfigure || networkctl reconfigure "$IF" || true; }
manager_done() { networkctl --no-legend --no-pager list "$IF" 2>/dev/null | grep -Eq ' (configured|unmanaged) *$'; }
has_failed() { networkctl --no-legend --no-pager list "$IF" 2>/dev/null | grep -q ' failed *$'; }
nudge() {
    wait_until 40 "$@" || reconfigure
    wait_until 25 manager_done || true
    # A reload leaves an interface alone that has failed before, for example by a route whose gateway was not there yet.
    if has_failed; then
        reconfigure
        wait_until 50 manager_done || true
    fi
}
reload() { networkctl reload 2>/dev/null || systemctl restart systemd-networkd.service; }
# The file that networkd has chosen for the interface; the first one that matches wins as a whole.
network_file() {
    networkctl --no-pager status "$IF" 2>/dev/null | sed -n 's/^ *Network File: *//p' | grep -v '^n/a' || true
}
# Whether the file is about this interface alone, by its MAC address or by its name.
for_this_alone() {
    awk -v mac="$MAC" -v nic="$IF" '
        /^\[/ { inside = $0 == "[Match]" }
        inside && /^(Permanent)?MACAddress=/ { sub(/[^=]*=/, ""); if (tolower($0) == mac) found = 1 }
        inside && /^Name=/ { if ($0 == "Name=" nic) found = 1 }
        END { exit !found }
    ' "$1"
}
nm_has_it() { nmcli -t -f DEVICE,STATE device 2>/dev/null | grep "^$IF:" | grep -qv ':unmanaged$'; }
OURS="/etc/netplan/90-eip-eni-$TAG.yaml"

# "netplan apply" sets up every interface again, the primary one too. networkd alone sets up only what has changed,
# and it goes by the files themselves, so those that netplan merely wrote anew get their old selves back.
take() {
    if ! networkctl --help 2>/dev/null | grep -q reload || ! systemctl --quiet is-active systemd-networkd.service; then
        netplan apply
        return
    fi
    aside=/run/eip-eni-$TAG.aside
    rm -rf "$aside"
    mkdir "$aside"
    for file in /run/systemd/network/10-netplan-*; do
        [ ! -f "$file" ] || ln "$file" "$aside/"
    done
    netplan generate || return 1
    for file in "$aside"/*; do
        [ -f "$file" ] || continue
        ! cmp -s "$file" "/run/systemd/network/${file##*/}" || mv -f "$file" "/run/systemd/network/${file##*/}"
    done
    rm -rf "$aside"
    networkctl reload
}
# The key of the files that names the MAC address, where networkd does not say which file it uses.
key_in_files() {
    for file in /etc/netplan/*.yaml /run/netplan/*.yaml /lib/netplan/*.yaml; do
        [ -r "$file" ] && [ "$file" != "$OURS" ] || continue
        awk -v mac="$MAC" '
            /^[[:space:]]*(#|$)/ { next }
            { match($0, /^ */); indent = RLENGTH }
            /^ *ethernets: *$/ { inside = 1; outer = indent; level = 0; next }
            inside && indent <= outer { inside = 0 }
            inside {
                if (!level) level = indent
                if (indent == level) { id = $1; gsub(/["'\'':]/, "", id) }
                if (index(tolower($0), mac)) { print id; exit }
            }
        ' "$file"
    done | head -n 1 | grep . || say "$IF"
}
# netplan merges files by their key. A second key for the same MAC address would silently win or lose as a whole, so
# the key in use is taken. One that matches other interfaces too can't be: then ours is a key that sorts before it.
key() {
    file=$(network_file)
    case $file in
    */10-netplan-*)
        id=${file##*/10-netplan-}
        if for_this_alone "$file"; then say "${id%.network}"; else say "0-eip-eni-$TAG"; fi
        ;;
    *) key_in_files ;;
    esac
}
preflight() {
    command -v netplan >/dev/null 2>&1 || die 'netplan is not installed'
    ! nm_has_it || die "netplan gives $IF to NetworkManager, where it has no routing rules: take the stack networkmanager"
    case $(network_file) in
    */10-netplan-* | '') ;;
    *) die "$(network_file) claims $IF before netplan does: take the stack networkd" ;;
    esac
}
# A static route through a gateway of the vSwitch waits for the lease, unless the gateway is known to be on link; beside
# static addresses networkd does not say that by itself, and the interface would fail at the next boot.
needs_link() {
    file=$(network_file)
    [ -r "$file" ] && awk '
        /^\[/ { if (gateway && !onlink) found = 1; gateway = onlink = 0 }
        /^Gateway=[0-9]/ { gateway = 1 }
        /^GatewayOn[Ll]ink=(yes|true)/ { onlink = 1 }
        END { exit !(found || gateway && !onlink) }
    ' "$file"
}
before_put() {
    [ -e "$STATE/key" ] || key >"$STATE/key"
    [ -e "$STATE/link" ] || { if needs_link; then say yes; else say no; fi >"$STATE/link"; }
}
renamed_text() {
    sed "s/^    $NAME:\$/    $(cat "$STATE/key"):/" | if [ "$(cat "$STATE/link")" = yes ]; then
        sed "s,^      routes:\$,      routes:\n        - to: $PRIVATE_NETWORK\n          scope: link\n          metric: $((METRIC + 1)),"
    else
        cat
    fi
}
why() {
    now=$(network_file)
    case $now in */10-netplan-"$(cat "$STATE/key")".network | '') ;; *) say ": networkd reads $now instead" ;; esac
}
activate() {
    take
    nudge there_with_foreign
    ! has_failed || die "networkd cannot set up $IF: journalctl -u systemd-networkd tells why"
}
come_back() {
    take || return 1
    [ -n "$present" ] || return 0
    nudge back
}
come_back_at_boot() { netplan generate; }
