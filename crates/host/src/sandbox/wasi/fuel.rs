//! The fuel cost of WASI's functions, so that a million calls come to an end.

use wasmtime::Trap;

/// The cost of a call of WASI. Each byte moved costs one more.
pub(super) const CALL_COST: u64 = 100;

/// The fuel that a WASI function may spend: what the guest has left.
#[derive(Default)]
pub(crate) struct Fuel {
    left: u64,
    spent: u64,
}

impl Fuel {
    /// Sets the fuel that the guest has left when it calls out.
    pub(crate) fn lend(&mut self, left: u64) {
        *self = Self { left, spent: 0 };
    }

    /// The fuel spent since then.
    pub(crate) fn take_spent(&mut self) -> u64 {
        std::mem::take(&mut self.spent)
    }

    /// Pays for being called.
    pub(super) fn pay_call(&mut self) -> Result<(), Trap> {
        self.pay(CALL_COST)
    }

    /// Pays this much, or all that is left.
    pub(super) fn pay(&mut self, units: u64) -> Result<(), Trap> {
        let paid = units.min(self.left);
        self.left -= paid;
        self.spent += paid;
        if paid == units { Ok(()) } else { Err(Trap::OutOfFuel) }
    }

    /// Pays for moving bytes.
    pub(super) fn pay_bytes(&mut self, bytes: usize) -> Result<(), Trap> {
        self.pay(bytes as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_dear_takes_all_that_is_left() {
        let mut fuel = Fuel::default();
        fuel.lend(150);
        assert_eq!(fuel.pay_call(), Ok(()));
        assert_eq!(fuel.pay_bytes(51), Err(Trap::OutOfFuel));
        assert_eq!((fuel.take_spent(), fuel.take_spent()), (150, 0));
        fuel.lend(7);
        assert_eq!((fuel.pay(7), fuel.take_spent()), (Ok(()), 7));
    }
}
