// SPDX-License-Identifier: Apache-2.0
#include "p2s/azure/client_matrix.hpp"

#include <p2s/azure/dates.hpp>

#include <algorithm>
#include <array>

namespace p2s::azure {
namespace {

constexpr std::string_view kPage =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-vpn-client-certificate.md "
    "(2026-08-19)";
constexpr std::string_view kAbout =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-about.md (2026-08-17)";
constexpr std::string_view kPortal2021 =
    "Microsoft, point-to-site certificate authentication in the portal (2021-07-21)";
constexpr std::string_view kLinuxRetired =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/azure-vpn-client-linux-retirement.md "
    "(2026-05-27)";
constexpr std::string_view kInferred =
    "point-to-site-about.md (2026-08-17) allows the tunnel; the software is unconfirmed";

constexpr auto kNative = kNativeClient;
constexpr auto kAzure = kAzureVpnClient;
constexpr auto kOpenvpn = kOpenvpnClient;
constexpr auto kConnect = kOpenvpnConnect;
constexpr auto kStrongswan = kStrongswanClient;

constexpr std::array kSoftware{
    ClientSoftware{kNative, "built-in VPN client"}, ClientSoftware{kAzure, "Azure VPN Client"},
    ClientSoftware{kOpenvpn, "OpenVPN 2.x"},        ClientSoftware{kConnect, "OpenVPN Connect 3.x"},
    ClientSoftware{kStrongswan, "strongSwan"},      ClientSoftware{kSstpClient, "sstp-client"},
};

// IKEv2 needs Windows 10, SSTP with TLS 1.2 Windows 8.1.
constexpr std::string_view kWindows10 = "Windows 10";
constexpr std::string_view kWindows8 = "Windows 8.1";
constexpr std::string_view kWindows11 = "Windows 11";
constexpr std::string_view kMacos = "macOS 13";
constexpr std::string_view kIos = "iOS 11";
constexpr std::string_view kUbuntu = "Ubuntu 20.04 or 22.04";

constexpr std::string_view kNoVersion;
constexpr std::string_view kNoEnd;

constexpr auto kCert = Method::certificate;
constexpr auto kEntra = Method::entra;
constexpr auto kRadius = Method::radius;
constexpr auto kIkev2 = Tunnel::ikev2;
constexpr auto kTls = Tunnel::openvpn;
constexpr auto kSstp = Tunnel::sstp;
constexpr auto kWin = System::windows;
constexpr auto kMac = System::macos;
constexpr auto kPhone = System::ios;
constexpr auto kLinux = System::gnu_linux;
constexpr auto kAndroid = System::android;

constexpr std::array kRows{
    ClientRow{kCert, kTls, kWin, kAzure, kNoVersion, kWindows11, kNoEnd, true, kPage},
    ClientRow{kCert, kIkev2, kWin, kNative, kNoVersion, kWindows10, kNoEnd, true, kPage},
    ClientRow{kCert, kTls, kWin, kConnect, "3.0", kNoVersion, kNoEnd, true, kPage},
    ClientRow{kCert, kTls, kWin, kOpenvpn, "2.4", kNoVersion, kNoEnd, true, kPage},
    ClientRow{kCert, kSstp, kWin, kNative, kNoVersion, kWindows8, kSstpLastDay, true, kPage},
    ClientRow{kEntra, kTls, kWin, kAzure, kNoVersion, kWindows11, kNoEnd, true, kAbout},
    ClientRow{kRadius, kIkev2, kWin, kNative, kNoVersion, kWindows10, kNoEnd, true, kAbout},
    ClientRow{kRadius, kSstp, kWin, kNative, kNoVersion, kWindows8, kSstpLastDay, true, kAbout},
    ClientRow{kRadius, kTls, kWin, kAzure, kNoVersion, kWindows11, kNoEnd, false, kInferred},
    ClientRow{kRadius, kTls, kWin, kConnect, "3.0", kNoVersion, kNoEnd, false, kInferred},
    ClientRow{kRadius, kTls, kWin, kOpenvpn, "2.4", kNoVersion, kNoEnd, false, kInferred},

    ClientRow{kCert, kIkev2, kMac, kNative, kNoVersion, kMacos, kNoEnd, true, kPage},
    ClientRow{kCert, kTls, kMac, kOpenvpn, kNoVersion, kMacos, kNoEnd, true, kPage},
    ClientRow{kCert, kTls, kMac, kConnect, "3.0", kMacos, kNoEnd, false, kInferred},
    ClientRow{kEntra, kTls, kMac, kAzure, kNoVersion, kMacos, kNoEnd, true, kAbout},
    ClientRow{kRadius, kIkev2, kMac, kNative, kNoVersion, kMacos, kNoEnd, true, kAbout},
    ClientRow{kRadius, kTls, kMac, kAzure, kNoVersion, kMacos, kNoEnd, false, kInferred},
    ClientRow{kRadius, kTls, kMac, kOpenvpn, kNoVersion, kMacos, kNoEnd, false, kInferred},
    ClientRow{kRadius, kTls, kMac, kConnect, "3.0", kMacos, kNoEnd, false, kInferred},

    ClientRow{kCert, kIkev2, kPhone, kNative, kNoVersion, kNoVersion, kNoEnd, true, kPortal2021},
    ClientRow{kCert, kTls, kPhone, kConnect, kNoVersion, kIos, kNoEnd, true, kPage},
    ClientRow{kRadius, kIkev2, kPhone, kNative, kNoVersion, kNoVersion, kNoEnd, false, kInferred},
    ClientRow{kRadius, kTls, kPhone, kConnect, kNoVersion, kIos, kNoEnd, false, kInferred},

    ClientRow{kCert, kIkev2, kLinux, kStrongswan, kNoVersion, kNoVersion, kNoEnd, true, kPage},
    ClientRow{kCert, kTls, kLinux, kOpenvpn, kNoVersion, kNoVersion, kNoEnd, true, kPage},
    ClientRow{kCert, kTls, kLinux, kAzure, kNoVersion, kUbuntu, kLinuxClientLastDay, true,
              kLinuxRetired},
    ClientRow{kEntra, kTls, kLinux, kAzure, kNoVersion, kUbuntu, kLinuxClientLastDay, true,
              kLinuxRetired},
    ClientRow{kRadius, kIkev2, kLinux, kStrongswan, kNoVersion, kNoVersion, kNoEnd, true, kAbout},
    ClientRow{kRadius, kTls, kLinux, kOpenvpn, kNoVersion, kNoVersion, kNoEnd, false, kInferred},

    ClientRow{kCert, kIkev2, kAndroid, kStrongswan, kNoVersion, kNoVersion, kNoEnd, true, kPage},
    ClientRow{kCert, kTls, kAndroid, kConnect, kNoVersion, kNoVersion, kNoEnd, false, kInferred},
    ClientRow{kRadius, kIkev2, kAndroid, kStrongswan, kNoVersion, kNoVersion, kNoEnd, false,
              kInferred},
    ClientRow{kRadius, kTls, kAndroid, kConnect, kNoVersion, kNoVersion, kNoEnd, false, kInferred},
};

}  // namespace

std::span<const ClientSoftware> client_software() noexcept { return kSoftware; }

std::string_view software_name(std::string_view id) noexcept {
  const auto* found = std::find_if(kSoftware.begin(), kSoftware.end(),
                                   [&](const ClientSoftware& each) { return each.id == id; });
  return found == kSoftware.end() ? id : found->name;
}

std::span<const ClientRow> client_matrix() noexcept { return kRows; }

bool is_retired(const ClientRow& row, Time as_of) {
  return !row.last_day.empty() && as_of >= day(row.last_day) + std::chrono::days(1);
}

}  // namespace p2s::azure
