#include <p2s/base/names.hpp>
#include <p2s/package/emitters/emitter.hpp>

#include <fmt/format.h>

namespace p2s::package {
namespace {

bool is_apple(System system) noexcept { return system == System::macos || system == System::ios; }

Secret root_file(const ServerRoot& root, System system) {
  if (system != System::gnu_linux) return Secret(as_text(root.der));
  return Secret("-----BEGIN CERTIFICATE-----\n" + to_base64_lines(root.der) +
                "-----END CERTIFICATE-----\n");
}

}  // namespace

Emitted emit_certificates(const KitContext& context, System system, Ways /*ways*/) {
  Emitted emitted;
  const auto& client = context.client;
  const Secret& pfx = is_apple(system) && !client.apple_pfx.empty() ? client.apple_pfx : client.pfx;
  if (!pfx.empty()) {
    emitted.files.push_back({fmt::format("{}.pfx", file_name_for(client.name)), pfx.clone()});
  }
  const std::string_view extension = system == System::gnu_linux ? "pem" : "cer";
  std::size_t number = 0;
  for (const auto& root : context.gateway.server_roots) {
    emitted.files.push_back(
        {fmt::format("server-root-{}.{}", ++number, extension), root_file(root, system)});
  }
  return emitted;
}

}  // namespace p2s::package
