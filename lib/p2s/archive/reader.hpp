// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/archive/entry.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace p2s::archive {

/// How much of a stranger's archive we are ready to unpack. The defaults are far above any vendor
/// package.
struct Limits {
  std::size_t archive_bytes = 16U << 20U;
  std::size_t entries = 4096;
  std::size_t entry_bytes = 32U << 20U;
  std::size_t total_bytes = 128U << 20U;
  std::size_t ratio = 200;                     ///< unpacked to packed …
  std::size_t ratio_applies_from = 1U << 20U;  ///< applies to entries of at least this many bytes
};

/// Every file of a zip, unpacked in memory, sorted by name; entries for folders are left out.
/// `name` is what messages call the archive. A zip inside is just a file. Error(malformed) for what
/// is not a zip, is damaged (lengths, CRC), passes a limit, or holds a hostile name (see
/// normalised_name), two names for one file, a link, a device, or encrypted content.
P2S_API std::vector<Entry> read_zip(ByteView zip, std::string_view name, const Limits& limits = {});

/// The same, but only the file `wanted` is unpacked: the others are empty, whatever damage their
/// content has.
P2S_API std::vector<Entry> list_zip(ByteView zip, std::string_view name, std::string_view wanted,
                                    const Limits& limits = {});

}  // namespace p2s::archive
