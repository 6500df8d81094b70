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

// A scale of two items, a question that follows from another, and a plan that hangs on the total.
constexpr Question asked[] = {{.id = "mood", .kind = Kind::number, .asks = "Low mood?", .range = {0, 3}},
                              {.id = "interest", .kind = Kind::number, .asks = "Little interest?", .range = {0, 3}},
                              {.id = "implant", .asks = "An implant?"},
                              {.id = "implant_is_metal", .asks = "Is it of metal?"}};
constexpr Concept total[] = {{"total", "Total", {0, 6}}, {"contraindicated", "The treatment is contraindicated"}};
constexpr Skip skips[] = {{.question = 3, .asked_if = {2, {1, 1}}}};
constexpr Instrument scales[] = {{.id = "two", .first = 0, .items = 2, .total = 4}};
constexpr DayRow low_enough[] = {{.id = "D1", .when = {{4, {4, 6}}}, .must = "The total is below four.", .says = "The total is too high."}};
constexpr Modality treatments[] = {{.id = "treatment", .name = "Treatment", .contraindicated = 5, .day = low_enough}};
constexpr Plan by_total[] = {{.id = "treat", .when = {{4, {4, 6}}}}, {.id = "wait"}};
constexpr Knowledge scale{.questions = asked, .skips = skips, .concepts = total, .instruments = scales,
                          .modalities = treatments, .plans = by_total};

// An alarm that waits for an evaluation.
constexpr Question of_alarm[] = {{.id = "sign", .asks = "A sign?"}, {.id = "evaluation", .asks = "Does the evaluation confirm it?"}};
constexpr Alarm alarms[] = {{.id = "A1", .level = Urgency::red, .when = {{0, {1, 1}}}, .until = {{1, {1, 1}}}, .says = "A sign."}};
constexpr Knowledge alarmed{.questions = of_alarm, .alarms = alarms};

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

TEST_CASE("a plan that hangs on a total asks for the blank items, and for nothing else") {
  const Report report = assess(scale, {.answers = {{Given::value, 3}, blank, blank, blank}});
  CHECK(report.plan.open_at == &by_total[0]);
  CHECK(report.plan.ask_next == std::vector<Slot>{1});
  CHECK(assess(scale, {.answers = {blank, blank, no, blank}}).plan.ask_next == std::vector<Slot>{0, 1});
  CHECK(assess(scale, {.answers = {{Given::value, 0}, blank, no, blank}}).plan.chosen == &by_total[1]);
}

TEST_CASE("a record may end anywhere: what it does not reach was not asked") {
  for (std::size_t answers = 0; answers < 4; ++answers) {
    const Report report = assess(scale, {.answers = std::vector<Answer>(answers, no)});
    CHECK(report.values[4] == Range{0, answers == 0 ? 6 : answers == 1 ? 3 : 0});
    CHECK(report.values[3] == (answers == 3 ? exactly(0) : Range{0, 1}));  // no implant: not asked whether it is of metal
  }
}

TEST_CASE("what must be so on the day may rest on a total; open, it asks for the blank items") {
  const Report open = assess(scale, {.answers = {{Given::value, 3}, blank, blank, blank}});
  CHECK(open.today[0].start == Day::not_known);
  CHECK(open.today[0].lines[0].ask == std::vector<Slot>{1});
  CHECK(assess(scale, {.answers = {{Given::value, 3}, {Given::value, 1}}}).today[0].start == Day::stop);
  CHECK(assess(scale, {.answers = {{Given::value, 3}, {Given::value, 0}}}).today[0].lines.size() == 1);
}

TEST_CASE("an evaluation is asked for while the sign is there or may be, and not once it is not") {
  const UrgentReport pending = assess(alarmed, {.answers = {yes, blank}}).urgent;
  CHECK(pending.level == Urgency::red);
  CHECK(pending.pending);
  CHECK(pending.not_known == std::vector<Slot>{1});
  CHECK(assess(alarmed, {.answers = {blank, blank}}).urgent.not_known == std::vector<Slot>{0, 1});
  const UrgentReport none = assess(alarmed, {.answers = {no, blank}}).urgent;
  CHECK(none.level == Urgency::none);
  CHECK(none.not_known.empty());
}

TEST_CASE("nothing of a scale has been answered in a record that ends before it") {
  CHECK_FALSE(begun(scales[0], {}));
  CHECK(begun(scales[0], {.answers = {{Given::value, 0}}}));
}
