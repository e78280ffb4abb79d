// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/error.hpp"

namespace p2s {

std::string_view to_string(ErrorKind kind) noexcept {
  switch (kind) {
    case ErrorKind::io:
      return "io";
    case ErrorKind::crypto:
      return "crypto";
    case ErrorKind::unsupported:
      return "unsupported";
    case ErrorKind::internal:
      return "internal";
    case ErrorKind::usage:
      return "usage";
    case ErrorKind::not_found:
      return "not_found";
    case ErrorKind::conflict:
      return "conflict";
    case ErrorKind::wrong_secret:
      return "wrong_secret";
    case ErrorKind::malformed:
      return "malformed";
    case ErrorKind::interrupted:
      return "interrupted";
  }
  return "internal";
}

Error::Error(ErrorKind kind, std::string message)
    : text_(std::make_shared<Text>(Text{kind, std::move(message), {}, {}})) {}

// Out of line, so that one shared object has the type information and a catch works across objects.
Error::~Error() = default;

Error&& Error::hint(std::string what_to_do) && {
  text_->hint = std::move(what_to_do);
  return std::move(*this);
}

Error&& Error::context(std::string while_doing) && {
  add_context(std::move(while_doing));
  return std::move(*this);
}

void Error::add_context(std::string while_doing) {
  text_->context.push_back(std::move(while_doing));
}

}  // namespace p2s
