#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>
#include <p2s/package/detail/xml.hpp>
#include <p2s/package/emitters/emitter.hpp>
#include <p2s/package/kit_rules.hpp>

#include <fmt/format.h>

namespace p2s::package {
namespace {

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Where the element stands in the text, from its '<' to behind its last '>'. Holds no child
// elements.
std::optional<Range> place_of(pugi::xml_node element, std::string_view text) {
  const auto name = static_cast<std::size_t>(element.offset_debug());
  const auto open_end = text.find('>', name);
  if (name == 0 || open_end == std::string_view::npos) return std::nullopt;
  if (text[open_end - 1] == '/') return Range{name - 1, open_end + 1};
  const auto close_end = text.find('>', text.find("</", open_end));
  if (close_end == std::string_view::npos) return std::nullopt;
  return Range{name - 1, close_end + 1};
}

// The profile with the client's thumbprint in clientauth/cert/hash; every other byte stays as Azure
// wrote it. Nothing when there is no such element.
std::optional<Secret> personalised(const AzureVpnProfile& profile, const std::string& thumbprint) {
  Findings ignored;
  const detail::XmlFile file(as_bytes(profile.text), profile.file_name, "AzVpnProfile", ignored);
  const auto certificate = file.child(file.child(file.root(), "clientauth"), "cert");
  for (const pugi::xml_node child : certificate.children()) {
    if (!equals_ignoring_case(detail::local_name(child), "hash")) continue;
    const auto place = place_of(child, file.text());
    if (!place) return std::nullopt;
    std::string text = file.text();
    text.replace(place->begin, place->end - place->begin,
                 fmt::format("<{0}>{1}</{0}>", child.name(), to_lower(thumbprint)));
    Secret result(text);
    wipe(text);
    return result;
  }
  return std::nullopt;
}

void read_back(const Secret& content, const AzureVpnProfile& planned,
               const std::string& thumbprint) {
  Findings findings;
  const auto read = read_azure_vpn_profile(content.bytes(), planned.file_name, findings);
  if (read.client_hash == thumbprint && read.servers == planned.servers &&
      read.server_secret == planned.server_secret &&
      read.server_root_hashes == planned.server_root_hashes) {
    return;
  }
  throw Error(ErrorKind::internal,
              fmt::format("'{}' cannot be filled for the client", printable(planned.file_name)));
}

std::string path_of(const AzureVpnProfile& profile) {
  return profile.file_name.substr(profile.file_name.rfind('/') + 1);
}

void add_certificate_profile(Emitted& emitted, const KitContext& context) {
  const auto* profile = context.gateway.azure_vpn_profile(Authentication::certificate);
  if (profile == nullptr) return;
  auto content = personalised(*profile, context.client.thumbprint);
  if (!content) {
    emitted.findings.push_back(
        kit_finding("KIT-005", profile->file_name, "it has no element clientauth/cert/hash"));
    return;
  }
  read_back(*content, *profile, context.client.thumbprint);
  emitted.files.push_back({path_of(*profile), std::move(*content)});
}

}  // namespace

Emitted emit_azure_vpn(const KitContext& context, System system, Ways /*ways*/) {
  Emitted emitted;
  // On macOS the client cannot pick a certificate by its hash; Entra ID works on both.
  if (system == System::windows) add_certificate_profile(emitted, context);
  if (const auto* entra = context.gateway.azure_vpn_profile(Authentication::entra_id)) {
    emitted.files.push_back({path_of(*entra), Secret(entra->text)});
  }
  return emitted;
}

}  // namespace p2s::package
