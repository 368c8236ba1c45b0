//! The names of WASI 0.2's interfaces, such as `wasi:cli/stdin@0.2.6`.

/// The packages that a plugin may import from: those with WIT in this crate's folder `wit`.
const PACKAGES: [&str; 6] = ["cli", "clocks", "filesystem", "io", "random", "sockets"];
/// The release that the WIT describes. Imports of other releases of 0.2 are linked to it.
pub(super) const VERSION: &str = "0.2.12";

/// Whether WASI 0.2 may have an interface of this name.
pub(crate) fn has(import: &str) -> bool {
    interface(import).is_some_and(|(package, _)| PACKAGES.contains(&package))
}

/// The package and the interface in an import's name.
pub(super) fn interface(import: &str) -> Option<(&str, &str)> {
    let (name, version) = import.strip_prefix("wasi:")?.split_once('@')?;
    let version = version.strip_prefix("0.2.")?;
    let release = version.chars().all(|letter| letter.is_ascii_digit()) && !version.is_empty();
    name.split_once('/').filter(|_| release)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_interfaces_of_wasi_0_2_alone() {
        for known in ["wasi:cli/stdin@0.2.6", "wasi:io/streams@0.2.0", "wasi:sockets/tcp@0.2.10"] {
            assert!(has(known), "{known}");
        }
        for unknown in
            ["wasi:http/handler@0.2.0", "wasi:cli/stdin@0.3.0", "wasi:cli/stdin@0.2.0-rc", "wasi:cli@0.2.0", "x"]
        {
            assert!(!has(unknown), "{unknown}");
        }
    }

    #[test]
    fn packages_and_release_are_those_of_the_wit() {
        let wit = [
            include_str!("../../../../wit/cli.wit"),
            include_str!("../../../../wit/deps/clocks.wit"),
            include_str!("../../../../wit/deps/filesystem.wit"),
            include_str!("../../../../wit/deps/io.wit"),
            include_str!("../../../../wit/deps/random.wit"),
            include_str!("../../../../wit/deps/sockets.wit"),
        ];
        for (package, text) in PACKAGES.into_iter().zip(wit) {
            let first = text.lines().next().unwrap();
            assert_eq!(first, format!("package wasi:{package}@{VERSION};"));
        }
    }
}
