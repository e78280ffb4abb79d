#include "options/policy_options.hpp"

#include <p2s/base/text.hpp>
#include <p2s/gateway/policy_table.hpp>

#include <fmt/format.h>

namespace p2s::cli {

void add_policy_options(CommandLine& line, gateway::IpsecPolicy& typed) {
  for (const auto& field : gateway::policy_fields()) {
    const std::string values = join(gateway::accepted_values(field.field), "|");
    line.option(fmt::format("--{} {}", replace_all(field.key, "_", "-"), values),
                &(typed.*field.member), field.use);
  }
  line.option("--sa-lifetime-seconds SECONDS", &typed.sa_lifetime_seconds,
              "new keys after that time, at the latest");
  line.option("--sa-data-size-kilobytes KILOBYTES", &typed.sa_data_size_kilobytes,
              "new keys after that much data, at the latest");
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
