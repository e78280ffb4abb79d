#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/client_state.hpp>
#include <p2s/diagnosis/readers/client_log.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// What a text from a client is: the output of its tools, logs, or several of them one after the
/// other.
struct ClientText {
  std::vector<std::string> kinds;  ///< "ipconfig", "route table", "log"; empty: nothing known
  ClientState state;
  ClientLog log;
};

/// Enough for any of them; linear in the size of the text.
inline constexpr std::size_t kClientTextLimit = std::size_t{8} << 20U;

/// Recognises the text by its form. `text` is UTF-8 or at least ASCII in what matters.
P2S_API ClientText read_client_text(std::string_view text);

}  // namespace p2s::diagnosis
