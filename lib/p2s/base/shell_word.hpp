#pragma once

#include <p2s/base/export.hpp>

#include <string>
#include <string_view>

namespace p2s {

/// `text` as one word of a command line that a hint says to type: as it is when every shell takes
/// it so, else in single quotes. What find_unprintable() finds is shown as by printable().
P2S_API std::string shell_word(std::string_view text);

}  // namespace p2s
