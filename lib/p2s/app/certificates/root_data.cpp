// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/certificates/root_data.hpp"

#include <p2s/app/certificates/certificate_file.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/pfx.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app::detail {
namespace {

using Problem = rules::RootDataProblem;

constexpr std::string_view kMark = "-----BEGIN ";
constexpr std::string_view kBlanks = " \t\v\f";
constexpr std::string_view kLineEnds = "\r\n";

bool is_pem(ByteView content) { return as_text(content).find(kMark) != std::string_view::npos; }

bool has_key_block(std::string_view text) {
  return text.find("PRIVATE KEY-----") != std::string_view::npos;
}

/// PKCS#8, PKCS#1 or SEC 1 as DER, also encrypted, or a PFX.
bool is_private_key(ByteView content) {
  if (pki::looks_like_pfx(content)) return true;
  try {
    pki::PrivateKey::from_file(content, nullptr);
    return true;
  } catch (const Error& error) {
    return error.kind() == ErrorKind::wrong_secret;
  }
}

/// The only certificate of a file in any format, or the reason why there is none.
RootData one_certificate(ByteView content) {
  try {
    const auto read = read_certificate_file(content, {});
    const auto& found = read.certificates;
    const auto problem = read.note.empty() ? Problem::none : Problem::encoded_twice;
    if (found.size() == 1) return {problem, {}, pki::Certificate::from_der(found.front())};
    return {Problem::not_a_certificate,
            fmt::format("it contains {} certificates, expected one", found.size()),
            {}};
  } catch (const Error& error) {
    return {Problem::not_a_certificate, error.message(), {}};
  }
}

RootData with(Problem problem, RootData data) {
  data.problem = problem;
  return data;
}

/// Classifies the decoded Base-64.
RootData check_decoded(const Bytes& content) {
  if (is_pem(content)) {
    const bool key = has_key_block(as_text(content));
    return with(key ? Problem::private_key : Problem::encoded_twice, one_certificate(content));
  }
  const auto again = from_base64(as_text(content));
  if (again && !again->empty()) return with(Problem::encoded_twice, one_certificate(*again));
  try {
    return {Problem::none, {}, pki::Certificate::from_der(content)};
  } catch (const Error& error) {
    const bool key = is_private_key(content);
    return {key ? Problem::private_key : Problem::not_a_certificate, error.message(), {}};
  }
}

}  // namespace

RootData read_root_data(std::string_view text) {
  if (is_pem(as_bytes(text))) {
    return with(has_key_block(text) ? Problem::private_key : Problem::pem_markers,
                one_certificate(as_bytes(text)));
  }
  const auto content = from_base64(text);
  if (!content || content->empty()) return {Problem::not_base64, {}, {}};
  auto data = check_decoded(*content);
  const auto has = [&](std::string_view characters) {
    return text.find_first_of(characters) != std::string_view::npos;
  };
  if (data.problem == Problem::none && (has(kBlanks) || has(kLineEnds)))
    data.problem = has(kBlanks) ? Problem::whitespace : Problem::line_ends;
  return data;
}

RootData read_root_file(ByteView content) {
  if (has_key_block(as_text(content)) || is_private_key(content))
    return with(Problem::private_key, one_certificate(content));
  auto data = one_certificate(content);
  if (data.certificate || is_pem(content)) return data;
  // Base-64 of something else: report what it is.
  const auto decoded = from_base64(as_text(content));
  return decoded && !decoded->empty() ? check_decoded(*decoded) : data;
}

RootData read_root_file_of(const std::filesystem::path& file) {
  try {
    return read_root_file(read_file(file, kCertificateLimit));
  } catch (const Error& error) {
    const bool too_large = error.kind() == ErrorKind::malformed;
    return {too_large ? Problem::not_a_certificate : Problem::not_found, error.message(), {}};
  }
}

std::optional<RootData> read_spec_root(const spec::SpecRoot& root,
                                       const std::filesystem::path& folder) {
  if (!root.data.empty()) return read_root_data(root.data);
  if (!root.file.empty()) return read_root_file_of(folder / root.file);
  return std::nullopt;
}

RootData read_stored_root(const store::RootRecord& root) {
  try {
    return {Problem::none, {}, pki::Certificate::from_pem(root.certificate)};
  } catch (const Error& error) {
    return {Problem::not_a_certificate, error.message(), {}};
  }
}

}  // namespace p2s::app::detail
