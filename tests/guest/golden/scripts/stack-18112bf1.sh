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
OURS="/etc/netplan/90-eip-eni-$TAG.yaml"
LINKED="/etc/netplan/00-eip-eni-$TAG.yaml"
HELD=/run/eip-eni-netplan
hold() {
    mkdir -p "$HELD"
    for file in /run/systemd/network/10-netplan-*; do
        [ ! -f "$file" ] || [ -e "$HELD/${file##*/}" ] || ln "$file" "$HELD/"
    done
}
take() {
    if ! networkctl --help 2>/dev/null | grep -q reload || ! systemctl --quiet is-active systemd-networkd.service; then
        netplan apply
        return
    fi
    hold
    netplan generate || return 1
    for file in "$HELD"/*; do
        now=/run/systemd/network/${file##*/}
        ! cmp -s "$file" "$now" || ln -f "$file" "$now" 2>/dev/null || true
    done
    networkctl reload || return 1
    rm -rf "$HELD"
    hold
}
leave() { hold; }
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
    if [ "$kind" != return ] && [ "$(way_to_gateway)" = link ] && ! try_linked; then
        die "systemd-networkd may fail at these routes of netplan beside the addresses of EIPs, because \
they lack \"on-link: true\": $(waiting_routes | sed 's/.*{to: //; s/, via: / via /; s/, on-link.*/, /' | tr -d '\n' | sed 's/, $//'). Nothing is changed. \
Add it to them in /etc/netplan, run \"netplan apply\" and apply again, or take the stack iproute2."
    fi
    hold
}
waiting_routes() {
    file=${1-$(network_file)}
    [ ! -r "$file" ] || awk -F= '
        function flush() { if (via && !onlink) print "        - {" text "on-link: true}"; text = ""; via = onlink = 0 }
        /^\[/ { flush() }
        /^Gateway=[0-9]+\./ { via = 1 }
        /^GatewayOn[Ll]ink=(yes|true)/ { onlink = 1 }
        /=/ { text = text ($1 == "Destination" ? "to" : $1 == "Gateway" ? "via" : tolower($1)) ": " $2 ", " }
        END { flush() }
    ' "$file"
}
linked() {
    say "# Routes of other files, on link: change them here, too.
network:
  version: 2
  ethernets:
    $(key):
      match: {macaddress: \"$MAC\"}
      routes:"
    grep '^ *- ' "$LINKED" 2>/dev/null || true
    waiting_routes
}
plain() { grep -Esv '^(GatewayOn[Ll]ink|Name|(Permanent)?MACAddress)=' "$1" | sort; }
try_linked() {
    copy=$(mktemp -d)
    file=$(network_file)
    for folder in lib etc run; do
        mkdir -p "$copy/$folder/netplan"
        cp /$folder/netplan/*.yaml "$copy/$folder/netplan/" 2>/dev/null || true
    done
    linked >"$copy$LINKED"
    for program in /usr/lib*/netplan/[cg]*; do
        [ ! -x "$program" ] || [ -e "$copy$file" ] || "$program" --root-dir "$copy" >/dev/null 2>&1 || true
    done
    made=$(plain "$copy$file")$(waiting_routes "$copy$file")
    rm -rf "$copy"
    [ "$made" = "$(plain "$file")" ]
}
way_to_gateway() {
    version=$(networkctl --version 2>/dev/null | sed -n 's/^systemd \([0-9]*\).*/\1/p')
    if [ -z "$(waiting_routes)" ]; then say no; elif [ "${version:-0}" -ge 249 ]; then say link; else say route; fi
}
before_put() {
    [ -e "$STATE/key" ] || key >"$STATE/key"
    way=$(way_to_gateway)
    [ -e "$STATE/link" ] || say "$way" >"$STATE/link"
    [ "$way" = link ] || return 0
    keep "$LINKED"
    linked >"$STATE/new"
    chmod 600 "$STATE/new"
    mv -f "$STATE/new" "$LINKED"
    changed=yes
}
renamed_text() {
    case $(cat "$STATE/link") in
    route) more="s,^      routes:\$,&\\n        - to: $PRIVATE_NETWORK\\n          scope: link\\n          metric: $((METRIC + 1))," ;;
    *) more= ;;
    esac
    sed -e "s/^    $NAME:\$/    $(cat "$STATE/key"):/" -e "$more"
}
why() {
    now=$(network_file)
    case $now in */10-netplan-"$(cat "$STATE/key")".network | '') ;; *) say ": networkd reads $now instead" ;; esac
}
activate() {
    take
    nudge there_with_foreign
    if [ "$kind" = new ] && [ "$(cat "$STATE/link")" != no ] && ! has_failed; then
        wait_until 25 all_there || true
        reconfigure
        nudge there_with_foreign
    fi
    ! has_failed || die "networkd cannot set up $IF: journalctl -u systemd-networkd tells why"
}
come_back() {
    take || return 1
    [ -z "$present" ] || nudge back
    for other in "$STATES"/*/key; do [ "$other" = "$STATE/key" ] || return 0; done
    rm -rf "$HELD"
}
come_back_at_boot() { netplan generate; }
