#include "output.hpp"

#include <fmt/format.h>

#include <chrono>
#include <ostream>

namespace p2s::cli {
namespace {

using SteadyClock = std::chrono::steady_clock;
constexpr std::chrono::seconds kPatience{1};
constexpr std::chrono::milliseconds kInterval{200};

std::string line(const std::string& what, std::size_t done, std::size_t total, double seconds) {
  const double rate = static_cast<double>(done) / seconds;
  const double left = rate > 0 ? static_cast<double>(total - done) / rate : 0;
  return fmt::format("\r{} {}/{}, {:.0f}/s, {:.0f} s left\033[K", what, done, total, rate, left);
}

}  // namespace

app::Progress progress(Context& context, std::string what) {
  if (!context.err_is_terminal() || context.globals().quiet) return [](std::size_t, std::size_t) {};
  const auto start = SteadyClock::now();
  return [&err = context.err(), what = std::move(what), start, shown = start](
             std::size_t done, std::size_t total) mutable {
    const auto now = SteadyClock::now();
    const bool visible = shown != start;
    if (done >= total) {
      if (visible) err << "\r\033[K" << std::flush;
      return;
    }
    if (now - start < kPatience || now - shown < kInterval) return;
    shown = now;
    err << line(what, done, total, std::chrono::duration<double>(now - start).count())
        << std::flush;
  };
}

}  // namespace p2s::cli
