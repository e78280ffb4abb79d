// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/windows/windows_text.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/certificate/certificate_files.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::kit {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kLongestName = 256;

// Bytes of the single quote at the start of `text`, or 0. PowerShell also accepts the four
// typographic ones.
std::size_t quote_at(std::string_view text) noexcept {
  constexpr std::array<std::string_view, 5> kQuotes{"'", "\u2018", "\u2019", "\u201A", "\u201B"};
  for (const auto quote : kQuotes) {
    if (text.starts_with(quote)) return quote.size();
  }
  return 0;
}

// Removes a string from `text`, which begins with its opening quote.
std::string take_string(std::string_view& text) {
  std::string value;
  text.remove_prefix(quote_at(text));
  while (!text.empty()) {
    const auto quote = quote_at(text);
    if (quote == 0) {
      value += text.front();
      text.remove_prefix(1);
      continue;
    }
    text.remove_prefix(quote);
    const auto second = quote_at(text);
    if (second == 0) break;
    value += text.substr(0, second);
    text.remove_prefix(second);
  }
  return value;
}

}  // namespace

void require_as_planned(bool as_planned, std::string_view template_name) {
  if (as_planned) return;
  throw Error(ErrorKind::usage,
              fmt::format("template '{}' produces a file without required content", template_name))
      .hint("compare it with the built-in template of the same name");
}

std::string windows_connection(const KitContext& context) {
  constexpr std::string_view kForbidden = R"(|<>?*\/:[])";
  std::string name = context.connection();
  for (char& c : name) {
    if (kForbidden.find(c) != std::string_view::npos) c = '-';
  }
  if (name.starts_with('.')) name.front() = '-';
  if (name.size() <= kLongestName) return name;
  throw Error(ErrorKind::usage,
              fmt::format("'{}' is too long for a connection name in Windows: {} bytes, at most {}",
                          printable(name, 40), name.size(), kLongestName));
}

Secret windows_script(std::string_view text) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return c > 0; });
  std::string script(ascii ? std::string_view() : kByteOrderMark);
  return Secret(script + replace_all(text, "\n", "\r\n"));
}

std::vector<WindowsRoot> windows_roots(const KitContext& context) {
  std::vector<WindowsRoot> found;
  const auto add = [&](const std::vector<package::ServerRoot>& roots, std::string_view whose) {
    std::size_t number = 0;
    for (const auto& root : roots) {
      found.push_back({fmt::format("{}-root-{}.cer", whose, ++number),
                       context.inputs.digests.sha1_hex(root.der)});
    }
  };
  add(context.gateway.server_roots, "server");
  add(context.gateway.radius_roots, "radius");
  return found;
}

std::vector<net::Prefix> windows_routes(const KitContext& context) {
  auto routes = context.gateway.routes;
  for (const auto& pool : context.gateway.pools) {
    if (std::find(routes.begin(), routes.end(), pool) == routes.end()) routes.push_back(pool);
  }
  return routes;
}

std::string certificates_part(const KitContext& context, bool certificate, RootTrust trust) {
  const auto& client = context.client;
  std::vector<render::Model> roots;
  for (const auto& root : windows_roots(context)) {
    roots.push_back(
        std::move(render::Model().text("file", root.file).text("thumbprint", root.thumbprint)));
  }
  render::Model model;
  model.flag("trusts_roots", trust == RootTrust::windows)
      .list("server_roots", std::move(roots))
      .flag("certificate", certificate)
      .text("client", client.name)
      .text("client_thumbprint", client.thumbprint)
      .text("client_root", client.root_name)
      .text("client_root_thumbprint", client.root_thumbprint)
      .text("pfx", client.pfx.empty() ? "" : pfx_name(client, System::windows));
  const auto& file = context.inputs.templates.get("windows/certificates.ps1");
  return std::string(trim(file.render(model, render::Language::powershell).text()));
}

std::vector<std::string> powershell_strings(std::string_view script, std::string_view variable) {
  const auto start = fmt::format("\n${} = ", variable);
  const auto found = script.find(start);
  std::vector<std::string> strings;
  if (found == std::string_view::npos) return strings;
  auto text = script.substr(found + start.size());
  for (int depth = 0; !text.empty();) {
    if (quote_at(text) != 0) {
      strings.push_back(take_string(text));
      continue;
    }
    const char c = text.front();
    if (c == '\n' && depth <= 0) break;
    depth += static_cast<int>(c == '(' || c == '{') - static_cast<int>(c == ')' || c == '}');
    text.remove_prefix(1);
  }
  return strings;
}

}  // namespace p2s::kit
