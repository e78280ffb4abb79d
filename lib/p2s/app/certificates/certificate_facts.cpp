// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/certificates/certificate_facts.hpp"

namespace p2s::app {

rules::CertificateFacts certificate_facts(const pki::Certificate& certificate) {
  const auto& facts = certificate.facts();
  return {.subject = facts.subject,
          .issuer = facts.issuer,
          .common_name = facts.common_name,
          .serial = facts.serial,
          .thumbprint = certificate.thumbprint(),
          .key_id = facts.subject_key_id,
          .authority_key_id = facts.authority_key_id,
          .not_before = facts.not_before,
          .not_after = facts.not_after,
          .key = facts.key,
          .signature_algorithm = facts.signature_algorithm,
          .alternative_names = facts.alternative_names,
          .key_usage = facts.key_usage,
          .extended_key_usage = facts.extended_key_usage,
          .has_basic_constraints = facts.has_basic_constraints,
          .is_ca = facts.is_ca,
          .self_signed = facts.self_signed};
}

}  // namespace p2s::app
