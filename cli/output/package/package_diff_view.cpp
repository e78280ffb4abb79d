// SPDX-License-Identifier: Apache-2.0
#include "output/output.hpp"
#include "output/package/package_view.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <ostream>

namespace p2s::cli {
namespace {

using Json = nlohmann::ordered_json;

Json users_json(const std::vector<package::KitUser>& users) {
  auto rows = Json::array();
  for (const auto& user : users)
    rows.push_back({{"system", to_string(user.system)}, {"software", user.software}});
  return rows;
}

Json json_of(const app::ComparedPackages& compared) {
  Json document{{"changes", Json::array()}};
  for (const auto& change : compared.changes) {
    document["changes"].push_back({{"what", change.what},
                                   {"removed", change.removed},
                                   {"added", change.added},
                                   {"files_change", users_json(change.files_change)},
                                   {"needs_new_kit", users_json(change.needs_new_kit)},
                                   {"reason", change.reason}});
  }
  document["cannot_compare"] = Json::array();
  for (const auto& field : compared.incomparable)
    document["cannot_compare"].push_back({{"what", field.what}, {"reason", field.reason}});
  document["needs_new_kit"] = users_json(compared.needs_new_kit);
  return document;
}

/// "Windows (native, openvpn), Linux (strongswan)"; the users are sorted by system.
std::string who(const std::vector<package::KitUser>& users) {
  std::string text;
  for (std::size_t i = 0; i < users.size(); ++i) {
    const bool same = i > 0 && users[i - 1].system == users[i].system;
    if (same) {
      text += ", " + users[i].software;
      continue;
    }
    if (i > 0) text += "), ";
    text += fmt::format("{} ({}", display_name(users[i].system), users[i].software);
  }
  return text.empty() ? "nobody" : text + ")";
}

void print_change(Context& context, const package::PackageChange& change) {
  auto& out = context.out();
  out << change.title << '\n';
  for (const auto& text : change.removed) out << "  - " << printable(text, 1000) << '\n';
  for (const auto& text : change.added) out << "  + " << printable(text, 1000) << '\n';
  if (change.removed.empty() && change.added.empty()) out << "  changed (values not shown)\n";
  if (change.files_change != change.needs_new_kit)
    out << "  files change for: " << who(change.files_change) << '\n';
  out << "  new kit for: " << who(change.needs_new_kit) << '\n';
  out << "  reason: " << change.reason << '\n';
}

}  // namespace

void show_changes(Context& context, const app::ComparedPackages& compared) {
  if (context.globals().json) {
    print_json(context, json_of(compared));
    return;
  }
  for (const auto& change : compared.changes) print_change(context, change);
  for (const auto& field : compared.incomparable) {
    context.out() << fmt::format("{}\n  cannot be compared: {}\n", field.title,
                                 printable(field.reason, 1000));
  }
  if (!compared.other_files.empty()) {
    context.info("nothing that kits depend on differs; other contents of these files do: " +
                 printable(join(compared.other_files, ", "), 1000));
  } else if (compared.are_equal()) {
    context.info("the packages do not differ");
  } else if (!compared.changes.empty()) {
    context.out() << "new kit required for: " << who(compared.needs_new_kit) << '\n';
  }
}

}  // namespace p2s::cli
