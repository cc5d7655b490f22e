# shellcheck shell=sh disable=SC2034,SC2154
# Any Linux with ip: nothing but commands, which the unit repeats when something drops what they set.
SCRIPT_ONLY=yes
PATIENCE=2
activate() {
    set_all
    drop_default
}
leave() { replay; }
come_back() { :; }
