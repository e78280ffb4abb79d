// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/export.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace p2s {

/// Overwrites memory; the compiler does not optimise it away.
P2S_API void wipe(std::span<std::uint8_t> memory) noexcept;
P2S_API void wipe(std::string& text) noexcept;

namespace detail {

struct P2S_API SecretRelease {
  std::size_t size = 0;
  void operator()(std::uint8_t* memory) const noexcept;  ///< wipes it
};

}  // namespace detail

/// A password or key: movable, not copyable, in locked memory unless it is large, wiped when
/// destroyed. Not formattable and not comparable, so that it cannot leak through a message or
/// through timing.
class P2S_API Secret {
 public:
  Secret() = default;
  explicit Secret(std::string_view value);
  explicit Secret(Bytes&& value);  ///< wipes and empties `value`

  bool empty() const noexcept { return size() == 0; }
  std::size_t size() const noexcept { return memory_ ? memory_.get_deleter().size : 0; }
  /// Valid for the lifetime of this object; callers must wipe any copy.
  std::string_view text() const noexcept { return as_text(bytes()); }
  ByteView bytes() const noexcept { return {memory_.get(), size()}; }
  Secret clone() const { return Secret(text()); }

 private:
  std::unique_ptr<std::uint8_t[], detail::SecretRelease> memory_;
};

}  // namespace p2s
