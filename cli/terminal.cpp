// SPDX-License-Identifier: Apache-2.0
#include "terminal.hpp"

#include "detail/tty.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <pwd.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>

namespace p2s::cli {
namespace {

/// A question as part of a sentence.
std::string without_colon(std::string_view question) {
  const auto end = question.find_last_not_of(": ");
  return std::string(question.substr(0, end == std::string_view::npos ? 0 : end + 1));
}

}  // namespace

TerminalInfo terminal_info() {
  TerminalInfo facts;
  facts.out = ::isatty(STDOUT_FILENO) == 1;
  facts.err = ::isatty(STDERR_FILENO) == 1;
  winsize size{};
  if ((facts.out || facts.err) &&
      ::ioctl(facts.out ? STDOUT_FILENO : STDERR_FILENO, TIOCGWINSZ, &size) == 0 &&
      size.ws_col > 0) {
    facts.width = size.ws_col;
  }
  return facts;
}

std::string user_name() {
  std::array<char, 4096> memory{};
  passwd entry{};
  passwd* found = nullptr;
  if (::getpwuid_r(::getuid(), &entry, memory.data(), memory.size(), &found) == 0 &&
      found != nullptr) {
    return found->pw_name;
  }
  return fmt::format("uid:{}", ::getuid());
}

Secret TerminalPrompter::ask_secret(const std::string& question) {
  const detail::Tty tty;
  if (!tty) {
    throw Error(ErrorKind::wrong_secret,
                fmt::format("cannot prompt for the {}: no terminal", without_colon(question)))
        .hint("use another source: file:PATH, env:NAME, fd:N or stdin");
  }
  return tty.read_line(question, detail::Echo::off);
}

bool TerminalPrompter::confirm(const std::string& question) {
  const detail::Tty tty;
  if (!tty) {
    throw Error(ErrorKind::usage, fmt::format("cannot ask for confirmation: no terminal ({})",
                                              without_colon(question)))
        .hint("add --yes to confirm");
  }
  const Secret answer = tty.read_line(question + " [y/N] ", detail::Echo::on);
  const std::string text = to_lower(trim(answer.text()));
  return text == "y" || text == "yes";
}

}  // namespace p2s::cli
