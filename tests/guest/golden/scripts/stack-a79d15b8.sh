# shellcheck shell=sh disable=SC2034,SC2154
# network-scripts, which read files by the name of the interface.
FOLDER=/etc/sysconfig/network-scripts
outlive() { if systemd_runs; then systemd-run --quiet --scope "$@"; else "$@"; fi; }
renamed_path() { say "$1" | sed "s/-$NAME\(:[0-9]*\)\{0,1\}\$/-$IF\1/"; }
renamed_text() {
    sed "s/^DEVICE=$NAME\(:[0-9]*\)\{0,1\}\$/DEVICE=$IF\1/; s/ dev $NAME / dev $IF /"
    [ -e "$STATE/settings/${1##*/}" ] || return 0
    cat "$STATE/settings/${1##*/}"
}
preflight() {
    [ -x "$FOLDER/ifup-eth" ] || die 'network-scripts are not installed: take the stack networkmanager'
    ! command -v systemctl >/dev/null 2>&1 || ! systemd_runs || systemctl --quiet is-enabled network.service 2>/dev/null || [ -n "$force" ] ||
        die "network.service is not enabled, so nothing would set up $IF at the next boot: enable it, or take the stack networkmanager"
}
before_put() {
    if [ ! -e "$STATE/settings" ]; then
        mkdir "$STATE/settings"
        for file in ifcfg route rule; do
            [ -f "$FOLDER/$file-$IF" ] || continue
            grep -Ev '^[[:space:]]*(#|$|(DEVICE|HWADDR|TYPE|BOOTPROTO|ONBOOT|DEFROUTE|PEERDNS|PERSISTENT_DHCLIENT|NM_CONTROLLED|NAME|UUID|GATEWAY)[0-9]*=)' \
                "$FOLDER/$file-$IF" >"$STATE/settings/$file-$NAME" || true
        done
    fi
    [ "$kind" = new ] || return 0
    [ -z "$(ip -o link show dev "$IF" up)" ] || ifdown "$IF" >/dev/null 2>&1 || true
    for file in "$FOLDER/ifcfg-$IF":*; do
        [ -f "$file" ] || continue
        keep "$file"
        rm -f -- "$file"
    done
}
activate() {
    [ "$kind" = new ] || ifdown "$IF" >/dev/null 2>&1 || true
    outlive ifup "$IF"
}
change_over() { set_all; }
revive() { outlive ifup "$IF" >/dev/null 2>&1 || true; }
leave() {
    [ -n "$present" ] || return 0
    ifdown "$IF" >/dev/null 2>&1 || true
}
come_back() {
    [ -n "$present" ] && [ -s "$STATE/up" ] && [ -e "$FOLDER/ifcfg-$IF" ] || return 0
    outlive ifup "$IF" >/dev/null 2>&1
}
