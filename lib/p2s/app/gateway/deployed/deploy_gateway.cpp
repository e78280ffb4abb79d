// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/gateway/deployed/deploy_gateway.hpp"

#include <p2s/app/certificates/spec_certificates.hpp>
#include <p2s/app/gateway/deployed/desired_gateway.hpp>
#include <p2s/app/gateway/deployed/entry_changes.hpp>
#include <p2s/app/gateway/deployed/live_file.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/live/difference.hpp>
#include <p2s/rules/gateway_check.hpp>
#include <p2s/version.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace p2s::app {
namespace {

std::size_t errors_of(const spec::GatewaySpec& gateway, Workspace& workspace) {
  const auto folder = workspace.spec_file().value().parent_path();
  const auto certificates = spec_certificates(gateway, folder, &workspace);
  const auto report = rules::check_gateway(gateway, certificates, workspace.services().as_of);
  return count(report.findings, Severity::error);
}

void require_same_gateway(const live::LiveGateway& live, const spec::GatewaySpec& gateway) {
  if (live.spec.name.empty() || equals_ignoring_case(live.spec.name, gateway.name)) return;
  throw Error(ErrorKind::usage, fmt::format("the deployed gateway is '{}', that of p2s.toml '{}'",
                                            printable(live.spec.name), printable(gateway.name)))
      .hint("choose the workspace of the gateway with -C DIR");
}

bool is_script(deploy::Format format) {
  return format == deploy::Format::az || format == deploy::Format::powershell;
}

/// Whether a desired part is unknown, because the output does not show it.
bool lacks_parts(const live::LiveGateway& live, const spec::GatewaySpec& gateway) {
  const auto desired = live::differences({}, gateway);
  return std::any_of(desired.begin(), desired.end(),
                     [&](const live::Difference& each) { return live.unread.contains(each.part); });
}

/// Scripts keep roots and revocations of others.
std::vector<live::Difference> differences_for(const DeployRequest& request,
                                              const live::LiveGateway& live,
                                              const spec::GatewaySpec& gateway) {
  auto all = live::differences(live.spec, gateway, live.unread);
  if (request.prune || !is_script(request.format)) return all;
  std::erase_if(all, [](const live::Difference& each) {
    const bool entry = each.part == live::Part::roots || each.part == live::Part::revoked;
    return entry && each.kind == live::DifferenceKind::removed;
  });
  return all;
}

deploy::Artefact emit_change(const DeployRequest& request, const deploy::Deployment& deployment,
                             const live::LiveGateway& live,
                             std::span<const live::Difference> differences) {
  const bool unknown = lacks_parts(live, deployment.gateway);
  if (differences.empty() && !unknown) return {};
  const bool groups = !deployment.gateway.groups.empty() || !live.spec.groups.empty() ||
                      live.unread.contains(live::Part::groups);
  if (is_script(request.format) && !unknown && !(groups && request.format == deploy::Format::az)) {
    if (const auto changes = entry_changes(differences, live))
      return deploy::emit_changes(request.format, deployment, *changes);
  }
  return deploy::emit(request.format, deployment);
}

}  // namespace

GatewayDeployment deploy_gateway(const DeployRequest& request, Workspace& workspace) {
  if (!request.subscription.empty() && !is_guid(request.subscription)) {
    throw Error(ErrorKind::usage,
                fmt::format("'{}' is not a subscription id", printable(request.subscription)))
        .hint("list the ids with: az account list --output table");
  }
  const auto gateway = desired_gateway(workspace);
  deploy::Deployment deployment{gateway, fmt::format("p2sctl {}", kVersion), request.resource_group,
                                request.subscription, request.prune};
  GatewayDeployment result;
  if (request.change.empty()) {
    result.file = deploy::emit(request.format, deployment);
  } else {
    const auto live = load_live_gateway(request.change);
    require_same_gateway(live, gateway);
    if (deployment.resource_group.empty()) deployment.resource_group = live.resource_group;
    if (deployment.subscription.empty()) deployment.subscription = live.subscription;
    const auto differences = differences_for(request, live, gateway);
    result.file = emit_change(request, deployment, live, differences);
    result.new_package =
        std::any_of(differences.begin(), differences.end(),
                    [](const live::Difference& each) { return each.part != live::Part::revoked; });
    for (const auto& each : differences) {
      const std::string part(live::display_name(each.part));
      if (result.changes.empty() || result.changes.back() != part) result.changes.push_back(part);
    }
  }
  result.package = deploy::package_commands(gateway.name, deployment.resource_group);
  result.errors = errors_of(gateway, workspace);
  return result;
}

std::filesystem::path deployment_path(const deploy::Artefact& file,
                                      const std::filesystem::path& directory) {
  std::error_code failed;
  std::filesystem::create_directories(directory, failed);
  if (failed) {
    throw Error(ErrorKind::io, fmt::format("cannot create '{}': {}", printable(directory.string()),
                                           failed.message()));
  }
  return directory / file.name;
}

}  // namespace p2s::app
