# shellcheck shell=sh disable=SC2034,SC2154
# systemd-networkd's own files. Ours takes over what the file in use before says, and sorts before it.
# Told twice in a row to set up an interface, as "netplan apply" does, networkd (252) can lose the lease for good.
# So when something has not come after a while, it is told once more, alone.
reconfigure() { ! networkctl --help 2>/dev/null | grep -q reconfigure || networkctl reconfigure "$IF" || true; }
manager_done() { networkctl --no-legend --no-pager list "$IF" 2>/dev/null | grep -Eq ' (configured|unmanaged) *$'; }
has_failed() { networkctl --no-legend --no-pager list "$IF" 2>/dev/null | grep -q ' failed *$'; }
nudge() {
    wait_until 40 "$@" || reconfigure
    wait_until 25 manager_done || true
    if has_failed; then
        reconfigure
        wait_until 50 manager_done || true
    fi
}
reload() { networkctl reload 2>/dev/null || systemctl restart systemd-networkd.service; }
network_file() {
    networkctl --no-pager status "$IF" 2>/dev/null | sed -n 's/^ *Network File: *//p' | grep -v '^n/a' || true
}
for_this_alone() {
    awk -v mac="$MAC" -v nic="$IF" '
        /^\[/ { inside = $0 == "[Match]" }
        inside && /^(Permanent)?MACAddress=/ { sub(/[^=]*=/, ""); if (tolower($0) == mac) found = 1 }
        inside && /^Name=/ { if ($0 == "Name=" nic) found = 1 }
        END { exit !found }
    ' "$1"
}
nm_has_it() { nmcli -t -f DEVICE,STATE device 2>/dev/null | grep "^$IF:" | grep -qv ':unmanaged$'; }
used() {
    if [ -e "$STATE/used" ]; then cat "$STATE/used"; else network_file; fi
}
renamed_path() {
    base=$(used)
    base=${base##*/}
    if [ -z "$base" ] || [ "$(printf '%s\n' "$base" "${1##*/}" | sort | tail -n 1)" = "$base" ]; then
        say "$1"
    else
        say "$1" | sed 's,/05-,/0-,'
    fi
}
preflight() {
    systemctl --quiet is-active systemd-networkd.service || die 'systemd-networkd is not running'
    ! nm_has_it || die "NetworkManager has $IF: take the stack networkmanager"
    case $(used) in
    */10-netplan-*) die "netplan sets up $IF, by $(used): take the stack netplan" ;;
    esac
    first=$(renamed_path "/etc/systemd/network/05-eip-eni-$TAG.network")
    base=$(used)
    [ -z "$base" ] || [ "$(printf '%s\n' "${base##*/}" "${first##*/}" | sort | head -n 1)" = "${first##*/}" ] ||
        die "$base claims $IF, and no file can sort before it: rename it, for example to 10-${base##*/}"
}
settings() {
    for file in "$1" /usr/lib/systemd/network/"${1##*/}".d/*.conf /run/systemd/network/"${1##*/}".d/*.conf /etc/systemd/network/"${1##*/}".d/*.conf; do
        [ ! -f "$file" ] || { cat "$file" && say; }
    done | awk '
        function flush() {
            if (head != "" && head != "[Match]" && !(head == "[Route]" && gateway && !destination && !table))
                printf "%s\n%s%s\n", head, text, head == "[Route]" && gateway && !onlink ? "GatewayOnLink=yes\n" : ""
            text = ""; gateway = destination = table = onlink = 0
        }
        /^[ \t]*([#;]|$)/ { next }
        /^\[/ { flush(); head = $0; next }
        head == "[Network]" && /^Gateway=[0-9]/ { next }
        /^Gateway=[0-9]/ { gateway = 1 }
        /^Destination=/ { destination = 1 }
        /^Table=/ { table = 1 }
        /^GatewayOn[Ll]ink=/ { onlink = 1 }
        { text = text $0 "\n" }
        END { flush() }
    '
}
before_put() {
    [ ! -e "$STATE/used" ] || return 0
    base=$(network_file)
    if [ -n "$base" ]; then settings "$base" >"$STATE/settings"; else : >"$STATE/settings"; fi
    say "$base" >"$STATE/used"
}
renamed_text() {
    dhcp=ipv4
    ! grep -Eqi '^DHCP=(yes|true|both|ipv6)$' "$STATE/settings" || dhcp=yes
    awk -v file="$STATE/settings" -v dhcp="$dhcp" '
        !done && /^$/ { print ""; while ((getline line < file) > 0) print line; done = 1; next }
        /^DHCP=ipv4$/ { print "DHCP=" dhcp; next }
        { print }
    '
}
why() {
    now=$(network_file)
    case $now in */*eip-eni-"$TAG".network | '') ;; *) say ": networkd reads $now instead" ;; esac
}
activate() {
    reload
    nudge there_with_foreign
    ! has_failed || die "networkd cannot set up $IF: journalctl -u systemd-networkd tells why"
}
come_back() {
    reload || return 1
    [ -n "$present" ] || return 0
    nudge back
}
