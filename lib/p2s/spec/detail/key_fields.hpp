// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/spec/spec.hpp>
#include <p2s/spec/spec_keys.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <vector>

namespace p2s::spec::detail {

/// A text of p2s.toml, or of a list.
struct SpecItem {
  std::string text;                         ///< in the spelling of the key's values, if it has any
  std::string path;                         ///< "vnet.peered[1]"
  std::optional<net::Prefix> network = {};  ///< of addresses and prefixes
};

/// A value that has the type of its key. What other types have is empty.
struct SpecValue {
  std::string path;
  std::vector<SpecItem> items = {};
  std::int64_t number = 0;
  bool flag = false;
  Time date = {};
};

void store(const SpecValue& value, std::string& field);
void store(const SpecValue& value, bool& field);
void store(const SpecValue& value, std::optional<bool>& field);
void store(const SpecValue& value, std::optional<Time>& field);
void store(const SpecValue& value, std::optional<net::Address>& field);
void store(const SpecValue& value, std::vector<std::string>& field);
void store(const SpecValue& value, std::vector<Network>& field);
void store(const SpecValue& value, std::vector<Pool>& field);
void store(const SpecValue& value, azure::TunnelSet& field);
void store(const SpecValue& value, azure::MethodSet& field);
void store(const SpecValue& value, std::integral auto& field) {
  field = static_cast<std::remove_reference_t<decltype(field)>>(value.number);
}
template <std::integral Number>
void store(const SpecValue& value, std::optional<Number>& field) {
  field = static_cast<Number>(value.number);
}

/// The member at the end of a chain of members; of a list on the way, its last element.
template <auto first, auto... rest>
auto& member(auto& object) {
  auto& found = object.*first;
  if constexpr (sizeof...(rest) == 0) {
    return found;
  } else if constexpr (requires { found.back(); }) {
    return member<rest...>(found.back());
  } else {
    return member<rest...>(found);
  }
}

// What rows do with a value.

template <auto... members>
void field(GatewaySpec& spec, const SpecValue& value) {
  store(value, member<members...>(spec));
}

/// A new element for a table in a list.
template <auto... members>
void append(GatewaySpec& spec, const SpecValue& table) {
  auto& added = member<members...>(spec).emplace_back();
  if constexpr (requires { added.origin; }) added.origin = table.path;
}

/// A table whose presence says something.
template <auto table>
void begin(GatewaySpec& spec, const SpecValue&) {
  (spec.*table).present = true;
}

/// An entry of a map of [clients].
template <auto map, auto key>
void entry(GatewaySpec& spec, const SpecValue& value) {
  store(value, (spec.clients.*map)[key]);
}

/// Pools of the last group or configuration, whose name precedes them.
template <auto list>
void pools_of(GatewaySpec& spec, const SpecValue& value) {
  for (const auto& item : value.items)
    spec.pools.push_back({item.text, item.path, (spec.*list).back().name});
}

void silence(GatewaySpec& spec, const SpecValue& value);

// The words of the rows.

using enum KeyType;
using Spec = GatewaySpec;

/// A row of the table. `more` has the remaining members.
constexpr SpecKey key(std::string_view path, KeyType type, std::string_view description,
                      std::string_view example = {}, SpecKey::Setter set = nullptr,
                      SpecKey more = {}) {
  more.path = path;
  more.type = type;
  more.description = description;
  more.example = example;
  more.set = set;
  return more;
}

}  // namespace p2s::spec::detail
