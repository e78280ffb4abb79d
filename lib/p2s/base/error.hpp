#pragma once

#include <p2s/base/export.hpp>

#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace p2s {

/// Why an operation could not be done. The program maps each to one exit code (see exit_code()).
enum class ErrorKind {
  io,            ///< disk, store, environment: exit 1
  crypto,        ///< OpenSSL refused: exit 1
  unsupported,   ///< a valid request that this program cannot serve: exit 1
  internal,      ///< a bug in this program: exit 1
  usage,         ///< the command line, or a value in it, is wrong: exit 2
  not_found,     ///< a named thing does not exist: exit 4
  conflict,      ///< a named thing exists already: exit 4
  wrong_secret,  ///< wrong or missing passphrase or password: exit 5
  malformed,     ///< the input file is not what it should be: exit 6
  interrupted,   ///< the user asked to stop: exit 130
};

/// The kind's name in JSON: "io", "not_found", …
P2S_API std::string_view to_string(ErrorKind kind) noexcept;

/// The operation cannot be done. The message is lower case without a full stop and names the thing
/// in quotes; the hint is something one can type or change; context says what was being done. None
/// of the three ever carries a secret.
class P2S_API Error final : public std::exception {
 public:
  Error(ErrorKind kind, std::string message);
  // Copying must not throw while an exception is on its way: copies share one text.
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
