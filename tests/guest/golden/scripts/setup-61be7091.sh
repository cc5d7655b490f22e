# shellcheck shell=sh disable=SC2034,SC2154
# What only "apply" needs: guards, the files, and the state that undo goes back to.
metadata() {
    url=http://100.100.100.200/latest
    token=$(curl -s -f -m 1 --noproxy '*' -X PUT -H 'X-aliyun-ecs-metadata-token-ttl-seconds: 60' "$url/api/token" 2>/dev/null) || {
        [ $? = 22 ] || return 1
        token=
    }
    curl -s -f -m 1 --noproxy '*' ${token:+-H "X-aliyun-ecs-metadata-token: $token"} "$url/meta-data/$1" 2>/dev/null
}
refuse_primary() {
    primary=$PRIMARY_MAC
    [ -n "$primary" ] || primary=$(metadata mac) || primary=
    [ "$primary" != "$MAC" ] || die "$IF is the primary network interface of this instance"
    [ -z "$primary$force" ] || return 0
    if [ -n "$(ip -4 route show default dev "$IF")" ] && ! ip -4 route show default | grep -qv " dev $IF "; then
        die "the only default route of this guest leaves through $IF: is it really the secondary interface?
If it is, run: $0 --force ${kept_words-}"
    fi
}
address_is_free() {
    others=$(others_with "$1")
    [ -z "$others" ] || die "$1 is already configured on $others"
}
user_of() {
    for other in "$STATES"/*/numbers; do
        [ "$other" != "$STATE/numbers" ] && [ -r "$other" ] || continue
        read -r low high <"$other" || continue
        [ "$1" -lt "$low" ] || [ "$1" -gt "$high" ] || say " (the interface $(cat "${other%/numbers}/nic"), set up by ${other%/numbers}/apply; choose another first table number for one of them)"
    done
}
table_is_free() {
    [ ! -r "$STATE/old.table" ] || ! grep -q "^$1 " "$STATE/old.table" || return 0
    others=$(ip -4 route show table "$1" 2>/dev/null) || true
    [ -z "$others" ] || die "the routing table $1 is already in use$(user_of "$1"): $others"
}
rules_are_free() {
    others=$(ip -4 rule show | awk -v first="$FIRST" -v last="$LAST" '$1 + 0 >= first && $1 + 0 <= last' |
        while read -r rule; do grep -q "^${rule%%:*} " "$STATE/old.rules" 2>/dev/null || say "$rule"; done)
    [ -z "$others" ] || die "the rule priority ${others%%:*} is already taken$(user_of "${others%%:*}"): $others"
}
guard() {
    refuse_primary
    look_elsewhere
    if [ -n "$EXPOSED" ]; then address_is_free "$PRIVATE"; else each_eip address_is_free; fi
    each_table table_is_free
    [ -z "$ROUTED" ] || rules_are_free
    [ -z "$MARKS" ] || command -v nft >/dev/null 2>&1 || die 'connection marks need nftables'
}
plan() {
    (
        cd "$HERE"
        say "$IF"
        # shellcheck disable=SC2086 # names of scripts
        cat $SCRIPTS
        find files -type f | sort | while read -r file; do cat "$file"; done
    ) | cksum
}
keep() {
    ! grep -qxF -- "$1" "$STATE/paths" || return 0
    for other in "$STATES"/*/paths; do
        ! grep -qxF -- "$1" "$other" || say "${other%/paths}" >>"$STATE/after"
    done
    if [ -e "$1" ] || [ -L "$1" ]; then
        mkdir -p "$STATE/kept${1%/*}"
        cp -a -- "$1" "$STATE/kept$1"
    fi
    say "$1" >>"$STATE/paths"
}
make_folder() {
    ! grep -qxF -- "$1" "$STATE/folders" || return 0
    [ ! -d "$1" ] || grep -qxF -- "$1" "$STATES"/*/folders || return 0
    make_folder "$(dirname -- "$1")"
    [ -d "$1" ] || mkdir -m 755 -- "$1"
    say "$1" >>"$STATE/folders"
}
put() {
    target=$(target_of "$3")
    make_folder "${target%/*}"
    new=${target%/*}/.eip-eni.new
    text_of "$3" >"$new"
    if cmp -s "$new" "$target" && grep -qxF -- "$target" "$STATE/paths"; then
        rm -f "$new"
        return 0
    fi
    keep "$target"
    chmod "$1" "$new"
    chown "$2" "$new"
    mv -f -- "$new" "$target"
    ! command -v restorecon >/dev/null 2>&1 || restorecon "$target" || true
    changed=yes
}
of_old_plans() {
    lines_of "$STATE/old.sh" "$1"
    [ ! -r "$STATE/previous/plan.sh" ] || lines_of "$STATE/previous/plan.sh" "$1"
}
drop_files() {
    each_file say >"$STATE/new"
    of_old_plans file | not_in "$STATE/new" | while read -r _ _ path; do
        put_back_path "$(target_of "$path")"
    done
    rm -f "$STATE/new"
}
common_file() {
    case $1 in
    "$UNITS"/* | /etc/sysctl.d/* | /etc/eip-eni/*) ;;
    *) return 1 ;;
    esac
}
target_of() { if common_file "$1"; then say "$1"; else renamed_path "$1"; fi; }
carried() { case $1 in *:*) say "$HERE/files$(say "$1" | tr : _)" ;; *) say "$HERE/files$1" ;; esac; }
text_of() {
    case $1 in
    /etc/sysctl.d/*) sed "s,/$NAME/,/$IF/," <"$(carried "$1")" ;;
    *) if common_file "$1"; then cat "$(carried "$1")"; else renamed_text "$1" <"$(carried "$1")"; fi ;;
    esac
}
begin() {
    rm -rf "$STATE"
    mkdir -p "$STATE"
    chmod 700 "$STATE"
    : >"$STATE/paths"
    : >"$STATE/folders"
    {
        ip -4 -o addr show dev "$IF" | awk '/ dynamic / { print "leased", $4 }'
        ip -4 -o addr show dev "$IF" to "$PRIVATE/32" | awk '{ print "leased", $4 }'
        foreign_addresses 4 | sed 's/^/static /'
    } | awk '!seen[$2]++' >"$STATE/addresses"
    ip -4 route show table main dev "$IF" proto kernel | awk '{ print $1 }' >"$STATE/connected"
    ip -o link show dev "$IF" up | awk '{ print $2 }' >"$STATE/up"
    ip -4 route show default dev "$IF" | sed 's/ \(linkdown\|dead\)//g; s/ *$//' >"$STATE/own_defaults"
    say "$IF" >"$STATE/nic"
}
remember_arp() {
    [ -z "$QUIET" ] || [ -e "$STATE/arp_ignore" ] || cat "/proc/sys/net/ipv4/conf/$IF/arp_ignore" >"$STATE/arp_ignore"
}
copy_scripts() {
    from=$1
    to=$2
    shift 2
    mkdir "$to"
    (cd "$from" && cp -R "$@" "$to/")
}
take_scripts() {
    [ "$HERE" != "$STATE" ] || return 0
    rm -rf "$STATE/new" "$STATE/files.old"
    # shellcheck disable=SC2086 # names of scripts
    copy_scripts "$HERE" "$STATE/new" $SCRIPTS files
    mv -f "$STATE/new"/*.sh "$STATE/"
    [ ! -d "$STATE/files" ] || mv "$STATE/files" "$STATE/files.old"
    mv "$STATE/new/files" "$STATE/files"
    mv -f "$STATE/new"/* "$STATE/"
    rm -rf "$STATE/new" "$STATE/files.old"
    say "$plan" >"$STATE/plan"
    { each_eip say; } | awk '{ print $1, $2 }' >"$STATE/eips"
    say "$FIRST $LAST" >"$STATE/numbers"
    say "$STACK" >"$STATE/stack"
}
save_previous() {
    [ ! -d "$STATE/previous" ] || return 0
    rm -rf "$STATE/saved"
    # shellcheck disable=SC2086 # names of scripts
    copy_scripts "$STATE" "$STATE/saved" $SCRIPTS files plan eips paths
    while read -r path; do
        [ -e "$path" ] || continue
        mkdir -p "$STATE/saved/installed${path%/*}"
        cp -a -- "$path" "$STATE/saved/installed$path"
    done <"$STATE/paths"
    mv "$STATE/saved" "$STATE/previous"
}
return_previous() {
    printf 'Returning to the plan before this one.\n' >&2
    sh "$STATE/previous/apply" --return || {
        printf 'error: the plan before this one did not come back; undoing everything\n' >&2
        sh "$STATE/undo"
    }
}
