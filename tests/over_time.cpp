#include "over_time.hpp"

namespace lintel::tests {
namespace {

json at(const json& from, const std::string& path) {
  const json::json_pointer pointer(path);
  return from.contains(pointer) ? from[pointer] : json();
}

std::string joined(const json& list, const char* key, const json& wanted_is = nullptr) {
  std::string all;
  if (!list.is_array()) return "none";
  for (const json& each : list) {
    if (!wanted_is.is_null() && each["is"] != wanted_is) continue;
    all += (all.empty() ? "" : " ") + each[key].get<std::string>();
  }
  return all;
}

std::string instrument_of(const std::string& line) { return line.substr(0, line.find('_')); }

std::string dates(const json& report, const std::string& modality) {
  std::string all;
  for (const json& each : at(report, "/schedule/sessions"))
    if (each["modality"] == modality) all += (all.empty() ? "" : " ") + each["date"].get<std::string>();
  return all;
}

json short_for(const std::string& name, const json& line, const json& report) {
  if (name == "@remission") return joined(at(line, "/remission"), "id", "yes");
  if (name == "@substantial") return joined(at(line, "/substantial"), "id", "yes");
  if (name == "@problems") return joined(at(report, "/problems"), "id");
  if (name == "@to_patient") return report.contains("to_patient") && !report["to_patient"].is_null();
  if (name == "@schedule") return report.contains("schedule");
  if (name == "@gad7_state") return at(report, "/course/gad7/bad_day/state");
  if (name == "@dates") return joined(at(report, "/course/phq9/points"), "date");
  if (name == "@conflicts") return joined(at(report, "/schedule/conflicts"), "id");
  if (name == "@warnings") return joined(at(report, "/schedule/warnings"), "id");
  if (name == "@notes") return joined(at(report, "/schedule/notes"), "id");
  if (name.rfind("@days.", 0) == 0) return dates(report, name.substr(6));
  std::string all;
  const json course = at(report, "/course");
  if (name == "@lines")
    for (const auto& [id, each] : course.items()) all += (all.empty() ? "" : " ") + id;
  if (name == "@visit_alarms")
    for (const json& each : at(report, "/visit_alarms"))
      all += (all.empty() ? "" : ", ") + each["date"].get<std::string>() + " " + each["id"].get<std::string>();
  return all;
}

}  // namespace

json record_of(const json& given) {
  json record = given.value("record", json::object());
  if (given.contains("start")) record["courses"] = {{{"modality", "tms"}, {"start", given["start"]}}};
  if (given.contains("totals"))
    for (const json& each : given["totals"])
      record["visits"].push_back({{"date", each[0]}, {"totals", {{instrument_of(given["line"]), each[1]}}}});
  return record;
}

json found_at(const std::string& path, const json& given, const json& report) {
  const json line = given.contains("line") ? at(report, "/course/" + given["line"].get<std::string>()) : json();
  if (path[0] == '@') return short_for(path, line, report);
  return at(given.contains("line") ? line : report, path);
}

void check_cases(const std::string& file) {
  for (const json& given : read_cases(file)) {
    const json report = report_on(record_of(given));
    for (const auto& each : given["expect"].items()) {
      const std::string& path = each.key();
      const json& expected = each.value();
      const json found = found_at(path, given, report);
      CHECK_MESSAGE(found == expected, given["what"].get<std::string>() << " [" << given["source"].get<std::string>() << "] " << path
                                                                         << ": " << found.dump() << ", expected " << expected.dump());
    }
  }
}

}  // namespace lintel::tests
