// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace p2s {

/// Why an operation failed. The program maps each kind to one exit status (see exit_code()).
enum class ErrorKind {
  io,            ///< disk, store, environment: status 1
  crypto,        ///< OpenSSL failed: status 1
  unsupported,   ///< a valid request that this program does not support: status 1
  internal,      ///< a bug in this program: status 1
  usage,         ///< the command line, or a value in it, is wrong: status 2
  not_found,     ///< a named thing does not exist: status 4
  conflict,      ///< a named thing already exists: status 4
  wrong_secret,  ///< wrong or missing passphrase or password: status 5
  malformed,     ///< the input file is invalid: status 6
  interrupted,   ///< the user interrupted the program: status 130
};

/// The kind's name in JSON: "io", "not_found", …
P2S_API std::string_view to_string(ErrorKind kind) noexcept;

/// An operation failed. The message is lower case, without a full stop, with names in quotes; the
/// hint is one thing to type or change; context says what was being done. None of the three
/// contains a secret.
class P2S_API Error final : public std::exception {
 public:
  Error(ErrorKind kind, std::string message);
  // Copying an exception must not throw: copies share one text.
  Error(const Error&) noexcept = default;
  Error& operator=(const Error&) noexcept = default;
  ~Error() override;

  [[nodiscard]] Error&& hint(std::string what_to_do) &&;
  [[nodiscard]] Error&& context(std::string while_doing) &&;
  void add_context(std::string while_doing);

  ErrorKind kind() const noexcept { return text_->kind; }
  const std::string& message() const noexcept { return text_->message; }
  const std::string& hint() const noexcept { return text_->hint; }
  const std::vector<std::string>& context() const noexcept { return text_->context; }
  const char* what() const noexcept override { return text_->message.c_str(); }

 private:
  struct Text {
    ErrorKind kind;
    std::string message;
    std::string hint;
    std::vector<std::string> context;
  };
  std::shared_ptr<Text> text_;
};

}  // namespace p2s
