// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/secret.hpp>

#include <functional>
#include <optional>
#include <string>

namespace p2s::secrets {

/// Where a secret comes from; never the secret itself (docs/cli.md).
struct P2S_API Source {
  enum class Kind { env, file, fd, standard_input, prompt, generate };
  Kind kind = Kind::prompt;
  std::string argument;  ///< variable, path or descriptor number
  std::string option;    ///< the option that named the source, for hints; may be empty

  /// "env:NAME", "file:PATH", "fd:N", "stdin", "prompt", "generate". Error(usage) otherwise; the
  /// message never repeats the text, which may be the secret itself.
  static Source parse(std::string_view text);
  std::string to_string() const;
};

/// Prompts the user. The program uses the terminal device, tests use fixed answers.
class P2S_API Prompter {
 public:
  virtual ~Prompter();
  /// No echo. Error(wrong_secret) with a hint if there is no terminal.
  virtual Secret ask_secret(const std::string& question) = 0;
  virtual bool confirm(const std::string& question) = 0;
};

/// The value of an environment variable, if set.
using Environment = std::function<std::optional<std::string>(const std::string&)>;

/// Standard input, which can be used for one secret or one file only.
class P2S_API StandardInput {
 public:
  /// Error(usage) for the second use; `what` names the first one.
  void claim(const std::string& what);

 private:
  std::string owner_;
};

/// Shows a warning to the user.
using Warn = std::function<void(const std::string& text)>;

/// Sources of secrets besides files and descriptors.
struct Inputs {
  Prompter& prompter;
  const Environment& environment;
  StandardInput& standard_input;
  const Warn& warn;
};

/// Throws Error(wrong_secret) for a secret that is not accepted.
using Test = std::function<void(const Secret& secret)>;

/// Reads a secret: first line, without its line end. Error(wrong_secret) if it is missing, empty or
/// fails the test; at a prompt the user has three tries. With `new_secret` a prompt asks twice.
/// Warns about a file that others can read. Error(usage) for Kind::generate.
P2S_API Secret read_secret(const Source& source, const std::string& what, const Inputs& inputs,
                           bool new_secret, const Test& test = {});
/// The same for the password of an existing file, which may be empty: many PFX files have none.
P2S_API Secret read_password(const Source& source, const std::string& what, const Inputs& inputs);

/// At least 120 random bits in groups that are easy to type, without similar characters.
P2S_API Secret generate_password(const std::function<void(std::span<std::uint8_t>)>& random);

/// Whether a text has this format.
P2S_API bool is_generated_password(std::string_view text) noexcept;

}  // namespace p2s::secrets
