// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/detail/value_reader.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/spec/detail/key_checks.hpp>
#include <p2s/spec/detail/toml_types.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace p2s::spec::detail {
namespace {

constexpr std::size_t kDateLength = 10;  // 2026-03-31

bool is_one_or_list(const SpecKey& key) {
  return key.type == KeyType::text_or_list || key.type == KeyType::prefix_or_list;
}

/// One value of one key.
class ValueReader {
 public:
  ValueReader(const SpecKey& key, std::string path, Mistakes& mistakes)
      : key_(key), mistakes_(mistakes), value_{std::move(path)} {}

  std::optional<SpecValue> read(const toml::node& node) {
    switch (key_.type) {
      case KeyType::flag:
        read_flag(node);
        break;
      case KeyType::number:
        read_number(node);
        break;
      case KeyType::date:
        read_date(node);
        break;
      case KeyType::text:
      case KeyType::address:
        read_item(node, value_.path, "a string");
        break;
      default:
        read_list(node);
    }
    return valid_ ? std::optional(std::move(value_)) : std::nullopt;
  }

 private:
  void fail(const toml::node& node, std::string message, std::string hint = {}) {
    valid_ = false;
    mistakes_.add(position_of(node.source()), std::move(message), std::move(hint));
  }

  void wrong_type(const toml::node& node, std::string_view path, std::string_view expected) {
    valid_ = false;
    add_wrong_type(path, node, expected, mistakes_);
  }

  void read_flag(const toml::node& node) {
    if (!node.is_boolean()) return wrong_type(node, value_.path, "true or false");
    value_.flag = node.as_boolean()->get();
  }

  void read_number(const toml::node& node) {
    if (const auto meant = meant_by(node)) {
      value_.number = std::stoll(*meant);
      return;
    }
    if (!node.is_integer()) return wrong_type(node, value_.path, "a whole number");
    value_.number = node.as_integer()->get();
    const bool fits = value_.number >= key_.min && value_.number <= key_.max;
    if (fits || key_.max == 0) return;
    fail(node, fmt::format("'{}' must be between {} and {}, not {}", value_.path, key_.min,
                           key_.max, value_.number));
  }

  /// What an alias stands for.
  std::optional<std::string> meant_by(const toml::node& node) const {
    if (!node.is_string()) return std::nullopt;
    const auto alias =
        std::find_if(key_.aliases.begin(), key_.aliases.end(), [&](const Alias& each) {
          return equals_ignoring_case(each.written, node.as_string()->get());
        });
    if (alias == key_.aliases.end()) return std::nullopt;
    return std::string(alias->meant);
  }

  void read_date(const toml::node& node) {
    std::string text;
    if (const auto* date = node.as_date()) {
      const auto& day = date->get();
      text = fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
    } else if (node.is_string()) {
      text = node.as_string()->get();
    } else {
      return wrong_type(node, value_.path, "a date");
    }
    const auto time = text.size() == kDateLength ? parse_time(text) : std::nullopt;
    if (!time) {
      return fail(node, fmt::format("'{}': '{}' is not a date", value_.path, printable(text)),
                  "write it as 2026-03-31");
    }
    value_.date = *time;
  }

  void read_list(const toml::node& node) {
    const bool one_or_list = is_one_or_list(key_);
    if (one_or_list && node.is_string()) return read_item(node, value_.path, "a string");
    const auto* list = node.as_array();
    if (list == nullptr) {
      return wrong_type(node, value_.path,
                        one_or_list ? "a string or a list of strings" : "a list of strings");
    }
    for (std::size_t i = 0; i < list->size(); ++i)
      read_item((*list)[i], fmt::format("{}[{}]", value_.path, i), "a string");
  }

  void read_item(const toml::node& node, std::string path, std::string_view expected) {
    if (!node.is_string()) return wrong_type(node, path, expected);
    auto& item = value_.items.emplace_back(
        SpecItem{meant_by(node).value_or(node.as_string()->get()), std::move(path)});
    if (key_.check != nullptr && !key_.check->accepts(item.text)) {
      fail(node, fmt::format("'{}' must be {}", printable(item.path), key_.check->expected),
           std::string(key_.check->hint));
    }
    if (!key_.values.empty()) choose(node, item);
    if (key_.type == KeyType::prefix_list || key_.type == KeyType::prefix_or_list)
      read_prefix(node, item);
    if (key_.type == KeyType::address || key_.type == KeyType::address_list)
      read_address(node, item);
  }

  void choose(const toml::node& node, SpecItem& item) {
    const auto found = std::find_if(
        key_.values.begin(), key_.values.end(),
        [&](std::string_view value) { return equals_ignoring_case(value, item.text); });
    if (found == key_.values.end()) {
      const std::vector<std::string> names(key_.values.begin(), key_.values.end());
      const auto near = meant_word(item.text, names);
      return fail(node, fmt::format("'{}' cannot be '{}'", item.path, printable(item.text)),
                  near ? fmt::format("did you mean '{}'?", *near)
                       : fmt::format("choose from: {}", join(names, ", ")));
    }
    if (!chosen_.insert(*found).second) {
      return fail(node, fmt::format("'{}': '{}' is listed twice", item.path, printable(item.text)),
                  "remove one of the two");
    }
    item.text = *found;
  }

  void read_prefix(const toml::node& node, SpecItem& item) {
    try {
      item.network =
          require_prefix(item.text, fmt::format("'{}'", item.path), ErrorKind::malformed);
    } catch (const Error& error) {
      fail(node, error.message(), error.hint());
    }
  }

  void read_address(const toml::node& node, SpecItem& item) {
    const auto address = net::Address::parse(item.text);
    if (address) {
      item.network = net::Prefix(*address, address->family == net::Family::ipv4 ? 32 : 128);
      return;
    }
    fail(node, fmt::format("'{}': '{}' is not an address", item.path, printable(item.text)),
         "write an address without a prefix length, such as 10.1.0.4");
  }

  const SpecKey& key_;
  Mistakes& mistakes_;
  SpecValue value_;
  std::set<std::string_view> chosen_;
  bool valid_ = true;
};

}  // namespace

std::optional<SpecValue> read_value(const SpecKey& key, const toml::node& node, std::string path,
                                    Mistakes& mistakes) {
  return ValueReader(key, std::move(path), mistakes).read(node);
}

}  // namespace p2s::spec::detail
