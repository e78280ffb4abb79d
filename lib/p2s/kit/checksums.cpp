// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/checksums.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/kit_check.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::kit {
namespace {

void sort_by_path(std::vector<KitFile>& files) {
  std::sort(files.begin(), files.end(),
            [](const KitFile& a, const KitFile& b) { return a.path < b.path; });
}

}  // namespace

void add_checksums(std::vector<KitFile>& files, const KitInputs& inputs) {
  sort_by_path(files);
  std::string text;
  for (const auto& file : files) {
    text += fmt::format("{}  {}\n", to_lower(inputs.digests.sha256_hex(file.content.bytes())),
                        file.path);
  }
  if (const auto& signer = inputs.settings.signer) {
    auto signature = signer->sign_detached(as_bytes(text));
    if (signature.empty()) throw Error(ErrorKind::internal, "the signer returned no signature");
    files.push_back({std::string(kSignatureName), std::move(signature)});
  }
  files.push_back({std::string(kSumsName), Secret(text)});
  sort_by_path(files);
}

}  // namespace p2s::kit
