# shellcheck shell=sh disable=SC2034
# The plan for the EIPs of the network interface 00:16:3e:0a:0b:0c with iproute2. The scripts beside this file read it.
STACK='iproute2'
MAC='00:16:3e:0a:0b:0c'
PRIMARY_MAC=''
TAG='00163e0a0b0c'
LABEL='EIPs'
NAME='ens7'
PRIVATE='172.16.20.8'
PRIVATE_LENGTH='24'
PRIVATE_NETWORK='172.16.20.0/24'
PRIVATE_GATEWAY='172.16.20.253'
FIRST='8000'
LAST='8030'
METRIC='7100'
EXPOSED=''
ROUTED='yes'
MARKS='yes'
QUIET=''
HOST_PREFIX=''
AT_BOOT=''
PROFILE=''
each_file() {
    "$1" 0644 root:root '/etc/systemd/networkd.conf.d/90-eip-eni-00163e0a0b0c.conf' &&
    "$1" 0644 root:root '/etc/systemd/system/eip-eni-00163e0a0b0c.service' &&
    "$1" 0644 root:root '/etc/eip-eni/00163e0a0b0c.nft' &&
    "$1" 0644 root:root '/etc/systemd/system/eip-eni-00163e0a0b0c-marks.service'
}
each_eip() {
    "$1" 198.18.5.5 24 198.19.0.1 8001 &&
    "$1" 203.0.113.10 25 203.0.113.1 8002 &&
    "$1" 203.0.113.11 25 203.0.113.1 8002 &&
    "$1" 203.0.113.140 25 203.0.113.129 8003
}
each_table() {
    "$1" 8000 172.16.20.253 172.16.20.0/24 &&
    "$1" 8001 198.19.0.1 198.18.5.0/24 &&
    "$1" 8002 203.0.113.1 203.0.113.0/25 &&
    "$1" 8003 203.0.113.129 203.0.113.128/25
}
each_rule() {
    "$1" 8000 172.16.20.8 8000 172.16.20.253 &&
    "$1" 8001 198.18.5.5 8001 198.19.0.1 &&
    "$1" 8002 203.0.113.10 8002 203.0.113.1 &&
    "$1" 8003 203.0.113.11 8002 203.0.113.1 &&
    "$1" 8004 203.0.113.140 8003 203.0.113.129
}
each_mark() {
    "$1" 8020 8000 &&
    "$1" 8021 8001 &&
    "$1" 8022 8002 &&
    "$1" 8023 8003
}
