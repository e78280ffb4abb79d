// SPDX-License-Identifier: Apache-2.0
#include <p2s/archive/reader.hpp>
#include <p2s/archive/writer.hpp>
#include <p2s/base/error.hpp>

#include <cstdlib>

// Any bytes are read within the limits or refused, and what was read can be written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  p2s::archive::Limits limits;
  limits.entries = 64;
  limits.entry_bytes = 1U << 20U;
  limits.total_bytes = 2U << 20U;
  std::vector<p2s::archive::Entry> entries;
  try {
    entries = p2s::archive::read_zip({data, size}, "input", limits);
  } catch (const p2s::Error& error) {
    if (error.kind() != p2s::ErrorKind::malformed) std::abort();
    return 0;
  }
  limits.ratio_applies_from = limits.total_bytes;
  if (p2s::archive::read_zip(p2s::archive::write_zip(entries), "copy", limits) != entries) {
    std::abort();
  }
  return 0;
}
