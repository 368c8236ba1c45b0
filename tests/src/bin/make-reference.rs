//! Generates the contract's reference page, `sdk-docs/contract.md`, from the committed schemas.

use std::process::ExitCode;

use courtesy_tests::reference;

fn main() -> ExitCode {
    match std::fs::write(reference::path(), reference::page()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("make-reference: can't write {}: {error}", reference::path().display());
            ExitCode::FAILURE
        }
    }
}
