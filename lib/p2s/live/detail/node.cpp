// SPDX-License-Identifier: Apache-2.0
#include "p2s/live/detail/node.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::live::detail {
namespace {

constexpr int kDeepestJson = 100;

char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Of the members that hold secrets in any form; "sensitive_values" only marks them.
bool is_secret_name(std::string_view name) {
  constexpr std::array<std::string_view, 5> kNames{"secret", "sharedkey", "psk", "password",
                                                   "primarykey"};
  auto plain = to_lower(name);
  std::erase(plain, '_');
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view each) { return plain.ends_with(each); });
}

/// "a.b"
std::string place_in(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : fmt::format("{}.{}", path, key);
}

void take_secrets(Json& value, const std::string& path, std::vector<std::string>& secrets) {
  if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i)
      take_secrets(value[i], fmt::format("{}[{}]", path, i), secrets);
  } else if (value.is_object()) {
    for (auto& [key, member] : value.items()) {
      const auto place = place_in(path, key);
      auto* const text = member.get_ptr<std::string*>();
      if (text == nullptr) {
        take_secrets(member, place, secrets);
      } else if (!text->empty() && is_secret_name(key)) {
        std::fill(text->begin(), text->end(), '\0');
        member = nullptr;
        secrets.push_back(place);
      }
    }
  }
}

/// What ConvertTo-Json prints of an object below its depth.
bool is_type_name(std::string_view text) {
  return text.starts_with("Microsoft.Azure.") || text.starts_with("System.") ||
         text.starts_with("@{");
}

/// "vgw" of "[parameters('vgw')]".
std::string_view parameter_name(std::string_view expression) {
  constexpr std::string_view kStart = "[parameters('", kEnd = "')]";
  if (!expression.starts_with(kStart) || !expression.ends_with(kEnd)) return {};
  expression.remove_prefix(kStart.size());
  expression.remove_suffix(kEnd.size());
  return expression.find('\'') == expression.npos ? expression : std::string_view();
}

bool is_expression(const Json& value) {
  const auto* const text = value.get_ptr<const std::string*>();
  return text != nullptr && text->starts_with('[') && !text->starts_with("[[");
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) noexcept {
  std::size_t i = 0, j = 0;
  for (;; ++i, ++j) {
    while (i < a.size() && a[i] == '_') ++i;
    while (j < b.size() && b[j] == '_') ++j;
    if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
    if (lower(a[i]) != lower(b[j])) return false;
  }
}

const Json& Document::parse(std::string_view text, const std::string& path) {
  const auto limit = [](int depth, Json::parse_event_t, Json&) {
    if (depth > kDeepestJson)
      throw Error(ErrorKind::malformed,
                  fmt::format("it is nested deeper than {} levels", kDeepestJson));
    return true;
  };
  auto& root = roots.emplace_back(Json::parse(text, limit));
  take_secrets(root, path, secrets);
  return root;
}

Node::Node(const Json& value, std::string path, Document& document)
    : value_(value.is_null() ? nullptr : &value), path_(std::move(path)), document_(&document) {
  if (value_ == nullptr || document.form != Form::arm_template || !is_expression(value)) return;
  const auto name = parameter_name(value.get_ref<const std::string&>());
  value_ = nullptr;
  if (!name.empty() && document.parameters != nullptr && document.parameters->is_object()) {
    const auto found = document.parameters->find(name);
    if (found != document.parameters->end() && found->is_object() &&
        found->contains("defaultValue") && !is_expression((*found)["defaultValue"])) {
      const auto& given = (*found)["defaultValue"];
      if (!given.is_null()) value_ = &given;
    }
  }
  if (value_ == nullptr) document.unresolved.push_back(path_);
}

void Node::refuse(std::string_view expected) const {
  if (value_->is_string() && (document_->form == Form::powershell ||
                              is_type_name(value_->get_ref<const std::string&>()))) {
    throw Error(ErrorKind::malformed,
                fmt::format("the output was cut off at '{}': ConvertTo-Json prints two levels by "
                            "default",
                            printable(path_)))
        .hint("Get-AzVirtualNetworkGateway ... | ConvertTo-Json -Depth 10");
  }
  throw Error(ErrorKind::malformed,
              fmt::format("'{}' is {} {}, expected {}", printable(path_),
                          value_->is_array() || value_->is_object() ? "an" : "a",
                          value_->type_name(), expected));
}

/// Windows PowerShell also prints each object as JSON in a text, whatever its depth.
Node Node::whole(Node found, const Json& object, std::string_view key) const {
  if (document_->form != Form::powershell || !found.is_text()) return found;
  if (!is_type_name(found.json().get_ref<const std::string&>())) return found;
  const auto twin = object.find(std::string(key) + "Text");
  const auto* const text = twin == object.end() ? nullptr : twin->get_ptr<const std::string*>();
  if (text == nullptr) return found;
  auto path = found.path() + "Text";
  try {
    const auto& parsed = document_->parse(*text, path);
    if (parsed.empty()) return found;
    return {parsed, std::move(path), *document_};
  } catch (const Json::exception&) {
    return found;
  }
}

Node Node::member_of(const Json& object, const std::string& path,
                     std::initializer_list<std::string_view> names) const {
  for (const auto name : names) {
    for (const auto& [key, member] : object.items()) {
      if (!same_name(key, name) || member.is_null()) continue;
      return whole({member, place_in(path, key), *document_}, object, key);
    }
  }
  return {};
}

Node Node::find(std::initializer_list<std::string_view> names) const {
  if (value_ == nullptr) return {};
  if (value_->is_array() && value_->empty()) return {};
  if (value_->is_array() && value_->size() == 1 && document_->form == Form::terraform)
    return Node((*value_)[0], path_ + "[0]", *document_).find(names);
  if (!value_->is_object()) refuse("an object");
  if (auto found = member_of(*value_, path_, names)) return found;
  const auto inner = value_->find("properties");
  if (inner == value_->end() || !inner->is_object()) return {};
  return member_of(*inner, place_in(path_, "properties"), names);
}

bool Node::mentions(std::string_view name) const {
  if (value_ == nullptr || !value_->is_object()) return false;
  const auto members = value_->items();
  return std::any_of(members.begin(), members.end(),
                     [&](const auto& member) { return same_name(member.key(), name); });
}

std::vector<Node> Node::items() const {
  std::vector<Node> nodes;
  if (value_ == nullptr) return nodes;
  if (!value_->is_array()) refuse("a list");
  for (std::size_t i = 0; i < value_->size(); ++i) {
    Node item((*value_)[i], fmt::format("{}[{}]", path_, i), *document_);
    if (item) nodes.push_back(std::move(item));
  }
  return nodes;
}

std::string Node::text() const {
  if (value_ == nullptr) return {};
  if (!value_->is_string()) refuse("a string");
  return value_->get<std::string>();
}

std::optional<std::int64_t> Node::number() const {
  if (value_ == nullptr) return std::nullopt;
  if (!value_->is_number_integer()) refuse("a whole number");
  if (value_->is_number_unsigned() &&
      value_->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX))
    refuse("a smaller number");
  return value_->get<std::int64_t>();
}

std::optional<bool> Node::flag() const {
  if (value_ == nullptr) return std::nullopt;
  if (!value_->is_boolean()) refuse("true or false");
  return value_->get<bool>();
}

}  // namespace p2s::live::detail
