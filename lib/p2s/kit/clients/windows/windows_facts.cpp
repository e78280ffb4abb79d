// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/windows/windows_text.hpp>
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

void read_windows_facts(const KitFile& file, ProfileContents& facts, Findings& /*findings*/) {
  const std::string_view text = file.content.text();
  for (const auto hash : tagged(text, "TrustedRootCA")) {
    if (auto read = to_hash(hash); !read.empty())
      facts.server_root_hashes.push_back(std::move(read));
  }
  for (const auto list : tagged(text, "Servers")) {
    for (const auto server : split(list, ';')) {
      if (package::is_host_name(trim(server))) facts.servers.emplace_back(trim(server));
    }
  }
}

}  // namespace p2s::kit
