// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/packages/sums_signature.hpp"

#include <p2s/base/error.hpp>
#include <p2s/kit/kit_check.hpp>
#include <p2s/pki/cms.hpp>

#include <algorithm>

namespace p2s::app::detail {
namespace {

const kit::KitFile* file_at(const std::vector<kit::KitFile>& files, std::string_view path) {
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const kit::KitFile& file) { return file.path == path; });
  return found == files.end() ? nullptr : &*found;
}

}  // namespace

std::optional<SumsSigner> sums_signer(const std::vector<kit::KitFile>& files) {
  const auto* const signature = file_at(files, kit::kSignatureName);
  if (signature == nullptr) return std::nullopt;
  const auto* const sums = file_at(files, kit::kSumsName);
  if (sums == nullptr) throw Error(ErrorKind::malformed, "the signed SHA256SUMS is missing");
  const auto signer = pki::verify_detached_cms(signature->content.bytes(), sums->content.bytes());
  return SumsSigner{signer.facts().subject, signer.thumbprint()};
}

}  // namespace p2s::app::detail
