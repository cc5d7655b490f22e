# shellcheck shell=sh disable=SC2034,SC2154
# Any Linux with ip: nothing but commands, which the unit repeats when something drops what they set.
SCRIPT_ONLY=yes
PATIENCE=2
outlive() { if systemd_runs; then systemd-run --quiet --scope "$@"; else "$@"; fi; }
revive() {
    [ -n "$(ifquery --state "$IF" 2>/dev/null)" ] || return 0
    ifdown --force "$IF" >/dev/null 2>&1 || true
    outlive ifup "$IF" >/dev/null 2>&1 || true
}
activate() {
    set_all
    drop_default
}
leave() { replay; }
come_back() { :; }
