// SPDX-License-Identifier: Apache-2.0
#include "p2s/secrets/strength.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <algorithm>
#include <array>

namespace p2s::secrets {
namespace {

constexpr std::size_t kShortest = 8;

// What public lists of leaked passwords begin with, without digits and punctuation at the ends, and
// what people choose for a VPN.
constexpr auto kCommon =
    std::to_array<std::string_view>({"1q2w3e4r",      "1q2w3e4r5t",
                                     "1qaz2wsx",      "abcd",
                                     "access",        "admin",
                                     "azurevpn",      "vpnazure",
                                     "vpngateway",    "spring",
                                     "summer",        "autumn",
                                     "winter",        "\u043F\u0430\u0440\u043E\u043B\u044C",
                                     "passwort",      "motdepasse",
                                     "administrator", "asdfasdf",
                                     "asdfghjk",      "asdfghjkl",
                                     "azure",         "baseball",
                                     "changeit",      "changeme",
                                     "charlie",       "company",
                                     "computer",      "default",
                                     "donald",        "dragon",
                                     "football",      "freedom",
                                     "hello",         "iloveyou",
                                     "internet",      "jennifer",
                                     "letmein",       "liverpool",
                                     "login",         "master",
                                     "michael",       "michelle",
                                     "microsoft",     "monkey",
                                     "mustang",       "p2sctl",
                                     "p@ssw0rd",      "p@ssword",
                                     "passphrase",    "passw0rd",
                                     "password",      "princess",
                                     "qazwsx",        "qazwsxedc",
                                     "qwer",          "qwerty",
                                     "qwertyui",      "qwertyuiop",
                                     "secret",        "shadow",
                                     "starwars",      "sunshine",
                                     "superman",      "trustno",
                                     "welcome",       "whatever",
                                     "zxcvbnm"});

[[noreturn]] void refuse(std::string_view why) {
  throw Error(ErrorKind::wrong_secret, "the passphrase " + std::string(why))
      .hint("choose four or more words that have nothing to do with each other");
}

bool is_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Without digits and punctuation at both ends.
std::string_view core_of(std::string_view text) noexcept {
  while (!text.empty() && !is_letter(text.back())) text.remove_suffix(1);
  while (!text.empty() && !is_letter(text.front())) text.remove_prefix(1);
  return text;
}

bool is_common(std::string_view text) {
  return std::find(kCommon.begin(), kCommon.end(), text) != kCommon.end();
}

/// Each character follows from the one before in the same way: "aaaaaaaa", "12345678", "hgfedcba".
bool is_sequence(std::string_view text) noexcept {
  const int step = text[1] - text[0];
  if (step < -1 || step > 1) return false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const int next = text[i] - text[i - 1];
    // After 9 comes 0.
    if (next != step && !(step == 1 && text[i - 1] == '9' && text[i] == '0')) return false;
  }
  return true;
}

/// "abcabcabc": the same few characters again and again.
bool is_repetition(std::string_view text) noexcept {
  for (std::size_t length = 2; length <= 4; ++length) {
    if (text.substr(length) == text.substr(0, text.size() - length)) return true;
  }
  return false;
}

}  // namespace

void require_strong(const Secret& passphrase) {
  std::string text = to_lower(trim(passphrase.text()));
  const struct Wiped {
    std::string& text;
    ~Wiped() { wipe(text); }
  } wiped{text};
  if (text.empty()) refuse("contains nothing but spaces");
  const auto characters = std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  });
  if (static_cast<std::size_t>(characters) < kShortest) refuse("has fewer than 8 characters");
  if (is_sequence(text) || is_repetition(text)) refuse("is a sequence of characters");
  if (is_common(text) || is_common(core_of(text))) refuse("is among the most common ones");
}

}  // namespace p2s::secrets
