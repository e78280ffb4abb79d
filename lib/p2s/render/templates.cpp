// SPDX-License-Identifier: Apache-2.0
#include "p2s/render/templates.hpp"

#include <p2s/base/embedded.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <vector>

namespace p2s::templates {

std::span<const EmbeddedFile> embedded_files();

}  // namespace p2s::templates

namespace p2s::render {
namespace {

constexpr std::size_t kTemplateLimit = 1U << 20U;

constexpr std::string_view kPageTexts = "start-page/texts.en.txt";

using Texts = std::map<std::string, std::string, std::less<>>;

// Not rendered, and not for users to replace.
bool is_lab_script(std::string_view name) { return name.starts_with("lab/"); }

std::string known_names(const Texts& sources) {
  std::vector<std::string> names;
  for (const auto& [name, source] : sources)
    if (!is_lab_script(name)) names.push_back(name);
  return join(names, ", ");
}

Texts built_in_sources() {
  Texts sources;
  for (const auto& file : templates::embedded_files())
    sources.emplace(file.name, std::string(file.content));
  return sources;
}

// "key: text" in each line; lines that begin with two spaces continue the text before.
Texts parse_texts(std::string_view content) {
  Texts texts;
  std::string* last = nullptr;
  std::size_t number = 0;
  for (const auto line : split_lines(content)) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with("  ") && last != nullptr) {
      last->append("\n").append(line.substr(2));
      continue;
    }
    const auto colon = line.find(": ");
    if (colon == line.npos) {
      throw Error(ErrorKind::usage,
                  fmt::format("line {} of template '{}' has no key", number, kPageTexts))
          .hint("write 'key: text'");
    }
    last = &(texts[std::string(line.substr(0, colon))] = line.substr(colon + 2));
  }
  return texts;
}

bool is_page(std::string_view name) { return name.ends_with(".html"); }

// A style sheet or script, which pages contain.
bool is_page_part(std::string_view name) { return name.ends_with(".css") || name.ends_with(".js"); }

// The page with its texts and parts in place of [[key]].
std::string with_texts(std::string_view name, std::string_view page, const Texts& texts) {
  std::string result;
  for (auto open = page.find("[["); open != page.npos; open = page.find("[[")) {
    const auto close = page.find("]]", open);
    const auto key = page.substr(open + 2, close == page.npos ? close : close - open - 2);
    const auto text = texts.find(key);
    if (close == page.npos || text == texts.end()) {
      throw Error(ErrorKind::usage,
                  fmt::format("template '{}': text '{}' not found", name, printable(key)))
          .hint(fmt::format("add it to '{}'", kPageTexts));
    }
    result.append(page.substr(0, open)).append(text->second);
    page.remove_prefix(close + 2);
  }
  return result.append(page);
}

}  // namespace

Templates::Templates() : Templates(built_in_sources()) {}

Templates::Templates(const Texts& sources)
    : texts_(parse_texts(sources.at(std::string(kPageTexts)))) {
  for (const auto& [name, source] : sources) {
    if (is_page_part(name))
      texts_.emplace(name, source.substr(0, source.find_last_not_of('\n') + 1));
    if (is_lab_script(name)) texts_.emplace(name, source);
  }
  for (const auto& [name, source] : sources) {
    if (name == kPageTexts || is_page_part(name) || is_lab_script(name)) continue;
    templates_.emplace(name,
                       Template(name, is_page(name) ? with_texts(name, source, texts_) : source));
  }
}

Templates Templates::with_overrides(const std::filesystem::path& directory) {
  namespace fs = std::filesystem;
  if (!fs::is_directory(directory)) {
    throw Error(ErrorKind::not_found,
                fmt::format("template directory '{}' not found", printable(directory.string())));
  }
  Texts sources = built_in_sources();
  std::error_code failed;
  for (fs::recursive_directory_iterator each(directory, failed), end; each != end && !failed;
       each.increment(failed)) {
    if (each->is_directory()) continue;
    const std::string name = each->path().lexically_relative(directory).generic_string();
    const auto known = sources.find(name);
    if (known == sources.end() || is_lab_script(name)) {
      throw Error(ErrorKind::usage,
                  fmt::format("unknown template '{}'", printable(each->path().string())))
          .hint("templates: " + known_names(sources));
    }
    const auto content = decode_text(read_file(each->path(), kTemplateLimit));
    if (!content) {
      throw Error(ErrorKind::usage, fmt::format("template '{}' is not UTF-8", name));
    }
    known->second = replace_all(*content, "\r\n", "\n");
  }
  if (failed) {
    throw Error(ErrorKind::io, fmt::format("cannot list the templates in '{}': {}",
                                           printable(directory.string()), failed.message()));
  }
  return Templates(sources);
}

const std::string& Templates::text(std::string_view key) const {
  const auto found = texts_.find(key);
  if (found == texts_.end())
    throw Error(ErrorKind::internal, fmt::format("text '{}' not found", key));
  return found->second;
}

const Template& Templates::get(std::string_view name) const {
  const auto found = templates_.find(name);
  if (found == templates_.end()) {
    throw Error(ErrorKind::internal, fmt::format("template '{}' not found", name));
  }
  return found->second;
}

}  // namespace p2s::render
