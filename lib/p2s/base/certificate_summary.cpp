// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/certificate_summary.hpp"

#include <algorithm>

namespace p2s {

bool is_self_signed_leaf(const CertificateSummary& certificate) {
  const auto& usage = certificate.key_usage;
  if (!certificate.self_signed || certificate.is_ca) return false;
  if (!usage.empty()) return std::find(usage.begin(), usage.end(), "keyCertSign") == usage.end();
  return certificate.has_basic_constraints && !certificate.extended_key_usage.empty();
}

}  // namespace p2s
