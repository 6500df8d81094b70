#include "io/exports/csv.hpp"

#include "io/date.hpp"
#include "io/json.hpp"
#include "io/over_time.hpp"
#include "io/value.hpp"

namespace lintel::io {
namespace {

bool is_whole_number(std::string_view text) {
  if (!text.empty() && text[0] == '-') text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

void put_row(std::initializer_list<std::string_view> fields, std::string& out) {
  for (const std::string_view& field : fields) {
    if (&field != fields.begin()) out += ',';
    out += csv_field(field);
  }
  out += "\r\n";
}

void put_point(const Knowledge& knowledge, const TrendReport& trend, const Point& point, std::string& out) {
  std::string low, high;
  if (point.baseline >= 0) {
    const Range change = point.total - trend.points[static_cast<std::size_t>(point.baseline)].total;
    low = digits(change.low), high = digits(change.high);
  }
  put_row({line_id(trend), write_date(point.date), digits(point.total.low), digits(point.total.high), point.total.known() ? "yes" : "no", low,
           high, response_id(point.response), state_id(knowledge.bad_days[static_cast<std::size_t>(point.said)], point.safety),
           point.safety ? "yes" : ""},
          out);
}

}  // namespace

std::string csv_field(std::string_view text) {
  static constexpr std::string_view formula = "=+-@\t\r", special = ",\"\r\n";
  std::string field;
  if (!text.empty() && formula.find(text[0]) != std::string_view::npos && !is_whole_number(text)) field = "'";
  field += text;
  if (field.find_first_of(special) == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char c : field) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string write_csv(const Knowledge& knowledge, const Report& report) {
  std::string out;
  put_row({"line", "date", "low", "high", "complete", "change_low", "change_high", "response", "state", "safety"}, out);
  for (const TrendReport& trend : report.follow_up.trends)
    for (const Point& point : trend.points) put_point(knowledge, trend, point, out);
  return out;
}

}  // namespace lintel::io
