// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/pki/issuer.hpp>

#include <cstddef>
#include <cstdint>

namespace {

const p2s::Time kNow = *p2s::parse_time("2026-01-31T12:00:00Z");
const p2s::Period kYear{1, p2s::Period::Unit::years};

const p2s::pki::Issuer& issuer() {
  static const p2s::pki::Issuer made = [] {
    auto key = p2s::pki::PrivateKey::generate(p2s::pki::KeyKind::ec_p256);
    auto root = p2s::pki::make_root("root", key, kNow, kYear);
    return p2s::pki::Issuer({std::move(root)}, std::move(key));
  }();
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const p2s::ByteView input(data, size);
  try {
    issuer().sign_request(input, {"", {}, kNow, kYear});
  } catch (const p2s::Error&) {  // refusing is what a reader may do
  }
  return 0;
}
