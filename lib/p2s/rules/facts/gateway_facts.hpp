// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/dates.hpp>
#include <p2s/base/fix.hpp>
#include <p2s/rules/certificates.hpp>
#include <p2s/rules/facts/certificate_view.hpp>
#include <p2s/rules/facts/pool_facts.hpp>
#include <p2s/spec/spec.hpp>

#include <string>
#include <string_view>

namespace p2s::rules {

/// A spec prepared for the rules; shared values are computed once.
class GatewayFacts {
 public:
  GatewayFacts(const spec::GatewaySpec& spec, const Certificates& certificates, Time as_of);

  const spec::GatewaySpec& spec;
  const Certificates& certificates;
  Time as_of;  ///< the day of the check
  PoolPlan plan;
  PoolFacts pool;
  CertificateView known;  ///< `certificates`, related to each other

  /// The gateway does not exist yet: it has neither a date of creation nor a current SKU.
  bool is_new() const noexcept { return !spec.since && spec.current_sku.empty(); }
  bool is_basic() const noexcept { return has_sku("Basic"); }
  bool has_sku(std::string_view name) const noexcept;  ///< in any case
  bool uses(azure::Tunnel tunnel) const noexcept { return spec.tunnels.has(tunnel); }
  bool uses(azure::Method method) const noexcept { return spec.authentication.contains(method); }
  /// Clients of that operating system are expected, or their software is declared.
  bool expects(System system) const;
  /// The network has a DNS server other than Azure's, 168.63.129.16.
  bool has_own_dns() const;
  /// as_of is that day or later; `date` is "2026-03-31".
  bool on_or_after(std::string_view date) const;
};

/// The type that point-to-site needs; of an existing gateway it cannot be changed.
Fix route_based(const GatewayFacts& facts);

/// "add NAME to [[roots]] WHERE". Without [[roots]] every root of the store counts, and a first
/// entry would end that.
std::string add_to_roots(const GatewayFacts& facts, std::string_view name,
                         std::string_view where = {});

}  // namespace p2s::rules
