#!/usr/bin/env bash
# An authority of one's own for robots, trainer and broker, with openssl. It vouches for nobody else: whoever holds a
# certificate of it may connect, so its key stays off the robots.
set -euo pipefail
umask 077 # keys are readable by their owner alone

usage() {
  cat >&2 <<'TEXT'
usage: make-certificates.sh DIR ca               an authority: DIR/ca.crt, DIR/ca.key, and an empty DIR/ca.crl
       make-certificates.sh DIR broker HOST...   the broker's certificate, for the names and addresses it is reached by
       make-certificates.sh DIR trainer          the trainer's
       make-certificates.sh DIR robot ID...      a robot's, for each id
       make-certificates.sh DIR renew NAME...    a further certificate for the same key, before the old one ends
       make-certificates.sh DIR revoke NAME      every certificate of NAME (a robot's id, trainer, broker) is refused from now on:
                                                 copy DIR/ca.crl to the broker and restart it
       make-certificates.sh DIR crl              the list of what was revoked, anew, before the old one ends
CERTIFICATE_DAYS says how long certificates and the list are good for (825).
TEXT
  exit 2
}

fail() { echo "make-certificates.sh: $1" >&2; exit "${2:-1}"; }

[ $# -ge 2 ] || usage
command -v openssl >/dev/null || fail "openssl is missing: apt-get install openssl"
directory=$1 what=$2
shift 2
days=${CERTIFICATE_DAYS:-825}
[[ $days =~ ^[1-9][0-9]{0,4}$ ]] || fail "CERTIFICATE_DAYS is '$days'; allowed: 1 to 99999" 2

# openssl's own book of what was revoked
settings() {
  cat <<TEXT
[ca]
default_ca = own
[own]
database = $directory/revoked.txt
default_md = sha256
default_crl_days = $days
TEXT
}

book() { openssl ca -config <(settings) -cert "$directory/ca.crt" -keyfile "$directory/ca.key" "$@" 2>/dev/null; }

authority() {
  [ ! -e "$directory/ca.key" ] || fail "$directory/ca.key exists: a new authority would void every certificate of the old one"
  mkdir -p "$directory"
  openssl req -x509 -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj "/CN=mbrl authority" \
    -addext "basicConstraints=critical,CA:TRUE,pathlen:0" -addext "keyUsage=critical,keyCertSign,cRLSign" \
    -keyout "$directory/ca.key" -out "$directory/ca.crt" 2>/dev/null
  : >"$directory/revoked.txt"
  book -gencrl -out "$directory/ca.crl"
}

is_revoked() { # a certificate's file
  awk -F '\t' -v serial="$(openssl x509 -in "$1" -noout -serial | cut -d= -f2)" \
    '$4 == serial { found = 1 } END { exit !found }' "$directory/revoked.txt"
}

sign() { # name, further options for openssl x509; a request on standard input
  local name=$1 serial
  serial=$(openssl rand -hex 16)
  mkdir -p "$directory/issued"
  openssl x509 -req -CA "$directory/ca.crt" -CAkey "$directory/ca.key" -set_serial "0x$serial" -days "$days" "${@:2}" \
    -out "$directory/$name.crt.new" 2>/dev/null
  cp "$directory/$name.crt.new" "$directory/issued/$name.$serial.crt" # all that were issued are kept: revoke needs them
  mv "$directory/$name.crt.new" "$directory/$name.crt"
  echo "$directory/$name.crt"
}

certificate() { # name, extended key usage, further extensions
  local name=$1
  [ ! -e "$directory/$name.key" ] \
    || fail "$directory/$name.key exists: renew $name for a further certificate; for a new key revoke $name and move its .key and .crt away"
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$name" -keyout "$directory/$name.key" 2>/dev/null \
    | sign "$name" -extfile <(printf \
      'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=%s\n%s\n' "$2" "${3:-}")
}

renew() { # names
  local name file
  for name in "$@"; do
    for file in "$directory/$name.crt" "$directory/$name.key"; do
      [ -e "$file" ] || fail "there is no $file: without it $name cannot be renewed"
    done
    ! is_revoked "$directory/$name.crt" || fail "$name was revoked: move its .key and .crt away and make it anew"
  done
  for name in "$@"; do
    openssl x509 -x509toreq -in "$directory/$name.crt" -signkey "$directory/$name.key" -copy_extensions copy 2>/dev/null \
      | sign "$name" -copy_extensions copy
  done
}

revoke() { # name
  local file revoked=0
  for file in "$directory/$1.crt" "$directory/issued/$1".*.crt; do
    if [ -e "$file" ] && ! is_revoked "$file"; then
      book -revoke "$file" || fail "$file could not be revoked"
      revoked=$((revoked + 1))
    fi
  done
  [ $revoked -gt 0 ] || fail "there is no certificate of $1 in $directory that could be revoked; was it before?"
  book -gencrl -out "$directory/ca.crl"
  echo "$directory/ca.crl"
}

names() { # hosts and addresses -> a subjectAltName
  local host names=()
  for host in "$@"; do
    if [[ $host =~ ^[0-9.]+$ || $host == *:* ]]; then names+=("IP:$host"); else names+=("DNS:$host"); fi
  done
  local IFS=,
  echo "subjectAltName=${names[*]}"
}

[ "$what" = ca ] || [ -e "$directory/ca.key" ] || fail "$directory has no authority: make-certificates.sh $directory ca"
case $what in
  ca) [ $# = 0 ] || usage; authority ;;
  broker) [ $# -ge 1 ] || usage; certificate broker serverAuth "$(names "$@")" ;;
  trainer) [ $# = 0 ] || usage; certificate trainer clientAuth ;;
  robot)
    [ $# -ge 1 ] || usage
    for id in "$@"; do # the id is a level of topics and the ACL's user name: no wildcard, separator or upper case
      [[ $id =~ ^[a-z0-9][a-z0-9_-]{0,62}$ && ! $id =~ ^(trainer|broker|ca)$ ]] \
        || fail "'$id' is no robot id; allowed: 1 to 63 characters of a-z, 0-9, '_' and '-', the first a letter or a digit, and not trainer, broker or ca" 2
    done
    for id in "$@"; do certificate "$id" clientAuth; done ;;
  renew) [ $# -ge 1 ] || usage; renew "$@" ;;
  revoke) [ $# = 1 ] || usage; revoke "$1" ;;
  crl) [ $# = 0 ] || usage; book -gencrl -out "$directory/ca.crl" ;;
  *) usage ;;
esac
