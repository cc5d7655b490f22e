# shellcheck shell=sh disable=SC2034,SC2154
# What the scripts beside this file share: the interface, the lock, arming, and what the kernel has set.
LC_ALL=C
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH
umask 022
STATES=/var/lib/eip-eni
STATE=$STATES/$TAG
UNIT=eip-eni-$TAG
UNITS=/etc/systemd/system
JOURNAL=/run/eip-eni-$TAG.journal
INDEX=/run/eip-eni-$TAG.index
FOREIGN=/run/eip-eni-$TAG.foreign
SCRIPTS='apply check confirm undo status watch lib.sh setup.sh stack.sh plan.sh'
OUTSIDE=8.8.8.8
TAB=$(printf '\t')
PATIENCE=120
SCRIPT_ONLY=
renamed_path() { say "$1"; }
renamed_text() { cat; }
preflight() { :; }
before_put() { :; }
change_over() { activate; }
leave() { :; }
come_back_at_boot() { :; }
revive() { :; }
manager_done() { :; }
why() { :; }
say() { printf '%s\n' "$*"; }
die() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}
need_root() { [ "$(id -u)" = 0 ] || die 'run this as root'; }
wait_until() {
    tries=$1
    shift
    until "$@"; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || return 1
        sleep 0.2 2>/dev/null || sleep 1
    done
}
first_line() {
    line=
    { read -r line <"$1"; } 2>/dev/null || :
    say "$line"
}
first_words() { while read -r word _ || [ -n "$word" ]; do printf '%s ' "$word"; done; }
backwards() { awk '{ line[NR] = $0 } END { for (i = NR; i > 0; i--) print line[i] }'; }
not_in() {
    awk -v file="$1" 'BEGIN { while ((getline line < file) > 0) seen[line] = 1 } !seen[$0]'
}
find_nic() {
    found=
    for dir in /sys/class/net/*; do
        [ -r "$dir/address" ] || continue
        [ "$(first_line "$dir/address")" = "$MAC" ] || continue
        [ ! -e "$dir/bonding_slave" ] || continue
        ! grep -q '^DEVTYPE=' "$dir/uevent" || continue
        [ -z "$found" ] || die "two network interfaces have the MAC address $MAC: $found and ${dir##*/}"
        found=${dir##*/}
    done
    if [ -z "$found" ]; then
        found=$(ip -o -d link show | grep -F "link/ether $MAC " |
            grep -Ev ' (vlan|macvlan|macvtap|ipvlan|bridge|bond|team) | bond_slave ' |
            sed 's/^[0-9]*: \([^:@]*\)[:@].*/\1/')
        [ "$(say "$found" | wc -l)" -eq 1 ] || die "several network interfaces have the MAC address $MAC:" "$found"
    fi
    [ -n "$found" ] || return 1
    say "$found"
}
systemd_runs() {
    [ -d /run/systemd/system ] && [ "$(readlink /proc/1/ns/net)" = "$(readlink /proc/self/ns/net)" ]
}
alone() {
    [ -z "${EIP_ENI_ALONE-}" ] || return 0
    flock --version 2>/dev/null | grep -q util-linux || return 0
    EIP_ENI_ALONE=yes
    export EIP_ENI_ALONE
    flock -o -w 120 /var/lib true || return 0
    exec flock -o -w 120 /var/lib sh "$@"
}
arm() {
    token="$$-$1-$(date +%s)"
    say "$token $(($(date +%s) + $1))" >"$STATE/armed.new"
    mv -f "$STATE/armed.new" "$STATE/armed"
    if systemd_runs; then
        systemctl stop "$UNIT-undo-*.timer" 2>/dev/null || true
        systemd-run --quiet --unit="$UNIT-undo-$token" --on-active="$1" --timer-property=AccuracySec=1s \
            /bin/sh "$STATE/undo" --armed "$token"
        systemctl --quiet is-active "$UNIT-undo-$token.timer" || die 'the timer of the armed undo did not start'
        arm_boot
    else
        # shellcheck disable=SC2016 # for the inner shell
        EIP_ENI_ALONE='' setsid sh -c 'sleep "$1"; exec sh "$2" --armed "$3"' sh "$1" "$STATE/undo" "$token" </dev/null >/dev/null 2>&1 &
    fi
}
arm_boot() {
    [ ! -e "$UNITS/$UNIT-undo.service" ] || return 0
    cat >"$UNITS/$UNIT-undo.service" <<END
[Unit]
Description=Undo of the unconfirmed setup of $MAC
DefaultDependencies=no
ConditionPathExists=$STATE/armed
RequiresMountsFor=$STATE
After=local-fs.target
Wants=network-pre.target
Before=network-pre.target cloud-init-local.service systemd-networkd.service NetworkManager.service
Before=networking.service wicked.service wickedd.service network.service
[Service]
Type=oneshot
ExecStart=/bin/sh $STATE/undo --boot
[Install]
WantedBy=multi-user.target
END
    systemctl --quiet enable "$UNIT-undo.service" 2>/dev/null
}
disarm() {
    rm -f "$STATE/armed" "$STATE/claimed"
    systemd_runs || return 0
    systemctl stop "$UNIT-undo-*.timer" 2>/dev/null || true
    [ -e "$UNITS/$UNIT-undo.service" ] || return 0
    systemctl --quiet disable "$UNIT-undo.service" 2>/dev/null || true
    rm -f "$UNITS/$UNIT-undo.service"
    systemctl daemon-reload
}
look_at_addresses() { addresses_now=$(ip -4 -o addr show dev "$IF" 2>/dev/null) || addresses_now=; }
look_elsewhere() {
    elsewhere_now="
$(ip -4 -o addr | awk -v nic="$IF" '$2 != nic { sub(/\/.*/, "", $4); print $2, $4 }')
"
}
look() {
    look_at_addresses
    rules_now="
$(ip_by_number -4 rule show)"
}
others_with() {
    case $elsewhere_now in
    *" $1
"*) say "$elsewhere_now" | awk -v address="$1" '$2 == address { print $1 }' ;;
    esac
}
table_names() {
    for root in /etc /usr/lib /usr/share; do
        for file in "$root/iproute2/rt_tables" "$root/iproute2/rt_tables.d"/*.conf; do
            [ -r "$file" ] || continue
            while read -r number name _ || [ -n "$number" ]; do
                case $number in
                0[Xx]*)
                    number=${number#0?}
                    case $number in '' | *[!0-9A-Fa-f]* | ?????????*) continue ;; esac
                    number=$((0x$number))
                    ;;
                '' | *[!0-9]* | ???????????*) continue ;;
                esac
                case $name in '' | '#'*) continue ;; esac
                case $number in 0 | 253 | 254 | 255) ;; *) printf '%s %s ' "$name" "$number" ;; esac
            done <"$file"
        done
    done
}
ip_by_number() {
    names_now=$(table_names)
    if [ -z "$names_now" ]; then
        ip "$@"
        return
    fi
    ip "$@" | awk -v names="$names_now" '
        BEGIN { for (i = split(names, word, " "); i > 1; i -= 2) number[word[i - 1]] = word[i] }
        {
            changed = 0
            for (i = 2; i < NF; i++) if (($i == "lookup" || $i == "table") && $(i + 1) in number) {
                $(i + 1) = number[$(i + 1)]
                changed = 1
            }
            if (changed && $1 ~ /^[0-9]+:$/) sub(/ /, "\t")
            print $0 (changed ? " " : "")
        }'
}
has_address() { case $addresses_now in *" $1/$2 "*) ;; *) return 1 ;; esac; }
has_rule() {
    case $rules_now in
    *"
$1:${TAB}from $2 lookup $3"[!0-9]*) ;;
    *) return 1 ;;
    esac
}
has_mark() {
    case $rules_now in
    *"
$1:${TAB}from all fwmark "*) ;;
    *) return 1 ;;
    esac
}
has_default() { [ -n "$(ip -4 route show table "$1" default via "$2" dev "$IF" 2>/dev/null)" ]; }
has_marks() { nft list table ip "eip_eni_$TAG" >/dev/null 2>&1; }
settled() {
    look
    each_eip has_address && each_rule has_rule && each_mark has_mark && each_table has_default
}
has_private() { has_address "$PRIVATE" "$PRIVATE_LENGTH"; }
all_there() { settled && has_private; }
way_out() { ip -4 route get "$OUTSIDE" from "$1" 2>&1 || true; }
leaves_right() {
    case "$(way_out "$2") " in
    *" via $4 dev $IF "*) ;;
    *) return 1 ;;
    esac
}
change() {
    # shellcheck disable=SC2086 # the words are checked numbers and addresses
    ip -4 $1 || die "this failed: ip $1"
    say "$2" >>"$JOURNAL"
}
set_address() {
    ! has_address "$1" "$2" || return 0
    ip -4 addr add "$1/$2" brd + dev "$IF" noprefixroute 2>/dev/null ||
        ip -4 addr add "$1/$2" brd + dev "$IF" || die "this failed: ip addr add $1/$2 dev $IF"
    say "addr del $1/$2 dev $IF" >>"$JOURNAL"
}
set_table() {
    if [ "$3" != none ] && [ -z "$(ip -4 route show table "$1" "$3" dev "$IF" 2>/dev/null)" ]; then
        change "route add $3 dev $IF scope link table $1" "route del $3 dev $IF scope link table $1"
    fi
    has_default "$1" "$2" || change "route replace default via $2 dev $IF onlink table $1" "route del default via $2 dev $IF table $1"
}
set_rule() {
    has_rule "$@" || change "rule add pref $1 from $2 lookup $3" "rule del pref $1 from $2 lookup $3"
}
set_mark() {
    has_mark "$1" || change "rule add pref $1 fwmark $2 lookup $2" "rule del pref $1 fwmark $2 lookup $2"
}
set_quiet() {
    old=$(cat "/proc/sys/net/ipv4/conf/$IF/arp_ignore")
    [ "$old" != 1 ] || return 0
    say 1 >"/proc/sys/net/ipv4/conf/$IF/arp_ignore"
    say "arp_ignore $old" >>"$JOURNAL"
}
drop_default() {
    ip -4 route show default dev "$IF" | sed 's/ \(linkdown\|dead\)//g; s/ *$//' | while read -r route; do
        change "route del $route dev $IF" "route append $route dev $IF"
    done
}
set_all() {
    if [ -z "$(ip -o link show dev "$IF" up)" ]; then
        ip link set dev "$IF" up
        say "link set dev $IF down" >>"$JOURNAL"
    fi
    look
    each_eip set_address
    each_table set_table
    each_rule set_rule
    each_mark set_mark
    [ -z "$MARKS" ] || nft -f "/etc/eip-eni/$TAG.nft"
    [ -z "$QUIET" ] || set_quiet
    set_local
}
replay() {
    [ -e "$JOURNAL" ] || return 0
    backwards <"$JOURNAL" | while read -r command; do
        case $command in
        'arp_ignore '*)
            [ ! -e "/proc/sys/net/ipv4/conf/$IF" ] || say "${command#* }" >"/proc/sys/net/ipv4/conf/$IF/arp_ignore"
            ;;
        *)
            # shellcheck disable=SC2086
            ip -4 $command 2>/dev/null || true
            ;;
        esac
    done
    rm -f "$JOURNAL"
}
lines_of() {
    (
        # shellcheck disable=SC1090
        . "$1"
        "each_$2" say
    )
}
drop_rule() { while ip -4 rule del pref "$1" from "$2" lookup "$3" 2>/dev/null; do :; done; }
drop_mark() { while ip -4 rule del pref "$1" fwmark "$2" lookup "$2" 2>/dev/null; do :; done; }
drop_table() { ip -4 route flush table "$1" 2>/dev/null || true; }
drop_address() { ip -4 addr del "$1/$2" dev "$IF" 2>/dev/null || true; }
sweep() {
    { each_table say; } >"$STATE/new"
    lines_of "$1" table | not_in "$STATE/new" | while read -r number _ network; do
        if ! grep -q "^$number " "$STATE/new"; then
            drop_table "$number"
        elif [ "$network" != none ] && ! grep -q "^$number .* $network\$" "$STATE/new"; then
            ip -4 route del "$network" dev "$IF" table "$number" 2>/dev/null || true
        fi
    done
    for thing in rule mark; do
        { "each_$thing" say; } >"$STATE/new"
        lines_of "$1" "$thing" | not_in "$STATE/new" | while read -r one two three _; do
            "drop_$thing" "$one" "$two" "$three"
        done
    done
    { each_eip say; } | awk '{ print $1, $2 }' >"$STATE/new"
    lines_of "$1" eip | awk '{ print $1, $2 }' | not_in "$STATE/new" | while read -r one two; do
        drop_address "$one" "$two"
    done
    rm -f "$STATE/new"
    [ -n "$QUIET" ] || [ ! -s "$STATE/arp_ignore" ] || give_back_arp
}
give_back_arp() {
    quiet=/proc/sys/net/ipv4/conf/$IF/arp_ignore
    cmp -s "$STATE/arp_ignore" "$quiet" || cat "$STATE/arp_ignore" >"$quiet"
    rm -f "$STATE/arp_ignore"
    [ ! -e "$JOURNAL" ] || sed -i '/^arp_ignore /d' "$JOURNAL"
}
cloud_nics() {
    say "$IF"
    cat "$STATES"/*/nic 2>/dev/null || true
    for dir in /sys/class/net/*/device; do
        dir=${dir%/device}
        [ ! -e "$dir/device" ] || say "${dir##*/}"
    done
    { ip -4 -o addr && ip -4 route show default; } | awk '
        /^[0-9]+: / { if (/ dynamic /) print $2; next }
        { for (i = 1; i < NF; i++) if ($i == "dev") print $(i + 1) }'
}
table_now() {
    say "table $1"
    ip -4 route show table "$1" 2>/dev/null || true
}
local_differences() {
    {
        say "nics $(cloud_nics | first_words)"
        say 'table main'
        ip -4 route show table main && each_table table_now
    } | awk -v own="$IF" '
        $1 == "nics" { for (i = 2; i <= NF; i++) cloud[$i] = 1; next }
        $1 == "table" { table = $2; if (table != "main") tables[++count] = table; next }
        $1 !~ /^[0-9]/ { next }
        {
            nic = ""
            line = $1 (index($1, "/") ? "" : "/32")
            key = line
            for (i = 2; i <= NF; i++) {
                if ($i == "onlink") line = line " onlink"
                if ($i !~ /^(via|dev|scope|metric|tos)$/) continue
                if ($i == "dev") nic = $(i + 1)
                if ($i == "metric" || $i == "tos") key = key " " $i " " $(i + 1)
                line = line " " $i " " $(i + 1)
                if ($i == "via" && $(i + 1) == "inet6") { line = line " " $(i + 2); i++ }
                i++
            }
        }
        table == "main" {
            split($1, part, "/")
            if (nic == "" || nic == "lo" || nic in cloud || part[2] != "" && part[2] + 0 < 8) next
            if (key in known) next
            known[key] = 1
            wanted[++all] = line
            is_wanted[line] = 1
            next
        }
        nic != own { has[table, line] = 1; held[++many] = line; holder[many] = table }
        END {
            for (i = 1; i <= count; i++) for (j = 1; j <= all; j++)
                if (!((tables[i], wanted[j]) in has)) print "route replace", wanted[j], "table", tables[i]
            for (i = 1; i <= many; i++) if (!(held[i] in is_wanted)) print "route del", held[i], "table", holder[i]
        }'
}
set_local() {
    differences=$(local_differences)
    [ -z "$differences" ] || say "$differences" | ip -4 -force -batch - >/dev/null 2>&1 || true
}
foreign_rules() {
    {
        for numbers in "$STATES"/*/numbers; do [ ! -r "$numbers" ] || first_line "$numbers"; done
        say "$FIRST $LAST"
        say --
        ip "-$1" rule show 2>/dev/null || true
    } | awk '$1 == "--" { rules = 1; next }
        !rules { first[NR] = $1; last[NR] = $2; next }
        {
            priority = $1 + 0
            if (priority == 0 || priority == 32766 || priority == 32767) next
            for (i in first) if (priority >= first[i] && priority <= last[i]) next
            sub(/^[0-9]+:[ \t]*/, "")
            print "pref", priority, $0
        }'
}
our_tables() {
    each_table say
    [ ! -r "$STATE/old.table" ] || cat "$STATE/old.table"
    [ ! -r "$STATE/previous/plan.sh" ] || lines_of "$STATE/previous/plan.sh" table
}
foreign_routes() {
    ip_by_number "-$1" route show table all dev "$IF" 2>/dev/null | awk -v family="$1" -v ours=" $(our_tables | first_words)" -v file="$STATE/onlink" \
        -v own="$PRIVATE_NETWORK" -v metric=" metric $((METRIC + 1)) " '
        BEGIN { while ((getline line < file) > 0) added[line] = 1 }
        $1 ~ /^(broadcast|local|anycast|multicast)$/ || / proto (kernel|dhcp|ra|redirect)( |$)/ || / (table local|expires) / { next }
        {
            table = "main"
            for (i = 2; i < NF; i++) if ($i == "table") table = $(i + 1)
            if ($1 == own && index($0 " ", metric)) next
            if (index(ours, " " table " ") || table == "main" && $1 == "default" && family == 4) next
            gsub(/ (linkdown|dead)/, "")
            sub(/ *$/, "")
            plain = $0
            sub(/ onlink/, "", plain)
            print plain in added ? plain : $0
        }'
}
foreign_addresses() {
    ip "-$1" -o addr show dev "$IF" 2>/dev/null | awk -v family="$1" -v ours=" $PRIVATE $({ each_eip say; cat "$STATE/eips" "$STATE/previous/eips" 2>/dev/null; } | first_words)" '
        / scope link / || / (dynamic|temporary|mngtmpaddr|tentative|dadfailed) / { next }
        {
            address = $4
            sub(/\/.*/, "", address)
            if (index(ours, " " address " ")) next
            line = $4
            for (i = 5; i < NF && $i !~ /\\/; i++) {
                if ($i == "brd" || $i == "peer" || $i == "scope") line = line " " $i " " $(i + 1)
                if ($i == "noprefixroute") line = line " noprefixroute"
            }
            label = $0
            sub(/\\.*/, "", label)
            count = split(label, word, " ")
            if (family == 4 && word[count] ~ /:/) line = line " label " word[count]
            print line
        }'
}
remember_foreign() {
    [ -z "${EIP_ENI_FAILED-}" ] || [ ! -d "$FOREIGN" ] || return 0
    rm -rf "$FOREIGN"
    mkdir -p "$FOREIGN"
    for family in 4 6; do
        for thing in rules routes addresses; do "foreign_$thing" "$family" >"$FOREIGN/$thing$family"; done
    done
    cat "/sys/class/net/$IF/mtu" >"$FOREIGN/mtu" 2>/dev/null || true
}
give_back() {
    [ -d "$FOREIGN" ] || return 0
    [ ! -s "$FOREIGN/addresses4" ] || look_at_addresses
    for family in 4 6; do
        for thing in addresses routes rules; do
            [ -s "$FOREIGN/$thing$family" ] || continue
            [ "$thing$family" != addresses4 ] || has_private || continue
            "foreign_$thing" "$family" >"$FOREIGN/now"
            not_in "$FOREIGN/now" <"$FOREIGN/$thing$family" | while read -r words; do
                case "$words " in *' proto static '*) [ "${1-}" = finally ] || continue ;; esac
                # shellcheck disable=SC2086
                case $thing in
                addresses)
                    [ "$family" = 6 ] || [ -n "$(ip -4 -o addr show dev "$IF" to "$PRIVATE/32")" ] || continue
                    ip "-$family" addr add $words dev "$IF"
                    ;;
                routes)
                    ip "-$family" route add $words dev "$IF" || [ "${1-}" != finally ] ||
                        { ip "-$family" route add $words dev "$IF" onlink && say "$words" >>"$STATE/onlink"; }
                    ;;
                rules) ip "-$family" rule add $words ;;
                esac 2>/dev/null || true
            done
        done
    done
    mtu=$(first_line "$FOREIGN/mtu")
    [ -z "$mtu" ] || [ "$mtu" = "$(first_line "/sys/class/net/$IF/mtu")" ] || ip link set dev "$IF" mtu "$mtu" 2>/dev/null || true
}
stop_watch() { ! systemd_runs || systemctl stop "$UNIT.service" 2>/dev/null || true; }
put_back_path() {
    rm -f -- "${1%/*}/.eip-eni.new"
    if [ -e "$STATE/kept$1" ] || [ -L "$STATE/kept$1" ]; then
        cp -a -- "$STATE/kept$1" "${1%/*}/.eip-eni.new" && mv -f -- "${1%/*}/.eip-eni.new" "$1"
    else
        rm -f -- "$1"
    fi
}
put_back_previous() {
    while read -r path; do
        if [ -e "$STATE/previous/installed$path" ]; then
            cp -a -- "$STATE/previous/installed$path" "${path%/*}/.eip-eni.new"
            mv -f -- "${path%/*}/.eip-eni.new" "$path"
        else
            put_back_path "$path"
        fi
    done <"$STATE/paths"
}
take_previous_scripts() {
    rm -rf "$STATE/files"
    for part in $SCRIPTS files plan eips paths; do
        [ ! -e "$STATE/previous/$part" ] || cp -R "$STATE/previous/$part" "$STATE/"
    done
    rm -rf "$STATE/previous" "$STATE/changing"
}
