// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/readers/openvpn_reader.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/detail/openvpn_values.hpp>
#include <p2s/package/formats/openvpn_lines.hpp>
#include <p2s/package/formats/pem.hpp>
#include <p2s/package/formats/text_file.hpp>
#include <p2s/package/formats/values.hpp>
#include <p2s/package/package_rules.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::package {
namespace {

// Azure uses none of these; they run a program or load code on the user's machine.
constexpr std::array<std::string_view, 21> kForeign{"auth-user-pass-verify",
                                                    "client-connect",
                                                    "client-crresponse",
                                                    "client-disconnect",
                                                    "config",
                                                    "dns-updown",
                                                    "down",
                                                    "engine",
                                                    "ipchange",
                                                    "iproute",
                                                    "learn-address",
                                                    "management",
                                                    "pkcs11-providers",
                                                    "plugin",
                                                    "providers",
                                                    "route-pre-down",
                                                    "route-up",
                                                    "script-security",
                                                    "tls-crypt-v2-verify",
                                                    "tls-verify",
                                                    "up"};

/// Azure's placeholders, those of its documentation ($CLIENT_CERTIFICATE) and of the comments in
/// its profiles (PATH_TO_CLIENT_CERT).
bool has_placeholder(std::string_view text) {
  const auto dollar = text.find('$');
  return (dollar != text.npos && dollar + 1 < text.size() && text[dollar + 1] >= 'A' &&
          text[dollar + 1] <= 'Z') ||
         text.find("PATH_TO_") != text.npos;
}

/// Lines of a block without comments.
std::string without_comments(std::string_view content) {
  std::string text;
  for (const auto line : split_lines(content)) {
    const auto word = trim(line);
    if (word.starts_with('#') || word.starts_with(';')) continue;
    text.append(word) += '\n';
  }
  return text;
}

ProfileSlot slot_of(const OpenVpnItem& item) {
  if (!item.block) {
    const bool open = item.words.size() < 2 || has_placeholder(item.words[1]);
    return open ? ProfileSlot::placeholder : ProfileSlot::file;
  }
  const auto text = without_comments(item.content);
  if (has_placeholder(text)) return ProfileSlot::placeholder;
  const auto begin = text.find("-----BEGIN ");
  if (begin == text.npos) return ProfileSlot::missing;
  // BEGIN and END lines without content are not filled in.
  const auto first = text.find('\n', begin) + 1;
  const auto body =
      trim(std::string_view(text).substr(first, text.find("-----END", begin) - first));
  return body.empty() ? ProfileSlot::missing : ProfileSlot::filled;
}

/// Fills a profile from its items.
class ProfileReader {
 public:
  ProfileReader(OpenVpnProfile& profile, Findings& findings)
      : profile_(profile), findings_(findings) {}

  void take(const OpenVpnItem& item) {
    const std::string& name = item.words.front();
    if (!item.closed) report("PKG-043", item, fmt::format("<{}> is not closed", printable(name)));
    if (name == "client" || name == "tls-client") client_ = true;
    if (name == "remote") take_remote(item);
    if (name == "verify-x509-name" && item.words.size() > 1) profile_.server_name = item.words[1];
    if (name == "auth-user-pass") profile_.asks_password = true;
    if (name == "ca" && item.block) take_roots(item);
    if (name == "tls-auth") tls_auth_ = true;
    if (name == "tls-auth" && item.block) profile_.tls_auth_key = read_static_key(item.content);
    if (name == "auth") profile_.auth = word(item, 1);
    if (name == "cipher") profile_.cipher = word(item, 1);
    if (name == "tls-version-min") profile_.tls_version = word(item, 1);
    if (name == "cert") take_certificate(item);
    if (name == "key") profile_.key = slot_of(item);
    if (const auto unusual = detail::unusual_value(item); !unusual.empty()) {
      findings_.push_back(finding("PKG-048", profile_.file_name,
                                  fmt::format("line {}: {}", item.line, unusual),
                                  "download the package again from Azure"));
    }
    if (std::find(kForeign.begin(), kForeign.end(), name) != kForeign.end()) {
      report("PKG-046", item, fmt::format("'{}' is not allowed in a gateway profile", name));
    }
  }

  bool is_client() const noexcept { return client_; }

