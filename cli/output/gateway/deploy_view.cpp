// SPDX-License-Identifier: Apache-2.0
#include "output/gateway/deploy_view.hpp"

#include "output/output.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <ostream>

namespace p2s::cli {
namespace {

void print_deployment_json(Context& context, const app::GatewayDeployment& deployment,
                           const std::string& format, const std::string& path) {
  nlohmann::ordered_json document{{"format", format}, {"file", deployment.file.name}};
  if (path.empty())
    document["content"] = deployment.file.text;
  else
    document["path"] = path;
  if (!deployment.changes.empty()) document["changes"] = deployment.changes;
  document["package"] = {{"az", deployment.package.az},
                         {"powershell", deployment.package.powershell}};
  document["errors"] = deployment.errors;
  print_json(context, document);
}

}  // namespace

void show_deployment(Context& context, const app::GatewayDeployment& deployment,
                     const std::string& format, const std::string& path) {
  if (context.globals().json) {
    print_deployment_json(context, deployment, format, path);
  } else if (path.empty()) {
    context.out() << deployment.file.text << std::flush;
  } else if (!context.globals().dry_run) {
    context.out() << printable(path, 4096) << std::endl;
  }
  if (deployment.errors > 0) {
    context.warn(
        fmt::format("the check of the gateway reports {}; see them with: p2sctl gateway "
                    "check",
                    counted(deployment.errors, "error", "errors")));
  }
  if (context.globals().json) return;
  if (!deployment.changes.empty())
    context.info(fmt::format("changes: {}", join(deployment.changes, ", ")));
  if (!deployment.new_package) return;
  context.info("After the deployment, download the client package:");
  context.info("  " + deployment.package.az);
  context.info("or with PowerShell:");
  context.info("  " + deployment.package.powershell);
}

void show_nothing_to_deploy(Context& context, const std::string& format) {
  context.info("the gateway has the desired state; nothing to deploy");
  if (!context.globals().json) return;
  print_json(context, {{"format", format}, {"changes", nlohmann::ordered_json::array()}});
}

}  // namespace p2s::cli
