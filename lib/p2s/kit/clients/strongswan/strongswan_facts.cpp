// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/strongswan/strongswan_lines.hpp>
#include <p2s/kit/clients/strongswan/strongswan_plan.hpp>
#include <p2s/package/formats/text_file.hpp>

#include <algorithm>

namespace p2s::kit {
namespace {

bool begins_a_line(std::string_view text, std::string_view word) {
  const auto lines = split_lines(text);
  return std::any_of(lines.begin(), lines.end(),
                     [&](std::string_view line) { return trim(line).starts_with(word); });
}

/// A private key or certificate without folder is one of the kit.
bool is_of_kit(std::string_view file) { return !file.empty() && file.find('/') == file.npos; }

/// Fills the facts of a connection from its settings, which both formats name differently.
class ConnectionReader {
 public:
  explicit ConnectionReader(ProfileContents& facts) : facts_(facts) {}

  void take(const StrongSwanSetting& setting) {
    const auto& [section, key, value] = setting;
    if (key == "remote_addrs" || key == "right") take_servers(value);
    if (key == "aaa_id" || key == "rightid" || (key == "id" && section.starts_with("remote")))
      take_name(value);
    if (key == "certs" || key == "cacerts" || key == "leftcert") take_files(value);
  }

  void finish() {
    if (facts_.servers.empty()) throw Error(ErrorKind::malformed, "names no gateway");
    // The gateway's other name, if the file has one.
    for (auto& name : names_) {
      const auto& servers = facts_.servers;
      if (std::find(servers.begin(), servers.end(), name) == servers.end())
        facts_.server_name = std::move(name);
    }
  }

 private:
  void take_servers(std::string_view value) {
    for (const auto each : split(value, ',')) {
      const std::string server(trim(each));
      const auto& known = facts_.servers;
      // Networks outside of the tunnel have a connection to this computer.
      if (server.empty() || server == "127.0.0.1" || server.starts_with('%') ||
          std::find(known.begin(), known.end(), server) != known.end())
        continue;
      facts_.servers.push_back(server);
    }
  }

  void take_name(std::string_view value) {
    if (value == "%any") return;
    if (value.starts_with('%') || value.starts_with('@')) value.remove_prefix(1);
    if (value.starts_with("CN=")) value.remove_prefix(3);
    if (!value.empty()) names_.emplace_back(value);
  }

  void take_files(std::string_view value) {
    for (const auto each : split(value, ',')) {
      if (const auto file = trim(each); is_of_kit(file)) facts_.needs.emplace_back(file);
    }
  }

  ProfileContents& facts_;
  std::vector<std::string> names_;
};

}  // namespace

void read_strongswan_facts(const KitFile& file, ProfileContents& facts, Findings& /*findings*/) {
  const auto text = package::read_text(file.content.bytes(), file.path);
  const bool swanctl = begins_a_line(text, "connections");
  ConnectionReader reader(facts);
  for (const auto& setting : swanctl ? swanctl_settings(text) : ipsec_settings(text))
    reader.take(setting);
  reader.finish();
}

bool is_strongswan_conf(ByteView content) {
  const auto text = decode_text(content);
  if (!text || text->find('\0') != std::string::npos) return false;
  const auto has = [&](std::string_view word) { return text->find(word) != std::string::npos; };
  return (begins_a_line(*text, "connections") && has("remote_addrs")) ||
         (begins_a_line(*text, "conn ") && has("right"));
}

}  // namespace p2s::kit