  void report_gaps() {
    const auto missing = [&](PackageRule rule, std::string message, std::string hint = {}) {
      findings_.push_back(finding(rule, profile_.file_name, std::move(message), std::move(hint)));
    };
    if (profile_.remotes.empty()) missing("PKG-040", "no valid 'remote' line found");
    if (profile_.server_name.empty()) {
      missing("PKG-041",
              "the 'verify-x509-name' line is missing: any server with a certificate from the same "
              "authority could impersonate the gateway");
    } else if (!is_host_name(profile_.server_name)) {
      missing("PKG-041",
              fmt::format("'{}' is not a valid host name", printable(profile_.server_name)));
    }
    if (profile_.tls_auth_key.empty()) {
      missing("PKG-042",
              tls_auth_ ? "<tls-auth> does not contain a key of 512 hex digits"
                        : "<tls-auth> is missing",
              "download the package again from Azure");
    }
    report_slot("certificate", profile_.certificate);
    report_slot("key", profile_.key);
  }

 private:
  void report(PackageRule rule, const OpenVpnItem& item, const std::string& message) {
    findings_.push_back(
        finding(rule, profile_.file_name, fmt::format("line {}: {}", item.line, message)));
  }

  void report_slot(std::string_view what, ProfileSlot slot) {
    if (slot == ProfileSlot::filled || slot == ProfileSlot::file) {
      findings_.push_back(
          finding("PKG-045", profile_.file_name,
                  slot == ProfileSlot::filled
                      ? fmt::format("the profile already contains a {}", what)
                      : fmt::format("the profile reads its {} from another file", what),
                  "use the original package from Azure"));
    }
    if (slot == ProfileSlot::missing && !profile_.asks_password) {
      findings_.push_back(finding("PKG-044", profile_.file_name,
                                  fmt::format("the placeholder for the {} is missing", what),
                                  "use the original package from Azure"));
    }
  }

  static std::string word(const OpenVpnItem& item, std::size_t i) {
    return i < item.words.size() ? item.words[i] : std::string();
  }

  void take_certificate(const OpenVpnItem& item) {
    profile_.certificate = slot_of(item);
    if (profile_.certificate != ProfileSlot::filled || !item.block) return;
    for (Bytes& der : pem_certificates(item.content)) {
      if (is_der_sequence(der)) {
        profile_.certificates.push_back(std::move(der));
      } else {
        report("PKG-031", item, "<cert> contains something that is not a certificate");
      }
    }
  }

  void take_remote(const OpenVpnItem& item) {
    OpenVpnRemote remote{word(item, 1), word(item, 2), word(item, 3)};
    if (is_host_name(remote.host)) {
      profile_.remotes.push_back(std::move(remote));
    } else {
      report("PKG-011", item,
             fmt::format("gateway name '{}' is not a valid host name", printable(remote.host)));
    }
  }

  void take_roots(const OpenVpnItem& item) {
    for (Bytes& der : pem_certificates(item.content)) {
      if (is_der_sequence(der)) {
        profile_.roots.push_back(std::move(der));
      } else {
        report("PKG-031", item, "<ca> contains something that is not a certificate");
      }
    }
  }

  OpenVpnProfile& profile_;
  Findings& findings_;
  bool client_ = false;
  bool tls_auth_ = false;
};

}  // namespace

std::string read_static_key(std::string_view block) {
  std::string digits;
  bool inside = false;
  for (const std::string_view raw : split_lines(block)) {
    const std::string_view line = trim(raw);
    if (line.starts_with("-----")) {
      inside = line == "-----BEGIN OpenVPN Static key V1-----";
    } else if (inside) {
      digits += line;
    }
  }
  return is_hex(digits, 512) ? to_lower(digits) : std::string();
}

OpenVpnProfile read_openvpn_profile(ByteView content, std::string_view file, Findings& findings) {
  OpenVpnProfile profile;
  profile.file_name = file;
  profile.text = read_text(content, file);
  ProfileReader reader(profile, findings);
  for (const OpenVpnItem& item : openvpn_items(profile.text)) reader.take(item);
  if (!reader.is_client() && profile.remotes.empty()) {
    throw Error(ErrorKind::malformed,
                fmt::format("'{}' is not an OpenVPN client profile", printable(file)));
  }
  reader.report_gaps();
  return profile;
}

}  // namespace p2s::package
