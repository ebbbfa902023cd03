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
       make-certificates.sh DIR revoke NAME      NAME (a robot's id, trainer, broker) is refused from now on: copy DIR/ca.crl
                                                 to the broker and restart it
CERTIFICATE_DAYS says how long certificates are good for (825).
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

certificate() { # name, extended key usage, further extensions
  local name=$1
  [ -e "$directory/ca.key" ] || fail "$directory has no authority: make-certificates.sh $directory ca"
  [ ! -e "$directory/$name.key" ] || fail "$directory/$name.key exists: move it away, and revoke $name if it was lost"
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$name" -keyout "$directory/$name.key" 2>/dev/null \
    | openssl x509 -req -CA "$directory/ca.crt" -CAkey "$directory/ca.key" -set_serial "0x$(openssl rand -hex 16)" -days "$days" \
      -extfile <(printf 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=%s\n%s\n' "$2" "${3:-}") \
      -out "$directory/$name.crt" 2>/dev/null
  echo "$directory/$name.crt"
}

names() { # hosts and addresses -> a subjectAltName
  local host names=()
  for host in "$@"; do
    if [[ $host =~ ^[0-9.]+$ || $host == *:* ]]; then names+=("IP:$host"); else names+=("DNS:$host"); fi
  done
  local IFS=,
  echo "subjectAltName=${names[*]}"
}

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
  revoke)
    [ $# = 1 ] || usage
    [ -e "$directory/$1.crt" ] || fail "there is no $directory/$1.crt to revoke"
    book -revoke "$directory/$1.crt" || fail "$1 could not be revoked; was it before?"
    book -gencrl -out "$directory/ca.crl"
    echo "$directory/ca.crl" ;;
  *) usage ;;
esac
