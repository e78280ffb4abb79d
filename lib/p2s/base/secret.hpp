// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/export.hpp>

#include <string>
#include <string_view>

namespace p2s {

/// Overwrites memory; the compiler does not optimise it away.
P2S_API void wipe(std::span<std::uint8_t> memory) noexcept;
P2S_API void wipe(std::string& text) noexcept;

/// A password or key: movable, not copyable, wiped when destroyed. Not formattable and not
/// comparable, so that it cannot leak through a message or through timing.
class P2S_API Secret {
 public:
  Secret() = default;
  explicit Secret(std::string_view value);
  explicit Secret(Bytes&& value) noexcept : value_(std::move(value)) {}
  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) noexcept;
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret();

  bool empty() const noexcept { return value_.empty(); }
  std::size_t size() const noexcept { return value_.size(); }
  /// Valid for the lifetime of this object; callers must wipe any copy.
  std::string_view text() const noexcept { return as_text(value_); }
  ByteView bytes() const noexcept { return value_; }
  Secret clone() const { return Secret(text()); }

 private:
  Bytes value_;
};

}  // namespace p2s
