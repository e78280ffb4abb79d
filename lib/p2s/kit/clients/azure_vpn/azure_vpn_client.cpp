// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/client_matrix.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>
#include <p2s/kit/clients/azure_vpn/azure_profile.hpp>
#include <p2s/kit/kit_rules.hpp>
#include <p2s/package/formats/xml.hpp>

#include <fmt/format.h>

#include <array>
#include <optional>
#include <span>
#include <string>

namespace p2s::kit {
namespace {

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Position of the element in the text, from its '<' to just after its last '>'.
std::optional<Range> place_of(pugi::xml_node element, std::string_view text) {
  const auto name = static_cast<std::size_t>(element.offset_debug());
  const auto open_end = text.find('>', name);
  if (name == 0 || open_end == std::string_view::npos) return std::nullopt;
  if (text[open_end - 1] == '/') return Range{name - 1, open_end + 1};
  const auto close = text.find(fmt::format("</{}", element.name()), open_end);
  const auto close_end = close == std::string_view::npos ? close : text.find('>', close);
  if (close_end == std::string_view::npos) return std::nullopt;
  return Range{name - 1, close_end + 1};
}

// A profile that is changed element by element: every other byte stays as it was.
class Editor {
 public:
  Editor(std::string text, std::string_view file) : text_(std::move(text)), file_(file) {}
  ~Editor() { wipe(text_); }
  Editor(const Editor&) = delete;
  Editor& operator=(const Editor&) = delete;

  // Puts `content` in place of the element at `path`; false when there is none.
  bool replace(std::span<const std::string_view> path, std::string_view content) {
    Findings ignored;
    const package::XmlFile xml(as_bytes(text_), file_, "AzVpnProfile", ignored);
    auto node = xml.root();
    for (const auto name : path) node = child(node, name);
    const auto place = node ? place_of(node, xml.text()) : std::nullopt;
    if (!place) return false;
    std::string changed = xml.text();
    changed.replace(place->begin, place->end - place->begin, content);
    wipe(text_);
    text_ = std::move(changed);
    return true;
  }

  Secret content() const { return Secret(text_); }

 private:
  // Including an element with i:nil, which the reader treats as absent.
  static pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
    for (const pugi::xml_node each : parent.children()) {
      if (equals_ignoring_case(package::local_name(each), name)) return each;
    }
    return {};
  }

  std::string text_;
  std::string_view file_;
};

constexpr std::array<std::string_view, 3> kHash{"clientauth", "cert", "hash"};
constexpr std::array<std::string_view, 1> kConfig{"clientconfig"};

void read_back(const Secret& content, const package::AzureVpnProfile& planned,
               const AzureClientConfig& config, const std::string& thumbprint) {
  Findings findings;
  const auto read = package::read_azure_vpn_profile(content.bytes(), planned.file_name, findings);
  const bool hash =
      planned.authentication != azure::Method::certificate || read.client_hash == thumbprint;
  if (hash && read.authentication == planned.authentication && read.servers == planned.servers &&
      read.server_secret == planned.server_secret && read.entra == planned.entra &&
      read.server_root_hashes == planned.server_root_hashes && client_config(read) == config) {
    return;
  }
  throw Error(ErrorKind::internal,
              fmt::format("'{}' cannot be filled in for the client", printable(planned.file_name)));
}

// Why a profile cannot be created without one from Azure; empty if it can.
std::string missing_fact(const package::VendorPackage& gateway) {
  if (gateway.servers.empty()) return "the package names no gateway";
  if (gateway.server_roots.empty()) return "the package has no server root";
  if (gateway.tls_auth_key.empty()) return "the package has no tls-auth key";
  return {};
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
  Editor editor(profile.text, profile.file_name);
  if (authentication == azure::Method::certificate &&
      !editor.replace(kHash, fmt::format("<hash>{}</hash>", to_lower(context.client.thumbprint)))) {
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
  auto content = editor.content();
  read_back(content, profile, config, context.client.thumbprint);
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
    FileKind{.ending = ".xml", .form = FileKind::Form::text, .read = read_azure_vpn_facts},
    FileKind{.ending = ".ps1", .form = FileKind::Form::script}};

}  // namespace

constexpr ClientSoftware azure_vpn_client{
    .id = "azure-vpn-client",
    .serves = kAzureVpnServes,
    .systems = kAzureVpnSystems,
    .emit = emit_azure_vpn_client,
    .files = kAzureVpnFiles,
    .page = {.name = "azure_vpn_client", .certificate_first = true}};

}  // namespace p2s::kit
