// SPDX-License-Identifier: Apache-2.0
#include "output/package/package_view.hpp"

#include "output/output.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <ostream>

namespace p2s::cli {
namespace {

using Json = nlohmann::ordered_json;
using package::VendorPackage;

std::vector<std::string> to_strings(const std::vector<net::Prefix>& prefixes) {
  std::vector<std::string> texts;
  for (const auto& prefix : prefixes) texts.push_back(prefix.to_string());
  return texts;
}

Json server_roots_json(const std::vector<app::InspectedRoot>& roots) {
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

Json text_json(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json entra_json(const std::optional<package::EntraSettings>& entra) {
  if (!entra) return nullptr;
  return {{"tenant", text_json(entra->tenant)},
          {"tenant_id", text_json(entra->tenant_id)},
          {"issuer", text_json(entra->issuer)},
          {"audience", text_json(entra->audience)},
          {"application_id", text_json(entra->application_id)}};
}

/// A fact in text: its values, and why they or others are unknown.
class FactRows {
 public:
  FactRows(Context& context, const VendorPackage& package) : context_(context), package_(package) {}

  void add(std::string_view label, std::string_view key, const std::string& value) {
    const auto unknown = package_.unknown.find(key);
    std::string text = value;
    if (unknown != package_.unknown.end()) {
      text +=
          fmt::format("{} ({})", value.empty() ? "unknown" : "; others unknown", unknown->second);
    }
    add(label, text);
  }
  void add(std::string_view label, const std::string& value) {
    if (value.empty()) return;
    context_.out() << fmt::format("{:<18}{}\n", label, printable(value, 4000));
  }

 private:
  Context& context_;
  const VendorPackage& package_;
};

void print_entra(FactRows& rows, const VendorPackage& package) {
  if (!package.entra) {
    rows.add("Entra ID", "entra", "");
    return;
  }
  rows.add("Entra tenant", package.entra->tenant);
  rows.add("Entra issuer", package.entra->issuer);
  rows.add("Entra audience", package.entra->audience);
  rows.add("Entra application", package.entra->application_id);
}

void print_roots(FactRows& rows, const app::InspectedPackage& inspected) {
  const auto& package = inspected.package;
  if (inspected.server_roots.empty()) rows.add("server root", "server_roots", "");
  for (const auto& root : inspected.server_roots) {
    rows.add("server root",
             root.certificate
                 ? fmt::format("{} ({}, until {})", root.certificate->facts().common_name,
                               root.certificate->thumbprint(),
                               format_date(root.certificate->facts().not_after))
                 : root.file + " is not a certificate");
  }
  rows.add("pinned roots", join(package.pinned_roots, ", "));
  rows.add("trusted roots", "client_roots", join(package.client_root_thumbprints, ", "));
}

}  // namespace

Json package_json(const app::InspectedPackage& inspected) {
  const auto& package = inspected.package;
  // What no part states is null; a list that more parts may extend is what was read.
  const auto known = [&](std::string_view key, Json value) {
    const bool unknown = package.unknown.find(key) != package.unknown.end();
    return unknown && value.empty() ? Json() : value;
  };
  Json document{
      {"source", package.source},
      {"generation", package.generation == package::Generation::unknown
                         ? Json()
                         : Json(to_string(package.generation))},
      {"servers", known("gateway", package.servers)},
      {"server_name", text_json(package.server_name)},
      {"vnet_name", text_json(package.vnet_name)},
      {"vnet_id", text_json(package.vnet_id)},
      {"tunnels", known("tunnels", package::tunnel_names(package.tunnels))},
      {"authentications",
       known("authentications", package::authentication_names(package.authentications))},
      {"eap_method", text_json(package.eap_method)},
      {"routes", known("routes", to_strings(package.routes))},
      {"pools", known("pools", to_strings(package.pools))},
      {"dns_servers", known("dns_servers", package.dns_servers)},
      {"dns_suffixes", known("dns_suffixes", package.dns_suffixes)},
      {"include_routes", known("include_routes", to_strings(package.include_routes))},
      {"exclude_routes", known("exclude_routes", to_strings(package.exclude_routes))},
      {"transport", text_json(package.transport)},
      {"high_availability", package.high_availability ? Json(*package.high_availability) : Json()},
      {"entra", entra_json(package.entra)},
      {"client_root_thumbprints", known("client_roots", package.client_root_thumbprints)},
      {"pinned_server_roots", known("pinned_server_roots", package.pinned_roots)},
      {"server_roots", known("server_roots", server_roots_json(inspected.server_roots))},
      {"files", package.files},
      {"unknown", Json::object()}};
  for (const auto& [key, reason] : package.unknown) document["unknown"][key] = reason;
  return document;
}

void print_package(Context& context, const app::InspectedPackage& inspected) {
  const auto& package = inspected.package;
  FactRows rows(context, package);
  rows.add("package", package.source);
  rows.add("generation", "generation",
           package.generation == package::Generation::unknown
               ? std::string()
               : std::string(to_string(package.generation)));
  rows.add("gateway", "gateway", join(package.servers, ", "));
  rows.add("server name", "server_name", package.server_name);
  rows.add("network", "vnet_name", package.vnet_name);
  rows.add("tunnels", "tunnels", join(package::tunnel_names(package.tunnels), ", "));
  rows.add("authentication", "authentications",
           join(package::authentication_names(package.authentications), ", "));
  rows.add("EAP method", "eap_method", package.eap_method);
  rows.add("routes", "routes", join(to_strings(package.routes), ", "));
  rows.add("pools", "pools", join(to_strings(package.pools), ", "));
  rows.add("DNS servers", "dns_servers", join(package.dns_servers, ", "));
  rows.add("DNS suffixes", join(package.dns_suffixes, ", "));
  rows.add("included routes", join(to_strings(package.include_routes), ", "));
  rows.add("excluded routes", join(to_strings(package.exclude_routes), ", "));
  rows.add("transport", package.transport);
  if (package.high_availability)
    rows.add("high availability", *package.high_availability ? "on" : "off");
  print_entra(rows, package);
  print_roots(rows, inspected);
}

void show_package(Context& context, const app::InspectedPackage& inspected) {
  if (context.globals().json) {
    Json document{{"package", package_json(inspected)}};
    add_findings(document, inspected.findings);
    print_json(context, document);
    return;
  }
  print_package(context, inspected);
  print_findings(context, inspected.findings);
}

void print_checked_package(Context& context, const app::CheckedPackage& checked) {
  Json document{{"kind", checked.kind}};
  if (!checked.store_roots.empty()) {
    auto rows = Json::array();
    for (const auto& root : checked.store_roots) {
      rows.push_back({{"name", root.name},
                      {"thumbprint", root.thumbprint},
                      {"trusted", root.trusted ? Json(*root.trusted) : Json()}});
    }
    document["store_roots"] = std::move(rows);
  }
  if (checked.kind != "vendor-package") {
    auto rows = Json::array();
    for (const auto& file : checked.unread)
      rows.push_back({{"file", file.path}, {"reason", file.reason}});
    document["unread"] = std::move(rows);
  }
  if (checked.kind == "kit") {
    const auto& signer = checked.signer;
    document["signer"] =
        signer ? Json{{"subject", signer->subject}, {"thumbprint", signer->thumbprint}} : Json();
  }
  add_findings(document, checked.findings);
  print_json(context, document);
}

void print_unread(Context& context, const app::CheckedPackage& checked) {
  std::map<std::string, std::vector<std::string>> files;
  for (const auto& file : checked.unread)
    files[file.reason].push_back(fmt::format("'{}'", printable(file.path)));
  for (const auto& [reason, names] : files) {
    const auto more = names.size() - 1;
    context.info(fmt::format(
        "not read: {}{}, because {}", names.front(),
        more == 0 ? "" : fmt::format(" and {}", counted(more, "other file", "other files")),
        reason));
  }
}

void print_signer(Context& context, const app::CheckedPackage& checked) {
  const auto is_finding_of_sums = [](const Finding& finding) {
    return finding.rule == "KIT-051" || finding.rule == "KIT-076";
  };
  if (checked.kind != "kit" ||
      std::any_of(checked.findings.begin(), checked.findings.end(), is_finding_of_sums))
    return;
  if (checked.signer) {
    context.info(
        fmt::format("SHA256SUMS is signed by '{}' ({}); the signer is not checked: the command for "
                    "that is in p2sctl help security",
                    printable(checked.signer->subject), checked.signer->thumbprint));
  } else {
    context.info("SHA256SUMS is not signed: it shows damage, not who built the kit");
  }
}

void print_store_roots(Context& context, const app::CheckedPackage& checked) {
  for (const auto& root : checked.store_roots) {
    const std::string_view answer = !root.trusted
                                        ? "the package does not say whether the gateway trusts it"
                                    : *root.trusted ? "the gateway trusts it"
                                                    : "the gateway does not trust it";
    context.out() << fmt::format("root '{}' of the store: {}\n", printable(root.name), answer);
  }
}

}  // namespace p2s::cli
