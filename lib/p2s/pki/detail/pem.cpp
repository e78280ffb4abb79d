// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/detail/pem.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>

#include <fmt/format.h>

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

}  // namespace

std::vector<PemBlock> pem_blocks(std::string_view text) {
  std::vector<PemBlock> blocks;
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
    const std::string closing = fmt::format("{}{}{}", kEnd, label, kDashes);
    const auto body_end = text.find(closing, body_start);
    if (body_end == std::string_view::npos) {
      throw Error(ErrorKind::malformed,
                  fmt::format("the block '{}' has no END line", printable(label, 60)))
          .hint("copy the complete file, including the '-----END' line");
    }
    const auto after = body_end + closing.size();
    blocks.push_back(
        {label, text.substr(body_start, body_end - body_start), text.substr(0, after)});
    text.remove_prefix(after);
  }
}

Bytes pem_content(const PemBlock& block) {
  auto content = from_base64(without_headers(block.body));
  if (!content || content->empty()) {
    throw Error(ErrorKind::malformed,
                fmt::format("the block '{}' is not valid base64", printable(block.label, 60)));
  }
  return std::move(*content);
}

std::string pem_text(std::string_view label, ByteView der) {
  return fmt::format("{}{}{}\n{}{}{}{}\n", kBegin, label, kDashes, to_base64_lines(der), kEnd,
                     label, kDashes);
}

std::string armoured_text(ByteView content) {
  auto text = decode_text(content);
  return text ? std::move(*text) : std::string(as_text(content));
}

}  // namespace p2s::pki::detail
