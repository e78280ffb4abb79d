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
    "This file says how an Azure point-to-site VPN gateway should be: its SKU, networks, address "
    "pools, tunnel types and who may connect. p2sctl-gateway-check(1) reads it and says whether "
    "Azure would take that and whether clients could connect. Nothing is sent anywhere.\n\n"
    "p2sctl-init(1) writes a first one. Commands read the p2s.toml of the workspace: of the folder "
    "that -C or P2SCTL_WORKSPACE names, else of the nearest folder upwards that has one. The file "
    "holds no secrets and belongs into version control.\n\n"
    "Every table and key may be left out, but a check is worth little without sku, tunnels, "
    "authentication and pools of [gateway], prefixes and gateway_subnet of [vnet], and a number of "
    "[clients]. An unknown key, a value of another type and a key that stands twice are errors, "
    "shown with line and column. What Azure would refuse is no error of the file but a finding of "
    "the check.";

constexpr std::string_view kFormat =
    "The format is TOML (toml.io) in UTF-8. A line in brackets begins a table, the lines \"key = "
    "value\" below it belong to it, and # begins a comment. Text, addresses and prefixes stand in "
    "quotes; true and false, numbers and dates do not. Lists stand in brackets.\n\n"
    "A prefix is the address of a network and its length, \"10.1.0.0/16\"; all bits behind the "
    "length are zero. IPv6 is written alike: \"fd00:1::/64\".\n\n"
    "A table in double brackets may stand any number of times, each time for one more. Inline "
    "tables and dotted keys mean the same: \"total = 100\" below [clients] is \"clients.total = "
    "100\".";

constexpr std::string_view kTables =
    "Each key is shown with an example value. Where only certain values are possible, they may be "
    "written in any case.";

constexpr std::string_view kSchemaNote =
    "Editors that know TOML schemas (such as taplo, or Even Better TOML for Visual Studio Code) "
    "complete and explain the keys with the schema that p2sctl ships as "
    "share/p2sctl/schema/p2s.toml.json. Name it in the first line of the file:";

constexpr std::int64_t kWorthSaying = 1000;  // larger bounds only keep numbers sane

/// What the example does not show already: " From 0 to 64. Default: 0."
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
  RoffPage page("p2s.toml", "the desired point-to-site gateway", 5);
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
  page.paragraphs("What p2sctl-init(1) writes:");
  page.verbatim(spec::init_template("VNet1GW"));
  page.paragraphs(
      "A gateway with Microsoft Entra ID for OpenVPN, RADIUS for IKEv2, groups with pools of their "
      "own and a custom policy:");
  page.verbatim(spec::example_spec());
  page.section("SEE ALSO");
  page.paragraphs(
      "p2sctl(1), p2sctl-init(1), p2sctl-gateway-check(1), p2sctl-pool-check(1), "
      "p2sctl-rules(7)");
  return page.text();
}

}  // namespace p2s::cli
