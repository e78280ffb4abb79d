// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/readers/powershell_reader.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/formats/clean_text.hpp>
#include <p2s/package/formats/powershell_lines.hpp>
#include <p2s/package/formats/text_file.hpp>
#include <p2s/package/formats/values.hpp>
#include <p2s/package/formats/xml.hpp>
#include <p2s/package/package_rules.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::package {
namespace {

constexpr std::size_t kHashDigits = 40;
constexpr std::string_view kConfig = "<EapHostConfig";

/// PowerShell ends lines at CR, too.
std::string script_text(ByteView content, std::string_view file) {
  auto text = replace_all(read_text(content, file), "\r\n", "\n");
  std::replace(text.begin(), text.end(), '\r', '\n');
  return text;
}

bool has_word(const PowerShellCommand& command, std::string_view name) {
  return std::any_of(command.words.begin(), command.words.end(),
                     [&](const std::string& word) { return equals_ignoring_case(word, name); });
}

/// Fills a setup from the commands of its script.
class SetupReader {
 public:
  SetupReader(PowerShellSetup& setup, Findings& findings) : setup_(setup), findings_(findings) {}

  void take(const PowerShellCommand& command) {
    for (const auto& word : command.words) {
      if (config_.empty() && word.find(kConfig) != std::string::npos) config_ = word;
    }
    if (has_word(command, "Add-VpnConnection") && !found_) take_connection(command);
    if (has_word(command, "Add-VpnConnectionRoute")) take_route(command);
  }

  bool found() const noexcept { return found_; }

  void take_config() {
    if (config_.empty()) return;
    const auto start = config_.find(kConfig);
    try {
      Findings ignored;
      const XmlFile xml(as_bytes(std::string_view(config_).substr(start)), setup_.file_name,
                        "EapHostConfig", ignored);
      collect(xml.root());
    } catch (const Error& error) {
      findings_.push_back(finding("PKG-002", setup_.file_name,
                                  fmt::format("the EAP configuration {}", problem(error)),
                                  "download the package again from Azure"));
    }
  }

 private:
  void report(PackageRule rule, const PowerShellCommand& command, const std::string& message) {
    findings_.push_back(
        finding(rule, setup_.file_name, fmt::format("line {}: {}", command.line, message)));
  }

  /// The message without the name of the file, which is the finding's subject.
  static std::string problem(const Error& error) {
    const auto& message = error.message();
    const auto end = message.rfind("' is ");
    return end == std::string::npos ? std::string("cannot be read") : message.substr(end + 2);
  }

  void take_connection(const PowerShellCommand& command) {
    found_ = true;
    setup_.name = clean_text(command.argument("-Name")).text;
    take_server(command);
    const auto tunnel = to_lower(command.argument("-TunnelType"));
    if (tunnel == "ikev2") setup_.tunnel = azure::Tunnel::ikev2;
    if (tunnel == "sstp") setup_.tunnel = azure::Tunnel::sstp;
    if (!tunnel.empty() && !setup_.tunnel && tunnel != "automatic") {
      report("PKG-014", command, fmt::format("tunnel type '{}' is unknown", printable(tunnel)));
    }
  }

  void take_server(const PowerShellCommand& command) {
    const auto server = clean_text(command.argument("-ServerAddress"));
    if (is_host_name(server.text)) {
      setup_.server = server.text;
      return;
    }
    report("PKG-011", command,
           server.text.empty()
               ? std::string("the gateway name is missing")
               : fmt::format("gateway name '{}' is not a valid host name", printable(server.text)));
  }

  void take_route(const PowerShellCommand& command) {
    const std::vector<std::string> text{clean_text(command.argument("-DestinationPrefix")).text};
    if (text.front().starts_with('$')) return;  // of a loop, which is not followed
    for (const auto& route :
         read_prefixes(text, "route", [&](PackageRule rule, const std::string&message) {
           report(rule, command, message);
         })) {
      const auto& all = setup_.routes;
      if (std::find(all.begin(), all.end(), route) == all.end()) setup_.routes.push_back(route);
    }
  }

  void collect(pugi::xml_node node) {
    for (const pugi::xml_node child : node.children()) {
      if (!is_element(child)) continue;
      const auto name = local_name(child);
      if (name == "TrustedRootCA") take_hash(child, setup_.root_hashes);
      if (name == "IssuerHash") take_hash(child, setup_.issuer_hashes);
      if (name == "Type" && local_name(node) == "EapMethod") take_method(child);
      collect(child);
    }
  }

  void take_method(pugi::xml_node node) {
    const auto type = clean_text(text_of(node)).text;
    if (type == "13") setup_.eap_method = "EAPTLS";
    if (type == "26") setup_.eap_method = "EAPMSCHAPV2";
  }

  void take_hash(pugi::xml_node node, std::vector<std::string>& hashes) {
    std::string hash;
    for (const char c : clean_text(text_of(node)).text) {
      if (c != ' ' && c != '\t' && c != '\r' && c != '\n') hash += c;
    }
    if (is_hex(hash, kHashDigits)) {
      hashes.push_back(to_upper(hash));
    } else if (!hash.empty()) {
      findings_.push_back(finding(
          "PKG-052", setup_.file_name,
          fmt::format("'{}' is not 40 hex digits: '{}'", local_name(node), printable(hash))));
    }
  }

  PowerShellSetup& setup_;
  Findings& findings_;
  std::string config_;
  bool found_ = false;
};

}  // namespace

PowerShellSetup read_powershell_setup(ByteView content, std::string_view file, Findings& findings) {
  PowerShellSetup setup;
  setup.file_name = file;
  SetupReader reader(setup, findings);
  for (const auto& command : powershell_commands(script_text(content, file))) reader.take(command);
  if (!reader.found()) {
    throw Error(ErrorKind::malformed,
                fmt::format("'{}' does not create a VPN connection", printable(file)));
  }
  reader.take_config();
  return setup;
}

}  // namespace p2s::package
