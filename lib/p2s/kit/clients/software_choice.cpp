// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/software_choice.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/kit/kit_rules.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::kit {
namespace {

// Users are warned from this time on: enough time to send a new kit.
constexpr std::chrono::days kSoon{30};

template <typename Range, typename Value>
bool contains(const Range& range, const Value& value) {
  return std::find(range.begin(), range.end(), value) != range.end();
}

/// The software that could connect, but that the client is not to use.
std::vector<std::string> unchosen_software(const KitContext& context, System system) {
  std::vector<std::string> ids;
  for (const auto* software : all_client_software()) {
    if (software->audience == Audience::user && !is_wanted(context.inputs, *software) &&
        !methods_of(*software, system, context).empty())
      ids.emplace_back(software->id);
  }
  return ids;
}

Findings check_user(const KitContext& context) {
  const auto& methods = context.inputs.methods;
  const auto lacks = [&](const azure::ConnectionMethod& method) {
    return lacks_certificate(context, method);
  };
  if (std::none_of(methods.begin(), methods.end(), lacks)) return {};
  return {kit_finding(
      "KIT-018", context.client.name,
      fmt::format("'{}' has no certificate, and the RADIUS server requires certificates",
                  printable(context.client.name)))};
}

}  // namespace

bool is_wanted(const KitInputs& inputs, const ClientSoftware& software) {
  if (inputs.software.empty() || software.serves.empty()) return true;
  if (software.audience == Audience::user) return contains(inputs.software, software.id);
  return std::any_of(software.serves.begin(), software.serves.end(),
                     [&](std::string_view id) { return contains(inputs.software, id); });
}

bool lacks_certificate(const KitContext& context, const azure::ConnectionMethod& method) {
  return method.authentication == azure::Method::radius &&
         method.tunnel != azure::Tunnel::openvpn && context.gateway.eap_method == "EAPTLS" &&
         !context.client.has_certificate();
}

std::vector<azure::ConnectionMethod> methods_of(const ClientSoftware& software, System system,
                                                const KitContext& context) {
  std::vector<azure::ConnectionMethod> methods;
  if (!software.runs_on(system)) return methods;
  for (const auto& method : context.inputs.methods) {
    if (method.system == system && contains(software.serves, std::string_view(method.software)) &&
        !lacks_certificate(context, method))
      methods.push_back(method);
  }
  return methods;
}

Finding no_profile(const KitContext& context, System system, bool empty) {
  auto finding =
      kit_finding("KIT-004", std::string(to_string(system)),
                  fmt::format("no client software for {} can be configured from this package",
                              display_name(system)));
  if (const auto others = unchosen_software(context, system); !others.empty()) {
    finding.message = fmt::format("{} cannot connect to this gateway on {}",
                                  join(context.inputs.software, ", "), display_name(system));
    finding.hint = fmt::format("choose other software for {}: {}", printable(context.client.name),
                               join(others, ", "));
    return finding;
  }
  if (empty) finding.hint.clear();
  // Nothing in the kit helps a user without a certificate.
  if (context.client.has_certificate() && accepts_certificates(context.gateway)) return finding;
  finding.hint =
      system == System::gnu_linux && context.gateway.has(azure::Method::entra)
          ? "send azurevpnconfig.xml for a community client, such as azvpn; or add a sign-in method"
          : fmt::format("add certificate or RADIUS authentication to the gateway for users of {}",
                        display_name(system));
  return finding;
}

Findings check_client(const KitContext& context) {
  Findings findings;
  const auto& client = context.client;
  if (!client.has_certificate()) return check_user(context);
  if (!client.has_key()) {
    findings.push_back(
        kit_finding("KIT-001", client.name,
                    "its private key was never in the store: no profile can be completed"));
  }
  const auto& gateway = context.gateway;
  if (!accepts_certificates(gateway)) {
    findings.push_back(
        kit_finding("KIT-002", gateway.source, "the gateway has no certificate authentication"));
  }
  if (client.not_after - context.inputs.as_of < kSoon) {
    findings.push_back(
        kit_finding("KIT-006", client.name,
                    fmt::format("its certificate expires on {}", format_date(client.not_after))));
  }
  return findings;
}

std::vector<std::string> client_software_ids() {
  std::vector<std::string> ids;
  for (const auto* software : all_client_software()) {
    if (software->audience == Audience::user && !contains(ids, software->id))
      ids.emplace_back(software->id);
  }
  return ids;
}

bool accepts_certificates(const package::VendorPackage& gateway) {
  const bool checked_by_radius =
      gateway.has(azure::Method::radius) && gateway.eap_method == "EAPTLS";
  return gateway.authentications.empty() || gateway.has(azure::Method::certificate) ||
         checked_by_radius;
}

}  // namespace p2s::kit
