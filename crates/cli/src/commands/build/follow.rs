//! Compiles a plugin in any language to a module, by the recipe in its `plugin.toml`.

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, anyhow, bail};

use super::missing;
use crate::plugin_folder::{PluginFolder, Recipe};
use crate::{files, shell};

/// Makes the output's folder, runs the command and reads the module. The command's own output goes straight to stderr.
pub(super) fn module(folder: &PluginFolder, recipe: &Recipe) -> Result<Vec<u8>> {
    let output = folder.output(recipe);
    let parent = output.parent().unwrap_or(&folder.path);
    fs::create_dir_all(parent).with_context(|| format!("can't create {}", parent.display()))?;
    run(recipe, &folder.path)?;
    if !output.is_file() {
        bail!("`{}` ran but didn't write {}, the `output` under [build]", said(recipe), output.display());
    }
    let place = output.canonicalize().with_context(|| output.display().to_string())?;
    if !place.starts_with(folder.path.canonicalize()?) {
        bail!("{} is outside the plugin's folder; `output` under [build] must be inside it", output.display());
    }
    let module = files::read(&place, files::PLUGIN_MAX_BYTES)?;
    if !module.starts_with(b"\0asm") {
        bail!("{}, the `output` under [build], isn't WebAssembly; is it the right file?", output.display());
    }
    Ok(module)
}

fn run(recipe: &Recipe, folder: &Path) -> Result<()> {
    let [program, arguments @ ..] = recipe.command.as_slice() else { bail!("`command` under [build] is empty") };
    let mut command = Command::new(program);
    // Our stdout is for the command's result, so a compiler's output goes to stderr.
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).stdout(io::stderr());
    let status = command.status().map_err(|error| {
        let why = match error.kind() {
            io::ErrorKind::NotFound => "it isn't installed, or not on PATH".to_owned(),
            _ => error.to_string(),
        };
        anyhow!("can't run `{program}`, the `command` under [build]: {why}{}", missing::remedy(recipe, folder))
    })?;
    if !status.success() {
        let remedy = missing::remedy(recipe, folder);
        bail!("`{}` failed ({status}); see its errors above{remedy}", said(recipe));
    }
    Ok(())
}

/// The command as one would type it.
fn said(recipe: &Recipe) -> String {
    shell::line(&recipe.command)
}
