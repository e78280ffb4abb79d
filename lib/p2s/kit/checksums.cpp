// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/checksums.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

namespace p2s::kit {

KitFile emit_checksums(const std::vector<KitFile>& files, const Digests& digests) {
  std::string text;
  for (const auto& file : files) {
    text += fmt::format("{}  {}\n", to_lower(digests.sha256_hex(file.content.bytes())), file.path);
  }
  return {"SHA256SUMS", Secret(text)};
}

}  // namespace p2s::kit
