// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/formats/xml_damage.hpp"

#include <p2s/base/error.hpp>

#include <expat.h>

#include <algorithm>
#include <memory>
#include <type_traits>

// Newer Expat wants functions whose names end in 64, which the Expat of Debian 12 does not have.
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

namespace p2s::package {
namespace {

struct ParserFreer {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, ParserFreer>;

/// What is wrong at `offset`, in words that say what to change.
std::string problem_at(std::string_view text, std::size_t offset, XML_Error code) {
  constexpr std::size_t kLongestName = 32;
  const auto start = text.substr(0, std::min(offset + 1, text.size())).rfind('&');
  if (code != XML_ERROR_UNDEFINED_ENTITY && start != text.npos &&
      offset - std::min(start, offset) < kLongestName &&
      text.substr(start, offset - start).find_first_of(";<>\n") == text.npos) {
    return "an '&' that is not escaped: write '&amp;'";
  }
  if (code == XML_ERROR_NO_ELEMENTS || code == XML_ERROR_UNCLOSED_TOKEN ||
      code == XML_ERROR_UNCLOSED_CDATA_SECTION || code == XML_ERROR_PARTIAL_CHAR) {
    return "the text ends too early";
  }
  return XML_ErrorString(code);
}

}  // namespace

std::optional<XmlDamage> find_xml_damage(std::string_view text) {
  const Parser parser(XML_ParserCreate("UTF-8"));
  if (!parser) throw Error(ErrorKind::internal, "Expat has no memory for a parser");
  if (XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), XML_TRUE) ==
      XML_STATUS_OK) {
    return std::nullopt;
  }
  return XmlDamage{static_cast<std::size_t>(XML_GetCurrentLineNumber(parser.get())),
                   static_cast<std::size_t>(XML_GetCurrentColumnNumber(parser.get())) + 1,
                   problem_at(text, static_cast<std::size_t>(XML_GetCurrentByteIndex(parser.get())),
                              XML_GetErrorCode(parser.get()))};
}

}  // namespace p2s::package
