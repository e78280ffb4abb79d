// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/windows/windows_text.hpp>
#include <p2s/package/formats/text_file.hpp>
#include <p2s/package/formats/text_head.hpp>
#include <p2s/package/formats/values.hpp>

#include <algorithm>

namespace p2s::kit {
namespace {

constexpr std::size_t kThumbprintDigits = 40;

/// The texts between <tag> and </tag>, anywhere.
std::vector<std::string_view> tagged(std::string_view text, std::string_view tag) {
  std::vector<std::string_view> found;
  const std::string open = "<" + std::string(tag) + ">";
  for (auto at = text.find(open); at != text.npos; at = text.find(open, at)) {
    at += open.size();
    const auto end = text.find('<', at);
    if (end == text.npos) break;
    found.push_back(trim(text.substr(at, end - at)));
  }
  return found;
}

// "aa bb cc …", as EAP XML writes a thumbprint.
std::string to_hash(std::string_view text) {
  std::string hash;
  std::copy_if(text.begin(), text.end(), std::back_inserter(hash),
               [](char c) { return c != ' ' && c != '\t' && c != '\r' && c != '\n'; });
  return is_hex(hash, kThumbprintDigits) ? to_upper(hash) : std::string();
}

}  // namespace

void read_script_facts(const KitFile& file, ProfileContents& facts, Findings& /*findings*/) {
  const auto script = package::read_text(file.content.bytes(), file.path);
  for (auto& server : powershell_strings(script, "Server")) {
    const auto& known = facts.servers;
    if (std::find(known.begin(), known.end(), server) == known.end())
      facts.servers.push_back(std::move(server));
  }
  const auto roots = powershell_strings(script, "ServerRoots");
  for (std::size_t i = 0; i + 1 < roots.size(); i += 2) {
    facts.needs.push_back(roots[i]);
    facts.server_root_hashes.push_back(to_upper(roots[i + 1]));
  }
  if (const auto pfx = powershell_strings(script, "Pfx"); !pfx.empty() && !pfx.front().empty())
    facts.needs.push_back(pfx.front());
  if (const auto client = powershell_strings(script, "Thumbprint"); !client.empty())
    facts.client_hash = to_upper(client.front());
}

bool is_windows_script(ByteView content) {
  const auto text = decode_text(content).value_or("");
  return !powershell_strings(text, "Connection").empty() &&
         !powershell_strings(text, "Server").empty();
}

bool is_native_profile(ByteView content) {
  const auto text = decode_text(content).value_or("");
  return text.find("<VPNProfile") != text.npos && text.find("<NativeProfile") != text.npos;
}

void read_windows_facts(const KitFile& file, ProfileContents& facts, Findings& findings) {
  const auto text = package::read_text(file.content.bytes(), file.path);
  for (const auto hash : tagged(text, "TrustedRootCA")) {
    if (auto read = to_hash(hash); !read.empty())
      facts.server_root_hashes.push_back(std::move(read));
  }
  for (const auto list : tagged(text, "Servers")) {
    for (const auto server : split(list, ';')) {
      if (package::is_host_name(trim(server))) facts.servers.emplace_back(trim(server));
    }
  }
  read_script_facts(file, facts, findings);
  const bool is_eap = package::xml_root_name(text) == "EapHostConfig";
  if (facts.servers.empty() && facts.server_root_hashes.empty() && !is_eap)
    throw Error(ErrorKind::malformed, "names no gateway");
}

}  // namespace p2s::kit
