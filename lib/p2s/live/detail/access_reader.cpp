// SPDX-License-Identifier: Apache-2.0
#include "p2s/live/detail/certificate_data.hpp"
#include "p2s/live/detail/reading.hpp"
#include "p2s/live/live_rules.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/base/thumbprint.hpp>

#include <fmt/format.h>

#include <array>
#include <utility>

namespace p2s::live::detail {
namespace {

constexpr std::string_view kUnknownSecret = "prompt";

std::string cloud_of(std::string_view tenant) {
  constexpr std::array<std::pair<std::string_view, const char*>, 3> kHosts{
      {{"microsoftonline.us", "government"}, {"microsoftonline.de", "germany"}, {".cn", "china"}}};
  const auto lower = to_lower(tenant);
  for (const auto& [host, cloud] : kHosts) {
    if (lower.find(host) != lower.npos) return cloud;
  }
  return "public";
}

}  // namespace

void read_roots(Reading& reading) {
  const auto list = reading.placed(
      "roots", reading.config.find({"vpnClientRootCertificates", "rootCertificate"}));
  for (const auto& each : list.items()) {
    spec::SpecRoot root{each.find("name").text(), {}, {}, each.path()};
    const auto field = each.find("publicCertData");
    auto read = unwrap_certificate(field.text());
    root.data = std::move(read.data);
    const auto where = field ? field.path() : each.path();
    if (read.is_private) {
      reading.report(LiveRule("LIVE-003"), where,
                     fmt::format("root '{}' contains a private key", printable(root.name)),
                     "remove the root, replace it and every certificate that it issued");
    } else if (!read.fault.empty()) {
      reading.report(LiveRule("LIVE-002"), where,
                     fmt::format("data of root '{}' {}", printable(root.name), read.fault));
    }
    reading.live.spec.roots.push_back(std::move(root));
  }
}

void read_revoked(Reading& reading) {
  const auto list = reading.placed(
      "revoked", reading.config.find({"vpnClientRevokedCertificates", "revokedCertificate"}));
  for (const auto& each : list.items()) {
    const auto written = each.find("thumbprint");
    spec::SpecRevocation revoked{each.find("name").text(), written.text(), each.path()};
    if (auto normal = normalise_thumbprint(revoked.thumbprint)) {
      if (*normal != to_upper(revoked.thumbprint)) {
        reading.report(LiveRule("LIVE-004"), written.path(),
                       fmt::format("the thumbprint of '{}' has separators or invisible characters",
                                   printable(revoked.name)),
                       "write " + *normal);
      }
      revoked.thumbprint = *std::move(normal);
    }
    reading.live.spec.revoked.push_back(std::move(revoked));
  }
}

void read_entra(Reading& reading) {
  auto& entra = reading.live.spec.entra;
  entra.tenant = reading.placed("entra.tenant", reading.config.find("aadTenant")).text();
  entra.issuer = reading.placed("entra.issuer", reading.config.find("aadIssuer")).text();
  if (const auto audience =
          reading.placed("entra.audience", reading.config.find("aadAudience")).text();
      !audience.empty())
    entra.audiences.push_back(audience);
  entra.cloud = cloud_of(entra.tenant);
  entra.present = !entra.tenant.empty() || !entra.issuer.empty() || !entra.audiences.empty();
}

void read_radius(Reading& reading) {
  auto& radius = reading.live.spec.radius;
  const auto add = [&](const Node& node, const std::string& where,
                       std::optional<std::int64_t> score) {
    if (node.text().empty()) return;
    reading.placed(where + ".address", node);
    radius.servers.push_back({node.text(), std::string(kUnknownSecret), score, where});
  };
  const auto single = reading.config.find("radiusServerAddress");
  add(single, reading.config.path(), {});
  for (const auto& each : reading.config.find({"radiusServers", "radiusServer"}).items()) {
    const auto score =
        reading.placed(each.path() + ".score", each.find({"radiusServerScore", "score"}));
    add(each.find({"radiusServerAddress", "address"}), each.path(), score.number());
  }
  radius.present = !radius.servers.empty();
}

void read_methods(Reading& reading) {
  for (const auto& each :
       reading
           .placed("gateway.authentication",
                   reading.config.find({"vpnAuthenticationTypes", "vpnAuthTypes"}))
           .items()) {
    const auto text = each.text();
    const bool entra = equals_ignoring_case(text, "AAD");
    const auto method = entra ? azure::Method::entra : azure::parse_method(text);
    const auto right = entra                                  ? "AAD"
                       : method == azure::Method::certificate ? "Certificate"
                                                              : "Radius";
    if (reading.check_spelling(each, right, method.has_value()))
      reading.live.spec.authentication.insert(*method);
  }
  if (!reading.live.spec.authentication.empty()) return;
  if (reading.live.unread.contains(Part::roots)) reading.live.unread.insert(Part::authentication);
  if (!reading.live.spec.roots.empty())
    reading.live.spec.authentication.insert(azure::Method::certificate);
  if (reading.live.spec.entra.present)
    reading.live.spec.authentication.insert(azure::Method::entra);
  if (reading.live.spec.radius.present)
    reading.live.spec.authentication.insert(azure::Method::radius);
}

}  // namespace p2s::live::detail
