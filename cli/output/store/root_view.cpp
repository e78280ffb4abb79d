// SPDX-License-Identifier: Apache-2.0
#include "output/store/root_view.hpp"

#include "output/json_values.hpp"
#include "output/output.hpp"

#include <p2s/app/clients/client_status.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

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
          {"key_uri", or_null(root.key_uri.value_or(""))},
          {"default", root.is_default}};
}

using Cells = std::vector<std::string>;

constexpr std::array<std::string_view, 13> kRootColumns{
    "name", "status", "thumbprint", "key",     "expires",    "private_key", "default",
    "role", "issuer", "serial",     "subject", "valid_from", "sha256"};
constexpr std::size_t kRootShown = 7;

/// Below its issuer on a terminal; scripts read names.
Cells cells_of(const app::Authorities::Branch& branch, Time at, bool indents) {
  const auto& root = *branch.authority;
  return {std::string(indents ? 2 * branch.depth : 0, ' ') + root.name,
          std::string(to_string(app::root_status(root, at))),
          root.thumbprint,
          root.key,
          format_date(root.not_after),
          root.key_uri   ? "token"
          : root.has_key ? "yes"
                         : "no",
          root.is_default ? "yes" : "no",
          root.is_root() ? "root" : "issuing CA",
          root.issuer,
          root.serial,
          root.subject,
          format_date(root.not_before),
          pki::Certificate::from_pem(root.certificate).sha256()};
}

}  // namespace

std::string root_columns() {
  return join(std::vector<std::string>(kRootColumns.begin(), kRootColumns.end()), ", ");
}

void show_roots(Context& context, const app::Authorities& authorities, const ListChoice& choice) {
  const bool indents =
      context.out_is_terminal() && choice.sort.empty() && !choice.reverse && choice.format != "csv";
  const auto tree = authorities.tree();
  std::vector<Cells> rows;
  for (const auto& branch : tree)
    rows.push_back(cells_of(branch, context.services().as_of, indents));
  const List list{{kRootColumns.begin(), kRootColumns.end()},
                  kRootShown,
                  rows.size(),
                  [&](std::size_t row, std::size_t column) { return rows[row][column]; }};
  if (!is_json(choice, context)) return print_list(context, list, choice);
  if (choice.sort.empty() && !choice.reverse) return print_roots_json(context, authorities.all());
  std::vector<store::RootRecord> roots;
  for (const auto index : order_of(list, choice)) roots.push_back(*tree[index].authority);
  print_roots_json(context, roots);
}

nlohmann::ordered_json root_rows_json(Context& context,
                                      const std::vector<store::RootRecord>& roots) {
  auto rows = nlohmann::ordered_json::array();
  for (const auto& root : roots) rows.push_back(to_json(root, context.services().as_of));
  return rows;
}

void print_roots_json(Context& context, const std::vector<store::RootRecord>& roots) {
  print_json(context, {{"roots", root_rows_json(context, roots)}});
}

void advise_on_default(Context& context, const store::RootRecord& fresh) {
  if (fresh.is_default || !fresh.is_root()) return;
  const auto issuing = context.workspace().inventory().default_root();
  if (!issuing || issuing->name == fresh.name) return;
  context.info(fmt::format("'{}' still issues clients; to change that: p2sctl root default {}",
                           printable(issuing->name), shell_word(fresh.name)));
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
