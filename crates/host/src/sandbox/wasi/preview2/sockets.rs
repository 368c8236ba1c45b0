//! `wasi:sockets`: every request for a connection returns "access denied".

use wasmtime::component::Resource;

use super::bindings::wasi::sockets::ip_name_lookup::IpAddress;
use super::bindings::wasi::sockets::network::{ErrorCode, IpAddressFamily};
use super::bindings::wasi::sockets::{instance_network, ip_name_lookup, network, tcp_create_socket, udp_create_socket};
use super::handles::{Absent, Pollable};
use super::refuse::nothing_behind;
use crate::sandbox::wasi::state::Wasi;

/// The result of asking for a socket or the like.
type Hoped = Result<Resource<Absent>, ErrorCode>;

impl network::Host for Wasi {
    fn network_error_code(&mut self, _: Resource<Absent>) -> wasmtime::Result<Option<ErrorCode>> {
        Err(nothing_behind("wasi:sockets/network#network-error-code"))
    }
}

impl network::HostNetwork for Wasi {
    fn drop(&mut self, _: Resource<Absent>) -> wasmtime::Result<()> {
        Ok(())
    }
}

impl instance_network::Host for Wasi {
    fn instance_network(&mut self) -> wasmtime::Result<Resource<Absent>> {
        self.fuel.pay_call()?;
        Ok(Resource::new_own(0))
    }
}

impl tcp_create_socket::Host for Wasi {
    fn create_tcp_socket(&mut self, _: IpAddressFamily) -> wasmtime::Result<Hoped> {
        deny(self)
    }
}

impl udp_create_socket::Host for Wasi {
    fn create_udp_socket(&mut self, _: IpAddressFamily) -> wasmtime::Result<Hoped> {
        deny(self)
    }
}

impl ip_name_lookup::Host for Wasi {
    fn resolve_addresses(&mut self, _: Resource<Absent>, _: String) -> wasmtime::Result<Hoped> {
        deny(self)
    }
}

impl ip_name_lookup::HostResolveAddressStream for Wasi {
    fn resolve_next_address(&mut self, _: Resource<Absent>) -> wasmtime::Result<Result<Option<IpAddress>, ErrorCode>> {
        Err(nothing_behind("wasi:sockets/ip-name-lookup#[method]resolve-address-stream.resolve-next-address"))
    }

    fn subscribe(&mut self, _: Resource<Absent>) -> wasmtime::Result<Resource<Pollable>> {
        Err(nothing_behind("wasi:sockets/ip-name-lookup#[method]resolve-address-stream.subscribe"))
    }

    fn drop(&mut self, _: Resource<Absent>) -> wasmtime::Result<()> {
        Ok(())
    }
}

fn deny(wasi: &mut Wasi) -> wasmtime::Result<Hoped> {
    wasi.fuel.pay_call()?;
    wasi.note("use the network");
    Ok(Err(ErrorCode::AccessDenied))
}
