// The engine on a knowledge of a few lines: it knows nothing of psychiatry by itself.
#include "engine/engine.hpp"

#include <doctest/doctest.h>

using namespace lintel;

namespace {

constexpr Question questions[] = {{.id = "bleeding", .asks = "Bleeding?"}, {.id = "drug", .asks = "A blood thinner?"}};
constexpr Concept concepts[] = {{"no_surgery", "Surgery is contraindicated"}};
constexpr Check checks[] = {
    {.id = "B1", .level = Level::absolute, .when = {{0, {1, 1}}}, .says = "Bleeding."},
    {.id = "B2", .level = Level::relative, .when = {{1, {1, 1}}}, .says = "A blood thinner."}};
constexpr Modality modalities[] = {{"surgery", "Surgery", checks, 2}};
constexpr Plan plans[] = {{.id = "wait", .when = {{2, {1, 1}}}}, {.id = "operate"}};
constexpr Knowledge tiny{.questions = questions, .concepts = concepts, .modalities = modalities, .plans = plans};

Report assess_with(Answer bleeding, Answer drug) { return assess(tiny, {{bleeding, drug}, {}}); }
constexpr Answer yes{Given::value, 1}, no{Given::value, 0}, blank{}, declined{Given::declined, 0};

}  // namespace

TEST_CASE("a blank keeps the status incomplete and the plan open, and is asked for") {
  const Report report = assess_with(blank, no);
  CHECK(report.checks[0].status == Status::incomplete);
  CHECK(report.plan.chosen == nullptr);
  CHECK(report.plan.open_at == &plans[0]);
  CHECK(report.plan.ask_next == std::vector<Slot>{0});
}

TEST_CASE("declined is not known, as a blank is") {
  CHECK(assess_with(declined, no).checks[0].status == Status::incomplete);
}

TEST_CASE("a contraindication is said whatever else is blank") {
  const Report report = assess_with(yes, blank);
  CHECK(report.checks[0].status == Status::contraindicated);
  CHECK(report.plan.chosen == &plans[0]);
}

TEST_CASE("with everything known the status and the plan follow, and one other answer is shown to change it") {
  const Report report = assess_with(no, yes);
  CHECK(report.checks[0].status == Status::specialist);
  CHECK(report.plan.chosen == &plans[1]);
  REQUIRE(report.plan.what_if.size() == 1);
  CHECK(report.plan.what_if[0].question == 0);
  CHECK(report.plan.what_if[0].plan == &plans[0]);
  CHECK(assess_with(no, no).checks[0].status == Status::clear);
}

TEST_CASE("a record without answers is answered, not refused") {
  CHECK(assess(tiny, {}).checks[0].status == Status::incomplete);
}
