//! From the folder of a plugin in any language to the bytes of its module, by the recipe in its `plugin.toml`.

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, anyhow, bail};

use super::missing;
use crate::plugin_folder::{PluginFolder, Recipe};
use crate::{files, shell};

/// Makes the folder of the output, runs the command and reads what it wrote. What it says goes straight to stderr.
pub(super) fn module(folder: &PluginFolder, recipe: &Recipe) -> Result<Vec<u8>> {
    let output = folder.output(recipe);
    let parent = output.parent().unwrap_or(&folder.path);
    fs::create_dir_all(parent).with_context(|| format!("can't make {}", parent.display()))?;
    run(recipe, &folder.path)?;
    if !output.is_file() {
        bail!("`{}` has run and left no {}, the `output` under [build]", said(recipe), output.display());
    }
    let place = output.canonicalize().with_context(|| output.display().to_string())?;
    if !place.starts_with(folder.path.canonicalize()?) {
        bail!("{} leads out of the plugin's folder; `output` under [build] must lie in it", output.display());
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
    // What is printed on stdout is a command's result; that of a compiler is of no interest to whoever reads ours.
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
        bail!("`{}` failed ({status}); it says above what is wrong{remedy}", said(recipe));
    }
    Ok(())
}

/// The command as one would type it.
fn said(recipe: &Recipe) -> String {
    shell::line(&recipe.command)
}
