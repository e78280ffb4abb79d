// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/client_state.hpp>
#include <p2s/diagnosis/readers/client_log.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// The content of a text from a client: output of tools, logs, or several of them.
struct ClientText {
  std::vector<std::string> kinds;  ///< "ipconfig", "route table", "log"; empty: nothing known
  ClientState state;
  ClientLog log;
};

/// Sufficient for all formats; parsing time is linear.
inline constexpr std::size_t kClientTextLimit = std::size_t{8} << 20U;

/// Recognises the text by its format. `text` is UTF-8 or another superset of ASCII.
P2S_API ClientText read_client_text(std::string_view text);

}  // namespace p2s::diagnosis
