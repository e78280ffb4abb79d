// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/client_matrix.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/azure_vpn/azure_editor.hpp>
#include <p2s/kit/clients/azure_vpn/azure_profile.hpp>
#include <p2s/kit/clients/windows/windows_text.hpp>
#include <p2s/kit/kit_rules.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace p2s::kit {
namespace {

constexpr std::array<std::string_view, 3> kHash{"clientauth", "cert", "hash"};
constexpr std::array<std::string_view, 1> kConfig{"clientconfig"};
constexpr std::array<std::string_view, 2> kSignIn{"clientauth", "aad"};
constexpr std::string_view kApplicationId = "applicationid";

/// Elements of `aad` and their values.
using SignInElements = std::vector<std::pair<std::string_view, std::string>>;

SignInElements sign_in_elements(const EntraSignIn& entra, System system) {
  SignInElements elements;
  const auto add = [&](std::string_view name, const std::optional<bool>& value) {
    if (value) elements.emplace_back(name, *value ? "true" : "false");
  };
  if (!entra.application_id.empty()) elements.emplace_back(kApplicationId, entra.application_id);
  add("cachesigninuser", entra.cache_sign_in);
  add("enablegrouptoken", entra.group_token);
  if (system != System::windows) return elements;
  add("disableSso", entra.disable_sso);
  add("enabledevicesso", entra.device_sso);
  return elements;
}

bool has_sign_in(const package::AzureVpnProfile& read, const SignInElements& elements) {
  return std::all_of(elements.begin(), elements.end(), [&](const auto& element) {
    const auto& [name, value] = element;
    if (name == kApplicationId) return read.entra && read.entra->application_id == value;
    const auto path = fmt::format("clientauth/aad/{}", name);
    return std::find(read.others.begin(), read.others.end(), std::pair(path, value)) !=
           read.others.end();
  });
}

// Without a value for it, the application is that of the package.
std::optional<package::EntraSettings> planned_entra(const package::AzureVpnProfile& profile,
                                                    const SignInElements& elements) {
  auto entra = profile.entra;
  if (entra && !elements.empty() && elements.front().first == kApplicationId)
    entra->application_id = elements.front().second;
  return entra;
}

void read_back(const Secret& content, const package::AzureVpnProfile& planned,
               const AzureClientConfig& config, const SignInElements& sign_in,
               const std::string& thumbprint) {
  Findings findings;
  const auto read = package::read_azure_vpn_profile(content.bytes(), planned.file_name, findings);
  const bool hash =
      planned.authentication != azure::Method::certificate || read.client_hash == thumbprint;
  if (hash && read.authentication == planned.authentication && read.servers == planned.servers &&
      read.server_secret == planned.server_secret &&
      read.entra == planned_entra(planned, sign_in) && has_sign_in(read, sign_in) &&
      read.server_root_hashes == planned.server_root_hashes && client_config(read) == config) {
    return;
  }
  throw Error(ErrorKind::internal,
              fmt::format("'{}' cannot be filled in for the client", printable(planned.file_name)));
}

// Of managed users the client selects the certificate by its root: no hash.
bool fill_in_client(AzureEditor& editor, const package::AzureVpnProfile& profile,
                    const ClientMaterial& client) {
  if (client.managed && profile.client_hash.empty()) return true;
  return editor.replace(kHash, fmt::format("<hash>{}</hash>", to_lower(client.thumbprint)));
}

// Why a profile cannot be created without one from Azure; empty if it can.
std::string missing_fact(const package::VendorPackage& gateway) {
  auto missing = missing_server(gateway);
  if (missing.empty() && gateway.tls_auth_key.empty()) missing = "the package has no tls-auth key";
  return missing;
}

SignIn sign_in_of(azure::Method authentication) noexcept {
  switch (authentication) {
    case azure::Method::entra:
      return SignIn::work_account;
    case azure::Method::radius:
      return SignIn::password;
    case azure::Method::certificate:
      break;
  }
  return SignIn::certificate;
}

void add_profile(Emitted& emitted, const KitContext& context, System system,
                 azure::Method authentication) {
  const auto profile = azure_profile(context, authentication);
  AzureEditor editor(profile.text, profile.file_name);
  if (authentication == azure::Method::certificate &&
      !fill_in_client(editor, profile, context.client)) {
    emitted.findings.push_back(
        kit_finding("KIT-005", profile.file_name, "the element clientauth/cert/hash is missing"));
    return;
  }
  const auto config = planned_config(profile, context, system);
  if (config != client_config(profile) && !editor.replace(kConfig, to_xml(config, context))) {
    emitted.findings.push_back(
        kit_finding("KIT-041", profile.file_name, "the element clientconfig is missing"));
    return;
  }
  const auto sign_in = authentication == azure::Method::entra
                           ? sign_in_elements(context.inputs.settings.entra, system)
                           : SignInElements{};
  for (const auto& [name, value] : sign_in) {
    if (editor.set(kSignIn, name, value)) continue;
    emitted.findings.push_back(
        kit_finding("KIT-044", profile.file_name, "the element clientauth/aad is missing"));
    return;
  }
  auto content = editor.content();
  read_back(content, profile, config, sign_in, context.client.thumbprint);
  const bool own = context.gateway.azure_vpn_profile(authentication) != nullptr;
  if (authentication == azure::Method::radius && !own) {
    emitted.findings.push_back(
        kit_finding("KIT-043", profile.file_name, "Azure has not documented this profile format"));
  }
  const auto file = profile.file_name.substr(profile.file_name.rfind('/') + 1);
  const bool first = emitted.files.empty();
  emitted.files.push_back({file, std::move(content), sign_in_of(authentication)});
  // One script: two profiles of the same name would replace each other.
  if (system != System::windows || !first || profile.name.empty()) return;
  emitted.files.push_back({"Install-AzureVpnClient.ps1",
                           azure_vpn_script(context, profile.name, file,
                                            authentication == azure::Method::certificate)});
}

Emitted emit_azure_vpn_client(const KitContext& context, System system, Methods methods) {
  Emitted emitted;
  for (const auto& method : methods) {
    const bool own = context.gateway.azure_vpn_profile(method.authentication) != nullptr;
    const auto missing = own ? std::string() : missing_fact(context.gateway);
    if (!missing.empty()) {
      emitted.findings.push_back(kit_finding("KIT-042", std::string(to_string(system)), missing));
      return emitted;
    }
    const bool certificate = method.authentication == azure::Method::certificate;
    if (certificate && !context.client.has_certificate()) continue;
    add_profile(emitted, context, system, method.authentication);
  }
  if (!emitted.files.empty() && context.excludes_ipv6()) {
    emitted.findings.push_back(kit_finding("KIT-040", std::string(to_string(system)),
                                           "the Azure VPN Client cannot exclude IPv6 prefixes"));
  }
  return emitted;
}

constexpr std::array<std::string_view, 1> kAzureVpnServes{azure::kAzureVpnClient};
constexpr std::array kAzureVpnSystems{System::windows, System::macos};
constexpr std::array kAzureVpnFiles{
    FileKind{.ending = ".xml",
             .form = FileKind::Form::text,
             .read = read_azure_vpn_facts,
             .part = package::PartKind::azure_vpn},
    FileKind{.ending = ".xml",
             .form = FileKind::Form::text,
             .read = read_intune_facts,
             .part = package::PartKind::intune},
    FileKind{.ending = ".ps1", .form = FileKind::Form::script, .read = read_script_facts}};

}  // namespace

constexpr ClientSoftware azure_vpn_client{
    .id = "azure-vpn-client",
    .serves = kAzureVpnServes,
    .systems = kAzureVpnSystems,
    .emit = emit_azure_vpn_client,
    .files = kAzureVpnFiles,
    .page = {.name = "azure_vpn_client", .certificate_first = true}};

}  // namespace p2s::kit
