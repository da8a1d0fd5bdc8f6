//! Who may ask: this machine, or also those around it, and only under names that are ours.
//!
//! A page of another site can make a browser ask any address, and can let a name of its own point here. Such requests
//! bear that name, so they are told from ours by it.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};

/// Who can reach the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Programs on this machine.
    #[default]
    Machine,
    /// Whoever is in the same network.
    Network,
}

impl Reach {
    /// The address to listen at.
    pub(super) fn address(self) -> Ipv4Addr {
        match self {
            Self::Machine => Ipv4Addr::LOCALHOST,
            Self::Network => Ipv4Addr::UNSPECIFIED,
        }
    }
}

/// Whether a request that came in at an address of ours names this machine as its host.
pub(super) fn is_ours(host: &str, came_in_at: SocketAddr) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let address = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name).parse::<IpAddr>();
    name.eq_ignore_ascii_case("localhost")
        || address
            .is_ok_and(|address| address == came_in_at.ip() || address.is_loopback() && came_in_at.ip().is_loopback())
}

/// The addresses of this machine in the networks around it.
pub(super) fn addresses() -> Vec<Ipv4Addr> {
    let found = if_addrs::get_if_addrs().unwrap_or_default().into_iter().map(|found| found.ip());
    let found = found.filter_map(|address| match address {
        IpAddr::V4(address) if !address.is_loopback() => Some(address),
        _ => None,
    });
    let mut found: Vec<Ipv4Addr> = found.collect();
    if found.is_empty() {
        found.extend(way_out());
    }
    // Those of a school's or a home's network, then those of tunnels, then those that two machines on one cable take.
    found.sort_by_key(|address| (address.is_link_local(), !address.is_private()));
    found
}

/// The address from which this machine would speak to others, where it lists no interface; nothing is sent.
fn way_out() -> Option<Ipv4Addr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // An address for examples, which no machine has.
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    match socket.local_addr().ok()?.ip() {
        IpAddr::V4(address) if !address.is_loopback() && !address.is_unspecified() => Some(address),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn only_our_own_names_are_ours() {
        let [here, there] = ["127.0.0.1:8000", "192.168.1.5:8000"].map(|it| it.parse().expect("an address"));
        for host in ["localhost", "LocalHost:8000", "127.0.0.1:8000", "127.0.0.1", "[::1]:8000", "[::1]"] {
            assert!(is_ours(host, here), "{host}");
        }
        assert!(is_ours("192.168.1.5:8000", there) && is_ours("localhost:8000", there));
        for host in ["", "evil.example", "localhost.evil.example:8000", "127.0.0.1.evil.example", "192.168.1.6:8000"] {
            assert!(!is_ours(host, here) && !is_ours(host, there), "{host}");
        }
        // The browser of another machine does not mean itself.
        assert!(!is_ours("127.0.0.1:8000", there));
    }
}
