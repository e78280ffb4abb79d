// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace p2s::spec {

struct GatewaySpec;
namespace detail {
struct KeyCheck;
struct SpecValue;
}  // namespace detail

/// The type of a table or key of p2s.toml.
enum class KeyType : std::uint8_t {
  table,           ///< [path]
  table_list,      ///< [[path]], any number
  table_or_list,   ///< [path] or [[path]]
  text,            ///< "a"
  flag,            ///< true, false
  number,          ///< 1
  date,            ///< 2026-03-31
  text_list,       ///< ["a", "b"]
  text_or_list,    ///< "a" or ["a", "b"]
  prefix_list,     ///< ["10.1.0.0/16"]
  prefix_or_list,  ///< "10.1.0.0/16" or a list of them
  address,         ///< "10.1.0.4"
  address_list,    ///< ["10.1.0.4"]
};

/// Another spelling of a value.
struct Alias {
  std::string_view written;  ///< "AAD", in any case
  std::string_view meant;    ///< "entra"
};

/// A table or key of p2s.toml. The reader, the manual page p2s.toml(5) and the JSON Schema follow
/// these.
struct P2S_API SpecKey {
  std::string_view path =
      {};  ///< "vnet", "vnet.peered", "groups[].members[].type"; "rules.*": any name
  KeyType type = KeyType::text;
  std::string_view description = {};  ///< full sentences, for the manual page
  std::string_view example = {};  ///< a TOML value; for "rules.*" the whole line; empty for tables
  /// Puts a value in its place. Of a table: begins it, if anything is to do.
  using Setter = void (*)(GatewaySpec& spec, const detail::SpecValue& value);
  Setter set = nullptr;
  std::string_view default_value = {};            ///< a TOML value; empty: no default
  std::span<const std::string_view> values = {};  ///< allowed values (in any case); empty: any
  std::string_view also = {};                     ///< pattern (ECMA 262) of values besides those
  std::span<const Alias> aliases = {};            ///< Azure's spellings, accepted too
  std::int64_t min = 0;                           ///< of numbers, with `max`
  std::int64_t max = 0;                           ///< 0: the rules check the range
  std::string_view instead_of = {};               ///< a key of the same table that it excludes
  const detail::KeyCheck* check = nullptr;        ///< of the form of texts

  bool is_table() const noexcept { return type <= KeyType::table_or_list; }
  std::string_view parent() const noexcept;  ///< path of its table; "" at the top
  std::string_view name() const noexcept;    ///< "members" of "groups[].members[]"
  std::string header() const;                ///< of a table: "[[groups.members]]"
};

/// Every table, each followed by its keys, then by the tables inside it.
P2S_API std::span<const SpecKey> spec_keys() noexcept;

/// A p2s.toml with every key once, made of their examples. It is valid, but does not describe a
/// sensible gateway.
P2S_API std::string full_example();

/// An advanced p2s.toml: Microsoft Entra ID, RADIUS, user groups and a custom policy.
P2S_API std::string_view example_spec() noexcept;

}  // namespace p2s::spec
