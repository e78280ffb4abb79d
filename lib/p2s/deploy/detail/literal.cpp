// SPDX-License-Identifier: Apache-2.0
#include "p2s/deploy/detail/literal.hpp"

#include <p2s/render/escapes.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::deploy::detail {
namespace {

constexpr std::size_t kStep = 2;

bool opens_lines(const Json& node) {
  return node.is_structured() && !node.empty() && expression_in(node) == nullptr;
}

/// Width of the keys of the adjacent one-line values around `at`.
std::size_t key_width(const Json& object, Json::const_iterator at) {
  auto first = at;
  while (first != object.begin() && !opens_lines(*std::prev(first))) --first;
  std::size_t width = 0;
  for (; first != object.end() && !opens_lines(*first); ++first)
    width = std::max(width, first.key().size());
  return width;
}

std::string object_literal(const Json& object, const Notation& notation, std::size_t indent) {
  std::string text = "{\n";
  for (auto each = object.begin(); each != object.end(); ++each) {
    const bool padded = notation.aligned && !opens_lines(*each);
    const auto width = padded ? key_width(object, each) : each.key().size();
    text += fmt::format("{:{}}{:{}}{}{}\n", "", indent + kStep, each.key(), width, notation.assign,
                        literal(*each, notation, indent + kStep));
  }
  return text + std::string(indent, ' ') + "}";
}

std::string list_literal(const Json& list, const Notation& notation, std::size_t indent) {
  std::string text = "[\n";
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto separator = i + 1 < list.size() ? notation.separator : std::string_view{};
    text += fmt::format("{:{}}{}{}\n", "", indent + kStep,
                        literal(list[i], notation, indent + kStep), separator);
  }
  return text + std::string(indent, ' ') + "]";
}

}  // namespace

const Notation kHcl{" = ", ",", true, render::escape_hcl};
const Notation kBicep{": ", "", false, render::escape_bicep};

std::string literal(const Json& node, const Notation& notation, std::size_t indent) {
  if (const auto* text = expression_in(node)) return *text;
  if (node.is_string()) return notation.quote(node.get_ref<const std::string&>());
  if (!opens_lines(node)) return node.dump();
  return node.is_object() ? object_literal(node, notation, indent)
                          : list_literal(node, notation, indent);
}

}  // namespace p2s::deploy::detail
