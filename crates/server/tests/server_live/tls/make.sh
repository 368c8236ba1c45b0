#!/usr/bin/env bash
# Makes the certificates in this folder, which are for tests only and are valid from 2020 to 2120: an authority, a server and
# a client that it vouches for, and a client that vouches for itself.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cat >"$scratch/config" <<END
[ca]
default_ca = tests
[tests]
database = $scratch/index
new_certs_dir = $scratch
serial = $scratch/serial
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[authority]
basicConstraints = critical, CA:TRUE
[party]
basicConstraints = critical, CA:FALSE
subjectAltName = DNS:localhost
END
: >"$scratch/index"
echo 01 >"$scratch/serial"

# Makes a key and a certificate: its name, the section of its extensions, and who vouches for it.
make() {
    local name=$1 extensions=$2
    shift 2
    openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$name" \
        -keyout "$name.key" -out "$scratch/$name.csr" 2>/dev/null
    openssl ca -batch -config "$scratch/config" -extensions "$extensions" -notext -in "$scratch/$name.csr" -out "$name.pem" \
        -startdate 20200101000000Z -enddate 21200101000000Z "$@" 2>/dev/null
}

make ca authority -selfsign -keyfile ca.key
make server party -cert ca.pem -keyfile ca.key
make client party -cert ca.pem -keyfile ca.key
make stranger party -selfsign -keyfile stranger.key
rm ca.key
