// Where sources disagree a reader can open what each says (fact base 4.5 and 8.6).
#include <set>

#include "patients.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

json tension(const std::string& id) {
  const json catalog = json::parse(io::catalog());
  for (const json& each : catalog["tensions"])
    if (each["id"] == id) return each;
  return nullptr;
}

}  // namespace

TEST_CASE("the ten tensions of 4.5 and the twelve of 8.6 are rows of the catalog") {
  const std::set<std::string> of_4_5{"aneurysm", "hypertension", "head-metal", "implanted-devices", "pacemaker",
                                     "pregnancy-and-tms", "few-contraindications", "psychosis", "no-pain", "us-and-europe"};
  const std::set<std::string> of_8_6{"either-or-tms-first", "onset-and-course", "forty-four-sessions", "aneurysm",
                                     "esketamine-insured", "monthly-maintenance", "before-each-session", "no-pain",
                                     "few-contraindications", "disorientation", "acute-undefined", "head-metal"};
  for (const auto* ids : {&of_4_5, &of_8_6})
    for (const std::string& id : *ids) CHECK_MESSAGE(!tension(id).is_null(), id);
  CHECK(of_4_5.size() == 10);
  CHECK(of_8_6.size() == 12);
}

TEST_CASE("the three columns of blood pressure stand side by side, with what is done (4.5.2)") {
  const json pressure = tension("hypertension");
  REQUIRE(pressure["readings"].size() == 3);
  CHECK(pressure["readings"][0]["cite"][0] == json({{"source", "article"}, {"place", "S-37"}}));
  CHECK(pressure["readings"][1]["cite"][0]["source"] == "asrab");
  CHECK(pressure["readings"][2]["cite"][0]["source"] == "ona");
  for (const char* row : {"K05.postpone", "E05.weigh", "K06.hypertension", "E05.uncontrolled"}) CHECK(has(pressure["rows"], row));
}
