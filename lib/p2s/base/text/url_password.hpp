// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <string>
#include <string_view>

namespace p2s {

/// The password in a URL (RFC 3986, 3.2.1), as written; empty if there is none. Also one with '/',
/// '?', '#' or '@' in it, which must be percent-encoded there, and the parameter `password`.
P2S_API std::string_view url_password(std::string_view url) noexcept;

/// False if the password before the host contains '/', '?', '#' or '@', where programs disagree
/// about its end.
P2S_API bool is_password_escaped(std::string_view url) noexcept;

/// The URL for people: without password, parameters and fragment. Of a malformed one it shows too
/// little rather than a part of the password. Other text stays as it is.
P2S_API std::string url_without_password(std::string_view url);

/// %41 becomes A (RFC 3986, 2.1); other text stays.
P2S_API std::string percent_decoded(std::string_view text);

}  // namespace p2s
