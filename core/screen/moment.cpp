#include "screen/moment.hpp"

#include <chrono>
#include <cstddef>

namespace lintel::screen {
namespace {

constexpr std::int64_t day = 86400, zones = 14 * 3600;

/// Takes so many digits off the front; -1 when they are not there.
int take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return -1;
  int number = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    number = number * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return number;
}
bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

std::int64_t start_of(std::chrono::year_month_day date) {
  return std::chrono::sys_days(date).time_since_epoch().count() * day;
}

/// Seconds from midnight UTC, or -1000000 when it is no time of day.
std::int64_t read_time(std::string_view text) {
  constexpr std::int64_t none = -1000000;
  const int hour = take_digits(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ':')) return none;
  const int minute = take_digits(text, 2);
  if (minute < 0 || minute > 59) return none;
  int second = 0;
  if (take(text, ':')) second = take_digits(text, 2);
  if (second < 0 || second > 60) return none;
  if (take(text, '.'))
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') text.remove_prefix(1);
  const std::int64_t seconds = hour * 3600 + minute * 60 + second;
  if (text == "Z") return seconds;
  const bool ahead = take(text, '+');
  if (!ahead && !take(text, '-')) return none;
  const int hours = take_digits(text, 2);
  if (hours < 0 || !take(text, ':')) return none;
  const int minutes = take_digits(text, 2);
  if (minutes < 0 || !text.empty()) return none;
  return seconds - (ahead ? 1 : -1) * (hours * 3600 + minutes * 60);
}

}  // namespace

Moment read_moment(std::string_view text) {
  using namespace std::chrono;
  const int y = take_digits(text, 4);
  if (y < 1) return {};
  if (text.empty()) return {start_of(year(y) / January / 1) - zones, start_of(year(y + 1) / January / 1) + zones, true};
  if (!take(text, '-')) return {};
  const int m = take_digits(text, 2);
  if (m < 1 || m > 12) return {};
  const year_month month_of = year(y) / m;
  if (text.empty()) return {start_of(month_of / 1) - zones, start_of(month_of / last) + day + zones, true};
  if (!take(text, '-')) return {};
  const int d = take_digits(text, 2);
  const year_month_day date = month_of / d;
  if (d < 1 || !date.ok()) return {};
  if (text.empty()) return {start_of(date) - zones, start_of(date) + day + zones, true};
  if (!take(text, 'T')) return {};
  const std::int64_t time = read_time(text);
  if (time < -zones - day) return {};
  return {start_of(date) + time, start_of(date) + time, true};
}

}  // namespace lintel::screen
