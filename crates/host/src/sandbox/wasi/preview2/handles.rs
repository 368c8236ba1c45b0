//! The resources behind a component's handles.
#![allow(unreachable_pub, reason = "the bindings hand them on as `pub`")]

use wasmtime::component::{HasData, Linker};

/// Something to wait for. Number 0 is always ready; the others are numbers of alarms.
pub struct Pollable;
/// Stdin.
pub struct Source;
/// Stdout or stderr, by WASI's number 1 or 2.
pub struct Drain;
/// A resource that never exists: a file, a terminal, a socket, an error's details.
pub struct Absent;

/// Interfaces of which only the resource's name is defined, because nobody ever gets one. The generated bindings use these in
/// place of their own; calling their functions ends the call.
macro_rules! absent {
    ($($interface:ident: $resource:ident),+) => {
        $(pub mod $interface {
            use super::*;

            pub type $resource = Absent;

            pub trait Host {}
            impl<W: ?Sized> Host for W {}

            pub trait HostWithStore<T>: HasData {}
            impl<T, D: HasData> HostWithStore<T> for D {}

            pub fn add_to_linker<T, D: HasData>(
                _: &mut Linker<T>,
                _: fn(&mut T) -> D::Data<'_>,
            ) -> wasmtime::Result<()> {
                Ok(())
            }
        })+
    };
}

pub mod absent {
    use super::*;

    absent!(filesystem: Descriptor, tcp: TcpSocket, udp: UdpSocket);
}
