// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/secret.hpp"

#include <p2s/base/detail/locked_memory.hpp>

#include <cstring>

namespace p2s {

void wipe(std::span<std::uint8_t> memory) noexcept {
  if (!memory.empty()) explicit_bzero(memory.data(), memory.size());
}

void wipe(std::string& text) noexcept {
  if (!text.empty()) explicit_bzero(text.data(), text.size());
}

Secret::Secret(std::string_view value)
    : memory_(value.empty() ? nullptr : detail::allocate_secret(value.size()),
              detail::SecretRelease{value.size()}) {
  if (memory_) std::memcpy(memory_.get(), value.data(), value.size());
}

Secret::Secret(Bytes&& value) : Secret(as_text(value)) {
  wipe(value);
  value.clear();
}

void detail::SecretRelease::operator()(std::uint8_t* memory) const noexcept {
  release_secret(memory, size);
}

}  // namespace p2s
