//! The colours, each with one meaning.

use anstyle::{AnsiColor, Style};

/// What to look at first.
pub const STRONG: Style = Style::new().bold();
/// What may be skipped.
pub const FAINT: Style = Style::new().dimmed();
/// Good.
pub const GOOD: Style = AnsiColor::Green.on_default();
/// Bad.
pub const BAD: Style = AnsiColor::Red.on_default().bold();
/// Worth a look.
pub const ODD: Style = AnsiColor::Yellow.on_default();
/// The name of an action's kind.
pub const KIND: Style = AnsiColor::Cyan.on_default().bold();
