// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace p2s::package {

/// Where XML stops to be well-formed; both count from 1.
struct XmlDamage {
  std::size_t line = 0;
  std::size_t column = 0;
  std::string problem;  ///< "mismatched tag"
};

/// The first violation of XML's syntax in UTF-8 text; empty if it is well-formed. pugixml accepts
/// some of them, such as an unescaped '&', which the clients refuse.
std::optional<XmlDamage> find_xml_damage(std::string_view text);

}  // namespace p2s::package
