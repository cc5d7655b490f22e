# shellcheck shell=sh disable=SC2034,SC2154
# wicked, which reads files by the name of the interface.
FOLDER=/etc/sysconfig/network
renamed_path() { say "$1" | sed "s/-$NAME\$/-$IF/"; }
renamed_text() {
    sed "s/ - $NAME table / - $IF table /"
    [ -e "$STATE/settings/${1##*/}" ] || return 0
    cat "$STATE/settings/${1##*/}"
}
preflight() { command -v wicked >/dev/null 2>&1 || die 'wicked is not installed'; }
before_put() {
    [ ! -e "$STATE/settings" ] || return 0
    mkdir "$STATE/settings"
    for file in ifcfg ifroute ifrule; do
        [ -f "$FOLDER/$file-$IF" ] || continue
        grep -Ev '^[[:space:]]*(#|$|(STARTMODE|BOOTPROTO|DHCLIENT_SET_DEFAULT_ROUTE|DHCLIENT_MODIFY_RESOLV_CONF|CHECK_DUPLICATE_IP)=|default )' \
            "$FOLDER/$file-$IF" | sed 's/^IPADDR_\([0-9]\)/IPADDR_own\1/; s/^\(IPADDR\|NETMASK\|PREFIXLEN\)=/\1_own=/' >"$STATE/settings/$file-$NAME" || true
    done
}
activate() { wicked ifreload "$IF" || true; }
change_over() { set_all; }
come_back() {
    if [ -e "$FOLDER/ifcfg-$IF" ]; then
        wicked ifreload "$IF" || true
    else
        wicked ifdown "$IF"
    fi
}
