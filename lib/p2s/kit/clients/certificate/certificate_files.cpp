// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/certificate/certificate_files.hpp"

#include <p2s/base/names.hpp>
#include <p2s/kit/clients/linux_files.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::kit {
namespace {

bool is_apple(System system) noexcept { return system == System::macos || system == System::ios; }

Secret root_file(const package::ServerRoot& root, System system) {
  if (system != System::gnu_linux) return Secret(as_text(root.der));
  return Secret(certificate_pem(root.der));
}

Emitted emit_certificates(const KitContext& context, System system, Methods /*methods*/) {
  Emitted emitted;
  const auto& client = context.client;
  const bool older = is_apple(system) && !client.older_pfx.empty();
  const Secret& pfx = older ? client.older_pfx : client.pfx;
  if (!pfx.empty() && accepts_certificates(context.gateway))
    emitted.files.push_back({pfx_name(client, system), pfx.clone(), SignIn::certificate});
  const std::string_view extension = system == System::gnu_linux ? "pem" : "cer";
  const auto add_roots = [&](const std::vector<package::ServerRoot>& roots,
                             std::string_view whose) {
    std::size_t number = 0;
    for (const auto& root : roots) {
      emitted.files.push_back(
          {fmt::format("{}-root-{}.{}", whose, ++number, extension), root_file(root, system)});
    }
  };
  add_roots(context.gateway.server_roots, "server");
  add_roots(context.gateway.radius_roots, "radius");
  return emitted;
}

constexpr std::array kCertificateSystems{System::windows, System::macos, System::ios,
                                         System::gnu_linux, System::android};
constexpr std::array kCertificateFiles{FileKind{".pfx", FileKind::Form::binary},
                                       FileKind{".cer", FileKind::Form::binary, read_root_facts},
                                       FileKind{".pem", FileKind::Form::text, read_root_facts}};

}  // namespace

std::string pfx_name(const ClientMaterial& client, System system) {
  const bool older = is_apple(system) && !client.older_pfx.empty();
  return fmt::format("{}{}.pfx", file_name_for(client.name), older ? "-apple" : "");
}

constexpr ClientSoftware certificate_files{.id = "certificate",
                                           .systems = kCertificateSystems,
                                           .audience = Audience::anyone_by_hand,
                                           .emit = emit_certificates,
                                           .files = kCertificateFiles,
                                           .page = {.name = "material"}};

}  // namespace p2s::kit
