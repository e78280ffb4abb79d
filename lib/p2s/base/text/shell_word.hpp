// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <string>
#include <string_view>

namespace p2s {

/// `text` as one word of a shell command in a hint: unchanged if it is safe in every shell, in
/// single quotes otherwise. Unprintable characters are escaped as by printable().
P2S_API std::string shell_word(std::string_view text);

}  // namespace p2s
