// One value of a Record as it arrived: what it is, whether it can be used, and what would be right.
#pragma once

#include <charconv>

#include "io/json.hpp"
#include "model.hpp"

namespace lintel::io {

/// The scalar, or the name of what stands where a scalar belongs.
struct Value {
  using Type = JsonScalar::Type;
  JsonScalar scalar;
  bool nested{};

  bool is(Type type) const { return !nested && scalar.type == type; }
  bool says(std::string_view text) const { return is(Type::text) && scalar.text == text; }
  /// The whole number that is written there, without point or exponent; false when it is none, or far too large.
  bool whole(int& number) const {
    const char* end = scalar.text.data() + scalar.text.size();
    const auto read = std::from_chars(scalar.text.data(), end, number);
    return is(Type::number) && read.ec == std::errc{} && read.ptr == end;
  }
};

/// Texts one after another.
std::string joined(std::initializer_list<std::string_view> texts);

/// Long values are shown shortened, and only what can be shown: a question mark for anything else.
std::string shown(std::string_view value);
std::string shown(const Value& value);

/// Whether the value answers the question; then `answer` is set.
bool read_answer(const Question& question, const Value& value, Answer& answer);
/// What would be right for this question.
std::string right_for(const Question& question);

/// A dose in tenths of a milligram, further decimals cut off; -1 when it is not a plain number up to 10,000.
int tenths_of_mg(std::string_view written);
/// A number of tenths as it is written: 375 is "37.5".
std::string of_tenths(int tenths);

}  // namespace lintel::io
