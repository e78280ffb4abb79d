// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/secret.hpp"

#include <cstring>

namespace p2s {

void wipe(std::span<std::uint8_t> memory) noexcept {
  if (!memory.empty()) explicit_bzero(memory.data(), memory.size());
}

void wipe(std::string& text) noexcept {
  if (!text.empty()) explicit_bzero(text.data(), text.size());
}

Secret::Secret(std::string_view value) : value_(value.begin(), value.end()) {}

Secret::Secret(Secret&& other) noexcept : value_(std::move(other.value_)) { other.value_.clear(); }

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this != &other) {
    wipe(value_);
    value_ = std::move(other.value_);
    other.value_.clear();
  }
  return *this;
}

Secret::~Secret() { wipe(value_); }

}  // namespace p2s
