//! The example plugins that are there in every checkout.

use std::fs;
use std::path::{Path, PathBuf};

/// The `.wasm` files of the committed plugins: one in each folder of `plugins`, but for those that `.gitignore` names.
///
/// Whether the large ones happen to be built is no business of a test.
///
/// # Errors
/// A file or folder of the repository can't be read.
pub fn committed() -> std::io::Result<Vec<PathBuf>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lie in the repository");
    let ignored = fs::read_to_string(root.join(".gitignore"))?;
    let mut files = Vec::new();
    for entry in fs::read_dir(root.join("plugins"))? {
        let id = entry?.file_name().to_string_lossy().into_owned();
        let file = format!("/plugins/{id}/{id}.wasm");
        if root.join("plugins").join(&id).join("plugin.toml").is_file() && !ignored.lines().any(|line| line == file) {
            files.push(root.join(&file[1..]));
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_a_file_and_the_large_ones_are_left_out() {
        let committed = committed().unwrap();
        assert_eq!(committed.len(), 8, "{committed:?}");
        assert!(committed.iter().all(|file| file.is_file()), "{committed:?}");
        assert!(!committed.iter().any(|file| file.ends_with("preference-butler.wasm")));
    }
}
