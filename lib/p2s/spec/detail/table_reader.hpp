// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/spec/detail/mistakes.hpp>
#include <p2s/spec/spec_keys.hpp>

#include <toml++/toml.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::spec::detail {

/// Reads tables by the rows of spec_keys().
class TableReader {
 public:
  TableReader(GatewaySpec& spec, Mistakes& mistakes);

  /// The whole document.
  void read(const toml::table& document) { read_table("", document, ""); }

 private:
  using Rows = std::vector<const SpecKey*>;

  /// `name` is the row of the table, `path` where it is: "groups[]" and "groups[0]".
  void read_table(std::string_view name, const toml::table& table, const std::string& path);
  void read_key(const SpecKey& key, const toml::node& node, const std::string& path);
  void enter(const SpecKey& key, const toml::node& node, const std::string& path);
  void enter_each(const SpecKey& key, const toml::node& node, const std::string& path);
  void refuse_unknown(std::string_view name, const toml::table& table, const std::string& path);
  /// Reads what is below a misspelled key, so that its mistakes are reported too.
  void read_misspelled(const Rows& rows, std::string_view meant, const toml::node& node,
                       const std::string& path);

  GatewaySpec& spec_;
  Mistakes& mistakes_;
  std::map<std::string_view, Rows> tables_;  ///< rows by the row of their table
};

}  // namespace p2s::spec::detail
