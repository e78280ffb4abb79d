// What somebody else's program does with libp2s: one value of each kind across the library's
// boundary.
#include <p2s/base/bytes.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/net/prefix.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <iostream>

int main() {
  std::cout << p2s::pki::sha1_hex(p2s::as_bytes("abc")) << '\n';
  const auto parsed = p2s::net::Prefix::parse("172.16.201.0/24");
  if (!parsed.prefix) return 1;
  std::cout << parsed.prefix->to_string() << ' ' << parsed.prefix->addresses() << '\n';
  try {
    p2s::require_name("a\nb", "client");
  } catch (const p2s::Error& error) {
    std::cout << p2s::to_string(error.kind()) << '\n';
    return 0;
  }
  return 1;
}
