// SPDX-License-Identifier: Apache-2.0
#include "docgen/spec_page.hpp"

#include "docgen/roff.hpp"

#include <p2s/spec/spec.hpp>
#include <p2s/spec/spec_keys.hpp>

#include <fmt/format.h>

namespace p2s::cli {
namespace {

using spec::KeyType;
using spec::SpecKey;

constexpr std::string_view kSpecDescription =
    "This file describes an Azure point-to-site VPN gateway: its SKU, networks, address pools, "
    "tunnel types and authentication methods. p2sctl-gateway-check(1) reads it and reports whether "
    "Azure would accept the configuration and whether clients could connect. Nothing is sent "
    "anywhere.\n\n"
    "p2sctl-init(1) writes an initial file. Commands read the p2s.toml of the workspace: in the "
    "directory given with -C or P2SCTL_WORKSPACE, or in the nearest parent directory that has one. "
    "The file contains no secrets and belongs in version control.\n\n"
    "All tables and keys are optional, but for a useful check, set sku, tunnels, authentication "
    "and pools in [gateway], prefixes and gateway_subnet in [vnet], and a number of clients in "
    "[clients]. Unknown keys, values of the wrong type and duplicate keys are errors, reported "
    "with line and column. Settings that Azure would reject are not errors in the file but "
    "findings of the check.";

constexpr std::string_view kFormat =
    "The format is TOML (toml.io) in UTF-8. A line in brackets starts a table, the lines \"key = "
    "value\" below it belong to the table, and # starts a comment. Text, addresses and prefixes "
    "are quoted; true and false, numbers and dates are not. Lists are enclosed in brackets.\n\n"
    "A prefix is the address of a network and its length, such as \"10.1.0.0/16\"; all bits after "
    "the length are zero. IPv6 prefixes have the same form: \"fd00:1::/64\".\n\n"
    "A table in double brackets can be repeated to add further entries. Inline tables and dotted "
    "keys are equivalent: \"total = 100\" below [clients] is \"clients.total = 100\".";

constexpr std::string_view kTables =
    "Each key is shown with an example value. If only certain values are allowed, their letter "
    "case does not matter.";

constexpr std::string_view kSchemaNote =
    "Editors with support for TOML schemas (such as taplo, or Even Better TOML for Visual Studio "
    "Code) complete and explain the keys with the schema in share/p2sctl/schema/p2s.toml.json. "
    "Reference it in the first line of the file:";

constexpr std::int64_t kWorthSaying = 1000;  // larger bounds are only sanity limits

/// What the example does not show: " From 0 to 64. Default: 0."
std::string limits(const SpecKey& key) {
  std::string text;
  const bool one_or_list = key.type == KeyType::text_or_list || key.type == KeyType::prefix_or_list;
  if (one_or_list) text += " One, or a list.";
  if (key.max > kWorthSaying) text += fmt::format(" {} or more.", key.min);
  if (key.max != 0 && key.max <= kWorthSaying)
    text += fmt::format(" From {} to {}.", key.min, key.max);
  if (!key.values.empty()) {
    text += fmt::format(" {}: {}.", key.type == KeyType::text ? "One of" : "Any of",
                        fmt::join(key.values, ", "));
  }
  for (const auto& alias : key.aliases)
    text += fmt::format(" \"{}\" is accepted too.", alias.written);
  if (!key.default_value.empty()) text += fmt::format(" Default: {}.", key.default_value);
  return text;
}

void add_table(RoffPage& page, const SpecKey& table) {
  page.subsection(table.type == KeyType::table_or_list
                      ? fmt::format("{} or [{}]", table.header(), table.header())
                      : table.header());
  page.paragraphs(table.description);
}

void add_key(RoffPage& page, const SpecKey& key) {
  const std::string assignment = key.name() == "*"
                                     ? std::string(key.example)
                                     : fmt::format("{} = {}", key.name(), key.example);
  page.item(assignment, std::string(key.description) + limits(key));
}

}  // namespace

std::string spec_page() {
  RoffPage page("p2s.toml", "Description of a point-to-site VPN gateway", 5);
  page.section("DESCRIPTION");
  page.paragraphs(kSpecDescription);
  page.section("FORMAT");
  page.paragraphs(kFormat);
  page.section("TABLES");
  page.paragraphs(kTables);
  for (const auto& key : spec::spec_keys()) {
    if (key.is_table()) {
      add_table(page, key);
    } else {
      add_key(page, key);
    }
  }
  page.section("EDITORS");
  page.paragraphs(kSchemaNote);
  page.verbatim("#:schema /usr/share/p2sctl/schema/p2s.toml.json");
  page.section("EXAMPLES");
  page.paragraphs("The file written by p2sctl-init(1):");
  page.verbatim(spec::init_template("VNet1GW"));
  page.paragraphs(
      "A gateway with Microsoft Entra ID for OpenVPN, RADIUS for IKEv2, groups with their own "
      "pools and a custom policy:");
  page.verbatim(spec::example_spec());
  page.section("SEE ALSO");
  page.paragraphs(
      "p2sctl(1), p2sctl-init(1), p2sctl-gateway-check(1), p2sctl-gateway-clients(1), "
      "p2sctl-gateway-migrate(1), p2sctl-gateway-policies(1), p2sctl-pool-check(1), "
      "p2sctl-rules(7)");
  return page.text();
}

}  // namespace p2s::cli
