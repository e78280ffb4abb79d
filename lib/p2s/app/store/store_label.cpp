// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/store/store_label.hpp"

#include <p2s/base/text/text.hpp>

namespace p2s::app {

std::string store_label(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return printable(url, 4096);
  std::string shown(url.substr(0, scheme + 3));
  std::string_view rest = url.substr(scheme + 3);
  // The last '@' ends the password: showing too little is better than a part of it.
  const std::size_t at = rest.rfind('@');
  if (at != std::string_view::npos) {
    shown += std::string(rest.substr(0, rest.find_first_of(":/?@"))) + "@";
    rest.remove_prefix(at + 1);
  }
  shown += rest.substr(0, rest.find('?'));
  return printable(shown, 4096);
}

}  // namespace p2s::app
