#include <p2s/app/kit_facts.hpp>
#include <p2s/gateway/client_matrix.hpp>
#include <p2s/gateway/proposals.hpp>
#include <p2s/package/kit_rules.hpp>

#include <fmt/format.h>

namespace p2s::app {
namespace {

gateway::Tunnel to_gateway(package::Tunnel tunnel) {
  switch (tunnel) {
    case package::Tunnel::ikev2:
      return gateway::Tunnel::ikev2;
    case package::Tunnel::sstp:
      return gateway::Tunnel::sstp;
    case package::Tunnel::openvpn:
      break;
  }
  return gateway::Tunnel::openvpn;
}

package::Tunnel to_package(gateway::Tunnel tunnel) {
  switch (tunnel) {
    case gateway::Tunnel::ikev2:
      return package::Tunnel::ikev2;
    case gateway::Tunnel::sstp:
      return package::Tunnel::sstp;
    case gateway::Tunnel::openvpn:
      break;
  }
  return package::Tunnel::openvpn;
}

gateway::Method to_gateway(package::Authentication authentication) {
  switch (authentication) {
    case package::Authentication::entra_id:
      return gateway::Method::entra;
    case package::Authentication::radius:
      return gateway::Method::radius;
    case package::Authentication::certificate:
      break;
  }
  return gateway::Method::certificate;
}

package::Authentication to_package(gateway::Method method) {
  switch (method) {
    case gateway::Method::entra:
      return package::Authentication::entra_id;
    case gateway::Method::radius:
      return package::Authentication::radius;
    case gateway::Method::certificate:
      break;
  }
  return package::Authentication::certificate;
}

gateway::ClientQuestion question_of(const package::VendorPackage& gateway,
                                    const gateway::GatewaySpec* spec,
                                    const std::vector<System>& systems, Time at) {
  gateway::ClientQuestion question;
  for (const auto tunnel : gateway.tunnels) question.tunnels.insert(to_gateway(tunnel));
  for (const auto proof : gateway.authentications) question.methods.insert(to_gateway(proof));
  question.systems = systems;
  if (spec != nullptr) question.sku = spec->sku;
  question.as_of = at;
  return question;
}

}  // namespace

std::vector<package::KitWay> kit_ways(const package::VendorPackage& gateway,
                                      const gateway::GatewaySpec* spec,
                                      const std::vector<System>& systems, Time at,
                                      Findings& findings) {
  const auto choice = gateway::choose_clients(question_of(gateway, spec, systems, at));
  std::vector<package::KitWay> ways;
  for (const auto& usable : choice.usable) {
    const auto& row = *usable.row;
    ways.push_back(
        {row.system, std::string(row.software), to_package(row.tunnel), to_package(row.method)});
  }
  for (const auto& left : choice.left_out) {
    findings.push_back(package::kit_finding("KIT-008", std::string(to_string(left.system)),
                                            fmt::format("{} with {}: {}", display_name(left.system),
                                                        display_name(left.method), left.reason)));
  }
  return ways;
}

package::IkeChoice kit_ike(const gateway::GatewaySpec* spec) {
  static const std::vector<gateway::IpsecPolicy> kNone;
  const auto& policies = spec == nullptr ? kNone : spec->ipsec;
  const auto proposals = gateway::client_proposals(policies);
  package::IkeChoice choice{
      proposals.ike, proposals.esp, proposals.rekey_seconds, proposals.rekey_bytes, {}};
  for (const auto& policy : policies) {
    if (!gateway::ike_proposal(policy) || !gateway::esp_proposal(policy)) continue;
    choice.custom.push_back({policy.ike_encryption, policy.ike_integrity, policy.dh_group,
                             policy.ipsec_encryption, policy.ipsec_integrity, policy.pfs_group});
  }
  return choice;
}

}  // namespace p2s::app
