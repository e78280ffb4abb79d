// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <string>
#include <string_view>

namespace p2s {

/// Throws Error(usage) unless `name` is valid as a common name: valid UTF-8, 1 to 64 characters
/// (RFC 5280, ub-common-name), printable (find_unprintable()), in composed form (NFC), without
/// leading or trailing whitespace. `what` is the kind of name, for the message: "client", "root".
P2S_API void require_name(std::string_view name, std::string_view what);

/// "Latin and Cyrillic" if the letters of the name are of several scripts that have letters with
/// the same shape; empty otherwise.
P2S_API std::string mixed_scripts(std::string_view name);

/// The same text for names that differ in upper and lower case only.
P2S_API std::string folded_name(std::string_view name);

/// A file name for `name` that cannot leave its folder, collide with the file name of another name
/// (even if case is ignored), be hidden, or be reserved on Windows. Names of lower-case letters,
/// digits, '.', '-', '_' and '@' are unchanged; of any other name the safe characters are kept,
/// followed by '~' and 16 hex digits of a hash of the whole name.
P2S_API std::string file_name_for(std::string_view name);

}  // namespace p2s
