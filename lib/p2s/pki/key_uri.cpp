// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/key_uri.hpp"

#include <p2s/base/bytes.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace p2s::pki {
namespace {

constexpr std::string_view kScheme = "pkcs11:";
constexpr std::string_view kExample =
    "write it as pkcs11:token=LABEL;object=KEY, with spaces as %20";

[[noreturn]] void refuse_uri(std::string message, std::string hint = std::string(kExample)) {
  throw Error(ErrorKind::usage, std::move(message)).hint(std::move(hint));
}

/// What is neither path nor query of a URI that a store can keep.
[[noreturn]] void refuse_attribute(std::string_view name) {
  if (name.starts_with("pin-")) {
    refuse_uri(fmt::format("'{}' is refused in the URI of a key: others can see it", name),
               "leave it out of the URI; the PIN is asked for, or read from its own source");
  }
  if (name.starts_with("module-")) {
    refuse_uri(
        fmt::format("'{}' is refused in the URI of a key: it differs between machines", name),
        "leave it out, and set the environment variable PKCS11_MODULE_PATH if p11-kit does "
        "not know the module");
  }
  if (name.starts_with("slot-")) {
    refuse_uri(fmt::format("'{}' is refused in the URI of a key: it changes with the tokens that "
                           "are inserted",
                           name),
               "name the token instead: token=LABEL, or serial=NUMBER");
  }
  refuse_uri(fmt::format("the URI of a key has an attribute that is not supported: '{}'",
                         printable(name, 40)));
}

/// RFC 7512, section 2.3: pk11-pchar.
bool is_literal(char c) noexcept {
  constexpr std::string_view kOthers = "-._~:[]@!$'()*+,=&";
  return is_alphanumeric(c) || kOthers.find(c) != std::string_view::npos;
}

std::string decoded(std::string_view name, std::string_view value) {
  std::string text;
  while (!value.empty()) {
    std::size_t used = 1;
    if (value.front() == '%') {
      const auto byte = from_hex(value.substr(1, 2));
      if (!byte || byte->size() != 1)
        refuse_uri(fmt::format("'{}' in the URI of a key has a '%' without two hex digits", name));
      text += static_cast<char>(byte->front());
      used = 3;
    } else if (is_literal(value.front())) {
      text += value.front();
    } else {
      refuse_uri(fmt::format("'{}' in the URI of a key has a character that must be written as %{}",
                             name, to_hex(as_bytes(value.substr(0, 1)))));
    }
    value.remove_prefix(used);
  }
  return text;
}

using Attributes = std::map<std::string, std::string, std::less<>>;

Attributes attributes_of(std::string_view path) {
  static constexpr std::string_view kKnown[] = {"token",        "serial", "object", "id",
                                                "manufacturer", "model",  "type"};
  Attributes attributes;
  for (const auto part : split(path, ';')) {
    const auto end = std::min(part.find('='), part.size());
    const auto name = part.substr(0, end);
    if (std::find(std::begin(kKnown), std::end(kKnown), name) == std::end(kKnown))
      refuse_attribute(name);
    auto value = end == part.size() ? "" : decoded(name, part.substr(end + 1));
    if (value.empty()) refuse_uri(fmt::format("'{}' in the URI of a key is empty", name));
    if (!attributes.emplace(name, std::move(value)).second)
      refuse_uri(fmt::format("'{}' is twice in the URI of a key", name));
  }
  return attributes;
}

std::string value_of(const Attributes& attributes, std::string_view name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::string() : found->second;
}

}  // namespace

bool is_key_uri(std::string_view text) noexcept { return text.starts_with(kScheme); }

KeyUri KeyUri::parse(std::string_view text) {
  if (!is_key_uri(text)) refuse_uri("this is not the URI of a key on a token");
  const auto query = std::min(text.find('?'), text.size());
  if (query < text.size()) {
    const auto first = split(text.substr(query + 1), '&').front();
    refuse_attribute(first.substr(0, first.find('=')));
  }
  const auto path = text.substr(kScheme.size(), query - kScheme.size());
  const auto attributes = attributes_of(path);
  const auto serial = value_of(attributes, "serial");
  const auto type = value_of(attributes, "type");
  KeyUri uri{fmt::format("{}{}", kScheme, path), value_of(attributes, "token"),
             value_of(attributes, "object"), to_hex(as_bytes(value_of(attributes, "id")))};
  if (uri.token.empty()) uri.token = serial;
  if (uri.token.empty()) refuse_uri("the URI of a key does not name the token");
  if (uri.label.empty() && uri.id.empty()) refuse_uri("the URI does not name the key on the token");
  if (type.empty())
    uri.text += ";type=private";
  else if (type != "private")
    refuse_uri("the URI names another object than a private key", "write type=private in the URI");
  return uri;
}

std::string KeyUri::called() const {
  return label.empty() ? fmt::format("private key with id {}", id)
                       : fmt::format("private key '{}'", printable(label));
}

}  // namespace p2s::pki
