//! What a component's handles stand for, by WASI's resources.

/// Something to wait for. Number 0 is always ready; others are numbers of alarms.
pub struct Pollable;
/// Stdin.
pub struct Source;
/// Stdout or stderr, by WASI's number 1 or 2.
pub struct Drain;
/// Something that there is none of: a file, a terminal, a socket, an error's details.
pub struct Absent;

/// The interfaces of WASI of which nothing is here but the name of a resource: nobody ever gets one.
pub mod absent {
    pub mod filesystem {
        pub type Descriptor = super::super::Absent;
    }
    pub mod tcp {
        pub type TcpSocket = super::super::Absent;
    }
    pub mod udp {
        pub type UdpSocket = super::super::Absent;
    }
}
