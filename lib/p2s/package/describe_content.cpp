// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/package/formats/pem.hpp>
#include <p2s/package/formats/text_file.hpp>
#include <p2s/package/formats/text_head.hpp>
#include <p2s/package/part_kind.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::package {
namespace {

constexpr std::string_view kZip =
    "use the zip file saved by 'Download VPN client' in the Azure portal";
constexpr std::string_view kProfile =
    "use the package that Azure generated, or one of its profiles: azurevpnconfig.xml, "
    "VpnSettings.xml, vpnconfig.ovpn";

/// Formats recognised by bytes at their start or anywhere in their text.
struct Known {
  std::string_view mark;
  std::string_view what;
  std::string_view hint = kZip;
};

constexpr std::array kBinary{
    Known{"PK\x03\x04", "a zip file"},
    Known{"MZ", "a Windows program", "use the zip file that contains the installer"},
    Known{"%PDF", "a PDF document"},
    Known{"\x1F\x8B", "a gzip archive", "unpack it and use the folder"},
    Known{"7z\xBC\xAF", "a 7-Zip archive", "unpack it and use the folder"},
    Known{"Rar!", "a RAR archive", "unpack it and use the folder"},
    Known{"\xD0\xCF\x11\xE0", "an Office document"},
    Known{"\x89PNG", "an image"},
    Known{"\xFF\xD8\xFF", "an image"},
    Known{"GIF8", "an image"},
    Known{"\xFE\xED\xFE\xED", "a Java keystore"},
};

constexpr std::array kText{
    Known{"-----BEGIN CERTIFICATE REQUEST-----", "a certificate signing request"},
    Known{"-----BEGIN NEW CERTIFICATE REQUEST-----", "a certificate signing request"},
    Known{"PRIVATE KEY-----", "a private key"},
    Known{"-----BEGIN CERTIFICATE-----", "a certificate"},
    Known{"-----BEGIN OpenVPN Static key V1-----", "an OpenVPN static key", kProfile},
    Known{"PhoneNumber=", "a Windows phone book (rasphone.pbk)", kProfile},
    Known{"[Interface]", "a WireGuard configuration", kProfile},
    Known{"[connection]", "a NetworkManager connection", kProfile},
    Known{"connections {", "a strongSwan configuration", kProfile},
    Known{"\nconn ", "a strongSwan configuration", kProfile},
    Known{"\"ikev2-", "a profile of the strongSwan app", kProfile},
    Known{"[gateway]", "a p2s.toml",
          "it describes a planned gateway; use the package that Azure generated"},
};

}  // namespace

OtherContent describe_content(ByteView content) {
  const auto made = [](const Known& known) {
    return OtherContent{std::string(known.what), std::string(known.hint)};
  };
  const std::string_view raw = as_text(content);
  if (trim(raw).empty()) return {"empty", std::string(kZip)};
  for (const auto& known : kBinary) {
    if (raw.starts_with(known.mark)) return made(known);
  }
  if (is_der_sequence(content)) return {"a certificate, key or PFX file", std::string(kZip)};
  if (const auto problem = not_text(content); problem == "binary data") {
    return {"binary data", std::string(kZip)};
  } else if (!problem.empty()) {
    return {std::string(problem), "save it as UTF-8, or use the file that Azure generated"};
  }
  const auto text = decode_text(content);
  const auto root = xml_root_name(*text);
  if (equals_ignoring_case(root, "html")) return {"an HTML page", std::string(kZip)};
  if (equals_ignoring_case(root, "plist"))
    return {"a property list without an IKEv2 connection", std::string(kProfile)};
  if (!root.empty())
    return {fmt::format("an XML document with the root '{}'", printable(root)),
            std::string(kProfile)};
  for (const auto& known : kText) {
    if (text->find(known.mark) != std::string::npos) return made(known);
  }
  const auto start = trim(*text);
  if (start.starts_with('{') || start.starts_with("[")) return {"JSON", std::string(kProfile)};
  return {"a text file", std::string(kProfile)};
}

}  // namespace p2s::package
