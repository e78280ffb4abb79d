// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/windows/eap_config.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/windows/windows_text.hpp>
#include <p2s/package/formats/xml.hpp>

#include <algorithm>

namespace p2s::kit {
namespace {

using Hashes = std::vector<std::string>;

constexpr std::string_view kTls = "13";
constexpr std::string_view kMsChapV2 = "26";

constexpr std::string_view kEapTemplate = "windows/EapHostConfig.xml";

// "AB CD … " with a space after each byte including the last, as Windows writes it.
std::string spaced(std::string_view thumbprint) {
  std::string pairs;
  for (std::size_t i = 0; i + 1 < thumbprint.size(); i += 2) {
    pairs.append(to_upper(thumbprint.substr(i, 2))) += ' ';
  }
  return pairs;
}

Hashes hashes_of(const KitContext& context, const std::vector<package::ServerRoot>& roots) {
  Hashes hashes;
  for (const auto& root : roots)
    hashes.push_back(spaced(context.inputs.digests.sha1_hex(root.der)));
  return hashes;
}

// Windows offers only certificates of these roots. Without any it asks the user.
Hashes client_roots(const KitContext& context) {
  if (!context.client.root_thumbprint.empty()) return {spaced(context.client.root_thumbprint)};
  Hashes hashes;
  for (const auto& each : context.gateway.client_root_thumbprints) hashes.push_back(spaced(each));
  return hashes;
}

std::vector<render::Model> items(const Hashes& hashes) {
  std::vector<render::Model> models;
  for (const auto& hash : hashes) models.push_back(std::move(render::Model().text("hash", hash)));
  return models;
}

// Text of every element with that name below `node`, trimmed.
void collect(pugi::xml_node node, std::string_view name, std::vector<std::string>& values) {
  for (const pugi::xml_node child : node.children()) {
    if (package::local_name(child) == name) values.emplace_back(package::text_of(child));
    collect(child, name, values);
  }
}

std::vector<std::string> values_of(std::string_view xml, std::string_view name) {
  pugi::xml_document document;
  std::vector<std::string> values;
  if (document.load_buffer(xml.data(), xml.size())) collect(document.root(), name, values);
  return values;
}

// The document of one EAP method, read back.
EapConfig rendered(const KitContext& context, const std::string& type, const Hashes& trusted,
                   const Hashes& issuers) {
  const bool tls = type == kTls;
  render::Model model;
  model.text("type", type)
      .flag("tls", tls)
      .list("trusted_roots", items(trusted))
      .flag("filtered", !issuers.empty())
      .list("client_roots", items(issuers));
  const auto text = context.inputs.templates.get(kEapTemplate).render(model, render::Language::xml);
  EapConfig config{tls ? "eap-tls.xml" : "eap-mschapv2.xml", std::string(text.text()),
                   tls && context.client.has_certificate()};
  const auto& xml = config.xml;
  const auto plain = [](char c) { return c > 0 && c != '\''; };
  require_as_planned(
      std::all_of(xml.begin(), xml.end(), plain) && values_of(xml, "Type") == Hashes{type, type} &&
          values_of(xml, "TrustedRootCA") == trusted && values_of(xml, "IssuerHash") == issuers,
      kEapTemplate);
  return config;
}

EapConfig tls(const KitContext& context, const std::vector<package::ServerRoot>& roots) {
  return rendered(context, std::string(kTls), hashes_of(context, roots), client_roots(context));
}

bool has_any(Methods methods, azure::Method authentication) {
  return has_method(methods, azure::Tunnel::ikev2, authentication) ||
         has_method(methods, azure::Tunnel::sstp, authentication);
}

}  // namespace

std::optional<EapConfig> make_eap_config(const KitContext& context, Methods methods) {
  const auto& gateway = context.gateway;
  if (context.client.has_certificate() && has_any(methods, azure::Method::certificate)) {
    return tls(context, gateway.server_roots);
  }
  if (!has_any(methods, azure::Method::radius)) return std::nullopt;
  if (gateway.eap_method != "EAPTLS") return rendered(context, std::string(kMsChapV2), {}, {});
  // The peer of this EAP is the RADIUS server, which has its own root.
  return tls(context, gateway.radius_roots.empty() ? gateway.server_roots : gateway.radius_roots);
}

}  // namespace p2s::kit
