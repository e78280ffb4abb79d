// SPDX-License-Identifier: Apache-2.0
// A root and a client certificate under it, in memory: the data that Azure wants of the root, and
// the client's certificate with its thumbprint.
#include <p2s/p2s.hpp>

#include <iostream>

int main() {
  using namespace p2s;
  try {
    const Time now = SystemClock().now();
    auto root_key = pki::PrivateKey::generate(pki::KeyKind::rsa2048);
    const auto root = pki::make_root("Contoso P2S Root", root_key, now, {10, Period::Unit::years});
    const pki::Issuer issuer({root}, std::move(root_key));

    const auto key = pki::PrivateKey::generate(pki::KeyKind::rsa2048);
    const auto client = issuer.issue({"alice", {}, now, {1, Period::Unit::years}}, key);

    std::cout << "root data: " << to_base64(root.der()) << '\n'
              << "thumbprint: " << client.thumbprint() << '\n'
              << client.pem();
  } catch (const Error& error) {
    std::cerr << "issue_client: " << error.message() << '\n';
    return 1;
  }
}
