// SPDX-License-Identifier: Apache-2.0
#include <p2s/archive/reader.hpp>
#include <p2s/base/error.hpp>
#include <p2s/kit/kit_check.hpp>
#include <p2s/kit/kit_reader.hpp>

#include <array>
#include <cstdlib>

namespace {

std::string no_digest(p2s::ByteView bytes) { return std::string(bytes.size() % 2 + 40, 'A'); }

}  // namespace

// Checks any bytes in any file of a kit without throwing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array kPaths{"SHA256SUMS",
                              "windows/openvpn/a.ovpn",
                              "windows/azure-vpn-client/azurevpnconfig.xml",
                              "windows/native/Install-P2SVpn.ps1",
                              "linux/certificate/server-root-1.pem",
                              "linux/networkmanager/a.nmconnection",
                              "linux/strongswan/swanctl.conf",
                              "linux/strongswan/ipsec.conf",
                              "android/strongswan/a.sswan",
                              "macos/native/a.mobileconfig",
                              "certificate/client.pem",
                              "certificate/a.pfx",
                              "certificate/tls-auth.key",
                              "SHA256SUMS.p7s"};
  if (size == 0) return 0;
  std::vector<p2s::archive::Entry> files{{"START-HERE.html", {}}};
  files.push_back({kPaths[data[0] % kPaths.size()], {data + 1, data + size}});
  if (!p2s::kit::looks_like_kit(files)) std::abort();
  if (p2s::kit::looks_like_kit_file(files.back(), true)) {
    const auto file = p2s::kit::read_kit_file(files.back(), "input");
    p2s::kit::check_kit(file, {no_digest, no_digest});
  }
  const auto kit = p2s::kit::read_kit(files, "input");
  p2s::kit::check_kit(kit, {no_digest, no_digest});
  return 0;
}
