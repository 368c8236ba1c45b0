//! A message in one line of code.

/// A [`MessageRef`](courtesy_contract::MessageRef): the id of a message in the catalogues and its arguments by name,
/// `say!("freshness-score-detail", score = &old.name, days = days, at = candidate.at)`.
macro_rules! say {
    ($id:literal $(, $name:ident = $argument:expr)* $(,)?) => {
        courtesy_contract::MessageRef::new($id)$(.with(stringify!($name), $argument))*
    };
}
pub(crate) use say;
