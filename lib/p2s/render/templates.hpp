#pragma once

#include <p2s/base/export.hpp>
#include <p2s/render/template.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace p2s::render {

/// The texts we emit, by their path under templates/: "openvpn/openvpn2.ovpn". Built into the
/// program; a directory of the user may replace any of them.
class P2S_API Templates {
 public:
  /// The built-in ones.
  Templates();
  /// The built-in ones, with those found in `directory` in their place: UTF-8 or marked UTF-16,
  /// line ends of either kind. Error(not_found) when the directory does not exist, Error(usage)
  /// when it holds a file that is no template's name or that does not parse.
  static Templates with_overrides(const std::filesystem::path& directory);

  /// Error(internal) when there is none of that name.
  const Template& get(std::string_view name) const;
  const std::map<std::string, Template, std::less<>>& all() const noexcept { return templates_; }

 private:
  std::map<std::string, Template, std::less<>> templates_;
};

}  // namespace p2s::render
