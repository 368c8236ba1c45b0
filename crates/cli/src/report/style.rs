//! The few colours, each for one meaning.

use anstyle::{AnsiColor, Style};

/// What the eye should find first.
pub(crate) const STRONG: Style = Style::new().bold();
/// What the eye may skip.
pub(crate) const FAINT: Style = Style::new().dimmed();
/// As it should be.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
/// Not as it should be.
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
/// Worth a look.
pub(crate) const ODD: Style = AnsiColor::Yellow.on_default();
/// The name of an action's kind.
pub(crate) const KIND: Style = AnsiColor::Cyan.on_default().bold();
