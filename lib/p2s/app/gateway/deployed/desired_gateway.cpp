// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/gateway/deployed/desired_gateway.hpp"

#include <p2s/app/certificates/root_data.hpp>
#include <p2s/app/clients/revocation/revocation_names.hpp>
#include <p2s/app/clients/revocation/revocations.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/base/thumbprint.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace p2s::app {
namespace {

using rules::RootDataProblem;

std::string azure_line(const spec::SpecRoot& root, const detail::RootData& data) {
  if (data.problem != RootDataProblem::private_key && data.certificate)
    return to_base64(data.certificate->der());
  const bool missing = data.problem == RootDataProblem::not_found;
  const auto detail = data.detail.empty() ? "it is not a certificate" : data.detail;
  throw Error(
      missing ? ErrorKind::not_found : ErrorKind::malformed,
      fmt::format("root '{}': {}", printable(root.name),
                  data.problem == RootDataProblem::private_key ? "it is a private key" : detail))
      .hint("see all problems with: p2sctl gateway check");
}

class DesiredGateway {
 public:
  DesiredGateway(std::filesystem::path file, Workspace& workspace)
      : file_(std::move(file)), workspace_(workspace), spec_(spec::load_spec(file_)) {}

  spec::GatewaySpec take() {
    const bool certificates = spec_.authentication.contains(azure::Method::certificate);
    if (certificates && spec_.roots.empty()) add_stored_roots();
    for (auto& root : spec_.roots) complete(root);
    for (auto& revoked : spec_.revoked) normalise(revoked);
    if (certificates) add_stored_revocations();
    const auto by_name = [](const auto& a, const auto& b) { return a.name < b.name; };
    std::stable_sort(spec_.roots.begin(), spec_.roots.end(), by_name);
    std::stable_sort(spec_.revoked.begin(), spec_.revoked.end(), by_name);
    return std::move(spec_);
  }

 private:
  void add_stored_roots() {
    auto* const inventory = workspace_.existing_inventory();
    if (inventory == nullptr) return;
    for (const auto& row : inventory->roots()) {
      if (row.is_root() && row.not_after >= workspace_.services().as_of)
        spec_.roots.push_back({row.name, {}, {}, fmt::format("root {}", row.name)});
    }
  }

  void complete(spec::SpecRoot& root) {
    auto data = detail::read_spec_root(root, file_.parent_path());
    root.data = azure_line(root, data ? *data : stored(root.name));
    root.file.clear();
  }

  detail::RootData stored(const std::string& name) {
    auto* const inventory = workspace_.existing_inventory();
    if (inventory == nullptr) return {RootDataProblem::not_found, "store not found", {}};
    if (const auto row = inventory->find_root(name)) return detail::read_stored_root(*row);
    return {RootDataProblem::not_found, "the store has no root of this name", {}};
  }

  void normalise(spec::SpecRevocation& revoked) {
    auto thumbprint = normalise_thumbprint(revoked.thumbprint);
    if (!thumbprint) {
      throw Error(ErrorKind::malformed, fmt::format("{}: '{}' is not a thumbprint of 40 hex digits",
                                                    revoked.origin, printable(revoked.thumbprint)))
          .hint("see all problems with: p2sctl gateway check");
    }
    revoked.thumbprint = *std::move(thumbprint);
    thumbprints_.insert(revoked.thumbprint);
    names_.reserve(revoked.name);
  }

  void add_stored_revocations() {
    if (workspace_.existing_inventory() == nullptr) return;
    auto clients = revocations(workspace_, {});
    sort_by_revocation(clients);
    for (const auto& client : clients) {
      if (client.not_after < workspace_.services().as_of ||
          !thumbprints_.insert(client.thumbprint).second)
        continue;
      spec_.revoked.push_back(
          {names_.add(client), client.thumbprint, fmt::format("client {}", client.thumbprint)});
    }
  }

  std::filesystem::path file_;
  Workspace& workspace_;
  spec::GatewaySpec spec_;
  std::set<std::string> thumbprints_;
  RevocationNames names_;
};

}  // namespace

spec::GatewaySpec desired_gateway(Workspace& workspace) {
  auto file = workspace.spec_file();
  if (!file) {
    throw Error(ErrorKind::not_found, "p2s.toml not found")
        .hint("create one with: p2sctl init DIR, or choose its folder with -C DIR");
  }
  return DesiredGateway(*std::move(file), workspace).take();
}

}  // namespace p2s::app
