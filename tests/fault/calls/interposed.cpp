// SPDX-License-Identifier: Apache-2.0
// The calls of the C library that change files, as far as SQLite, libstdc++ and p2sctl use them.
#include "fault_calls.hpp"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

// With _FILE_OFFSET_BITS=64 headers rename functions, which would be defined twice here.
#undef open64
#undef pwrite64

namespace {

using fault::Needs;
using fault::Verdict;

template <typename Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

/// The call itself, unless it is to fail. `Function`: its type.
template <typename Function, typename... Arguments>
auto passed_on(const char* name, const Verdict& verdict, Arguments... arguments) {
  using Result = decltype(std::declval<Function>()(arguments...));
  if (verdict.action == Verdict::half_then_die) fault::end_process();
  if (verdict.action == Verdict::fail) {
    if constexpr (std::is_pointer_v<Result>)
      return Result(nullptr);
    else
      return Result(-1);
  }
  return real<Function>(name)(arguments...);
}

/// A write of `size` bytes; `write(n)` writes the first n.
template <typename Write>
ssize_t written(const char* call, int descriptor, std::size_t size, const Write& write) {
  const auto verdict = fault::on_descriptor(call, descriptor, Needs::space);
  const bool halved = verdict.action == Verdict::half || verdict.action == Verdict::half_then_die;
  if (verdict.action == Verdict::fail) return -1;
  const ssize_t result = write(halved && size > 1 ? size / 2 : size);
  if (verdict.action == Verdict::half_then_die) fault::end_process();
  return result;
}

bool creates(int flags) { return (flags & (O_CREAT | O_TRUNC)) != 0; }

/// A name of mkdtemp() or mkstemp() is not known yet: its folder decides.
Verdict on_template(const char* call, const char* name) {
  return fault::on_path(call, AT_FDCWD, name, Needs::space);
}

mode_t mode_in(va_list rest, int flags) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? static_cast<mode_t>(va_arg(rest, unsigned)) : 0;
}

}  // namespace

