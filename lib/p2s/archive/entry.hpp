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
/// empty, absolute, with a drive letter or stream (':'), "." or ".." or nothing between separators,
/// control characters, no UTF-8, longer than 512 bytes. One separator at the end marks a folder and
/// is kept.
P2S_API std::string normalised_name(std::string_view raw);

/// What two names share when a file system that ignores case could take them for one file.
P2S_API std::string collision_key(std::string_view name);

}  // namespace p2s::archive
