// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/archive/entry.hpp>

#include <span>

namespace p2s::archive {

/// An entry that does not own its content, so that secrets are not copied.
struct EntryView {
  std::string_view name;
  ByteView content;
  bool runs = false;  ///< mode 0700
};

/// The entries as a zip, built in memory: sorted by name, dated 1980-01-01, mode 0600 or 0700,
/// deflated except for incompressible files (.pfx, .p12, .zip). The same entries in any order give
/// the same bytes. Error(internal) for a name that read_zip would reject, or two names for one
/// file.
P2S_API Bytes write_zip(std::span<const Entry> entries);
P2S_API Bytes write_zip(std::span<const EntryView> entries);

}  // namespace p2s::archive
