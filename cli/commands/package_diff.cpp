#include "../command.hpp"
#include "../output/output.hpp"

#include <p2s/app/diff_packages.hpp>
#include <p2s/base/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

using Json = nlohmann::ordered_json;

struct PackageDiffOptions {
  std::string before;
  std::string after;
};

void add_options(CommandLine& line, PackageDiffOptions& options) {
  line.argument("FILE", &options.before, "the package from which the kits were built").required();
  line.argument("FILE", &options.after, "the package that Azure generated later").required();
}

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
                                   {"needs_new_kit", users_json(change.needs_new_kit)},
                                   {"reason", change.reason}});
  }
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
  if (change.removed.empty() && change.added.empty()) out << "  changed; it is not shown\n";
  out << "  new kit: " << who(change.needs_new_kit) << '\n';
  out << "  because: " << change.reason << '\n';
}

ExitCode run(const PackageDiffOptions& options, Context& context) {
  const auto compared =
      app::diff_packages(options.before, options.after, context.services().judged_at);
  const auto code = compared.changes.empty() ? ExitCode::done : ExitCode::findings;
  if (context.globals().json) {
    print_json(context, json_of(compared));
    return code;
  }
  for (const auto& change : compared.changes) print_change(context, change);
  if (compared.changes.empty()) {
    context.say("both packages say the same");
  } else {
    context.out() << "must get a new kit: " << who(compared.needs_new_kit) << '\n';
  }
  return code;
}

constexpr std::array kExamples{Example{"p2sctl package diff VNet1GW-2024.zip VNet1GW.zip",
                                       "what changed, and whom to send a new kit"}};

}  // namespace

extern const Command package_diff{
    .path = "package diff",
    .summary = "compare two packages of Azure, and name who must get a new kit",
    .details =
        "Shows what the two packages say differently: gateway, server roots, tls-auth key (only "
        "that it changed), tunnels, authentication, routes, pools, DNS, roots of clients, Entra ID "
        "settings. For each change it names the systems and client software whose profiles hold "
        "what changed, so that only their users get a new kit. Exit code 3 when the packages "
        "differ.",
    .examples = kExamples,
    .see_also = "package check,package build,gateway clients",
    .declare = make_command<add_options, run>,
};

}  // namespace p2s::cli
