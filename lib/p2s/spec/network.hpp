// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/error.hpp>
#include <p2s/base/export.hpp>
#include <p2s/net/prefix.hpp>

#include <string>
#include <string_view>

namespace p2s::spec {

/// A declared range and its origin, such as "vnet.prefixes[0]".
struct Network {
  bool operator==(const Network&) const = default;
  net::Prefix prefix;
  std::string origin;
};

/// An address pool as written; the rules check whether it is a prefix.
struct Pool {
  bool operator==(const Pool&) const = default;
  std::string text;
  std::string origin;  ///< "gateway.pools[0]"; empty when it was typed as an argument
  std::string group;   ///< its user group; empty for the gateway's pools
};

/// Parses a prefix. Throws Error(kind) with a message that begins with `where` and a hint with the
/// intended value.
P2S_API net::Prefix require_prefix(std::string_view text, std::string_view where, ErrorKind kind);

}  // namespace p2s::spec
