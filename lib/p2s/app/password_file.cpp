#include <p2s/app/password_file.hpp>

namespace p2s::app {

Secret password_line(const Secret& password) {
  Bytes line;
  line.reserve(password.size() + 1);  // grown once, so that no copy stays behind
  line.assign(password.bytes().begin(), password.bytes().end());
  line.push_back('\n');
  return Secret(std::move(line));
}

std::filesystem::path password_file_of(const std::filesystem::path& pfx) {
  std::filesystem::path file = pfx;
  file += ".password";
  return file;
}

}  // namespace p2s::app
