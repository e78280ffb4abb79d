// SPDX-License-Identifier: Apache-2.0
#include "p2s/live/detail/gateway_reader.hpp"

#include "p2s/live/detail/reading.hpp"
#include "p2s/live/live_rules.hpp"

#include <array>
#include <utility>

namespace p2s::live::detail {
namespace {

struct PartReader {
  Part part;
  void (*read)(Reading& reading);
  std::string_view always{};  ///< PowerShell prints it even if there is nothing
};

constexpr std::array kParts{
    PartReader{Part::tunnels, read_tunnels},
    PartReader{Part::roots, read_roots, "VpnClientRootCertificates"},
    PartReader{Part::revoked, read_revoked, "VpnClientRevokedCertificates"},
    PartReader{Part::entra, read_entra},
    PartReader{Part::radius, read_radius},
    PartReader{Part::authentication, read_methods},
    PartReader{Part::pools, read_pools, "VpnClientAddressPool"},
    PartReader{Part::custom_routes, read_routes},
    PartReader{Part::ipsec, read_ipsec},
    PartReader{Part::groups, read_groups},
    PartReader{Part::connections, read_connections},
};

void report_document(Reading& reading) {
  for (const auto& path : reading.document.secrets) {
    if (!path.starts_with(reading.gateway.path()) && !path.starts_with(reading.envelope.path()))
      continue;
    reading.report(LiveRule("LIVE-003"), path, "the file contains a secret in clear text");
  }
  for (const auto& path : reading.document.unresolved) {
    reading.report(LiveRule("LIVE-005"), path, "only Azure knows the value of this expression");
  }
}

}  // namespace

LiveGateway read_gateway(const FoundGateway& found, Document& document) {
  Reading reading(found, document);
  reading.live.form = document.form;
  reading.live.point_to_site = static_cast<bool>(reading.config);
  read_resource(reading);
  read_deployment(reading);
  for (const auto& [part, read, always] : kParts) {
    const auto before = document.unresolved.size();
    read(reading);
    // What contains an expression that only Azure evaluates is unknown.
    const bool is_cut = document.form == Form::powershell && reading.config && !always.empty() &&
                        !reading.config.mentions(always);
    if (document.unresolved.size() != before || is_cut) reading.live.unread.insert(part);
  }
  report_document(reading);
  return std::move(reading.live);
}

}  // namespace p2s::live::detail
