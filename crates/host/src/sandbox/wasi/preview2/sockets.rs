//! `wasi:sockets`: whoever asks for a connection is told that access is denied.

use wasmtime::StoreContextMut;
use wasmtime::component::{ComponentType, Lift, LinkerInstance, Lower, Resource};

use super::{Absent, serve};
use crate::sandbox::engine::Call;

#[derive(ComponentType, Lift, Lower, Clone, Copy)]
#[component(enum)]
#[repr(u8)]
#[allow(dead_code, reason = "WASI has all of them; one is given here")]
enum ErrorCode {
    #[component(name = "unknown")]
    Unknown,
    #[component(name = "access-denied")]
    AccessDenied,
    #[component(name = "not-supported")]
    NotSupported,
    #[component(name = "invalid-argument")]
    InvalidArgument,
    #[component(name = "out-of-memory")]
    OutOfMemory,
    #[component(name = "timeout")]
    Timeout,
    #[component(name = "concurrency-conflict")]
    ConcurrencyConflict,
    #[component(name = "not-in-progress")]
    NotInProgress,
    #[component(name = "would-block")]
    WouldBlock,
    #[component(name = "invalid-state")]
    InvalidState,
    #[component(name = "new-socket-limit")]
    NewSocketLimit,
    #[component(name = "address-not-bindable")]
    AddressNotBindable,
    #[component(name = "address-in-use")]
    AddressInUse,
    #[component(name = "remote-unreachable")]
    RemoteUnreachable,
    #[component(name = "connection-refused")]
    ConnectionRefused,
    #[component(name = "connection-reset")]
    ConnectionReset,
    #[component(name = "connection-aborted")]
    ConnectionAborted,
    #[component(name = "datagram-too-large")]
    DatagramTooLarge,
    #[component(name = "name-unresolvable")]
    NameUnresolvable,
    #[component(name = "temporary-resolver-failure")]
    TemporaryResolverFailure,
    #[component(name = "permanent-resolver-failure")]
    PermanentResolverFailure,
}

#[derive(ComponentType, Lift, Lower, Clone, Copy)]
#[component(enum)]
#[repr(u8)]
#[allow(dead_code, reason = "guests choose one; it makes no difference")]
enum AddressFamily {
    #[component(name = "ipv4")]
    V4,
    #[component(name = "ipv6")]
    V6,
}

type Made = Result<Resource<Absent>, ErrorCode>;

/// Defines a function of `wasi:sockets`, if something is behind it here.
pub(super) fn define(instance: &mut LinkerInstance<Call>, name: &str) -> wasmtime::Result<bool> {
    match name {
        "instance-network" => {
            instance.func_wrap(name, |store, (): ()| serve(store, |_, _| Ok((Resource::<Absent>::new_own(0),))))?;
        }
        "create-tcp-socket" | "create-udp-socket" => {
            instance.func_wrap(name, |store, (_,): (AddressFamily,)| deny(store))?;
        }
        "resolve-addresses" => {
            instance.func_wrap(name, |store, (_, _): (Resource<Absent>, String)| deny(store))?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

fn deny(store: StoreContextMut<'_, Call>) -> wasmtime::Result<(Made,)> {
    serve(store, |world, _| {
        world.note("use the network");
        Ok((Err(ErrorCode::AccessDenied),))
    })
}
