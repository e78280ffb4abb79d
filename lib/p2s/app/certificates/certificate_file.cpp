// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/certificates/certificate_file.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/part_kind.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <fmt/format.h>

#include <optional>

namespace p2s::app {
namespace {

/// Text of Base64 that contains text again: what it contains, and how to call that.
std::optional<CertificateFile> read_inner(ByteView content,
                                          const std::function<Secret()>& password) {
  const auto text = decode_text(content);
  const auto inner = text ? from_base64(*text) : std::nullopt;
  if (!inner || inner->empty() || !is_utf8(as_text(*inner))) return std::nullopt;
  const bool is_pem = as_text(*inner).find("-----BEGIN ") != std::string_view::npos;
  return CertificateFile{
      pki::certificates_in(*inner, password),
      fmt::format("Base64 of {}: encoded twice", is_pem ? "PEM text" : "Base64")};
}

/// Not for text and DER, which may be a certificate that was damaged.
bool is_something_else(std::string_view what, ByteView content) {
  const bool is_der = content.size() > 1 && content[0] == 0x30 && content[1] == 0x82;
  return !is_der && what != "a text file" && what.find("certificate") == std::string_view::npos &&
         what != "a private key" && what != "empty";
}

}  // namespace

CertificateFile read_certificate_file(ByteView content, const std::function<Secret()>& password) {
  try {
    return {pki::certificates_in(content, password), {}};
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::malformed) throw;
    if (auto inner = read_inner(content, password)) return *std::move(inner);
    const auto other = package::describe_content(content).what;
    if (!is_something_else(other, content)) throw;
    throw Error(ErrorKind::malformed, fmt::format("this is {}, not a certificate", other))
        .hint("use a certificate as PEM, DER, Base64, PKCS#7 or PFX");
  }
}

}  // namespace p2s::app
