//! `wasi:clocks`: the wall clock shows the context's `as_of`, and only sleeping moves the monotonic clock.

use wasmtime::component::Resource;

use super::bindings::wasi::clocks::timezone::TimezoneDisplay;
use super::bindings::wasi::clocks::wall_clock::Datetime;
use super::bindings::wasi::clocks::{monotonic_clock, timezone, wall_clock};
use super::handles::Pollable;
use super::refuse::nothing_behind;
use crate::sandbox::wasi::state::Wasi;

impl wall_clock::Host for Wasi {
    fn now(&mut self) -> wasmtime::Result<Datetime> {
        self.fuel.pay_call()?;
        Ok(Datetime { seconds: self.clocks.read_wall_s(), nanoseconds: 0 })
    }

    fn resolution(&mut self) -> wasmtime::Result<Datetime> {
        self.fuel.pay_call()?;
        Ok(Datetime { seconds: 1, nanoseconds: 0 })
    }
}

impl monotonic_clock::Host for Wasi {
    fn now(&mut self) -> wasmtime::Result<u64> {
        self.fuel.pay_call()?;
        Ok(self.clocks.read_monotonic_ns())
    }

    fn resolution(&mut self) -> wasmtime::Result<u64> {
        self.fuel.pay_call()?;
        Ok(1)
    }

    fn subscribe_instant(&mut self, moment_ns: u64) -> wasmtime::Result<Resource<Pollable>> {
        self.fuel.pay_call()?;
        Ok(Resource::new_own(self.alarms.set(moment_ns)?))
    }

    fn subscribe_duration(&mut self, wait_ns: u64) -> wasmtime::Result<Resource<Pollable>> {
        self.fuel.pay_call()?;
        Ok(Resource::new_own(self.alarms.set(self.clocks.monotonic_ns().saturating_add(wait_ns))?))
    }
}

impl timezone::Host for Wasi {
    fn display(&mut self, _: Datetime) -> wasmtime::Result<TimezoneDisplay> {
        Err(nothing_behind("wasi:clocks/timezone#display"))
    }

    fn utc_offset(&mut self, _: Datetime) -> wasmtime::Result<i32> {
        Err(nothing_behind("wasi:clocks/timezone#utc-offset"))
    }
}
