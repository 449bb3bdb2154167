# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# For the scripts beside: where we are, what must be installed, how to build. Read with ". scripts/lib/common.sh".
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"

say() { printf '==> %s\n' "$*"; }
die() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }

# Names of the packages of these sections that are not installed.
missing_packages() {
    local section name
    while read -r section name; do
        case " $* " in *" $section "*) ;; *) continue ;; esac
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || printf '%s\n' "$name"
    done < <(grep -v '^#' "$root/scripts/lib/packages") | sort -u
}

# Installs what these sections lack, or says what is to be installed and ends.
need_packages() {
    command -v dpkg-query >/dev/null || {
        printf 'This is no Debian system. Install what these Debian 12 packages hold, then build with CMake:\n' >&2
        grep -v '^#' "$root/scripts/lib/packages" >&2
        exit 1
    }
    local missing as_root=()
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ]; then
        as_root=(sudo -n)
    fi
    if ! command -v apt-get >/dev/null || ! "${as_root[@]}" true 2>/dev/null; then
        printf 'Some packages are missing, and installing them needs root. Please run:\n\n    apt-get install %s\n\n' \
            "${missing[*]}" >&2
        exit 1
    fi
    say "Installing ${missing[*]}"
    "${as_root[@]}" apt-get -qq update
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" >/dev/null
}

# Puts the programs of the packages for "unpack" into build/tools, unless they are installed. Each has the name of its package.
unpack_packages() {
    local section name folder
    while read -r section name; do
        if [ "$section" != unpack ] || command -v "$name" >/dev/null || [ -x "build/tools/usr/bin/$name" ]; then
            continue
        fi
        say "Unpacking $name into build/tools"
        folder=$(mktemp -d)
        chmod 755 "$folder"
        # A machine that lacks no other package may have no lists, or old ones.
        (cd "$folder" && { apt-get -qq download "$name" >/dev/null 2>&1 ||
            { apt-get -qq update && apt-get -qq download "$name" >/dev/null; }; }) ||
            die "the package $name cannot be downloaded; run apt-get update, or install it"
        dpkg-deb -x "$folder/$name"_*.deb build/tools
        rm -r "$folder"
    done < <(grep -v '^#' "$root/scripts/lib/packages")
}

# Configures and builds a preset: build PRESET [cmake argument...]
build() {
    local preset=$1 launcher=()
    shift
    if command -v ccache >/dev/null; then
        launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    fi
    say "Building (preset $preset)"
    cmake --preset "$preset" "${launcher[@]}" "$@" >"$root/build/configure-$preset.log" 2>&1 || {
        cat "$root/build/configure-$preset.log" >&2
        die "the configuration failed"
    }
    cmake --build --preset "$preset" -- --quiet || die "the build failed"
}
mkdir -p build
