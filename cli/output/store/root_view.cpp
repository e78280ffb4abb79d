// SPDX-License-Identifier: Apache-2.0
#include "output/store/root_view.hpp"

#include "output/output.hpp"

#include <p2s/app/clients/client_status.hpp>

#include <nlohmann/json.hpp>

namespace p2s::cli {
namespace {

nlohmann::ordered_json to_json(const store::RootRecord& root, Time at) {
  return {{"name", root.name},
          {"thumbprint", root.thumbprint},
          {"serial", root.serial},
          {"subject", root.subject},
          {"issuer",
           root.is_root() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(root.issuer)},
          {"key", root.key},
          {"not_before", format_time(root.not_before)},
          {"not_after", format_time(root.not_after)},
          {"status", to_string(app::root_status(root, at))},
          {"has_private_key", root.has_key},
          {"default", root.is_default}};
}

}  // namespace

void print_roots_json(Context& context, const std::vector<store::RootRecord>& roots) {
  auto rows = nlohmann::ordered_json::array();
  for (const auto& root : roots) rows.push_back(to_json(root, context.services().as_of));
  print_json(context, {{"roots", std::move(rows)}});
}

void print_root_json(Context& context, const store::RootRecord& root,
                     const pki::Certificate& certificate, std::size_t clients) {
  auto row = to_json(root, context.services().as_of);
  row["sha256"] = certificate.sha256();
  row["clients"] = clients;
  row["certificate"] = root.certificate;
  print_json(context, {{"root", std::move(row)}});
}

}  // namespace p2s::cli
