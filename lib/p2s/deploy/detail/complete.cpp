// SPDX-License-Identifier: Apache-2.0
#include "p2s/deploy/detail/complete.hpp"

#include <p2s/azure/resource_name.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/net/prefix.hpp>

#include <fmt/format.h>

#include <string>
#include <vector>

namespace p2s::deploy::detail {
namespace {

using azure::Method;

/// Collects what is missing, by the keys of p2s.toml.
class Completeness {
 public:
  explicit Completeness(const spec::GatewaySpec& gateway) : gateway_(gateway) {}

  std::vector<std::string> missing() {
    need(!gateway_.name.empty(), "name in [gateway]");
    need(!gateway_.tunnels.empty(), "tunnels in [gateway]");
    need(!gateway_.authentication.empty(), "authentication in [gateway]");
    need(!gateway_.pools.empty(), "pools in [gateway]");
    certificates();
    entra();
    radius();
    groups();
    ipsec();
    return std::move(missing_);
  }

 private:
  void need(bool present, std::string what) {
    if (!present) missing_.push_back(std::move(what));
  }
  bool uses(Method method) const { return gateway_.authentication.contains(method); }

  void certificates() {
    if (!uses(Method::certificate)) return;
    need(!gateway_.roots.empty(), "a root certificate");
    for (const auto& root : gateway_.roots)
      need(!root.data.empty(), fmt::format("the certificate of root '{}'", printable(root.name)));
  }

  void entra() {
    if (!uses(Method::entra)) return;
    need(!gateway_.entra.tenant.empty(), "tenant in [entra]");
    need(!gateway_.entra.audiences.empty(), "audience in [entra]");
    need(!gateway_.entra.issuer.empty(), "issuer in [entra]");
  }

  void radius() {
    if (!uses(Method::radius)) return;
    need(!gateway_.radius.servers.empty(), "servers in [radius]");
    for (const auto& server : gateway_.radius.servers)
      need(!server.address.empty(), fmt::format("address in {}", server.origin));
  }

  void groups() {
    for (const auto& group : gateway_.groups) {
      need(group.priority.has_value(),
           fmt::format("priority of group '{}'", printable(group.name)));
      need(!group.members.empty(), fmt::format("members of group '{}'", printable(group.name)));
    }
  }

  void ipsec() {
    for (const auto& policy : gateway_.ipsec) {
      const bool whole = !policy.ike_encryption.empty() && !policy.ike_integrity.empty() &&
                         !policy.dh_group.empty() && !policy.ipsec_encryption.empty() &&
                         !policy.ipsec_integrity.empty() && !policy.pfs_group.empty();
      need(whole, fmt::format("an algorithm in [{}]", policy.origin));
    }
  }

  const spec::GatewaySpec& gateway_;
  std::vector<std::string> missing_;
};

void require_valid(const spec::GatewaySpec& gateway) {
  if (!azure::is_resource_name(gateway.name)) {
    throw Error(ErrorKind::malformed,
                fmt::format("Azure refuses the gateway name '{}'", printable(gateway.name)))
        .hint("use letters, digits, '.', '_' and '-' in name of [gateway]");
  }
  for (const auto& pool : gateway.pools) {
    if (!net::Prefix::parse(pool.text).prefix) {
      throw Error(ErrorKind::malformed,
                  fmt::format("{}: '{}' is not a prefix", pool.origin, printable(pool.text)))
          .hint("write it as ADDRESS/LENGTH, such as 172.16.201.0/24");
    }
  }
  if (gateway.ipsec.size() > 1) {
    throw Error(ErrorKind::malformed,
                fmt::format("{} IPsec policies; a gateway has one", gateway.ipsec.size()))
        .hint("keep one [[ipsec]] table in p2s.toml");
  }
}

}  // namespace

void require_complete(const spec::GatewaySpec& gateway) {
  const auto missing = Completeness(gateway).missing();
  if (!missing.empty()) {
    throw Error(ErrorKind::malformed,
                fmt::format("the gateway is not complete: missing {}", join(missing, ", ")))
        .hint("add it to p2s.toml");
  }
  require_valid(gateway);
}

}  // namespace p2s::deploy::detail
