// SPDX-License-Identifier: Apache-2.0
#include "output/output.hpp"

#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <ostream>

namespace p2s::cli {
namespace {

using SteadyClock = std::chrono::steady_clock;
constexpr std::chrono::seconds kPatience{1};
constexpr std::chrono::milliseconds kInterval{200};
constexpr std::string_view kErase = "\r\033[K";

std::string line(const std::string& what, std::size_t done, std::size_t total, double seconds) {
  const double rate = static_cast<double>(done) / seconds;
  const double left = rate > 0 ? static_cast<double>(total - done) / rate : 0;
  return fmt::format("\r{} {}/{}, {:.0f}/s, {:.0f} s left\033[K", what, done, total, rate, left);
}

/// One line at the bottom of the terminal, erased when the work ends.
class ProgressLine {
 public:
  ProgressLine(std::ostream& err, std::string what) : err_(err), what_(std::move(what)) {}
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine() { erase(); }

  void show(std::size_t done, std::size_t total) {
    const auto now = SteadyClock::now();
    if (done >= total) {
      erase();
      return;
    }
    if (now - start_ < kPatience || now - shown_ < kInterval) return;
    shown_ = now;
    visible_ = true;
    err_ << line(what_, done, total, std::chrono::duration<double>(now - start_).count())
         << std::flush;
  }

 private:
  void erase() {
    if (visible_) err_ << kErase << std::flush;
    visible_ = false;
  }

  std::ostream& err_;
  std::string what_;
  SteadyClock::time_point start_ = SteadyClock::now();
  SteadyClock::time_point shown_ = start_;
  bool visible_ = false;
};

}  // namespace

app::Progress progress(Context& context, std::string what) {
  if (!context.err_is_terminal() || context.globals().quiet) return [](std::size_t, std::size_t) {};
  return [line = std::make_shared<ProgressLine>(context.err(), std::move(what))](
             std::size_t done, std::size_t total) { line->show(done, total); };
}

void clear_progress(Context& context) {
  if (context.err_is_terminal() && context.out_is_terminal()) context.err() << kErase << std::flush;
}

}  // namespace p2s::cli
