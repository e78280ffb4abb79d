// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/kit_reader.hpp>

#include <optional>
#include <string>
#include <vector>

namespace p2s::app {

/// Who signed SHA256SUMS of a kit, by the certificate in the signature. It is not checked whether
/// that certificate is valid or trusted.
struct SumsSigner {
  std::string subject;
  std::string thumbprint;
};

namespace detail {

/// The signer of the list in these files of a kit; empty if it is not signed. Error(malformed) if
/// the signature does not match.
std::optional<SumsSigner> sums_signer(const std::vector<kit::KitFile>& files);

}  // namespace detail
}  // namespace p2s::app
