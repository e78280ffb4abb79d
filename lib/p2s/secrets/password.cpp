// SPDX-License-Identifier: Apache-2.0
#include <p2s/secrets/source.hpp>

#include <array>

namespace p2s::secrets {
namespace {

// Without i l o 0 1, which look alike on paper. 25 of 31 characters have 123 bits.
constexpr std::string_view kAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";
constexpr std::size_t kSigns = 25;
constexpr std::size_t kGroup = 5;
// Bytes from here on are rejected, so that every character is equally likely.
constexpr unsigned kFair = 256U / kAlphabet.size() * kAlphabet.size();

}  // namespace

Secret generate_password(const std::function<void(std::span<std::uint8_t>)>& random) {
  Bytes text;
  text.reserve(kSigns + kSigns / kGroup);  // reallocation would leave copies
  std::array<std::uint8_t, 32> drawn{};
  std::size_t signs = 0;
  while (signs < kSigns) {
    random(drawn);
    for (const auto byte : drawn) {
      if (signs == kSigns) break;
      if (byte >= kFair) continue;
      if (signs > 0 && signs % kGroup == 0) text.push_back('-');
      text.push_back(static_cast<std::uint8_t>(kAlphabet[byte % kAlphabet.size()]));
      ++signs;
    }
  }
  wipe(drawn);
  return Secret(std::move(text));
}

bool is_generated_password(std::string_view text) noexcept {
  if (text.size() != kSigns + kSigns / kGroup - 1) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_gap = i % (kGroup + 1) == kGroup;
    if (is_gap ? text[i] != '-' : kAlphabet.find(text[i]) == std::string_view::npos) return false;
  }
  return true;
}

}  // namespace p2s::secrets
