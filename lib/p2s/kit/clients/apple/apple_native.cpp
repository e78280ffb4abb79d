// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/client_matrix.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/apple/apple_profile.hpp>
#include <p2s/kit/kit_rules.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::kit {
namespace {

// An MDM fills in names, which would break a signature.
Secret signed_if_configured(Secret profile, const KitContext& context) {
  const auto& signer = context.inputs.settings.signer;
  if (!signer || context.client.managed) return profile;
  auto made = signer->sign(profile.bytes());
  if (made.empty()) throw Error(ErrorKind::internal, "the signer returned no profile");
  return made;
}

void add_profile(Emitted& emitted, const KitContext& context, System system, const ApplePlan& plan,
                 const std::optional<ApplePolicy>& policy) {
  // Without an archive KIT-001 is reported.
  if (plan.certificate && context.client.pfx_for_older().empty() &&
      scep_server(context.client) == nullptr)
    return;
  const bool tied = must_name_issuer(context, plan);
  if (tied && issuer_name(context.gateway).empty()) {
    emitted.findings.push_back(
        kit_finding("KIT-024", std::string(to_string(system)),
                    "the package does not name the issuer of the server certificate, which Apple "
                    "devices require for EC client keys"));
    return;
  }
  auto profile = render_apple_profile(context, plan, policy);
  read_back_apple_profile(profile, context, plan, policy);
  emitted.files.push_back(
      {fmt::format("{}{}.mobileconfig", context.connection_file(), plan.radius ? "-radius" : ""),
       signed_if_configured(std::move(profile), context),
       plan.certificate ? SignIn::certificate : SignIn::password});
  if (tied && context.gateway.server_roots.size() > 1) {
    emitted.findings.push_back(kit_finding(
        "KIT-023", std::string(to_string(system)),
        fmt::format("the profile names only '{}' of {} server roots",
                    printable(issuer_name(context.gateway)), context.gateway.server_roots.size())));
  }
}

Findings unsupported_settings(const KitContext& context, const std::string& subject) {
  if (context.inputs.settings.exclude_routes.empty()) return {};
  return {kit_finding("KIT-022", subject, "the profile cannot exclude prefixes from the tunnel")};
}

Emitted emit_apple_native(const KitContext& context, System system, Methods methods) {
  Emitted emitted;
  const std::string subject(to_string(system));
  if (const auto missing = missing_server(context.gateway); !missing.empty()) {
    emitted.findings.push_back(kit_finding("KIT-020", subject, missing));
    return emitted;
  }
  const auto& custom = context.inputs.proposals.custom;
  std::optional<ApplePolicy> policy;
  for (const auto& each : custom) {
    if (!policy) policy = apple_policy(each);
  }
  if (!custom.empty() && !policy) {
    emitted.findings.push_back(kit_finding(
        "KIT-021", subject,
        fmt::format("Apple devices do not support the IPsec policy of the gateway ({} with {})",
                    custom.front().ike_encryption, custom.front().dh_group)));
    return emitted;
  }
  for (const auto authentication : {azure::Method::certificate, azure::Method::radius}) {
    if (has_method(methods, azure::Tunnel::ikev2, authentication))
      add_profile(emitted, context, system, apple_plan(context, authentication), policy);
  }
  if (!emitted.files.empty()) {
    const auto lost = unsupported_settings(context, subject);
    emitted.findings.insert(emitted.findings.end(), lost.begin(), lost.end());
  }
  return emitted;
}

constexpr std::array<std::string_view, 1> kAppleServes{azure::kNativeClient};
constexpr std::array kAppleSystems{System::macos, System::ios};
constexpr std::array kAppleFiles{FileKind{".mobileconfig", FileKind::Form::text, read_apple_facts,
                                          nullptr, package::PartKind::apple}};

}  // namespace

constexpr ClientSoftware apple_native{
    .id = "native",
    .serves = kAppleServes,
    .systems = kAppleSystems,
    .emit = emit_apple_native,
    .files = kAppleFiles,
    .page = {.name = "apple_native", .may_contain_password = true}};

}  // namespace p2s::kit
