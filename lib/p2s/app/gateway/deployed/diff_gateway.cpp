// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/gateway/deployed/diff_gateway.hpp"

#include <p2s/app/certificates/spec_certificates.hpp>
#include <p2s/app/gateway/deployed/change_effects.hpp>
#include <p2s/app/gateway/deployed/desired_gateway.hpp>
#include <p2s/app/gateway/deployed/live_file.hpp>
#include <p2s/app/gateway/deployed/live_findings.hpp>
#include <p2s/app/gateway/deployed/package_age.hpp>
#include <p2s/app/packages/inspect_package.hpp>
#include <p2s/base/error.hpp>
#include <p2s/pki/certificate.hpp>

namespace p2s::app {
namespace {

/// The thumbprint of a root's data.
std::string thumbprint_of_data(const std::string& data) {
  if (data.empty()) return {};
  const auto der = from_base64(data);
  try {
    if (der) return pki::Certificate::from_der(*der).thumbprint();
  } catch (const Error&) {  // the CERT rules report what it is
  }
  return "not a certificate";
}

std::vector<live::Part> missing_parts(const spec::GatewaySpec& desired, const live::Parts& unread) {
  live::Parts everything_else;
  std::vector<live::Part> missing;
  for (const auto& difference : live::differences({}, desired)) {
    if (unread.contains(difference.part) && everything_else.insert(difference.part).second)
      missing.push_back(difference.part);
  }
  return missing;
}

}  // namespace

GatewayDiff diff_gateway(const std::filesystem::path& file, const std::filesystem::path& azure,
                         Workspace& workspace) {
  GatewayDiff diff;
  diff.live = load_live_gateway(file);
  const auto desired = desired_gateway(workspace);
  const auto& live = diff.live;
  const auto as_of = workspace.services().as_of;
  const auto certificates = spec_certificates(live.spec, file.parent_path(), &workspace);
  const auto wanted = spec_certificates(desired, file.parent_path(), &workspace);
  const ChangeEffects effects(live, desired, certificates, wanted, as_of);
  for (auto& difference : live::differences(live.spec, desired, live.unread)) {
    if (difference.part == live::Part::roots) {
      difference.before = thumbprint_of_data(difference.before);
      difference.after = thumbprint_of_data(difference.after);
    }
    diff.new_kits = diff.new_kits || ChangeEffects::needs_new_kits(difference);
    diff.interrupts = diff.interrupts || ChangeEffects::interrupts(difference);
    auto effect = effects.of(difference);
    diff.changes.push_back({std::move(difference), std::move(effect)});
  }
  diff.lose_access = effects.lose_access();
  diff.gain_access = effects.gain_access();
  diff.not_compared = missing_parts(desired, live.unread);
  diff.findings = live_findings(live, certificates, as_of);
  if (!azure.empty()) {
    const auto package = inspect_package(azure, as_of).package;
    for (auto& each : package_age(package, live, certificates, desired))
      diff.findings.push_back(std::move(each));
  }
  diff.findings.insert(diff.findings.end(), live.findings.begin(), live.findings.end());
  sort_findings(diff.findings);
  return diff;
}

void record_revocations(const live::LiveGateway& live, Workspace& workspace) {
  if (live.unread.contains(live::Part::revoked)) {
    throw Error(ErrorKind::malformed,
                "nothing was recorded: the output does not show which certificates are revoked");
  }
  std::set<std::string> thumbprints;
  for (const auto& each : live.spec.revoked) thumbprints.insert(each.thumbprint);
  workspace.inventory().set_gateway_revocations(thumbprints, workspace.actor());
}

}  // namespace p2s::app
