// SPDX-License-Identifier: Apache-2.0
#include "output/package/package_view.hpp"

#include "output/output.hpp"

#include <p2s/base/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <ostream>

namespace p2s::cli {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> to_strings(const std::vector<net::Prefix>& prefixes) {
  std::vector<std::string> texts;
  for (const auto& prefix : prefixes) texts.push_back(prefix.to_string());
  return texts;
}

Json roots_json(const std::vector<app::InspectedRoot>& roots) {
  auto rows = Json::array();
  for (const auto& root : roots) {
    Json row{
        {"file", root.file}, {"thumbprint", nullptr}, {"subject", nullptr}, {"not_after", nullptr}};
    if (root.certificate) {
      row["thumbprint"] = root.certificate->thumbprint();
      row["subject"] = root.certificate->facts().subject;
      row["not_after"] = format_time(root.certificate->facts().not_after);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

Json json_of(const app::InspectedPackage& inspected) {
  const auto& package = inspected.package;
  Json document{{"package",
                 {{"source", package.source},
                  {"generation", to_string(package.generation)},
                  {"servers", package.servers},
                  {"server_name", package.server_name},
                  {"vnet_name", package.vnet_name},
                  {"vnet_id", package.vnet_id},
                  {"tunnels", package::tunnel_names(package.tunnels)},
                  {"authentications", package::authentication_names(package.authentications)},
                  {"eap_method", package.eap_method},
                  {"routes", to_strings(package.routes)},
                  {"pools", to_strings(package.pools)},
                  {"dns_servers", package.dns_servers},
                  {"dns_suffixes", package.dns_suffixes},
                  {"client_root_thumbprints", package.client_root_thumbprints},
                  {"server_roots", roots_json(inspected.server_roots)},
                  {"files", package.files}}}};
  add_findings(document, inspected.findings);
  return document;
}

void print_package(Context& context, const app::InspectedPackage& inspected) {
  const auto& package = inspected.package;
  const auto row = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) context.out() << fmt::format("{:<16}{}\n", label, printable(value, 4000));
  };
  row("package", package.source);
  row("generation", std::string(to_string(package.generation)));
  row("gateway", join(package.servers, ", "));
  row("server name", package.server_name);
  row("network", package.vnet_name);
  row("tunnels", join(package::tunnel_names(package.tunnels), ", "));
  row("authentication", join(package::authentication_names(package.authentications), ", "));
  row("routes", join(to_strings(package.routes), ", "));
  row("pools", join(to_strings(package.pools), ", "));
  row("DNS servers", join(package.dns_servers, ", "));
  row("DNS suffixes", join(package.dns_suffixes, ", "));
  row("trusted roots", join(package.client_root_thumbprints, ", "));
  for (const auto& root : inspected.server_roots) {
    row("server root", root.certificate
                           ? fmt::format("{} ({}, until {})", root.certificate->facts().common_name,
                                         root.certificate->thumbprint(),
                                         format_date(root.certificate->facts().not_after))
                           : root.file + " is not a certificate");
  }
}

}  // namespace

void show_package(Context& context, const app::InspectedPackage& inspected) {
  if (context.globals().json) {
    print_json(context, json_of(inspected));
    return;
  }
  print_package(context, inspected);
  print_findings(context, inspected.findings);
}

}  // namespace p2s::cli
