// SPDX-License-Identifier: Apache-2.0
// What the table of keys says is what the reader does.
#include "unit/spec/spec_refusal.hpp"

#include <p2s/azure/policy_table.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/gateway_check.hpp>
#include <p2s/spec/spec_keys.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <set>

namespace p2s::spec {
namespace {

const SpecKey* row_of(std::string_view path) {
  for (const auto& key : spec_keys()) {
    if (key.path == path) return &key;
  }
  return nullptr;
}

/// The headers that lead into a table: "[[groups]]\n[[groups.members]]\n".
std::string into(std::string_view path) {
  // A configuration names groups, which must be there.
  if (path == "configurations[]") return "[[groups]]\nname = \"engineering\"\n[[configurations]]\n";
  const auto* table = row_of(path);
  return table == nullptr ? "" : into(table->parent()) + table->header() + '\n';
}

/// "groups[].members[].type" as messages about the first of each say it.
std::string first_path(const SpecKey& key) {
  const auto end = key.path.ends_with("[]") ? key.path.size() - 2 : key.path.size();
  return replace_all(key.path.substr(0, end), "[]", "[0]");
}

/// A document that holds nothing but this key, with that value.
std::string document(const SpecKey& key, std::string_view value) {
  if (key.name() == "*") return into(key.parent()) + fmt::format("ANY-001 = {}\n", value);
  return into(key.parent()) + fmt::format("{} = {}\n", key.name(), value);
}

std::string example_document(const SpecKey& key) {
  return key.name() == "*" ? into(key.parent()) + fmt::format("{}\n", key.example)
                           : document(key, key.example);
}

GatewaySpec read(std::string_view text) { return read_spec(text, "p2s.toml"); }

/// A value that is not the one which holds anyway.
std::string other_value(const SpecKey& key) {
  if (key.type == KeyType::flag) return key.default_value == "true" ? "false" : "true";
  if (key.type == KeyType::number) return "1";
  if (!key.values.empty()) return fmt::format("\"{}\"", key.values.back());
  return "\"something else\"";
}

TEST(SpecKeys, FollowTheirTableAndHaveDescriptions) {
  std::string_view table;
  std::set<std::string_view> seen;
  for (const auto& key : spec_keys()) {
    EXPECT_TRUE(seen.insert(key.path).second) << key.path;
    EXPECT_TRUE(key.description.ends_with('.')) << key.path;
    EXPECT_EQ(key.is_table(), key.example.empty()) << key.path;
    EXPECT_EQ(key.type == KeyType::table_list, key.path.ends_with("[]")) << key.path;
    if (key.is_table()) {
      EXPECT_TRUE(key.parent().empty() || seen.contains(key.parent())) << key.path;
      table = key.path;
    } else {
      EXPECT_EQ(key.parent(), table) << key.path;
    }
  }
}

/// What the descriptions say of values that the rules check is what the tables of Azure say.
TEST(SpecKeys, DescribeTheValuesOfAPolicy) {
  for (const auto& field : azure::policy_fields()) {
    const auto* key = row_of(fmt::format("ipsec.{}", field.key));
    ASSERT_NE(key, nullptr) << field.key;
    if (field.field == azure::PolicyField::ipsec_integrity) continue;  // depends on the cipher
    for (const auto& value : azure::accepted_values(field.field))
      EXPECT_NE(key->description.find(value), std::string_view::npos) << key->path << value;
  }
  for (const auto& limit : azure::policy_limits()) {
    const auto* key = row_of(fmt::format("ipsec.{}", limit.key));
    ASSERT_NE(key, nullptr) << limit.key;
    const auto range =
        fmt::format("{} to {} (default: {})", limit.min, limit.max, limit.default_value);
    EXPECT_NE(key->description.find(range), std::string_view::npos) << key->path;
  }
}

TEST(SpecKeys, FormOneDocumentOfTheirExamples) {
  const auto spec = read(full_example());
  EXPECT_EQ(spec.pools.size(), 3U);
  ASSERT_EQ(spec.roots.size(), 2U);  // one with a file, one with data
  EXPECT_EQ(spec.roots[0].file, "P2SRootCert.cer");
  EXPECT_TRUE(spec.roots[1].data.starts_with("MII"));
  EXPECT_EQ(spec.radius.servers.at(0).secret, "env:RADIUS_SECRET");
  EXPECT_EQ(spec.groups.at(0).members.at(0).type, "AADGroupId");
  EXPECT_EQ(spec.ipsec.at(0).sa_lifetime_seconds, 27000);
  EXPECT_EQ(spec.clients.software.size(), 5U);
  EXPECT_EQ(spec.rules.at(0).id, "SKU-020");
}

TEST(SpecKeys, AreRead) {
  for (const auto& key : spec_keys()) {
    if (key.is_table()) continue;
    const auto text =
        key.default_value.empty() ? example_document(key) : document(key, other_value(key));
    EXPECT_NE(read(text), read(into(key.parent()))) << text;
  }
}

TEST(SpecKeys, AreReadToDifferentFields) {
  for (const auto& key : spec_keys()) {
    for (const auto& other : spec_keys()) {
      if (&key == &other || key.type != other.type || key.parent() != other.parent()) continue;
      const bool plain = key.check == nullptr && other.check == nullptr && key.values.empty() &&
                         other.values.empty() && key.instead_of.empty();
      if (!plain || key.is_table() || key.type == KeyType::text_or_list) continue;
      const auto value = key.default_value.empty() ? std::string(key.example) : other_value(key);
      if (refusal(document(key, value)) != "accepted") continue;
      if (refusal(document(other, value)) != "accepted") continue;
      EXPECT_NE(read(document(key, value)), read(document(other, value))) << key.path << other.path;
    }
  }
}

TEST(SpecKeys, UseTheirDefaultIfOmitted) {
  for (const auto& key : spec_keys()) {
    if (key.default_value.empty()) continue;
    EXPECT_EQ(read(document(key, key.default_value)), read(into(key.parent()))) << key.path;
  }
}

/// One value of each kind that TOML has, and the kind in words of messages.
struct Literal {
  std::string_view text;
  std::string_view kind;
};
constexpr std::array kLiterals{
    Literal{"\"x y\"", "a string"},
    Literal{"true", "true or false"},
    Literal{"1", "a whole number"},
    Literal{"1.5", "a fraction"},
    Literal{"2026-01-02", "a date"},
    Literal{"10:00:00", "a time of day"},
    Literal{"2026-01-02T10:00:00Z", "a date with a time"},
    Literal{"[]", "a list"},
    Literal{"{}", "a table"},
};

bool accepts(KeyType type, std::string_view kind) {
  switch (type) {
    case KeyType::table:
      return kind == "a table";
    case KeyType::table_or_list:
      return kind == "a table" || kind == "a list";
    case KeyType::text:
    case KeyType::address:
      return kind == "a string";
    case KeyType::flag:
      return kind == "true or false";
    case KeyType::number:
      return kind == "a whole number";
    case KeyType::date:
      return kind == "a date" || kind == "a string";
    case KeyType::text_or_list:
    case KeyType::prefix_or_list:
      return kind == "a list" || kind == "a string";
    default:
      return kind == "a list";
  }
}

TEST(SpecKeys, RejectOtherTypesWithPosition) {
  for (const auto& key : spec_keys()) {
    for (const auto& literal : kLiterals) {
      const auto text = document(key, literal.text);
      const auto said = refusal(text);
      const auto wrong_type = fmt::format(", not {} |", literal.kind);
      if (accepts(key.type, literal.kind)) {
        EXPECT_EQ(said.find(wrong_type), std::string::npos) << text << said;
        continue;
      }
      const auto name = key.name() == "*" ? std::string_view("ANY-001") : key.name();
      const auto path = key.name() == "*" ? std::string("rules.ANY-001") : first_path(key);
      const auto line = split_lines(text).size();
      const auto wanted = fmt::format("p2s.toml:{}:{}: '{}' must be ", line, name.size() + 4, path);
      EXPECT_TRUE(said.starts_with(wanted)) << text << said << '\n' << wanted;
      EXPECT_NE(said.find(wrong_type), std::string::npos) << said;
    }
  }
}

TEST(SpecKeys, RejectListsOfOtherTypes) {
  for (const auto& key : spec_keys()) {
    if (!accepts(key.type, "a list")) continue;
    for (const auto* item : {"1", "true", "1.5", "2026-01-02", "[\"x\"]"}) {
      const auto said = refusal(document(key, fmt::format("[{}]", item)));
      EXPECT_NE(said.find(fmt::format("'{}[0]' must be a ", first_path(key))), std::string::npos)
          << said;
    }
  }
}

TEST(SpecKeys, RejectInvalidAddressesAndPrefixes) {
  for (const auto& key : spec_keys()) {
    const bool prefixes = key.type == KeyType::prefix_list || key.type == KeyType::prefix_or_list;
    const bool addresses = key.type == KeyType::address_list || key.type == KeyType::address;
    if (!prefixes && !addresses) continue;
    const auto in_list = [&](std::string_view text) {
      return key.type == KeyType::address ? fmt::format("\"{}\"", text)
                                          : fmt::format("[\"{}\"]", text);
    };
    for (const auto* text : {"", " ", "10.1.0.0/33", "10.1.0/16", "10.1.0.1/16", "010.1.0.0/16",
                             "::/129", "fe80::1%1", "10.1.0.0/-1", "10.1.0.0 /16", "\xC3\xA9",
                             "10.1.0.0-10.1.0.9", "256.1.0.0/16", "fd00:::/64", "10.1.0.0/16/16"}) {
      const auto said = refusal(document(key, in_list(text)));
      EXPECT_TRUE(said.starts_with("p2s.toml:")) << key.path << ' ' << text << ' ' << said;
      EXPECT_NE(said.find(first_path(key)), std::string::npos) << said;
      EXPECT_FALSE(said.ends_with("| ")) << said;
    }
    EXPECT_EQ(refusal(document(key, in_list(prefixes ? "fd00::/8" : "fd00::1"))), "accepted");
  }
}

TEST(SpecKeys, AcceptOnlyNumbersInRange) {
  for (const auto& key : spec_keys()) {
    if (key.type != KeyType::number) continue;
    const auto least = key.max == 0 ? std::numeric_limits<std::int64_t>::min() : key.min;
    const auto most = key.max == 0 ? std::numeric_limits<std::int64_t>::max() : key.max;
    EXPECT_EQ(refusal(document(key, std::to_string(least))), "accepted") << key.path;
    EXPECT_EQ(refusal(document(key, std::to_string(most))), "accepted") << key.path;
    EXPECT_NE(refusal(document(key, "99999999999999999999")), "accepted") << key.path;
    if (key.max == 0) continue;
    const auto wanted = fmt::format("'{}' must be between {} and {}", key.path, least, most);
    for (const auto value : {least - 1, most + 1}) {
      const auto said = refusal(document(key, std::to_string(value)));
      EXPECT_NE(said.find(wanted), std::string::npos) << said;
    }
  }
}

TEST(SpecKeys, AcceptOnlyTheirValuesInAnyCase) {
  for (const auto& key : spec_keys()) {
    if (key.values.empty()) continue;
    const auto quoted = [&](std::string_view value) {
      return key.type == KeyType::text ? fmt::format("\"{}\"", value)
                                       : fmt::format("[\"{}\"]", value);
    };
    for (const auto value : key.values) {
      EXPECT_EQ(read(document(key, quoted(to_upper(value)))), read(document(key, quoted(value))));
    }
    for (const auto* value : {"", "other", "\xC3\xA9"}) {
      const auto said = refusal(document(key, quoted(value)));
      EXPECT_NE(said.find(first_path(key)), std::string::npos) << said;
      EXPECT_NE(said.find("choose from: " + std::string(key.values.front())), std::string::npos)
          << said;
    }
  }
}

TEST(SpecKeys, AcceptOnlyExistingDates) {
  for (const auto& key : spec_keys()) {
    if (key.type != KeyType::date) continue;
    EXPECT_EQ(read(document(key, "2024-02-29")), read(document(key, "\"2024-02-29\"")));
    for (const auto* date : {"2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-1-2"}) {
      EXPECT_NE(refusal(document(key, date)), "accepted") << date;
      const auto said = refusal(document(key, fmt::format("\"{}\"", date)));
      EXPECT_NE(said.find(fmt::format("'{}' is not a date | write it as", date)), std::string::npos)
          << said;
    }
    for (const auto* text : {"\"\"", "\"today\"", "\"2026-01-02T10:00:00Z\"", "\"31.03.2026\""})
      EXPECT_NE(refusal(document(key, text)).find("is not a date"), std::string::npos) << text;
  }
}

TEST(ExampleSpec, IsAValidGateway) {
  const auto spec = read(example_spec());
  EXPECT_EQ(spec.authentication, (azure::MethodSet{azure::Method::entra, azure::Method::radius}));
  EXPECT_EQ(spec.groups.size(), 3U);
  EXPECT_EQ(spec.ipsec.size(), 1U);
  const auto report = rules::check_gateway(spec, {}, *parse_time("2026-11-01"));
  for (const auto& found : report.findings) {
    const bool expected = found.rule == "POL-016";  // every custom policy gets it
    EXPECT_TRUE(expected || found.severity == Severity::note) << found.rule << found.message;
  }
  ASSERT_EQ(report.silenced.size(), 1U);
  EXPECT_EQ(report.silenced[0].finding.rule, "SKU-020");
}

}  // namespace
}  // namespace p2s::spec
