// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/live/live_gateway.hpp>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <initializer_list>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::live::detail {

using Json = nlohmann::json;

/// Equal apart from case and '_': "vpnClientProtocols", "VpnClientProtocols",
/// "vpn_client_protocols".
bool same_name(std::string_view a, std::string_view b) noexcept;

/// The document being read.
struct Document {
  Form form = Form::arm;
  const Json* parameters = nullptr;     ///< of a template
  std::vector<std::string> unresolved;  ///< paths of expressions that only Azure evaluates
  std::vector<std::string> secrets;     ///< paths of secrets, which are no longer in the document
  std::list<Json> roots;                ///< the document, and JSON in its texts

  /// Parses JSON without its secrets. Error(malformed).
  const Json& parse(std::string_view text, const std::string& path);
};

/// A value with its path; absent values are null. Members are found whatever a tool makes of their
/// names: case, '_', a table "properties" around them, a list around a single block.
class Node {
 public:
  Node() = default;
  Node(const Json& value, std::string path, Document& document);

  explicit operator bool() const noexcept { return value_ != nullptr; }
  const std::string& path() const noexcept { return path_; }
  const Json& json() const noexcept { return *value_; }

  /// The first member with one of the names. Error(malformed) unless this is an object or absent.
  Node find(std::initializer_list<std::string_view> names) const;
  Node find(std::string_view name) const { return find({name}); }
  /// Whether this is an object with that member, even if it is null.
  bool mentions(std::string_view name) const;
  // Empty if absent; Error(malformed) for other types.
  std::vector<Node> items() const;
  std::string text() const;
  std::optional<std::int64_t> number() const;
  std::optional<bool> flag() const;
  bool is_text() const noexcept { return value_ != nullptr && value_->is_string(); }

 private:
  Node member_of(const Json& object, const std::string& path,
                 std::initializer_list<std::string_view> names) const;
  Node whole(Node found, const Json& object, std::string_view key) const;
  [[noreturn]] void refuse(std::string_view expected) const;

  const Json* value_ = nullptr;
  std::string path_;
  Document* document_ = nullptr;
};

}  // namespace p2s::live::detail
