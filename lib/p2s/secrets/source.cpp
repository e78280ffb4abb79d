// SPDX-License-Identifier: Apache-2.0
#include "p2s/secrets/source.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>

namespace p2s::secrets {
namespace {

constexpr std::size_t kLongest = 4096;
constexpr int kTries = 3;
constexpr std::string_view kForms = "use env:NAME, file:PATH, fd:N, stdin or prompt";

using Kind = Source::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 3> kPrefixes{
    {{"env:", Kind::env}, {"file:", Kind::file}, {"fd:", Kind::fd}}};
constexpr std::array<std::pair<std::string_view, Kind>, 3> kWords{
    {{"stdin", Kind::standard_input}, {"prompt", Kind::prompt}, {"generate", Kind::generate}}};

[[noreturn]] void refuse_form() {
  throw Error(ErrorKind::usage, "pass the source of a secret, never the secret itself")
      .hint(std::string(kForms));
}

[[noreturn]] void refuse_secret(std::string message, std::string hint) {
  throw Error(ErrorKind::wrong_secret, std::move(message)).hint(std::move(hint));
}

bool is_variable(std::string_view name) noexcept {
  const auto fits = [](char c) { return c == '_' || is_alphanumeric(c); };
  return !name.empty() && !(name[0] >= '0' && name[0] <= '9') &&
         std::all_of(name.begin(), name.end(), fits);
}

std::optional<int> descriptor_number(std::string_view text) noexcept {
  int value = -1;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

bool is_valid_argument(Kind kind, std::string_view argument) {
  switch (kind) {
    case Kind::env:
      return is_variable(argument);
    case Kind::fd:
      return descriptor_number(argument).has_value();
    default:
      return !argument.empty();
  }
}

class OpenFile {
 public:
  explicit OpenFile(const char* path) noexcept : descriptor_(::open(path, O_RDONLY | O_CLOEXEC)) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  int get() const noexcept { return descriptor_; }

 private:
  int descriptor_;
};

// Byte by byte, so that one descriptor can supply several lines, and an open pipe does not block.
Secret read_line(int descriptor, std::string_view what) {
  Bytes line;
  line.reserve(kLongest + 1);  // reallocation would leave copies
  for (;;) {
    std::uint8_t byte = 0;
    const auto got = ::read(descriptor, &byte, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      const int code = errno;
      wipe(line);
      throw Error(ErrorKind::io, fmt::format("cannot read the {}: {}", what, std::strerror(code)));
    }
    if (got == 0 || byte == '\n') break;
    line.push_back(byte);
    if (line.size() <= kLongest) continue;
    wipe(line);
    throw Error(ErrorKind::malformed, fmt::format("the {} is longer than {} bytes", what, kLongest))
        .hint("the first line must contain only the secret");
  }
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return Secret(std::move(line));
}

Secret from_variable(const std::string& name, std::string_view what,
                     const Environment& environment) {
  std::optional<std::string> value = environment(name);
  if (!value) {
    refuse_secret(
        fmt::format("{} not found: the environment variable '{}' is not set", what, name),
        fmt::format("set {}, or use another source: file:PATH, fd:N, stdin, prompt", name));
  }
  const std::string_view text(*value);
  Secret secret(text.substr(0, text.find_first_of("\r\n")));
  wipe(*value);
  return secret;
}

void warn_if_shared(int descriptor, const std::string& path, const Warn& warn) {
  struct stat facts {};
  if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode) || (facts.st_mode & 066U) == 0)
    return;
  warn(fmt::format("other users can read '{}'; try: chmod 600 {}", printable(path),
                   shell_word(path)));
}

Secret from_file(const std::string& path, std::string_view what, const Warn& warn) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";  // byte order mark added by editors
  const OpenFile file(path.c_str());
  if (file.get() < 0 && errno == ENOENT) {
    refuse_secret(fmt::format("{} not found: the file '{}' does not exist", what, printable(path)),
                  "create it with the secret in its first line, mode 0600");
  }
  if (file.get() < 0) {
    throw Error(ErrorKind::io,
                fmt::format("cannot open '{}': {}", printable(path), std::strerror(errno)))
        .hint("use a file that you can read");
  }
  warn_if_shared(file.get(), path, warn);
  Secret line = read_line(file.get(), what);
  return line.text().starts_with(kMark) ? Secret(line.text().substr(kMark.size()))
                                        : std::move(line);
}

