// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/gateway/check_gateway.hpp"

#include <p2s/app/certificates/spec_certificates.hpp>
#include <p2s/app/roots/spec_store.hpp>
#include <p2s/app/store/store_rules.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>
#include <p2s/rules/silenced_rules.hpp>

#include <fmt/format.h>

namespace p2s::app {
namespace {

std::filesystem::path spec_of(Workspace& workspace) {
  if (auto file = workspace.spec_file()) return *std::move(file);
  throw Error(ErrorKind::not_found, "p2s.toml not found")
      .hint("give a path: p2sctl gateway check p2s.toml, or create one with: p2sctl init DIR");
}

bool names_store(const WorkspaceChoice& choice, const Services& services) {
  return !choice.store.empty() || !services.environment("P2SCTL_STORE").value_or("").empty();
}

void add_unreadable(const rules::Certificates& certificates, Findings& findings) {
  for (const auto& each : certificates.unreadable) {
    findings.push_back(finding(StoreRule("STORE-002"), each.subject,
                               fmt::format("the certificate cannot be parsed: {}", each.problem),
                               "check the whole store with: p2sctl store check"));
  }
  if (!certificates.unreadable.empty()) sort_findings(findings);
}

}  // namespace

GatewayCheck check_gateway(const std::optional<std::filesystem::path>& file,
                           const WorkspaceChoice& choice, const Services& services) {
  Workspace found(choice, services);
  GatewayCheck check;
  check.file = file ? *file : spec_of(found);
  const auto spec = spec::load_spec(check.file, &check.positions);
  rules::require_known_rules(spec, check.file.filename().string(), check.positions);
  const bool named = names_store(choice, services);
  auto place = choice;
  if (!named && (!file || choice.directory.empty())) place.store = store_url_of(spec, check.file);
  Workspace workspace(place, services);
  if (named) workspace.inventory();  // a store given explicitly must exist
  const auto certificates = spec_certificates(spec, check.file.parent_path(), &workspace);
  check.report = rules::check_gateway(spec, certificates, services.as_of);
  add_unreadable(certificates, check.report.findings);
  return check;
}

}  // namespace p2s::app
