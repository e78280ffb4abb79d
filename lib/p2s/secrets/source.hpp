#pragma once

#include <p2s/base/secret.hpp>

#include <functional>
#include <optional>
#include <string>

namespace p2s::secrets {

/// Where a secret comes from; never the secret itself (cli.md, section 2).
struct P2S_API Source {
  enum class Kind { env, file, fd, standard_input, prompt, generate };
  Kind kind = Kind::prompt;
  std::string argument;  ///< variable, path or descriptor number

  /// "env:NAME", "file:PATH", "fd:N", "stdin", "prompt", "generate". Error(usage) for anything
  /// else; the message never repeats the text, because people put the secret itself there by
  /// mistake.
  static Source parse(std::string_view text);
  std::string to_string() const;
};

/// Asks people. The program implements it on the terminal device; tests with fixed answers.
class P2S_API Prompter {
 public:
  virtual ~Prompter();
  /// No echo. Error(wrong_secret) with a hint when nobody can be asked.
  virtual Secret ask_secret(const std::string& question) = 0;
  virtual bool confirm(const std::string& question) = 0;
};

/// The value of an environment variable; nothing when it is not set.
using Environment = std::function<std::optional<std::string>(const std::string&)>;

/// What secrets come from besides files and descriptors.
struct Inputs {
  Prompter& prompter;
  const Environment& environment;
};

/// Reads a secret: first line, without its line end. Error(wrong_secret) when it is missing or
/// empty. With `new_secret` a prompt asks twice. Kind::generate is not for here: Error(usage).
P2S_API Secret read_secret(const Source& source, const std::string& what, const Inputs& inputs,
                           bool new_secret);

/// Standard input can be one secret or one file, not two things: Error(usage) at the second claim.
P2S_API void claim_standard_input(const std::string& what);

/// At least 120 random bits in groups a person can type: no letters or digits that look alike.
P2S_API Secret generate_password(const std::function<void(std::span<std::uint8_t>)>& random);

/// Whether a text can be one of these.
P2S_API bool is_generated_password(std::string_view text) noexcept;

}  // namespace p2s::secrets
