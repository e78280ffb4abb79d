// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/export.hpp>

#include <string>
#include <string_view>

namespace p2s::archive {

/// One file of an archive. The name has '/' between its folders and cannot leave the folder it is
/// unpacked in.
struct Entry {
  std::string name;
  Bytes content;

  bool operator==(const Entry&) const = default;
};

/// `raw` with '/' for every '\'. Throws Error(malformed) for a name that could escape or deceive:
/// empty, absolute, with a drive letter or stream (':'), with "." or ".." or nothing between
/// separators, with control characters, not UTF-8, or longer than 512 bytes. One separator at the
/// end marks a folder and is kept.
P2S_API std::string normalised_name(std::string_view raw);

/// Equal for names that are the same file on a file system that ignores case.
P2S_API std::string collision_key(std::string_view name);

}  // namespace p2s::archive
