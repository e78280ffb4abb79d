// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/detail/pem.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/code_point.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::pki::detail {
namespace {

constexpr std::string_view kBegin = "-----BEGIN ";
constexpr std::string_view kEnd = "-----END ";
constexpr std::string_view kDashes = "-----";

// RFC 1421 headers ("Proc-Type: …") end with an empty line; base64 holds no colon.
std::string_view without_headers(std::string_view body) {
  const auto colon = body.rfind(':');
  if (colon == std::string_view::npos) return body;
  const auto line_end = body.find('\n', colon);
  return line_end == std::string_view::npos ? std::string_view{} : body.substr(line_end);
}

/// Line ends: LF, CR LF or CR.
std::size_t lines_in(std::string_view text) {
  std::size_t lines = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if ((text[i] == '\n' || text[i] == '\r') && !is_pair) ++lines;
  }
  return lines;
}

std::string shown(std::string_view text) {
  const auto [code, bytes] = first_code_point(text);
  if (bytes == 1 && code > 0x20 && code < 0x7F) return fmt::format("'{}'", text.front());
  return bytes == 0 ? "a byte that is not text" : code_point_name(code);
}

bool is_base64(char c) {
  return is_alphanumeric(c) || std::string_view("+/= \t\v\f\r\n").find(c) != std::string_view::npos;
}

/// With a byte order mark before UTF-16 that lacks it: ASCII has a zero in every second byte.
Bytes marked(ByteView content) {
  Bytes whole(content.begin(), content.end());
  const auto zero = [&](std::size_t i) { return content[i] == 0; };
  if (content.size() < 4 || zero(0) == zero(1) || zero(0) != zero(2) || zero(1) != zero(3))
    return whole;
  const std::array<std::uint8_t, 2> mark =
      zero(0) ? std::array<std::uint8_t, 2>{0xFE, 0xFF} : std::array<std::uint8_t, 2>{0xFF, 0xFE};
  whole.insert(whole.begin(), mark.begin(), mark.end());
  return whole;
}

/// A block that ends with another label than it begins.
void refuse_other_end(std::string_view body, std::string_view label, std::size_t line) {
  body = body.substr(0, body.find(kBegin));
  const auto end = body.find(kEnd);
  if (end == std::string_view::npos) return;
  const auto other = body.substr(end + kEnd.size());
  throw Error(ErrorKind::malformed,
              fmt::format("the block '{}' that begins on line {} ends as '{}' on line {}",
                          printable(label, 60), line,
                          printable(other.substr(0, other.find_first_of("-\r\n")), 60),
                          line + lines_in(body.substr(0, end))))
      .hint("write both lines with the same label, such as CERTIFICATE");
}

}  // namespace

std::vector<PemBlock> pem_blocks(std::string_view text) {
  std::vector<PemBlock> blocks;
  const std::string_view all = text;
  for (;;) {
    const auto begin = text.find(kBegin);
    if (begin == std::string_view::npos) return blocks;
    text.remove_prefix(begin);
    const auto label_end = text.find(kDashes, kBegin.size());
    const auto line_end = text.find('\n');
    if (label_end == std::string_view::npos || label_end > line_end) {
      text.remove_prefix(kBegin.size());
      continue;
    }
    const auto label = text.substr(kBegin.size(), label_end - kBegin.size());
    const auto body_start = label_end + kDashes.size();
    const auto line = 1 + lines_in(all.substr(0, all.size() - text.size()));
    const std::string closing = fmt::format("{}{}{}", kEnd, label, kDashes);
    const auto body_end = text.find(closing, body_start);
    if (body_end == std::string_view::npos) {
      refuse_other_end(text.substr(body_start), label, line);
      throw Error(ErrorKind::malformed,
                  fmt::format("the block '{}' that begins on line {} has no END line",
                              printable(label, 60), line))
          .hint("copy the complete file, including the '-----END' line");
    }
    const auto after = body_end + closing.size();
    blocks.push_back(
        {label, text.substr(body_start, body_end - body_start), text.substr(0, after), line});
    text.remove_prefix(after);
  }
}

/// What to do about a character that is not Base64.
std::string_view cure_of(char wrong) {
  if (wrong == '\\') return "replace each '\\n' with a line break";
  if (wrong == '-' || wrong == '_')
    return "this looks like Base64url: replace each '-' by '+' and each '_' by '/'";
  const bool is_visible = wrong > ' ' && wrong < '\x7f';
  return is_visible ? "export the certificate again; the text was quoted or edited"
                    : "export the certificate again; editors and chats insert invisible characters";
}

void require_base64(std::string_view text, std::size_t line) {
  const auto* const wrong = std::find_if_not(text.begin(), text.end(), is_base64);
  if (wrong == text.end()) return;
  const auto at = static_cast<std::size_t>(wrong - text.begin());
  line += lines_in(text.substr(0, at));
  throw Error(ErrorKind::malformed,
              fmt::format("line {} contains {}, which is not Base64", line, shown(text.substr(at))))
      .hint(std::string(cure_of(*wrong)));
}

void require_marks(std::string_view text, std::string_view label) {
  std::size_t number = 0;
  for (const auto line : split_lines(text)) {
    ++number;
    const auto upper = to_upper(line);
    const auto begin = upper.find("BEGIN");
    if (begin == std::string::npos || upper.find(label, begin) == std::string::npos) continue;
    throw Error(ErrorKind::malformed, fmt::format("line {} is a damaged BEGIN line: '{}'", number,
                                                  printable(trim(line), 60)))
        .hint(fmt::format("write it as '{}{}{}'", kBegin, label, kDashes));
  }
}

Bytes pem_content(const PemBlock& block) {
  const auto body = without_headers(block.body);
  auto content = from_base64(body);
  if (content && !content->empty()) return std::move(*content);
  const auto before = static_cast<std::size_t>(body.data() - block.whole.data());
  require_base64(body, block.line + lines_in(block.whole.substr(0, before)));
  throw Error(ErrorKind::malformed, fmt::format("the block '{}' on line {} is not valid Base64",
                                                printable(block.label, 60), block.line))
      .hint("export it again; the file may have been truncated or edited");
}

std::string pem_text(std::string_view label, ByteView der) {
  return fmt::format("{}{}{}\n{}{}{}{}\n", kBegin, label, kDashes, to_base64_lines(der), kEnd,
                     label, kDashes);
}

std::string armoured_text(ByteView content) {
  auto text = decode_text(marked(content));
  return text ? std::move(*text) : std::string(as_text(content));
}

}  // namespace p2s::pki::detail
