// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/gateway/deploy_gateway.hpp"

#include <p2s/app/certificates/spec_certificates.hpp>
#include <p2s/app/gateway/desired_gateway.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/gateway_check.hpp>
#include <p2s/version.hpp>

#include <fmt/format.h>

namespace p2s::app {
namespace {

std::size_t errors_of(const spec::GatewaySpec& gateway, Workspace& workspace) {
  const auto folder = workspace.spec_file().value().parent_path();
  const auto certificates = spec_certificates(gateway, folder, &workspace);
  const auto report = rules::check_gateway(gateway, certificates, workspace.services().as_of);
  return count(report.findings, Severity::error);
}

}  // namespace

GatewayDeployment deploy_gateway(const DeployRequest& request, Workspace& workspace) {
  if (!request.subscription.empty() && !is_guid(request.subscription)) {
    throw Error(ErrorKind::usage,
                fmt::format("'{}' is not a subscription id", printable(request.subscription)))
        .hint("list the ids with: az account list --output table");
  }
  const auto gateway = desired_gateway(workspace);
  const deploy::Deployment deployment{gateway, fmt::format("p2sctl {}", kVersion),
                                      request.resource_group, request.subscription, request.prune};
  return {deploy::emit(request.format, deployment),
          deploy::package_commands(gateway.name, request.resource_group),
          errors_of(gateway, workspace)};
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
