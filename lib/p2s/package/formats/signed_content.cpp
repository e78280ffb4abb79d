// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/formats/signed_content.hpp"

namespace p2s::package {
namespace {

constexpr int kDeepest = 16;
constexpr std::uint8_t kConstructed = 0x20;
constexpr std::uint8_t kOctets = 0x04;
constexpr std::uint8_t kSequence = 0x30;

/// Goes through the elements of X.690 up to the end of the first OCTET STRING, which is the content
/// in SignedData (RFC 5652, 5.1), and collects its pieces.
class ContentFinder {
 public:
  explicit ContentFinder(ByteView bytes) : bytes_(bytes) {}

  std::optional<Bytes> run() {
    if (bytes_.empty() || bytes_[0] != kSequence || !element(0, false) || !done_)
      return std::nullopt;
    return std::move(content_);
  }

 private:
  std::optional<std::uint8_t> take() {
    if (at_ == bytes_.size()) return std::nullopt;
    return bytes_[at_++];
  }

  /// Of the element, or its `unknown` length. False if it does not fit.
  bool take_length(std::size_t& length, bool& unknown) {
    const auto first = take();
    if (!first) return false;
    length = *first;
    unknown = *first == 0x80;
    if (*first > 0x80) {
      length = 0;
      for (int digits = *first & 0x7F; digits > 0; --digits) {
        const auto next = take();
        if (!next || length > bytes_.size()) return false;
        length = length << 8U | *next;
      }
    }
    return unknown || length <= bytes_.size() - at_;
  }

  /// One element, and those in it. False at the end of a list of unknown length and in damaged
  /// data.
  bool element(int depth, bool in_content) {
    const auto tag = take();
    std::size_t length = 0;
    bool unknown = false;
    if (!tag || depth > kDeepest || !take_length(length, unknown)) return false;
    const bool constructed = (*tag & kConstructed) != 0;
    if ((*tag == 0 && length == 0) || (unknown && !constructed)) return false;
    const bool octets = (*tag & ~kConstructed) == kOctets;
    const auto end = at_ + length;
    if (constructed) {
      if (!children(depth, in_content || octets, unknown, end)) return false;
    } else {
      if (octets)
        content_.insert(content_.end(), bytes_.begin() + offset(at_), bytes_.begin() + offset(end));
      at_ = end;
    }
    done_ = done_ || (octets && !in_content);
    return true;
  }

  bool children(int depth, bool in_content, bool unknown, std::size_t end) {
    while (!done_ && (unknown || at_ < end)) {
      if (element(depth + 1, in_content)) continue;
      // The end mark: two zero bytes.
      return unknown && at_ >= 2 && bytes_[at_ - 1] == 0 && bytes_[at_ - 2] == 0;
    }
    return true;
  }

  static std::ptrdiff_t offset(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

  ByteView bytes_;
  std::size_t at_ = 0;
  bool done_ = false;
  Bytes content_;
};

}  // namespace

std::optional<Bytes> signed_content(ByteView cms) { return ContentFinder(cms).run(); }

}  // namespace p2s::package