#pragma GCC visibility push(default)
extern "C" {

ssize_t write(int descriptor, const void* data, std::size_t size) {
  return written("write", descriptor, size, [&](std::size_t n) {
    return real<decltype(&write)>("write")(descriptor, data, n);
  });
}

ssize_t pwrite(int descriptor, const void* data, std::size_t size, off_t offset) {
  return written("pwrite", descriptor, size, [&](std::size_t n) {
    return real<decltype(&pwrite)>("pwrite")(descriptor, data, n, offset);
  });
}

ssize_t pwrite64(int descriptor, const void* data, std::size_t size, off64_t offset) {
  return written("pwrite64", descriptor, size, [&](std::size_t n) {
    return real<decltype(&pwrite64)>("pwrite64")(descriptor, data, n, offset);
  });
}

ssize_t writev(int descriptor, const iovec* parts, int count) {
  return written("writev", descriptor, 2, [&](std::size_t n) {
    return real<decltype(&writev)>("writev")(descriptor, parts,
                                             n == 2 || count < 2 ? count : count / 2);
  });
}

ssize_t send(int socket, const void* data, std::size_t size, int flags) {
  const auto verdict = fault::on_socket("send", socket);
  if (verdict.action == Verdict::fail) ::shutdown(socket, SHUT_RDWR);
  const ssize_t result = passed_on<decltype(&send)>("send", verdict, socket, data, size, flags);
  if (verdict.action == Verdict::deaf) ::shutdown(socket, SHUT_RD);
  return result;
}

int fsync(int descriptor) {
  return passed_on<decltype(&fsync)>(
      "fsync", fault::on_descriptor("fsync", descriptor, Needs::nothing), descriptor);
}

int fdatasync(int descriptor) {
  return passed_on<decltype(&fdatasync)>(
      "fdatasync", fault::on_descriptor("fdatasync", descriptor, Needs::nothing), descriptor);
}

int ftruncate(int descriptor, off_t size) noexcept {
  return passed_on<decltype(&ftruncate)>(
      "ftruncate", fault::on_descriptor("ftruncate", descriptor, Needs::space), descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) noexcept {
  return passed_on<decltype(&ftruncate64)>(
      "ftruncate64", fault::on_descriptor("ftruncate64", descriptor, Needs::space), descriptor,
      size);
}

int truncate(const char* path, off_t size) noexcept {
  return passed_on<decltype(&truncate)>(
      "truncate", fault::on_path("truncate", AT_FDCWD, path, Needs::space), path, size);
}

int rename(const char* from, const char* to) noexcept {
  return passed_on<decltype(&rename)>(
      "rename", fault::on_path("rename", AT_FDCWD, to, Needs::nothing), from, to);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to,
              unsigned flags) noexcept {
  return passed_on<decltype(&renameat2)>("renameat2",
                                         fault::on_path("renameat2", to_folder, to, Needs::nothing),
                                         from_folder, from, to_folder, to, flags);
}

int link(const char* from, const char* to) noexcept {
  return passed_on<decltype(&link)>("link", fault::on_path("link", AT_FDCWD, to, Needs::space),
                                    from, to);
}

int symlink(const char* from, const char* to) noexcept {
  return passed_on<decltype(&symlink)>(
      "symlink", fault::on_path("symlink", AT_FDCWD, to, Needs::space), from, to);
}

int mkdir(const char* path, mode_t mode) noexcept {
  return passed_on<decltype(&mkdir)>("mkdir", fault::on_path("mkdir", AT_FDCWD, path, Needs::space),
                                     path, mode);
}

char* mkdtemp(char* name) noexcept {
  return passed_on<decltype(&mkdtemp)>("mkdtemp", on_template("mkdtemp", name), name);
}

int mkostemp(char* name, int flags) {
  return passed_on<decltype(&mkostemp)>("mkostemp", on_template("mkostemp", name), name, flags);
}

int mkostemp64(char* name, int flags) {
  return passed_on<decltype(&mkostemp64)>("mkostemp64", on_template("mkostemp64", name), name,
                                          flags);
}

int unlink(const char* path) noexcept {
  return passed_on<decltype(&unlink)>(
      "unlink", fault::on_path("unlink", AT_FDCWD, path, Needs::nothing), path);
}

int unlinkat(int folder, const char* path, int flags) noexcept {
  return passed_on<decltype(&unlinkat)>(
      "unlinkat", fault::on_path("unlinkat", folder, path, Needs::nothing), folder, path, flags);
}

int rmdir(const char* path) noexcept {
  return passed_on<decltype(&rmdir)>("rmdir",
                                     fault::on_path("rmdir", AT_FDCWD, path, Needs::nothing), path);
}

int remove(const char* path) noexcept {
  return passed_on<decltype(&remove)>(
      "remove", fault::on_path("remove", AT_FDCWD, path, Needs::nothing), path);
}

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_in(rest, flags);
  va_end(rest);
  const auto verdict =
      creates(flags) ? fault::on_path("open", AT_FDCWD, path, Needs::space) : Verdict{};
  return passed_on<int (*)(const char*, int, mode_t)>("open", verdict, path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_in(rest, flags);
  va_end(rest);
  const auto verdict =
      creates(flags) ? fault::on_path("open64", AT_FDCWD, path, Needs::space) : Verdict{};
  return passed_on<int (*)(const char*, int, mode_t)>("open64", verdict, path, flags, mode);
}

std::FILE* fopen(const char* path, const char* mode) {
  const auto verdict = std::strpbrk(mode, "wa") != nullptr
                           ? fault::on_path("fopen", AT_FDCWD, path, Needs::space)
                           : Verdict{};
  return passed_on<decltype(&fopen)>("fopen", verdict, path, mode);
}

std::FILE* fopen64(const char* path, const char* mode) {
  const auto verdict = std::strpbrk(mode, "wa") != nullptr
                           ? fault::on_path("fopen64", AT_FDCWD, path, Needs::space)
                           : Verdict{};
  return passed_on<decltype(&fopen64)>("fopen64", verdict, path, mode);
}

}  // extern "C"
#pragma GCC visibility pop
