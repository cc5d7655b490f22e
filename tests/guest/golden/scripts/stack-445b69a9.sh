# shellcheck shell=sh disable=SC2034,SC2154
# Any Linux with ip: nothing but commands, which the unit repeats when something drops what they set.
SCRIPT_ONLY=yes
# The commands are done when they return.
PATIENCE=2

activate() {
    set_all
    drop_default
}
leave() { replay; }
come_back() { :; }
