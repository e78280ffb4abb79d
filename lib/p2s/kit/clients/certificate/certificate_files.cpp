// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/certificate/certificate_files.hpp"

#include <p2s/base/names.hpp>
#include <p2s/kit/clients/linux_files.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::kit {
namespace {

bool is_apple(System system) noexcept { return system == System::macos || system == System::ios; }

std::vector<KitFile> der_files(const std::vector<package::ServerRoot>& roots,
                               std::string_view whose) {
  std::vector<KitFile> files;
  for (const auto& root : roots) {
    files.push_back(
        {fmt::format("{}-root-{}.cer", whose, files.size() + 1), Secret(as_text(root.der))});
  }
  return files;
}

Emitted emit_certificates(const KitContext& context, System system, Methods /*methods*/) {
  Emitted emitted;
  const auto& client = context.client;
  const bool older = is_apple(system) && !client.older_pfx.empty();
  const Secret& pfx = older ? client.older_pfx : client.pfx;
  if (!pfx.empty() && accepts_certificates(context.gateway))
    emitted.files.push_back({pfx_name(client, system), pfx.clone(), SignIn::certificate});
  const auto to_files = system == System::gnu_linux ? root_files : der_files;
  for (auto& file : to_files(context.gateway.server_roots, "server"))
    emitted.files.push_back(std::move(file));
  for (auto& file : to_files(context.gateway.radius_roots, "radius"))
    emitted.files.push_back(std::move(file));
  return emitted;
}

constexpr std::array kCertificateSystems{System::windows, System::macos, System::ios,
                                         System::gnu_linux, System::android};
constexpr std::array kCertificateFiles{
    FileKind{".pfx", FileKind::Form::binary, read_pfx_facts},
    FileKind{".cer", FileKind::Form::binary, read_certificate_facts},
    FileKind{".pem", FileKind::Form::text, read_certificate_facts},
    FileKind{".key", FileKind::Form::text, read_static_key_facts}};

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
