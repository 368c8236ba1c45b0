# Builds the package in this folder for a target, without paths of this machine in what comes out.
set -eu
cargo=${CARGO_HOME:-$HOME/.cargo}
commit=$(rustc -vV | sed -n 's/^commit-hash: //p')
flags="--remap-path-prefix=$PWD=/plugin --remap-path-prefix=$(rustc --print sysroot)/lib/rustlib/src/rust=/rustc/$commit"
for registry in "$cargo"/registry/src/*; do
    flags="$flags --remap-path-prefix=$registry=/registry"
done
RUSTFLAGS="$flags" exec cargo build --quiet --release --locked --target "$1" --target-dir target
