// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/gateway/deployed/import_gateway.hpp"

#include <p2s/app/certificates/spec_certificates.hpp>
#include <p2s/app/gateway/deployed/live_file.hpp>
#include <p2s/app/gateway/deployed/live_findings.hpp>
#include <p2s/app/roots/import_root.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/live/spec_text.hpp>

#include <fmt/format.h>

#include <map>

namespace p2s::app {
namespace {

class GatewayImport {
 public:
  GatewayImport(Workspace& workspace, bool dry) : workspace_(workspace), dry_(dry) {}

  /// Adds a root to the store, or leaves it in p2s.toml with the reason.
  void add(spec::SpecRoot& root, ImportedGateway& result) {
    try {
      const auto der = from_base64(root.data);
      if (!der) throw Error(ErrorKind::malformed, "its data is not Base64");
      const ImportedRoot found{pki::Certificate::from_der(*der), {}, {}, {}, {}};
      if (const auto name = stored_name(found.certificate); !name.empty()) {
        root.name = name;
      } else {
        if (dry_)
          plan_root_import(root.name, found, workspace_);
        else
          import_root(root.name, found, workspace_);
        result.roots.push_back(root.name);
      }
      root.data.clear();
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::io || error.kind() == ErrorKind::interrupted) throw;
      result.kept_inline.push_back(
          fmt::format("root '{}' is in p2s.toml only: {}", printable(root.name), error.message()));
    }
  }

 private:
  std::string stored_name(const pki::Certificate& certificate) {
    for (const auto& row : workspace_.inventory().roots()) {
      if (row.thumbprint == certificate.thumbprint()) return row.name;
    }
    return {};
  }

  Workspace& workspace_;
  bool dry_;
};

/// "client alice, revoked on 2026-11-30", by thumbprint.
std::map<std::string, std::string> comments_of(const live::LiveGateway& live,
                                               store::Inventory& inventory) {
  std::map<std::string, std::string> comments;
  for (const auto& each : live.spec.revoked) comments.emplace(each.thumbprint, "");
  inventory.for_each_client_summary([&](const store::ClientRecord& client) {
    const auto found = comments.find(client.thumbprint);
    if (found == comments.end()) return;
    found->second =
        client.revoked_at
            ? fmt::format("client {}, revoked on {}", client.name, format_date(*client.revoked_at))
            : fmt::format("client {}, not revoked in the store", client.name);
  });
  std::erase_if(comments, [](const auto& each) { return each.second.empty(); });
  return comments;
}

}  // namespace

ImportedGateway import_gateway(const std::filesystem::path& file, Workspace& workspace, bool dry) {
  ImportedGateway result;
  result.live = load_live_gateway(file);
  auto& live = result.live;
  auto* const inventory = workspace.existing_inventory();
  auto written = live;
  std::map<std::string, std::string> comments;
  if (inventory != nullptr) {
    GatewayImport import(workspace, dry);
    for (auto& root : written.spec.roots) import.add(root, result);
    comments = comments_of(live, *inventory);
  }
  result.spec = live::spec_text(written, comments);
  const auto certificates = spec_certificates(live.spec, file.parent_path(), &workspace);
  result.findings = live_findings(live, certificates, workspace.services().as_of);
  if (dry)  // the roots that would be added are still unknown to the store
    std::erase_if(result.findings, [](const Finding& each) { return each.rule == "LIVE-008"; });
  result.findings.insert(result.findings.end(), live.findings.begin(), live.findings.end());
  sort_findings(result.findings);
  return result;
}

}  // namespace p2s::app
