#pragma once

#include <p2s/base/export.hpp>

#include <string>
#include <string_view>

namespace p2s {

/// Throws Error(usage) unless `name` can be a common name everywhere we put it: valid UTF-8, 1 to
/// 64 characters (RFC 5280, ub-common-name), nothing of find_unprintable(), no blank at either end.
/// `what` names the thing in the message: "client", "root".
P2S_API void require_name(std::string_view name, std::string_view what);

/// A file name for `name` that cannot leave its folder, collide with that of another name (on file
/// systems that ignore case too), hide, or be reserved on Windows. Names of lower-case letters,
/// digits,
/// '.', '-', '_' and '@' stay as they are; any other gets its harmless characters and '~' with the
/// 16 hex digits of a hash of the whole name, enough for millions of names of which no letter is
/// kept.
P2S_API std::string file_name_for(std::string_view name);

}  // namespace p2s
