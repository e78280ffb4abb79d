// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/spec/network.hpp>

#include <toml++/toml.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::spec::detail {

/// One table of p2s.toml, read key by key. Keys that have been read are accepted; finish() refuses
/// all others. A missing table has no keys.
class SpecSection {
 public:
  SpecSection(const toml::table* table, std::string path, std::string_view file)
      : table_(table), path_(std::move(path)), file_(file) {}

  SpecSection section(std::string_view key);
  std::vector<SpecSection> sections(std::string_view key);  ///< [[key]]
  /// As sections(), but also accepts a single table.
  std::vector<SpecSection> one_or_more(std::string_view key);
  bool present() const noexcept { return table_ != nullptr; }
  const std::string& path() const noexcept { return path_; }
  std::vector<std::string> keys() const;  ///< keys in the file; marks all as known
  void read(std::string_view key, std::string& value);
  void read(std::string_view key, bool& value);
  void read(std::string_view key, std::optional<bool>& value);
  /// Any whole number; the rules check its range.
  void read(std::string_view key, std::optional<std::int64_t>& value);
  /// A TOML date, or a string with one, without a time.
  void read(std::string_view key, std::optional<Time>& value);
  void read(std::string_view key, std::vector<std::string>& values, bool or_one = false);
  /// Only text that `accepts`. Other text may be a secret and is not repeated in the error.
  void read(std::string_view key, std::string& value, bool (*accepts)(std::string_view text),
            std::string_view expected, std::string hint);
  /// One of `choices` (in any case), in the spelling of `choices`.
  void choose(std::string_view key, std::string& value, std::span<const std::string_view> choices);
  void choose(std::string_view key, std::string& value, std::span<const std::string> choices);
  std::optional<std::uint64_t> number(std::string_view key, std::int64_t least, std::int64_t most);
  /// Calls `take` with each string of a list, its path ("gateway.pools[0]") and its node. With
  /// `or_one`, a single string is accepted too. `path` is the path of the string.
  using Take = std::function<void(std::string_view text, std::string path, const toml::node& node)>;
  void each_string(std::string_view key, bool or_one, const Take& take);
  std::vector<Network> networks(std::string_view key, bool or_one = false);
  std::vector<Network> addresses(std::string_view key);
  std::optional<net::Address> address(std::string_view key);

  /// Throws if both keys are present: they are alternatives.
  void refuse_both(std::string_view key, std::string_view other) const;
  /// Throws for the first unknown key in the file.
  void finish() const;
  [[noreturn]] void fail(const toml::source_region& where, std::string message,
                         std::string hint = {}) const;
  std::string position(const toml::source_region& where) const;  ///< "p2s.toml:3:8"

 private:
  const toml::node* at(std::string_view key) const;
  const toml::node* find(std::string_view key);  ///< as at(); marks the key as known
  std::string path_of(std::string_view key) const;
  [[noreturn]] void wrong_type(std::string_view path, const toml::node& node,
                               std::string_view expected) const;
  net::Address to_address(std::string_view text, std::string_view path,
                          const toml::node& node) const;

  const toml::table* table_;
  std::string path_;
  std::string_view file_;
  std::vector<std::string> known_;
};

}  // namespace p2s::spec::detail
