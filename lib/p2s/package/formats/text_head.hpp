// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace p2s::package {

/// Local name of the first element, also of XML that is damaged further down; empty if the text
/// does not begin as XML does.
std::string_view xml_root_name(std::string_view text);

}  // namespace p2s::package
