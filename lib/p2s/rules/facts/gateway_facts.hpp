#pragma once

#include <p2s/azure/dates.hpp>
#include <p2s/rules/certificates.hpp>
#include <p2s/rules/facts/certificate_view.hpp>
#include <p2s/rules/facts/pool_facts.hpp>
#include <p2s/rules/rule.hpp>
#include <p2s/spec/spec.hpp>

#include <string>
#include <string_view>

namespace p2s::rules {

/// A spec made ready for the rules: what they share is worked out once.
class GatewayFacts {
 public:
  GatewayFacts(const spec::GatewaySpec& spec, const Certificates& certificates, Time as_of);

  const spec::GatewaySpec& spec;
  const Certificates& certificates;
  Time as_of;  ///< the day that the rules judge by
  PoolPlan plan;
  PoolFacts pool;
  CertificateView known;  ///< `certificates`, related to each other

  /// The gateway is yet to be created: it has neither a day of creation nor a present SKU.
  bool is_new() const noexcept { return !spec.since && spec.current_sku.empty(); }
  bool is_basic() const noexcept { return has_sku("Basic"); }
  bool has_sku(std::string_view name) const noexcept;  ///< in any case
  bool uses(azure::Tunnel tunnel) const noexcept { return spec.tunnels.has(tunnel); }
  bool uses(azure::Method method) const noexcept { return spec.authentication.contains(method); }
  /// Clients of a system are expected, or declared with their software.
  bool expects(System system) const;
  /// A DNS server of the network is not Azure's own, 168.63.129.16.
  bool has_own_dns() const;
  /// as_of is that day or later; `date` is "2026-03-31".
  bool on_or_after(std::string_view date) const;
};

}  // namespace p2s::rules
