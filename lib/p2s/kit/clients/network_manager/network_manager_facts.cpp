// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/network_manager/network_manager_keyfile.hpp>
#include <p2s/package/formats/text_file.hpp>

#include <map>

namespace p2s::kit {
namespace {

using KeyValues = std::map<std::string, std::string, std::less<>>;

/// Of GKeyFile: \s \n \t \r \\ and the separator of lists.
std::string unescaped(std::string_view value) {
  std::string plain;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 == value.size()) {
      plain += value[i];
      continue;
    }
    const char c = value[++i];
    plain += c == 's' ? ' ' : c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
  }
  return plain;
}

/// The section [vpn].
KeyValues vpn_values(std::string_view text) {
  KeyValues values;
  bool inside = false;
  for (const auto whole : split_lines(text)) {
    const auto line = trim(whole);
    if (line.starts_with('[')) inside = line == "[vpn]";
    const auto equals = line.find('=');
    if (!inside || line.starts_with('#') || equals == line.npos) continue;
    values[std::string(trim(line.substr(0, equals)))] = unescaped(trim(line.substr(equals + 1)));
  }
  return values;
}

std::string value_of(const KeyValues& values, std::string_view key) {
  const auto found = values.find(key);
  return found == values.end() ? std::string() : found->second;
}

/// "host:port:protocol", separated by commas or spaces.
void add_remotes(std::string text, std::vector<std::string>& servers) {
  for (char& c : text) c = c == ' ' ? ',' : c;
  for (const auto each : split(text, ',')) {
    if (const auto host = trim(each.substr(0, each.find(':'))); !host.empty())
      servers.emplace_back(host);
  }
}

/// What install.sh puts into its folder is of the kit; other files are of the device.
void add_need(const std::string& path, std::vector<std::string>& needs) {
  if (path.starts_with("/etc/p2sctl/")) needs.push_back(path.substr(path.rfind('/') + 1));
}

}  // namespace

void read_network_manager_facts(const KitFile& file, ProfileContents& facts,
                                Findings& /*findings*/) {
  const auto values = vpn_values(package::read_text(file.content.bytes(), file.path));
  if (const auto address = value_of(values, "address"); !address.empty())
    facts.servers.push_back(address);
  add_remotes(value_of(values, "remote"), facts.servers);
  if (facts.servers.empty()) throw Error(ErrorKind::malformed, "names no gateway");
  const auto name = value_of(values, "verify-x509-name");
  facts.server_name = name.substr(name.find(':') + 1);
  for (const auto* key : {"certificate", "usercert", "ca", "cert", "ta"})
    add_need(value_of(values, key), facts.needs);
}

bool is_network_manager(ByteView content) {
  const auto text = decode_text(content);
  return text &&
         value_of(vpn_values(*text), "service-type").starts_with("org.freedesktop.NetworkManager.");
}

}  // namespace p2s::kit
