#include "io/date.hpp"

namespace lintel::io {
namespace {

/// -1 when one of them is not a digit.
int number_of(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    number = 10 * number + (c - '0');
  }
  return number;
}

/// The number ends before `end`, and has as many places as there are zeros before it.
void put(unsigned number, char* end) {
  for (; number > 0; number /= 10) *--end = static_cast<char>('0' + number % 10);
}

}  // namespace

Date read_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return no_date;
  const int year = number_of(text.substr(0, 4)), month = number_of(text.substr(5, 2)), day = number_of(text.substr(8, 2));
  if (year < 1900 || year > 2199 || month < 0 || day < 0) return no_date;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  return date.ok() ? Date{date} : no_date;
}

std::string write_date(Date day) {
  const std::chrono::year_month_day date{day};
  std::string text = "0000-00-00";
  put(static_cast<unsigned>(static_cast<int>(date.year())), text.data() + 4);
  put(static_cast<unsigned>(date.month()), text.data() + 7);
  put(static_cast<unsigned>(date.day()), text.data() + 10);
  return text;
}

}  // namespace lintel::io
