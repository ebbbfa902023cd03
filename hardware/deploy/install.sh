#!/bin/sh
# Installs the robot's programs, or the trainer's, as services of systemd: publishes them from this checkout, copies them to
# /usr/lib/mbrl with outputs-off and the units, and makes the user they run as. Running it again installs anew; it starts nothing.
set -eu

usage() {
  cat >&2 <<'TEXT'
usage: install.sh [options] controller|trainer
  --dry-run           say what would be done, and do none of it
  --published DIR     take programs that were published elsewhere (a workstation), instead of publishing them here
  --optional MODE     optional packages: require (what a robot needs must be there), or auto. [default: require; trainer: auto]
  --root DIR          install under DIR: for images of a disk, and for tests
TEXT
  exit 2
}

say() { echo "install.sh: $*"; }
fail() { echo "install.sh: $*" >&2; exit 1; }
misuse() { echo "install.sh: $*" >&2; usage; }

dry='' published='' optional='' root='' what=''
while [ $# -gt 0 ]; do
  case $1 in
    --dry-run) dry=1 ;;
    --published | --optional | --root)
      [ $# -ge 2 ] || misuse "$1 is the last word; allowed: with a value"
      case $1 in
        --published) published=$2 ;;
        --optional) optional=$2 ;;
        --root) root=${2%/} ;;
      esac
      shift ;;
    controller | trainer) [ -z "$what" ] || misuse "both '$what' and '$1'; allowed: one of them"; what=$1 ;;
    *) misuse "'$1'; allowed: the options below" ;;
  esac
  shift
done
[ -n "$what" ] || misuse "what is to be installed?"
case $what in controller) optional=${optional:-require} ;; *) optional=${optional:-auto} ;; esac
case $optional in require | auto) ;; *) misuse "--optional is '$optional'; allowed: require, auto" ;; esac

here=$(cd "$(dirname "$0")" && pwd)
checkout=$(cd "$here/../.." && pwd)
library=$root/usr/lib/mbrl
units=$root/etc/systemd/system

run() {
  if [ -n "$dry" ]; then echo "would run: $*"; else "$@"; fi
}

# --- what must be there -----------------------------------------------------------------------------------------------
program=mbrl-$what.dll
if [ -z "$dry$root" ]; then
  [ "$(id -u)" = 0 ] || fail "must be root, or use --root DIR or --dry-run"
  [ -d /run/systemd/system ] || fail "systemd does not run here; with --root DIR the files are installed all the same"
fi
if [ -n "$published" ]; then
  [ -f "$published/$program" ] || fail "--published is '$published', and has no $program; allowed: what 'dotnet publish $what/App' made"
  [ ! -f "$published/mbrl-$what" ] || say "note: $published/mbrl-$what is made for one kind of machine; the services start $program, which runs on all"
else
  [ -f "$checkout/$what/App/mbrl-$what.csproj" ] || fail "$checkout is no checkout; use --published DIR"
  command -v dotnet >/dev/null 2>&1 || fail "dotnet is missing: install the .NET SDK that global.json names, or use --published DIR"
fi
if [ -z "$root" ] && ! [ -x /usr/bin/dotnet ]; then
  fail "/usr/bin/dotnet is missing, which the services start: install the .NET runtime, or ln -s \"\$(command -v dotnet)\" /usr/bin/dotnet"
fi

# --- programs ---------------------------------------------------------------------------------------------------------
new=$library/$what.new
run rm -rf "$new"
run install -d -m 755 "$library" "$units" "$root/etc/mbrl"
if [ -n "$published" ]; then
  run cp -R "$published" "$new"
else
  # the services start it by dotnet, without an executable; what is published here is for this machine, so compiled for it where that can be
  run dotnet publish "$checkout/$what/App" -c Release -p:UseAppHost=false "-p:OptionalPackages=$optional" -p:ReadyToRun=auto -o "$new"
fi
[ -n "$dry" ] || [ -f "$new/$program" ] || fail "$new has no $program"

# in the place of what was there, all at once; a service that runs keeps the files that it has open
run rm -rf "$library/$what.old"
if [ -d "$library/$what" ]; then run mv "$library/$what" "$library/$what.old"; fi
run mv "$new" "$library/$what"
run rm -rf "$library/$what.old"

# --- services ---------------------------------------------------------------------------------------------------------
run install -m 644 "$here/README.md" "$library/README.md"
if [ "$what" = controller ]; then
  run install -m 755 "$here/outputs-off" "$library/outputs-off"
  run install -m 644 "$here/systemd/mbrl-controller@.service" "$here/systemd/mbrl-link@.service" "$units/"
else
  run install -m 644 "$here/systemd/mbrl-trainer.service" "$units/"
fi
if [ -z "$root" ]; then
  for group in mbrl gpio i2c spi; do
    getent group "$group" >/dev/null || run groupadd --system "$group"
  done
  getent passwd mbrl >/dev/null || run useradd --system --gid mbrl --home-dir /var/lib/mbrl --shell /usr/sbin/nologin mbrl
  run systemctl daemon-reload
fi

if [ "$what" = controller ]; then
  say "${dry:+would be }installed. For each robot: /etc/mbrl/ID/robot.json and link.env; then systemctl enable --now mbrl-controller@ID mbrl-link@ID"
else
  say "${dry:+would be }installed. Write /etc/mbrl/trainer.env; then systemctl enable --now mbrl-trainer"
fi
