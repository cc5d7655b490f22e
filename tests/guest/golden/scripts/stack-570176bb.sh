# shellcheck shell=sh disable=SC2034,SC2154
# cloud-init, which hands this to netplan at the next boot.
renamed_text() {
    primary=$(ip -4 -o route show default | sed -n 's/.* dev \([^ ]*\).*/\1/p' | grep -vx "$IF" | head -n 1)
    sed "s/^    eth0:\$/    ${primary:-eth0}:/; s/^    $NAME:\$/    $IF:/"
}
preflight() {
    command -v cloud-init >/dev/null 2>&1 || die 'cloud-init is not installed'
    command -v netplan >/dev/null 2>&1 || die 'this guest has no netplan: other renderers of cloud-init drop the routing rules'
    [ "$mode" != armed ] || die 'cloud-init sets this up at the next boot, so it cannot be armed: use another stack for that'
}
activate() { say 'cloud-init reads this at the next boot.'; }
come_back() { say 'cloud-init forgets this at the next boot.'; }
