// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/error.hpp>
#include <p2s/pki/issuer.hpp>

#include <optional>

namespace p2s::pki::test {

inline const Time kNow = *parse_time("2026-01-31T12:00:00Z");
inline const Period kYear{1, Period::Unit::years};

inline PrivateKey make_key() { return PrivateKey::generate(KeyKind::ec_p256); }

/// One root for all cases; made once in a process.
inline const Issuer& issuer() {
  static const Issuer made = [] {
    auto key = make_key();
    auto root = make_root("P2SRootCert", key, kNow, {10, Period::Unit::years});
    return Issuer({std::move(root)}, std::move(key));
  }();
  return made;
}

inline Issuer::Request request(std::string name) { return {std::move(name), {}, kNow, kYear}; }

/// The kind of the error that the action throws; nothing when it throws none.
template <typename Action>
std::optional<ErrorKind> kind_of(Action action) {
  try {
    action();
  } catch (const Error& error) {
    return error.kind();
  }
  return std::nullopt;
}

}  // namespace p2s::pki::test
