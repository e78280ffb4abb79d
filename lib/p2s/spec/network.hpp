#pragma once

#include <p2s/base/error.hpp>
#include <p2s/base/export.hpp>
#include <p2s/net/prefix.hpp>

#include <string>
#include <string_view>

namespace p2s::spec {

/// A range that somebody declared, and where: "vnet.prefixes[0]", "--vnet".
struct Network {
  bool operator==(const Network&) const = default;
  net::Prefix prefix;
  std::string origin;
};

/// An address pool as it was written: whether it is a prefix at all is for the rules to say.
struct Pool {
  bool operator==(const Pool&) const = default;
  std::string text;
  std::string origin;  ///< "gateway.pools[0]"; empty when it was typed as an argument
  std::string group;   ///< the user group it belongs to; empty for everybody's
};

/// Reads a prefix that must be one. Errors of `kind` begin with `where` and say what was probably
/// meant.
P2S_API net::Prefix require_prefix(std::string_view text, std::string_view where, ErrorKind kind);

}  // namespace p2s::spec
