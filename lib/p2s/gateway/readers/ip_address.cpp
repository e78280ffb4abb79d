#include <p2s/base/text.hpp>
#include <p2s/gateway/detail/words.hpp>
#include <p2s/gateway/readers/ip_address.hpp>
#include <p2s/gateway/readers/reading.hpp>

#include <algorithm>

namespace p2s::gateway {
namespace {

/// "2: eth0@if3: <BROADCAST,UP,LOWER_UP> mtu 1500 …"
struct Heading {
  std::string_view name;
  std::vector<std::string_view> flags;
};

std::optional<Heading> read_heading(std::string_view line) {
  const auto words = blank_separated(line);
  if (is_indented(line) || words.size() < 3) return std::nullopt;
  const auto index = words[0];
  auto name = words[1];
  const auto flags = words[2];
  const bool numbered = index.size() > 1 && index.ends_with(':') &&
                        index.find_first_not_of("0123456789") == index.size() - 1;
  if (!numbered || !name.ends_with(':') || flags.size() < 2 || flags.front() != '<' ||
      flags.back() != '>')
    return std::nullopt;
  name.remove_suffix(1);
  return Heading{name.substr(0, name.find('@')), split(flags.substr(1, flags.size() - 2), ',')};
}

bool has(const std::vector<std::string_view>& flags, std::string_view flag) {
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

/// "inet 10.0.0.5/24 brd …", "inet 172.16.201.2 peer 172.16.201.1/32 …"
void read_line(std::string_view line, Interface& interface) {
  const auto words = blank_separated(line);
  if (words.size() < 2 || (words[0] != "inet" && words[0] != "inet6")) return;
  const auto network = read_network(words[1]);
  if (!network) return;
  const auto address = read_address(words[1].substr(0, words[1].find('/')));
  interface.addresses.push_back({*address, network->length()});
}

}  // namespace

bool looks_like_ip_address(std::string_view text) {
  Lines lines(text);
  while (lines.next()) {
    if (read_heading(lines.line())) return true;
  }
  return false;
}

ClientState read_ip_address(std::string_view text) {
  ClientState state;
  Lines lines(text);
  bool inside = false;
  while (lines.next()) {
    if (const auto heading = read_heading(lines.line())) {
      auto& interface = add_interface(state, heading->name);
      interface.up = has(heading->flags, "UP");
      interface.loopback = has(heading->flags, "LOOPBACK");
      interface.tunnel = interface.tunnel || has(heading->flags, "POINTOPOINT");
      inside = true;
    } else if (inside && is_indented(lines.line())) {
      read_line(lines.line(), state.interfaces.back());
    } else {
      inside = false;
    }
  }
  return state;
}

}  // namespace p2s::gateway
