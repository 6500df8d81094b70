#include "vignettes.hpp"

#include "engine/engine.hpp"
#include "io/catalog.hpp"
#include "io/over_time.hpp"
#include "io/record.hpp"
#include "io/report.hpp"

namespace lintel::proof {

Vignettes::Vignettes() {
  for (const char* file : {"course", "schedule", "scores", "asked"})
    for (const tests::json& given : tests::read_file(std::string("vignettes/") + file + ".json"))
      all_.push_back({tests::record_in(given).dump(), given});
  catalog_ = tests::read_file("vignettes/catalog.json");
}

std::string Vignettes::differs(const Knowledge& knowledge) {
  if (all_.empty() || catalog_.empty()) return "no case was read";
  for (auto each = all_.begin(); each != all_.end(); ++each) {
    io::ReadRecord read = io::read_record(knowledge, each->record);
    const Report report = assess(knowledge, read.record);
    io::tell_missing_baselines(report, read.problems);
    const std::string text = io::write_report(knowledge, read, report, io::write_over_time);
    const std::string wrong = tests::wrong_in(each->given, tests::json::parse(text, nullptr, false));
    if (wrong.empty()) continue;
    std::rotate(all_.begin(), each, each + 1);
    return wrong;
  }
  const tests::json catalog = tests::json::parse(io::write_catalog(knowledge), nullptr, false);
  std::string wrong;
  for (const tests::json& given : catalog_) wrong += tests::wrong_in(given, catalog);
  return wrong;
}

}  // namespace lintel::proof
