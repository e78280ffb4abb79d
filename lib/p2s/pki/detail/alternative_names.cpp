// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/detail/objects.hpp>
#include <p2s/pki/detail/openssl_error.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::pki {
namespace {

constexpr std::size_t kHostLimit = 253;  // RFC 1035
constexpr std::size_t kLabelLimit = 63;
constexpr std::size_t kLocalLimit = 64;  // RFC 5321
constexpr std::size_t kUpnLimit = 1024;  // Active Directory, userPrincipalName

bool is_label(std::string_view label) noexcept {
  return !label.empty() && label.size() <= kLabelLimit && label.front() != '-' &&
         label.back() != '-' && std::all_of(label.begin(), label.end(), [](char c) {
           return is_alphanumeric(c) || c == '-';
         });
}

// RFC 1123; a last label of digits only would be an address.
bool is_host(std::string_view name) {
  if (name.empty() || name.size() > kHostLimit) return false;
  const auto labels = split(name, '.');
  return std::all_of(labels.begin(), labels.end(), is_label) &&
         !std::all_of(labels.back().begin(), labels.back().end(), is_digit);
}

// RFC 5321 dot-string; quoted strings are not supported.
bool is_local_part(std::string_view local) {
  constexpr std::string_view marks = "!#$%&'*+-/=?^_`{|}~";
  if (local.size() > kLocalLimit) return false;
  const auto atoms = split(local, '.');
  return std::all_of(atoms.begin(), atoms.end(), [&](std::string_view atom) {
    return !atom.empty() && std::all_of(atom.begin(), atom.end(), [&](char c) {
      return is_alphanumeric(c) || marks.find(c) != std::string_view::npos;
    });
  });
}

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && is_local_part(text.substr(0, at)) &&
         is_host(text.substr(at + 1));
}

bool is_upn(std::string_view text) {
  const auto at = text.find('@');
  return text.size() <= kUpnLimit && at != std::string_view::npos && at > 0 &&
         at + 1 < text.size() && text.find('@', at + 1) == std::string_view::npos &&
         find_unprintable(text).empty() && text.find(' ') == std::string_view::npos;
}

void require_each(const std::vector<std::string>& names, bool (*valid)(std::string_view),
                  std::string_view what, std::string_view example) {
  for (const auto& name : names) {
    if (valid(name)) continue;
    throw Error(ErrorKind::usage, fmt::format("'{}' is not a valid {}", printable(name, 80), what))
        .hint(fmt::format("write it like {}", example));
  }
}

detail::StringHandle make_string(int type, std::string_view text) {
  detail::StringHandle made(ASN1_STRING_type_new(type));
  detail::require(made.get(), "encode a name");
  detail::require(ASN1_STRING_set(made.get(), text.data(), static_cast<int>(text.size())),
                  "encode a name");
  return made;
}

detail::GeneralNameHandle make_text_name(int kind, std::string_view text) {
  detail::GeneralNameHandle name(GENERAL_NAME_new());
  detail::require(name.get(), "encode a name");
  GENERAL_NAME_set0_value(name.get(), kind, make_string(V_ASN1_IA5STRING, text).release());
  return name;
}

detail::GeneralNameHandle make_upn(std::string_view text) {
  detail::GeneralNameHandle name(GENERAL_NAME_new());
  detail::require(name.get(), "encode a name");
  detail::TypeHandle value(ASN1_TYPE_new());
  detail::require(value.get(), "encode a name");
  ASN1_TYPE_set(value.get(), V_ASN1_UTF8STRING, make_string(V_ASN1_UTF8STRING, text).release());
  detail::ObjectHandle kind(OBJ_nid2obj(NID_ms_upn));
  detail::require(GENERAL_NAME_set0_othername(name.get(), kind.get(), value.get()),
                  "encode a name");
  static_cast<void>(kind.release());  // both are the name's now
  static_cast<void>(value.release());
  return name;
}

void append(GENERAL_NAMES& list, detail::GeneralNameHandle name) {
  detail::require(sk_GENERAL_NAME_push(&list, name.get()), "encode a name");
  static_cast<void>(name.release());  // the list owns it now
}

bool is_upn_name(const GENERAL_NAME& name) {
  return name.type == GEN_OTHERNAME && OBJ_obj2nid(name.d.otherName->type_id) == NID_ms_upn &&
         name.d.otherName->value != nullptr && name.d.otherName->value->type == V_ASN1_UTF8STRING;
}

std::string address_text(const ASN1_OCTET_STRING* address) {
  const ByteView bytes(ASN1_STRING_get0_data(address),
                       static_cast<std::size_t>(ASN1_STRING_length(address)));
  if (bytes.size() == 4) return fmt::format("{}", fmt::join(bytes, "."));
  if (bytes.size() != 16) return to_hex(bytes);
  std::string text;
  for (std::size_t i = 0; i < 16; i += 2) {
    text += fmt::format("{}{:x}", i == 0 ? "" : ":", bytes[i] << 8U | bytes[i + 1]);
  }
  return text;
}

}  // namespace

void require_valid(const AlternativeNames& names) {
  require_each(names.dns, is_host, "DNS name", "laptop7.example.com");
  require_each(names.emails, is_email, "e-mail address", "alice@example.com");
  require_each(names.upns, is_upn, "user principal name", "alice@example.com");
}

namespace detail {

GeneralNamesHandle to_general_names(const AlternativeNames& names) {
  GeneralNamesHandle list(sk_GENERAL_NAME_new_null());
  require(list.get(), "encode names");
  for (const auto& name : names.dns) append(*list, make_text_name(GEN_DNS, name));
  for (const auto& name : names.emails) append(*list, make_text_name(GEN_EMAIL, name));
  for (const auto& name : names.upns) append(*list, make_upn(name));
  return list;
}

AlternativeNames names_in(const GENERAL_NAMES& list) {
  AlternativeNames names;
  for (int i = 0; i < sk_GENERAL_NAME_num(&list); ++i) {
    const GENERAL_NAME& name = *sk_GENERAL_NAME_value(&list, i);
    if (name.type == GEN_DNS) names.dns.push_back(utf8(name.d.dNSName));
    if (name.type == GEN_EMAIL) names.emails.push_back(utf8(name.d.rfc822Name));
    if (is_upn_name(name)) names.upns.push_back(utf8(name.d.otherName->value->value.utf8string));
  }
  return names;
}

std::string describe(const GENERAL_NAME& name) {
  if (is_upn_name(name)) return "UPN:" + utf8(name.d.otherName->value->value.utf8string);
  switch (name.type) {
    case GEN_DNS:
      return "DNS:" + utf8(name.d.dNSName);
    case GEN_EMAIL:
      return "email:" + utf8(name.d.rfc822Name);
    case GEN_URI:
      return "URI:" + utf8(name.d.uniformResourceIdentifier);
    case GEN_IPADD:
      return "IP:" + address_text(name.d.iPAddress);
    case GEN_RID:
      return "OID:" + dotted(name.d.registeredID);
    case GEN_OTHERNAME:
      return "other:" + dotted(name.d.otherName->type_id);
    default:
      return fmt::format("other:{}", name.type);
  }
}

}  // namespace detail
}  // namespace p2s::pki