Secret ask(const std::string& question, const std::string& option, Prompter& prompter) {
  try {
    return prompter.ask_secret(question);
  } catch (Error& error) {
    if (option.empty()) throw;
    throw std::move(error).hint(
        fmt::format("use another source, for example {} file:PATH", option));
  }
}

Secret from_prompt(const Source& source, const std::string& what, const Inputs& inputs,
                   bool new_secret, const Test& test) {
  for (int tries = 1;; ++tries) {
    Secret first = ask(fmt::format("{}: ", what), source.option, inputs.prompter);
    try {
      test(first);
      if (!new_secret) return first;
      const Secret second = ask(fmt::format("{}, again: ", what), source.option, inputs.prompter);
      if (first.text() == second.text()) return first;
      refuse_secret(fmt::format("the two entries of the {} differ", what), "type it again");
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::wrong_secret || tries == kTries) throw;
      inputs.warn(error.message() + "; try again");
    }
  }
}

Secret from_descriptor(const std::string& number, const std::string& what,
                       StandardInput& standard_input) {
  const auto descriptor = descriptor_number(number);
  if (!descriptor) refuse_form();
  if (*descriptor == STDIN_FILENO) standard_input.claim(what);
  return read_line(*descriptor, what);
}

Secret read_source(const Source& source, const std::string& what, const Inputs& inputs) {
  switch (source.kind) {
    case Kind::env:
      return from_variable(source.argument, what, inputs.environment);
    case Kind::file:
      return from_file(source.argument, what, inputs.warn);
    case Kind::fd:
      return from_descriptor(source.argument, what, inputs.standard_input);
    case Kind::standard_input:
      inputs.standard_input.claim(what);
      return read_line(STDIN_FILENO, what);
    case Kind::prompt:
    case Kind::generate:
      break;
  }
  throw Error(ErrorKind::usage, fmt::format("the {} cannot be generated", what))
      .hint(std::string(kForms));
}

Secret read_tested(const Source& source, const std::string& what, const Inputs& inputs,
                   bool new_secret, const Test& test) {
  if (source.kind == Kind::prompt) return from_prompt(source, what, inputs, new_secret, test);
  Secret secret = read_source(source, what, inputs);
  test(secret);
  return secret;
}

// Cannot be typed or imported; usually caused by UTF-16 files.
void require_text(const Secret& secret, const Source& source, const std::string& what) {
  if (secret.text().find('\0') == std::string_view::npos) return;
  refuse_secret(fmt::format("the {} from {} is not text", what, printable(source.to_string())),
                "save the file as UTF-8");
}

}  // namespace

Prompter::~Prompter() = default;

Source Source::parse(std::string_view text) {
  for (const auto& [word, kind] : kWords) {
    if (text == word) return {kind, {}, {}};
  }
  for (const auto& [prefix, kind] : kPrefixes) {
    if (!text.starts_with(prefix)) continue;
    const auto argument = text.substr(prefix.size());
    if (!is_valid_argument(kind, argument)) break;
    return {kind, std::string(argument), {}};
  }
  refuse_form();
}

std::string Source::to_string() const {
  for (const auto& [word, known] : kWords) {
    if (kind == known) return std::string(word);
  }
  for (const auto& [prefix, known] : kPrefixes) {
    if (kind == known) return std::string(prefix) + argument;
  }
  return {};
}

Secret read_secret(const Source& source, const std::string& what, const Inputs& inputs,
                   bool new_secret, const Test& test) {
  return read_tested(source, what, inputs, new_secret, [&](const Secret& secret) {
    require_text(secret, source, what);
    if (secret.empty()) {
      refuse_secret(fmt::format("the {} from {} is empty", what, printable(source.to_string())),
                    source.kind == Kind::prompt ? "type it" : "write the secret in the first line");
    }
    if (test) test(secret);
  });
}

Secret read_password(const Source& source, const std::string& what, const Inputs& inputs) {
  return read_tested(source, what, inputs, false,
                     [&](const Secret& secret) { require_text(secret, source, what); });
}

void StandardInput::claim(const std::string& what) {
  if (!owner_.empty()) {
    throw Error(ErrorKind::usage,
                fmt::format("standard input cannot be the {} and the {} at once", owner_, what))
        .hint("use another source for one of them: env:NAME, file:PATH, fd:N or prompt");
  }
  owner_ = what;
}

}  // namespace p2s::secrets
