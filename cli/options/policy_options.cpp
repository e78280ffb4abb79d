#include "policy_options.hpp"

#include <p2s/base/text.hpp>
#include <p2s/gateway/policy_table.hpp>

#include <CLI/CLI.hpp>

namespace p2s::cli {

void add_policy_options(CLI::App& app, gateway::IpsecPolicy& typed) {
  for (const auto& field : gateway::policy_fields()) {
    app.add_option("--" + replace_all(field.key, "_", "-"), typed.*field.member,
                   std::string(field.use))
        ->type_name(join(gateway::accepted_values(field.field), "|"));
  }
  app.add_option("--sa-lifetime-seconds", typed.sa_lifetime_seconds,
                 "new keys after that time, at the latest")
      ->type_name("SECONDS");
  app.add_option("--sa-data-size-kilobytes", typed.sa_data_size_kilobytes,
                 "new keys after that much data, at the latest")
      ->type_name("KILOBYTES");
}

bool is_empty(const gateway::IpsecPolicy& typed) {
  for (const auto& field : gateway::policy_fields()) {
    if (!(typed.*field.member).empty()) return false;
  }
  for (const auto& limit : gateway::policy_limits()) {
    if (typed.*limit.member) return false;
  }
  return true;
}

gateway::IpsecPolicy overlaid(gateway::IpsecPolicy written, const gateway::IpsecPolicy& typed) {
  for (const auto& field : gateway::policy_fields()) {
    if (!(typed.*field.member).empty()) written.*field.member = typed.*field.member;
  }
  for (const auto& limit : gateway::policy_limits()) {
    if (typed.*limit.member) written.*limit.member = typed.*limit.member;
  }
  if (written.origin.empty()) written.origin = "ipsec";
  return written;
}

}  // namespace p2s::cli
