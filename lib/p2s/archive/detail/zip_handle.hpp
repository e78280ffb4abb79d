// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/error.hpp>

#include <zip.h>

#include <memory>
#include <string>

namespace p2s::archive::detail {

struct ZipDiscard {
  void operator()(zip_t* zip) const noexcept { zip_discard(zip); }
};
struct ZipSourceFree {
  void operator()(zip_source_t* source) const noexcept { zip_source_free(source); }
};
struct ZipFileClose {
  void operator()(zip_file_t* file) const noexcept { zip_fclose(file); }
};

using ZipHandle = std::unique_ptr<zip_t, ZipDiscard>;
using ZipSource = std::unique_ptr<zip_source_t, ZipSourceFree>;
using ZipFile = std::unique_ptr<zip_file_t, ZipFileClose>;

/// libzip's error record for calls without an archive.
class ZipError {
 public:
  ZipError() { zip_error_init(&error_); }
  ZipError(const ZipError&) = delete;
  ZipError& operator=(const ZipError&) = delete;
  ~ZipError() { zip_error_fini(&error_); }
  zip_error_t* get() noexcept { return &error_; }
  std::string text() { return zip_error_strerror(&error_); }

 private:
  zip_error_t error_;
};

}  // namespace p2s::archive::detail
