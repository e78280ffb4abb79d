// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/deploy/detail/point_to_site.hpp>

#include <string>
#include <string_view>

namespace p2s::deploy::detail {

/// How a language writes objects and lists over several lines.
struct Notation {
  std::string_view assign;     ///< between key and value
  std::string_view separator;  ///< after an item of a list
  bool aligned;                ///< values of adjacent lines begin in one column
  std::string (*quote)(std::string_view);
};
extern const Notation kHcl;
extern const Notation kBicep;

/// `node` as a literal; lines after the first are indented by `indent` spaces. Expressions are
/// written unchanged. Error(usage) for text that the language cannot contain.
std::string literal(const Json& node, const Notation& notation, std::size_t indent);

}  // namespace p2s::deploy::detail
