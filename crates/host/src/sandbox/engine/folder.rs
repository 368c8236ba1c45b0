//! The folder for compiled plugins. It contains machine code, so nobody else may write to it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind};

/// Creates the folder if it doesn't exist, and rejects one that others can write to. Returns its absolute path.
pub(crate) fn prepare(folder: &Path) -> Result<PathBuf, Error> {
    let fail = |what: &str| {
        let message =
            format!("can't hold compiled plugins: {what}; name a folder that belongs to this user and has mode 0700");
        Error::new(ErrorKind::Sandbox, message).about(folder.display().to_string())
    };
    make(folder).map_err(|fault| fail(&format!("it can't be made ({fault})")).with_source(fault))?;
    let folder = folder.canonicalize().map_err(|fault| fail("its path can't be followed").with_source(fault))?;
    private(&folder).map_err(|what| fail(&what))?;
    Ok(folder)
}

#[cfg(unix)]
fn make(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make(folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)
}

/// Whether the folder belongs to this user, and nobody else can write it.
#[cfg(unix)]
fn private(folder: &Path) -> Result<(), String> {
    use std::os::unix::fs::MetadataExt;
    let facts = fs::metadata(folder).map_err(|fault| fault.to_string())?;
    if facts.mode() & 0o022 != 0 {
        return Err(format!("others can write it (mode {:o})", facts.mode() & 0o777));
    }
    // A new file belongs to the user of this process, which tells who that is.
    let probe = folder.join(format!(".owner-{}", std::process::id()));
    let made = fs::OpenOptions::new().write(true).create(true).truncate(true).open(&probe);
    let owner = made.and_then(|file| file.metadata()).map(|facts| facts.uid()).map_err(|fault| fault.to_string());
    let _ = fs::remove_file(&probe);
    if owner? != facts.uid() {
        return Err("it belongs to another user".to_owned());
    }
    Ok(())
}

#[cfg(not(unix))]
fn private(folder: &Path) -> Result<(), String> {
    fs::metadata(folder).map(|_| ()).map_err(|fault| fault.to_string())
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn refuses_a_folder_that_others_can_write() {
        let folder = tempfile::tempdir().unwrap();
        let cache = folder.path().join("compiled");
        prepare(&cache).unwrap();
        assert_eq!(fs::metadata(&cache).unwrap().permissions().mode() & 0o777, 0o700);
        fs::set_permissions(&cache, fs::Permissions::from_mode(0o770)).unwrap();
        assert!(prepare(&cache).unwrap_err().to_string().contains("others can write it (mode 770)"));
    }
}
