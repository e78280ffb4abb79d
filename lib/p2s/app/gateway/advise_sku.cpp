// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/gateway/advise_sku.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

planning::SkuRequirements requirements_of(const SkuRequest& request) {
  auto requirements = request.requirements;
  if (!request.tunnels.empty()) requirements.tunnels = azure::parse_tunnels(request.tunnels);
  if (request.throughput.empty()) return requirements;
  const auto mbps = planning::parse_throughput(request.throughput);
  if (!mbps) {
    throw Error(ErrorKind::usage,
                fmt::format("--throughput: '{}' is not a data rate", printable(request.throughput)))
        .hint("write it as 650Mbps or 1.25Gbps");
  }
  requirements.throughput_mbps = *mbps;
  return requirements;
}

std::vector<rules::PresentSku> typed_sku(const SkuRequest& request) {
  auto present = rules::present_skus(request.from, request.from_generation);
  if (!present.empty()) return present;
  const auto sku = azure::require_sku(request.from, "--from");
  throw Error(ErrorKind::usage,
              fmt::format("{} is not of generation {}", sku.name, *request.from_generation))
      .hint(fmt::format("--from {} --from-generation {}", sku.name, sku.generation));
}

std::vector<rules::PresentSku> declared_sku(const std::filesystem::path& file) {
  const auto spec = spec::load_spec(file);
  if (spec.current_sku.empty()) return {};
  auto present = rules::present_skus(spec.current_sku, spec.current_generation);
  if (!present.empty()) return present;
  const auto of = spec.current_generation
                      ? fmt::format(" of generation {}", *spec.current_generation)
                      : std::string();
  throw Error(ErrorKind::malformed,
              fmt::format("{}: 'gateway.current_sku': unknown SKU '{}'{}", file.filename().string(),
                          printable(spec.current_sku), of))
      .hint("choose from: " + join(azure::sku_names(), ", "));
}

std::vector<rules::PresentSku> present_skus(const SkuRequest& request,
                                            const std::optional<std::filesystem::path>& spec) {
  if (!request.from.empty()) return typed_sku(request);
  if (request.from_generation) {
    throw Error(ErrorKind::usage, "--from-generation is given without --from")
        .hint(fmt::format("--from VpnGw2AZ --from-generation {}", *request.from_generation));
  }
  return spec ? declared_sku(*spec) : std::vector<rules::PresentSku>{};
}

}  // namespace

SkuAnswer advise_sku(const SkuRequest& request, const std::optional<std::filesystem::path>& spec,
                     Time as_of) {
  SkuAnswer answer;
  const auto present = present_skus(request, spec);
  answer.advice = planning::advise_sku(requirements_of(request), as_of);
  for (auto& verdict : answer.advice.skus) {
    verdict.current = std::any_of(present.begin(), present.end(), [&](const auto& sku) {
      return sku.row && sku.row->name == verdict.sku.name &&
             sku.row->generation == verdict.sku.generation;
    });
  }
  answer.resizes = planning::resize_options(present, answer.advice, as_of);
  return answer;
}

}  // namespace p2s::app
