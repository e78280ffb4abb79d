// SPDX-License-Identifier: Apache-2.0
#include <p2s/deploy/detail/header.hpp>
#include <p2s/deploy/detail/point_to_site.hpp>
#include <p2s/deploy/formats/formats.hpp>
#include <p2s/render/templates.hpp>

namespace p2s::deploy::detail {
namespace {

/// Groups by their name: the script knows the id of the gateway.
Json desired_for_az(const spec::GatewaySpec& gateway) {
  auto properties =
      without_null(point_to_site(gateway, {[](std::size_t) { return Json(); },
                                           [](const std::string& group) { return group; }}));
  require_text(properties);
  return properties;
}

}  // namespace

std::string emit_az(const Deployment& deployment) {
  render::Model model;
  model.verbatim("header", comment(header(deployment), "#"))
      .text("gateway", deployment.gateway.name)
      .text("resource_group", deployment.resource_group)
      .text("subscription", deployment.subscription)
      .text("api_version", std::string(kApiVersion))
      .verbatim("prune", deployment.prune ? "true" : "false")
      .verbatim("desired", desired_for_az(deployment.gateway).dump(2));
  const auto text = render::Templates().get("deploy/az.sh").render(model, render::Language::shell);
  return std::string(text.text());
}

}  // namespace p2s::deploy::detail
