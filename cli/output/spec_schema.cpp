// SPDX-License-Identifier: Apache-2.0
#include "output/spec_schema.hpp"

#include <p2s/spec/spec_keys.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace p2s::cli {
namespace {

using spec::KeyType;
using spec::SpecKey;
using Json = nlohmann::ordered_json;

constexpr std::string_view kPrefix = "^[0-9A-Fa-f:.]+/[0-9]{1,3}$";
constexpr std::string_view kAddress = "^[0-9A-Fa-f:.]+$";
constexpr std::string_view kDate = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

Json matching(std::string_view pattern) { return {{"type", "string"}, {"pattern", pattern}}; }

Json either(const Json& one, const Json& other) { return {{"anyOf", Json::array({one, other})}}; }

Json text(const SpecKey& key) {
  Json schema{{"type", "string"}};
  if (!key.values.empty()) schema["enum"] = key.values;
  for (const auto& alias : key.aliases) schema["enum"].push_back(alias.written);
  return key.also.empty() ? schema : either(schema, matching(key.also));
}

Json list_of(const Json& items) { return {{"type", "array"}, {"items", items}}; }

Json number(const SpecKey& key) {
  Json schema{{"type", "integer"}};
  if (key.max != 0) {
    schema["minimum"] = key.min;
    schema["maximum"] = key.max;
  }
  if (!key.aliases.empty()) return either(schema, text(key));
  return schema;
}

Json value_of(const SpecKey& key) {
  switch (key.type) {
    case KeyType::flag:
      return {{"type", "boolean"}};
    case KeyType::number:
      return number(key);
    case KeyType::date:
      return matching(kDate);
    case KeyType::text_list:
      return list_of(text(key));
    case KeyType::text_or_list:
      return either(text(key), list_of(text(key)));
    case KeyType::prefix_list:
      return list_of(matching(kPrefix));
    case KeyType::prefix_or_list:
      return either(matching(kPrefix), list_of(matching(kPrefix)));
    case KeyType::address:
      return matching(kAddress);
    case KeyType::address_list:
      return list_of(matching(kAddress));
    default:
      return text(key);
  }
}

/// A value of the table as JSON, which has the syntax of TOML except for dates.
Json as_json(const SpecKey& key, std::string_view toml) {
  return key.type == KeyType::date ? Json(toml) : Json::parse(toml);
}

/// The description comes first: editors show it next to the key.
Json described(const SpecKey& key, const Json& value) {
  Json schema{{"description", key.description}};
  schema.update(value);
  if (!key.default_value.empty()) schema["default"] = as_json(key, key.default_value);
  const bool one_value = !key.example.empty() && key.name() != "*";
  if (one_value) schema["examples"] = Json::array({as_json(key, key.example)});
  return schema;
}

Json members_of(std::string_view table);

Json table_schema(const SpecKey& key) {
  Json members = members_of(key.path);
  if (key.type == KeyType::table_list) return list_of(members);
  if (key.type == KeyType::table_or_list) return either(members, list_of(members));
  return members;
}

Json members_of(std::string_view table) {
  Json schema{{"type", "object"}, {"additionalProperties", false}};
  for (const auto& key : spec::spec_keys()) {
    if (key.parent() != table) continue;
    if (!key.instead_of.empty())
      schema["not"] = {{"required", {std::string(key.instead_of), std::string(key.name())}}};
    const Json member = described(key, key.is_table() ? table_schema(key) : value_of(key));
    if (key.name() == "*") {
      schema["additionalProperties"] = member;
    } else {
      schema["properties"][std::string(key.name())] = member;
    }
  }
  return schema;
}

}  // namespace

std::string spec_schema() {
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "p2s.toml"}};
  schema.update(members_of(""));
  return schema.dump(2) + '\n';
}

}  // namespace p2s::cli
