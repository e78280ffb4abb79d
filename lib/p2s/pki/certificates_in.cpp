// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/detail/der.hpp>
#include <p2s/pki/detail/objects.hpp>
#include <p2s/pki/detail/openssl_error.hpp>
#include <p2s/pki/detail/pem.hpp>
#include <p2s/pki/pfx.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <fmt/format.h>

#include <climits>

namespace p2s::pki {
namespace {

using Password = std::function<Secret()>;

[[noreturn]] void refuse(std::string message, std::string hint) {
  throw Error(ErrorKind::malformed, std::move(message)).hint(std::move(hint));
}

std::vector<Bytes> from_pkcs7(ByteView content) {
  const detail::ErrorQueue queue;
  const unsigned char* at = content.data();
  const long size = content.size() > INT_MAX ? 0 : static_cast<long>(content.size());
  const detail::Pkcs7Handle box(d2i_PKCS7(nullptr, &at, size));
  if (!box || at != content.data() + content.size() || !PKCS7_type_is_signed(box.get()) ||
      box->d.sign == nullptr) {
    refuse("not a complete PKCS#7 file", "export the certificates again");
  }
  std::vector<Bytes> found;
  for (int i = 0; i < sk_X509_num(box->d.sign->cert); ++i) {
    found.push_back(
        detail::encode(sk_X509_value(box->d.sign->cert, i), i2d_X509, "read the PKCS#7 file"));
  }
  if (found.empty())
    refuse("the PKCS#7 file contains no certificate", "export it together with the certificates");
  return found;
}

std::vector<Bytes> from_pfx(ByteView content, const Password& password) {
  const auto pfx = read_pfx(content, password);
  std::vector<Bytes> found;
  if (pfx.leaf) found.push_back(pfx.leaf->der());
  for (const auto& other : pfx.others) found.push_back(other.der());
  if (found.empty())
    refuse("the PFX contains no certificate", "export it together with the certificate");
  return found;
}

// Nothing if the bytes are not in one of the binary formats.
std::vector<Bytes> from_binary(ByteView content, const Password& password) {
  if (detail::is_certificate_shape(content)) return {Bytes(content.begin(), content.end())};
  if (detail::is_pkcs7_shape(content)) return from_pkcs7(content);
  if (looks_like_pfx(content)) return from_pfx(content, password);
  return {};
}

// OpenSSL's "trusted" format has settings of its own after the certificate.
Bytes without_trust(const Bytes& content) {
  ByteView rest(content);
  const auto certificate = detail::take_element(rest);
  return certificate ? Bytes(certificate->whole.begin(), certificate->whole.end()) : Bytes{};
}

/// The line at which a block was cut: all lines but the last have the same length.
std::string where_cut(const detail::PemBlock& block) {
  const auto lines = split_lines(block.whole);
  for (std::size_t i = 2; i + 2 < lines.size(); ++i) {
    if (lines[i].size() != lines[1].size())
      return fmt::format("line {} is not complete", block.line + i);
  }
  return "a line is missing";
}

std::vector<Bytes> from_block(const detail::PemBlock& block, const Password& password) {
  const bool trusted = block.label == "TRUSTED CERTIFICATE";
  const bool known = trusted || block.label == "CERTIFICATE" || block.label == "X509 CERTIFICATE" ||
                     block.label == "PKCS7" || block.label == "CMS";
  if (!known) return {};
  const Bytes content = detail::pem_content(block);
  auto found = from_binary(trusted ? without_trust(content) : content, password);
  if (!found.empty()) return found;
  const auto declared = detail::declared_size(content);
  const auto what = declared > content.size()
                        ? fmt::format("lacks {} of {} bytes: {}", declared - content.size(),
                                      declared, where_cut(block))
                        : std::string("is damaged: it contains no certificate");
  refuse(fmt::format("the block '{}' that begins on line {} {}", block.label, block.line, what),
         "export it again; the file may have been truncated or edited");
}

/// Refuses a certificate whose end is missing.
void refuse_truncated(ByteView der) {
  constexpr std::uint8_t kSequence = 0x30;
  const auto declared = detail::declared_size(der);
  // A certificate is a sequence that starts with a sequence; both have a length of two bytes.
  if (der.size() < 5 || der[0] != kSequence || der[4] != kSequence || declared <= der.size())
    return;
  refuse(fmt::format("the certificate is truncated: {} of {} bytes", der.size(), declared),
         "download or export it again");
}

/// Text without a block that has the start of a certificate, 0x30 0x82 in Base64, after at most a
/// few other characters.
bool begins_like_base64(std::string_view text) {
  constexpr std::size_t kMostBefore = 10;
  return trim(text).substr(0, kMostBefore).find("MII") != std::string_view::npos;
}

/// Without the line end that an editor or a shell has added to binary data.
ByteView without_line_end(ByteView content) {
  const auto declared = detail::declared_size(content);
  if (declared == 0 || declared >= content.size()) return content;
  const bool is_blank = trim(as_text(content.subspan(declared))).empty();
  return is_blank ? content.first(declared) : content;
}

[[noreturn]] void refuse_empty(std::string_view text, const std::vector<detail::PemBlock>& blocks) {
  for (const auto& block : blocks) {
    if (block.label.ends_with("PRIVATE KEY")) {
      refuse("the file contains a private key but no certificate",
             "give the certificate that belongs to it (.cer, .crt, .pem), and keep the key to "
             "yourself");
    }
    if (block.label.ends_with("CERTIFICATE REQUEST")) {
      refuse("the file contains a certificate request but no certificate",
             "sign the request first");
    }
  }
  if (blocks.empty()) detail::require_marks(text, "CERTIFICATE");
  if (blocks.empty() && begins_like_base64(text)) {
    detail::require_base64(text, 1);
    if (!from_base64(text)) {
      refuse("the Base64 text is not complete: characters are missing, such as '=' at its end",
             "copy the complete text, or export the certificate again");
    }
  }
  refuse("no certificate found in the file",
         "use a certificate as PEM, DER, Base64, PKCS#7 or PFX");
}

}  // namespace

std::vector<Bytes> certificates_in(ByteView content, const std::function<Secret()>& password) {
  if (auto found = from_binary(without_line_end(content), password); !found.empty()) return found;
  const std::string text = detail::armoured_text(content);
  const auto blocks = detail::pem_blocks(text);
  std::vector<Bytes> found;
  for (const auto& block : blocks) {
    for (auto& each : from_block(block, password)) found.push_back(std::move(each));
  }
  if (!found.empty()) return found;
  // Azure's format: Base64 without BEGIN and END lines.
  const auto bare = blocks.empty() ? from_base64(text) : std::nullopt;
  if (bare) found = from_binary(*bare, password);
  if (!found.empty()) return found;
  refuse_truncated(bare ? ByteView(*bare) : content);
  refuse_empty(text, blocks);
}

}  // namespace p2s::pki
