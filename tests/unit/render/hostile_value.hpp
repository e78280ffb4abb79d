// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/text/text.hpp>

#include <rapidcheck.h>

#include <string>

namespace p2s::test {

/// One line of honest text, made of all that means something in one of the languages we write.
inline std::string hostile_value() {
  static const std::vector<std::string> kPieces{
      "a",      "Z",      "0",      " ",       "  ",     "'",      "\"",     "\\",
      "\\s",    "\\n",    "\\x41",  "\\u0041", "$",      "$HOME",  "$(id)",  "`id`",
      "%",      "%s",     "&",      "&amp;",   "&#10;",  "<",      ">",      "</a>",
      "<!--",   "]]>",    "<?",     "#",       ";",      "=",      "[",      "]",
      "{{",     "}}",     "{{a}}",  "{",       "}",      "(",      ")",      "|",
      "*",      "~",      "!",      "/",       ",",      ".",      ":",      "-",
      "_",      "@",      "+",      "?",       "^",      "'''",    "\"\"\"", "\u2018",
      "\u2019", "\u201A", "\u201B", "\u201C",  "\u00A0", "\u00E9", "\u682A", "\U0001F600"};
  const auto words = rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces));
  return join(*words, "");
}

}  // namespace p2s::test
