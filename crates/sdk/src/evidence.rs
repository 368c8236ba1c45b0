//! Evidence for a reason.

use crate::Fact;

/// Evidence for a reason: a [`Fact`], a reference to one, an `Option` of one, or several in a tuple, an array or a `Vec`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` doesn't know its place in the context",
    note = "use `fact!(context.section.field)`, or an item from `context.orders()`, `context.cases()` and the like"
)]
pub trait Evidence {
    /// Adds the places of the facts, as JSON Pointers.
    fn add_to(&self, pointers: &mut Vec<String>);
}

impl<T> Evidence for Fact<'_, T> {
    fn add_to(&self, pointers: &mut Vec<String>) {
        pointers.push(self.pointer());
    }
}

impl<E: Evidence + ?Sized> Evidence for &E {
    fn add_to(&self, pointers: &mut Vec<String>) {
        (**self).add_to(pointers);
    }
}

/// `None` adds nothing. A reason without any evidence is rejected.
impl<E: Evidence> Evidence for Option<E> {
    fn add_to(&self, pointers: &mut Vec<String>) {
        self.iter().for_each(|evidence| evidence.add_to(pointers));
    }
}

impl<E: Evidence> Evidence for [E] {
    fn add_to(&self, pointers: &mut Vec<String>) {
        self.iter().for_each(|evidence| evidence.add_to(pointers));
    }
}

impl<E: Evidence, const N: usize> Evidence for [E; N] {
    fn add_to(&self, pointers: &mut Vec<String>) {
        self.as_slice().add_to(pointers);
    }
}

impl<E: Evidence> Evidence for Vec<E> {
    fn add_to(&self, pointers: &mut Vec<String>) {
        self.as_slice().add_to(pointers);
    }
}

macro_rules! several {
    ($($name:ident)+) => {
        impl<$($name: Evidence),+> Evidence for ($($name,)+) {
            fn add_to(&self, pointers: &mut Vec<String>) {
                #[allow(non_snake_case)]
                let ($($name,)+) = self;
                $($name.add_to(pointers);)+
            }
        }
    };
}

several!(A B);
several!(A B C);
several!(A B C D);

#[cfg(test)]
mod tests {
    use super::Evidence;
    use crate::prelude::*;

    #[test]
    fn several_pieces_stand_in_the_order_given() {
        let context = testing::context(
            r#"{"orders": [{"id": "o-1", "status": "failed"}, {"id": "o-2", "status": "failed"}],
                "cases": [{"id": "k-1", "kind": "complaint", "status": "open"}]}"#,
        );
        let orders: Vec<_> = context.orders().collect();
        let mut pointers = Vec::new();
        (context.open_complaint(), &orders, fact!(context.customer.language), [&orders[0]]).add_to(&mut pointers);
        assert_eq!(pointers, ["/cases/0", "/orders/0", "/orders/1", "/orders/0"]);
    }
}
