# shellcheck shell=sh disable=SC2034,SC2154
# NetworkManager. Our profile takes over what the profile in use before says.
active_profile() { nmcli -t -f UUID,DEVICE connection show --active | sed -n "s/:$IF\$//p" | head -n 1; }
profile_file() { nmcli -t -f UUID,FILENAME connection show 2>/dev/null | sed -n "s/^$1://p" | head -n 1; }
preflight() {
    [ "$(nmcli -t -f RUNNING general 2>/dev/null)" = running ] || die 'NetworkManager is not running'
    ! nmcli -t -f DEVICE,STATE device | grep -qxF "$IF:unmanaged" || die "NetworkManager does not manage $IF"
    [ "$kind" = new ] || return 0
    profile=$(active_profile)
    [ -n "$profile" ] && [ -z "$force" ] || return 0
    case $(profile_file "$profile") in
    *.nmconnection | '') return 0 ;;
    esac
    lost=$(nmcli -t -f connection.zone,802-3-ethernet.mtu,802-1x.eap,ipv4.addresses,ipv4.routes,ipv4.dns,ipv6.addresses,ipv6.routes connection show "$profile" |
        grep -Ev ':(auto|--|0)?$' || true)
    [ -z "$lost" ] || die "the profile $(profile_file "$profile") has settings that the new one will not have:
$lost
To go on without them: apply --force"
}
before_put() {
    [ ! -e "$STATE/profile" ] || return 0
    active_profile >"$STATE/profile"
    file=$(profile_file "$(cat "$STATE/profile")")
    say "$file" >"$STATE/profile_file"
    : >"$STATE/settings"
    case $file in *.nmconnection) cat "$file" >"$STATE/settings" ;; esac
}
renamed_text() {
    case $1 in
    *.nmconnection) ;;
    *)
        cat
        return
        ;;
    esac
    awk -v file="$STATE/settings" '
        function rest(section, i, key, stem, tail) {
            done[section] = 1
            for (i = 1; i <= count; i++) {
                key = name[i]
                if (where[i] != section || section in skip && key ~ skip[section]) continue
                if (section == "[ipv4]" && match(key, /[0-9]+(_options)?$/)) {
                    stem = substr(key, 1, RSTART - 1)
                    sub(/^addresses$/, "address", stem)
                    sub(/^routes$/, "route", stem)
                    tail = key ~ /_options$/ ? "_options" : ""
                    if (tail == "") last[stem]++
                    key = stem last[stem] tail
                } else if (section != "[ipv6]" && (section, key) in ours) continue
                print key "=" value[i]
            }
        }
        BEGIN {
            skip["[connection]"] = "^(id|uuid|type|interface-name|timestamp|autoconnect.*|permissions|master|controller)$"
            skip["[ipv4]"] = "^(method|gateway|never-default|may-fail)$"
            while ((getline text < file) > 0) {
                if (text ~ /^[ \t]*([#;]|$)/) continue
                if (text ~ /^\[/) {
                    head = text == "[802-3-ethernet]" ? "[ethernet]" : text
                    order[++heads] = head
                    theirs[head] = 1
                    continue
                }
                where[++count] = head
                name[count] = value[count] = text
                sub(/=.*/, "", name[count])
                sub(/[^=]*=/, "", value[count])
            }
            head = ""
        }
        {
            line[NR] = $0
            if (/^\[/) head = $0
            else if (/=/ && !/^#/) {
                key = $0
                sub(/=.*/, "", key)
                ours[head, key] = 1
                if (head == "[ipv4]" && match(key, /[0-9]+$/)) last[substr(key, 1, RSTART - 1)]++
            }
        }
        END {
            head = ""
            for (n = 1; n <= NR; n++) {
                if (line[n] == "" && head != "") {
                    rest(head)
                    head = ""
                }
                if (line[n] ~ /^\[/) head = line[n]
                else if (head == "[ipv6]" && head in theirs) continue
                print line[n]
            }
            if (head != "") rest(head)
            for (n = 1; n <= heads; n++) if (!(order[n] in done)) {
                print ""
                print order[n]
                rest(order[n])
            }
        }
    '
}
manager_done() { nmcli -t -f DEVICE,STATE device | grep -qx "$IF:\(connected\|disconnected\)"; }
load() { nmcli connection load "$(target_of "/etc/NetworkManager/system-connections/eip-eni-$TAG.nmconnection")"; }
activate() {
    load
    nmcli --wait 0 connection up uuid "$PROFILE" ifname "$IF" >/dev/null
}
come_back() {
    nmcli connection reload || return 1
    [ -n "$present" ] || return 0
    profile=$(cat "$STATE/profile" 2>/dev/null) || profile=
    if [ -n "$profile" ] && [ "$profile" != "$PROFILE" ] && nmcli connection show uuid "$profile" >/dev/null 2>&1; then
        nmcli --wait 0 connection up uuid "$profile" ifname "$IF" >/dev/null
    elif [ -n "$profile" ] && [ -z "$(active_profile)" ]; then
        file=$(cat "$STATE/profile_file")
        case $file in
        /run/*.nmconnection)
            (umask 077 && cat "$STATE/settings" >"$file")
            nmcli connection load "$file"
            nmcli --wait 0 connection up uuid "$profile" ifname "$IF" >/dev/null
            ;;
        *) nmcli --wait 0 device connect "$IF" >/dev/null ;;
        esac
    fi
}
