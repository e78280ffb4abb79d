// SPDX-License-Identifier: Apache-2.0
#include "commands/certificate_advice.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

namespace p2s::cli {

void advise_on_certificate(Context& context, const pki::Certificate& certificate,
                           rules::CertificateRole role, const std::string& note) {
  if (!note.empty()) context.warn(note);
  const auto& facts = certificate.facts();
  for (const auto& finding :
       rules::check_certificate(facts, role, facts.subject, context.services().as_of)) {
    const auto text = fmt::format("{}: {}", finding.rule, printable(finding.message));
    if (finding.severity == Severity::note)
      context.info(text);
    else
      context.warn(text);
  }
}

}  // namespace p2s::cli
