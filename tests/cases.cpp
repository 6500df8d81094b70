#include "cases.hpp"

#include <fstream>
#include <iterator>

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

std::string lines(const json& course) {
  std::string all;
  for (const auto& [id, each] : course.items()) all += (all.empty() ? "" : " ") + id;
  return all;
}

std::string dated_alarms(const json& alarms) {
  std::string all;
  for (const json& each : alarms) all += (all.empty() ? "" : ", ") + each["date"].get<std::string>() + " " + each["id"].get<std::string>();
  return all;
}

std::string recall_days(const json& instruments) {
  std::string all;
  for (const json& each : instruments)
    if (each.contains("recall_days")) all += (all.empty() ? "" : ", ") + each["id"].get<std::string>() + " " + each["recall_days"].dump();
  return all;
}

json level(const json& report, const std::string& check) {
  const std::size_t dot = check.find('.');
  for (const json& each : at(report, "/checks/" + check.substr(0, dot) + "/findings"))
    if (each["id"] == check.substr(dot + 1)) return each["level"];
  return nullptr;
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
  if (name == "@lines") return lines(at(report, "/course"));
  if (name == "@visit_alarms") return dated_alarms(at(report, "/visit_alarms"));
  if (name == "@alarms") return joined(at(report, "/urgent/alarms"), "id");
  if (name.rfind("@level.", 0) == 0) return level(report, name.substr(7));
  if (name == "@recall_days") return recall_days(at(report, "/instruments"));
  return name + " is short for nothing";
}

json found_at(const std::string& path, const json& given, const json& report) {
  const json line = given.contains("line") ? at(report, "/course/" + given["line"].get<std::string>()) : json();
  if (path[0] == '@') return short_for(path, line, report);
  return at(given.contains("line") ? line : report, path);
}

}  // namespace

json read_file(const std::string& name) {
  std::ifstream file(std::string(LINTEL_TESTS) + "/" + name);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return json::parse(text, nullptr, false);
}

json record_in(const json& given) {
  json record = given.value("record", json::object());
  if (given.contains("start")) record["courses"] = {{{"modality", "tms"}, {"start", given["start"]}}};
  if (given.contains("totals"))
    for (const json& each : given["totals"])
      record["visits"].push_back({{"date", each[0]}, {"totals", {{instrument_of(given["line"]), each[1]}}}});
  return record;
}

std::string wrong_in(const json& given, const json& report) {
  std::string all;
  for (const auto& each : given["expect"].items()) {
    const json found = found_at(each.key(), given, report);
    if (found != each.value())
      all += given["what"].get<std::string>() + " [" + given["source"].get<std::string>() + "] " + each.key() + ": " + found.dump() +
             ", expected " + each.value().dump() + "\n";
  }
  return all;
}

}  // namespace lintel::tests
