// The parts of a Report that speak of time: course, dimensions, visit alarms, schedule (docs/record-and-report.md).
#pragma once

#include "io/json.hpp"
#include "model.hpp"

namespace lintel::io {

/// Writes nothing at all for a Record without visits and courses.
void write_over_time(const Knowledge& knowledge, const Record& record, const Report& report, JsonWriter& json);

/// What the Record's own reader cannot see: scores without a baseline. One entry per line.
void tell_missing_baselines(const Report& report, std::vector<Problem>& problems);

/// "phq9", or "madrs_24h" for a line of another look-back.
std::string line_id(const TrendReport& trend);

/// "response", "partial", "non_response", "unknown", or "not_said" where percent are not worked out.
Text response_id(const Response& response);
/// "no_data", "within_variation", "watch", "probable_loss"; "safety_first" in place of what could reassure.
Text state_id(const BadDay& row, bool safety);

}  // namespace lintel::io
