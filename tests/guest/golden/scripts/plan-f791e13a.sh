# shellcheck shell=sh disable=SC2034
# The plan for the EIP 203.0.113.70 of the network interface 00:16:3e:0a:0b:0c with ifupdown. The scripts beside this file read it.
STACK='ifupdown'
MAC='00:16:3e:0a:0b:0c'
PRIMARY_MAC=''
TAG='00163e0a0b0c'
LABEL='EIP 203.0.113.70'
NAME='eth2'
PRIVATE='203.0.113.70'
PRIVATE_LENGTH='27'
PRIVATE_NETWORK='203.0.113.64/27'
PRIVATE_GATEWAY='203.0.113.93'
FIRST='8100'
LAST='8130'
METRIC='15200'
EXPOSED='yes'
ROUTED='yes'
MARKS=''
QUIET='yes'
HOST_PREFIX=''
AT_BOOT=''
PROFILE=''
each_file() {
    "$1" 0644 root:root '/etc/network/interfaces.d/60-eip-eni-00163e0a0b0c.cfg' &&
    "$1" 0644 root:root '/etc/systemd/system/eip-eni-00163e0a0b0c.service' &&
    "$1" 0644 root:root '/etc/sysctl.d/90-eip-eni-00163e0a0b0c.conf'
}
each_eip() {
    :
}
each_table() {
    "$1" 8100 203.0.113.93 203.0.113.64/27
}
each_rule() {
    "$1" 8100 203.0.113.70 8100 203.0.113.93
}
each_mark() {
    :
}
