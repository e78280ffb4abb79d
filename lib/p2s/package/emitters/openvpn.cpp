#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>
#include <p2s/package/detail/openvpn_lines.hpp>
#include <p2s/package/emitters/emitter.hpp>
#include <p2s/package/kit_rules.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::package {
namespace {

constexpr std::string_view kPort = "443";

// What Azure's gateways speak, for packages whose profile does not say (azure-package-format 3.1).
constexpr std::string_view kAuth = "SHA256";
constexpr std::string_view kCipher = "AES-256-GCM";
constexpr std::string_view kTlsVersion = "1.2";

// Everything that a profile says, whatever the version of OpenVPN.
struct Plan {
  std::vector<OpenVpnRemote> remotes;
  std::string auth{kAuth};
  std::string cipher{kCipher};
  std::string tls_version{kTlsVersion};
};

Plan make_plan(const VendorPackage& gateway) {
  Plan plan;
  if (const auto* profile = gateway.openvpn_profile(Authentication::certificate)) {
    plan.remotes = profile->remotes;
    for (const auto& item : detail::openvpn_items(profile->text)) {
      if (item.block || item.words.size() < 2) continue;
      if (item.words[0] == "auth") plan.auth = item.words[1];
      if (item.words[0] == "cipher") plan.cipher = item.words[1];
      if (item.words[0] == "tls-version-min") plan.tls_version = item.words[1];
    }
  }
  if (plan.remotes.empty()) {
    for (const auto& server : gateway.servers) plan.remotes.push_back({server, {}, {}});
  }
  for (auto& remote : plan.remotes) {
    if (remote.port.empty()) remote.port = kPort;
  }
  return plan;
}

// Why no profile can be made; empty when one can.
std::string missing_fact(const VendorPackage& gateway) {
  if (!gateway.has(Tunnel::openvpn) && gateway.openvpn_profiles.empty()) {
    return "the gateway does not offer OpenVPN";
  }
  if (gateway.servers.empty()) return "the package names no gateway";
  if (gateway.server_name.empty())
    return "the package does not say whom the server must prove to be";
  if (gateway.server_roots.empty()) return "the package has no server root";
  if (gateway.tls_auth_key.empty()) return "the package has no tls-auth key";
  return {};
}

std::string pem_of(ByteView der) {
  return "-----BEGIN CERTIFICATE-----\n" + to_base64_lines(der) + "-----END CERTIFICATE-----";
}

render::Model pem_item(std::string_view pem, std::string_view tag) {
  const std::string block(trim(pem));
  render::require_ovpn_inline(block, tag);
  return std::move(render::Model().verbatim("pem", block));
}

Secret static_key(std::string_view digits) {
  constexpr std::size_t kLine = 32;
  std::string text = "-----BEGIN OpenVPN Static key V1-----\n";
  text.reserve(1024);
  for (std::size_t i = 0; i < digits.size(); i += kLine) {
    text.append(digits, i, kLine);
    text += '\n';
  }
  text += "-----END OpenVPN Static key V1-----";
  Secret key(text);
  wipe(text);
  return key;
}

Secret render_profile(const KitContext& context, const Plan& plan,
                      const std::vector<std::string>& chain, std::string_view name) {
  const auto& client = context.client;
  std::vector<render::Model> remotes;
  for (const auto& remote : plan.remotes) {
    remotes.push_back(
        std::move(render::Model().text("host", remote.host).text("port", remote.port)));
  }
  std::vector<render::Model> roots;
  for (const auto& root : context.gateway.server_roots) {
    roots.push_back(pem_item(pem_of(root.der), "ca"));
  }
  std::vector<render::Model> certificates{pem_item(client.certificate, "cert")};
  for (const auto& pem : chain) certificates.push_back(pem_item(pem, "cert"));
  const Secret key(trim(client.private_key.text()));
  render::require_ovpn_inline(key.text(), "key");
  const Secret tls_auth = static_key(context.gateway.tls_auth_key);

  render::Model model;
  model.text("connection", context.connection())
      .text("client", client.name)
      .text("not_after", format_date(client.not_after))
      .list("remotes", std::move(remotes))
      .text("server_name", context.gateway.server_name)
      .text("auth", plan.auth)
      .text("cipher", plan.cipher)
      .text("tls_version_min", plan.tls_version)
      .list("server_roots", std::move(roots))
      .secret("tls_auth_key", tls_auth)
      .list("certificates", std::move(certificates))
      .secret("private_key", key);
  return context.options.templates.get(name).render(model, render::Language::ovpn);
}

// Our own file, read as a stranger's, must say what was planned.
void read_back(const Secret& profile, const KitContext& context, const Plan& plan,
               std::string_view name) {
  Findings findings;
  const auto read = read_openvpn_profile(profile.bytes(), name, findings);
  std::vector<Bytes> roots;
  for (const auto& root : context.gateway.server_roots) roots.push_back(root.der);
  const auto same_place = [](const OpenVpnRemote& a, const OpenVpnRemote& b) {
    return a.host == b.host && a.port == b.port;
  };
  const bool as_planned = std::equal(read.remotes.begin(), read.remotes.end(), plan.remotes.begin(),
                                     plan.remotes.end(), same_place) &&
                          read.server_name == context.gateway.server_name && read.roots == roots &&
                          read.tls_auth_key == context.gateway.tls_auth_key &&
                          read.certificate == ProfileSlot::filled &&
                          read.key == ProfileSlot::filled;
  if (!as_planned) {
    throw Error(ErrorKind::usage,
                fmt::format("template '{}' gives a profile that lacks what it must hold", name))
        .hint("compare it with the built-in template of that name");
  }
}

Emitted emit(const KitContext& context, System system, const std::vector<std::string>& chain,
             std::string_view name) {
  Emitted emitted;
  if (const auto missing = missing_fact(context.gateway); !missing.empty()) {
    emitted.findings.push_back(kit_finding("KIT-003", std::string(to_string(system)), missing));
    return emitted;
  }
  if (context.client.private_key.empty()) return emitted;  // KIT-001 says so, once
  const Plan plan = make_plan(context.gateway);
  Secret profile = render_profile(context, plan, chain, name);
  read_back(profile, context, plan, name);
  emitted.files.push_back({context.connection_file() + ".ovpn", std::move(profile)});
  return emitted;
}

}  // namespace

Emitted emit_openvpn2(const KitContext& context, System system, Ways /*ways*/) {
  return emit(context, system, context.client.chain, "openvpn/openvpn2.ovpn");
}

Emitted emit_openvpn_connect(const KitContext& context, System system, Ways /*ways*/) {
  // Of the chain Connect 3 takes the root only; the gateway must know the rest.
  const auto& chain = context.client.chain;
  std::vector<std::string> root;
  if (!chain.empty()) root.push_back(chain.back());
  auto emitted = emit(context, system, root, "openvpn/openvpn-connect.ovpn");
  if (chain.size() > 1 && !emitted.files.empty()) {
    emitted.findings.push_back(kit_finding(
        "KIT-007", context.client.name,
        counted(chain.size() - 1, "intermediate certificate is", "intermediate certificates are") +
            " left out of the profile for OpenVPN Connect"));
  }
  return emitted;
}

}  // namespace p2s::package
