// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/gateway/deployed/check_live_gateway.hpp"

#include <p2s/app/certificates/spec_certificates.hpp>
#include <p2s/app/gateway/deployed/live_findings.hpp>

#include <string>

namespace p2s::app {

GatewayCheck check_live_gateway(const std::filesystem::path& file, live::LiveGateway live,
                                Workspace& workspace) {
  const auto as_of = workspace.services().as_of;
  const auto certificates = spec_certificates(live.spec, file.parent_path(), &workspace);
  GatewayCheck check{file, {}, {}, rules::check_gateway(live.spec, certificates, as_of), true};
  auto& findings = check.report.findings;
  for (auto& finding : findings) {
    for (const auto& key : {finding.subject, "gateway." + finding.subject}) {
      const auto place = live.places.find(key);
      if (place == live.places.end()) continue;
      finding.subject = place->second;
      break;
    }
    for (auto& fix : finding.fixes) fix.edits.clear();
  }
  auto more = live_findings(live, certificates, as_of);
  findings.insert(findings.end(), more.begin(), more.end());
  findings.insert(findings.end(), live.findings.begin(), live.findings.end());
  sort_findings(findings);
  return check;
}

}  // namespace p2s::app
