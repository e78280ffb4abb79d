// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/embedded.hpp>

#include <span>
#include <string_view>

namespace p2s::cli {

/// "bash", "zsh", "fish" or "powershell".
std::string_view completion_script(std::string_view shell);

/// All of them with the names of their files in completions/.
std::span<const EmbeddedFile> completion_scripts();

}  // namespace p2s::cli
