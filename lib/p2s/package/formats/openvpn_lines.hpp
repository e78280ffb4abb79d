// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::package {

/// A directive with its parameters, unquoted, or an inline block such as <ca> with its content.
struct OpenVpnItem {
  std::size_t line = 0;            ///< where it starts, from 1
  std::vector<std::string> words;  ///< the directive first; a block has only its name
  std::string_view content;        ///< of a block: every byte between its tags
  bool block = false;
  bool closed = true;  ///< false: the closing tag is missing
};

/// The profile as parsed by OpenVPN: without comments and blank lines, unquoted, directives inside
/// <connection> listed like all others. The views point into `text`.
std::vector<OpenVpnItem> openvpn_items(std::string_view text);

}  // namespace p2s::package
