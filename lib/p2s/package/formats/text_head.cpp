// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/formats/text_head.hpp"

#include <p2s/base/text/text.hpp>

namespace p2s::package {

std::string_view xml_root_name(std::string_view text) {
  for (text = trim(text); text.starts_with('<'); text = trim(text)) {
    const bool comment = text.starts_with("<!--");
    if (text.starts_with("<<")) return {};
    if (!comment && text.size() > 1 && text[1] != '?' && text[1] != '!') {
      auto name = text.substr(1, text.find_first_of(" \t\r\n/>", 1) - 1);
      return name.substr(name.rfind(':') + 1);
    }
    const std::string_view end = comment ? "-->" : ">";
    const auto at = text.find(end);
    if (at == text.npos) return {};
    text.remove_prefix(at + end.size());
  }
  return {};
}

}  // namespace p2s::package
