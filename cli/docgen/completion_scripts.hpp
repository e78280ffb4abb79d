// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/embedded.hpp>

#include <span>
#include <string_view>

namespace p2s::cli {

/// "bash", "zsh" or "fish".
std::string_view completion_script(std::string_view shell);

/// All three with the names of their files in completions/.
std::span<const EmbeddedFile> completion_scripts();

}  // namespace p2s::cli
