// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/secret.hpp>

#include <span>
#include <string>
#include <string_view>

namespace p2s::kit {

/// An AzVpnProfile that is changed element by element: every other byte stays as it was.
class AzureEditor {
 public:
  /// Names of elements from the root to the one that is meant, compared without case.
  using Path = std::span<const std::string_view>;

  AzureEditor(std::string text, std::string_view file);
  ~AzureEditor();
  AzureEditor(const AzureEditor&) = delete;
  AzureEditor& operator=(const AzureEditor&) = delete;

  /// Writes `content` in place of the element at `path`; false if there is none.
  bool replace(Path path, std::string_view content);
  /// Gives the element this child with a text: in place of one of that name, or as the last. False
  /// if there is no element with content at `path`.
  bool set(Path path, std::string_view name, std::string_view value);

  Secret content() const { return Secret(text_); }

 private:
  void change(std::string text, std::size_t begin, std::size_t length, std::string_view content);

  std::string text_;
  std::string_view file_;
};

}  // namespace p2s::kit
