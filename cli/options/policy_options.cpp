// SPDX-License-Identifier: Apache-2.0
#include "options/policy_options.hpp"

#include <p2s/azure/policy_table.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

namespace p2s::cli {

void add_policy_options(CommandLine& line, azure::IpsecPolicy& typed) {
  for (const auto& field : azure::policy_fields()) {
    const std::string values = join(azure::accepted_values(field.field), "|");
    line.option(fmt::format("--{} {}", replace_all(field.key, "_", "-"), values),
                &(typed.*field.member), field.use);
  }
  line.option("--sa-lifetime-seconds SECONDS", &typed.sa_lifetime_seconds,
              "Maximum lifetime of a key in seconds");
  line.option("--sa-data-size-kilobytes KILOBYTES", &typed.sa_data_size_kilobytes,
              "Maximum amount of data per key in kilobytes");
}

bool is_empty(const azure::IpsecPolicy& typed) {
  for (const auto& field : azure::policy_fields()) {
    if (!(typed.*field.member).empty()) return false;
  }
  for (const auto& limit : azure::policy_limits()) {
    if (typed.*limit.member) return false;
  }
  return true;
}

azure::IpsecPolicy overlaid(azure::IpsecPolicy written, const azure::IpsecPolicy& typed) {
  for (const auto& field : azure::policy_fields()) {
    if (!(typed.*field.member).empty()) written.*field.member = typed.*field.member;
  }
  for (const auto& limit : azure::policy_limits()) {
    if (typed.*limit.member) written.*limit.member = typed.*limit.member;
  }
  if (written.origin.empty()) written.origin = "ipsec";
  return written;
}

}  // namespace p2s::cli
