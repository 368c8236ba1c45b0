//! The few colours, each for one meaning.

use anstyle::{AnsiColor, Style};

/// What the eye should find first.
pub const STRONG: Style = Style::new().bold();
/// What the eye may skip.
pub const FAINT: Style = Style::new().dimmed();
/// As it should be.
pub const GOOD: Style = AnsiColor::Green.on_default();
/// Not as it should be.
pub const BAD: Style = AnsiColor::Red.on_default().bold();
/// Worth a look.
pub const ODD: Style = AnsiColor::Yellow.on_default();
/// The name of an action's kind.
pub const KIND: Style = AnsiColor::Cyan.on_default().bold();
