//! Which addresses lie on the public internet (IANA special-purpose address registries).
//!
//! An address that somebody else gave us must not become a way into the network we run in.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether a host on the internet can have this address.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = match (a, b, c) {
        (0 | 10 | 127 | 224..=255, ..)      // this network, private, loopback, multicast and reserved
        | (100, 64..=127, _)                // shared by providers (CGNAT)
        | (169, 254, _)                     // link-local
        | (172, 16..=31, _)                 // private
        | (192, 0, 0 | 2)                   // protocol assignments, documentation
        | (192, 88, 99)                     // 6to4 relays
        | (192, 168, _)                     // private
        | (198, 18..=19, _)                 // benchmarks
        | (198, 51, 100)                    // documentation
        | (203, 0, 113) => true,            // documentation
        _ => false,
    };
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(mapped) = address.to_ipv4_mapped() {
        return is_public_v4(mapped);
    }
    let [a, b, c, d, e, f, g, h] = address.segments();
    if [a, b, c, d, e, f] == [0x64, 0xff9b, 0, 0, 0, 0] {
        // NAT64: the last four bytes are the address that is really reached.
        let ([p, q], [r, s]) = (g.to_be_bytes(), h.to_be_bytes());
        return is_public_v4(Ipv4Addr::new(p, q, r, s));
    }
    let special = match (a, b) {
        (0x2001, 0..=0x1ff | 0xdb8)         // protocol assignments with Teredo, documentation
        | (0x2002, _)                       // 6to4
        | (0x3fff, 0..=0xfff) => true,      // documentation
        _ => false,
    };
    // Only 2000::/3 has been given out as global unicast.
    (0x2000..0x4000).contains(&a) && !special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_and_other_addresses() {
        for text in [
            "8.8.8.8",
            "145.100.0.1",
            "100.63.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "2001:67c:6ec::1",
            "2a00::1",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
        ] {
            assert!(is_public(text.parse().unwrap()), "{text}");
        }
        for text in [
            "0.0.0.0",
            "10.1.2.3",
            "127.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "192.0.0.1",
            "192.0.2.1",
            "198.18.0.1",
            "203.0.113.9",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2001:db8::1",
            "2001::1",
            "2002:7f00:1::",
            "100::1",
            "fec0::1",
        ] {
            assert!(!is_public(text.parse().unwrap()), "{text}");
        }
    }
}
