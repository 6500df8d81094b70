// Everything that can be asked: the items of the instruments, the situation, and the medical facts.
#pragma once

#include "knowledge/coverage/asked.hpp"
#include "knowledge/history.hpp"
#include "knowledge/instruments/auditc.hpp"
#include "knowledge/instruments/cssrs.hpp"
#include "knowledge/instruments/dast10.hpp"
#include "knowledge/instruments/gad7.hpp"
#include "knowledge/instruments/isi.hpp"
#include "knowledge/instruments/madrs.hpp"
#include "knowledge/instruments/mdq.hpp"
#include "knowledge/instruments/pcl5.hpp"
#include "knowledge/instruments/pcptsd5.hpp"
#include "knowledge/instruments/phq9.hpp"
#include "knowledge/instruments/qids.hpp"
#include "knowledge/instruments/shaps.hpp"
#include "knowledge/instruments/who5.hpp"
#include "knowledge/medical.hpp"

namespace lintel::knowledge {

inline constexpr Group groups[] = {
    {"safety", "Safety first", "Asked before anything else. A blank here is not a no."},
    {"cssrs", "C-SSRS screener"},
    {"phq9", "PHQ-9"},
    {"gad7", "GAD-7"},
    {"madrs", "MADRS", "A rating of the last 24 hours (MADRS-24h) does not belong here: it looks through another window."},
    {"situation", "The situation now"},
    {"history", "Treatment so far"},
    {"metal", "Metal and devices"},
    {"brain", "Seizure and brain"},
    {"vessels", "Heart, vessels, blood pressure"},
    {"mind", "Psychiatric history"},
    {"body", "Other organs, pregnancy, age"},
    {"medicines", "Medicines and substances"},
    {"access", "Access"},
    {"today", "On the day of a session"},
    {"coverage", "For the payer", "Only policies ask for these; no answer here moves the plan."},
    {"settings", "Settings"},
    {"mdq", "MDQ", "Mania and hypomania"},
    {"auditc", "AUDIT-C", "Alcohol"},
    {"dast10", "DAST-10", "Drugs other than alcohol and tobacco"},
    {"pcptsd5", "PC-PTSD-5", "Trauma, short screen"},
    {"pcl5", "PCL-5", "Trauma, symptoms"},
    {"shaps", "SHAPS", "Pleasure"},
    {"qids", "QIDS-SR16",
     "Depression, weekly. Where the form asks one of two items (appetite, weight), enter 0 for the other one."},
    {"isi", "ISI", "Insomnia. Versions differ in the order of items 5 to 7."},
    {"who5", "WHO-5", "Well-being; 5 is best. The total is the sum times four."},
};

/// Answer lists of the situation.
inline constexpr Choice need_now[] = {
    {"speed", "Speed: relief within days"}, {"durability", "Durability: relief that lasts"}};
inline constexpr Choice need_later[] = {
    {"crisis_control", "Crisis control"}, {"stability", "Long-term stability"}};
inline constexpr Choice pathology[] = {
    {"trauma", "Trauma to be processed"},
    {"anhedonia", "Loss of pleasure"},
    {"executive", "Executive function or impulse control"},
    {"none", "None of these stands out"}};
inline constexpr Choice earlier_course[] = {
    {"never", "Never had it"},
    {"no_response", "Had it: improved by less than 25 %"},
    {"partial", "Had it: improved by 25 % to less than 50 %"},
    {"relapsed", "Had it: improved by 50 % or more, then relapsed"},
    {"responding", "Having it now, and doing well on it"}};
inline constexpr Choice regions[] = {{"us", "United States"}, {"eu", "European Union"}, {"uk", "United Kingdom"}};
inline constexpr Choice trial_weeks[] = {
    {"6", "6 weeks", "", 6}, {"4", "4 weeks", "", 4}, {"8", "8 weeks", "", 8}};
inline constexpr Choice dose_choices[] = {
    {"working", "Working default"}, {"usual_low", "Lower end of the usual dose"}, {"atrq", "As the ATRQ was applied"}};

inline constexpr Question safety_questions[] = {
    {.id = "psychosis_now", .group = "safety", .asks = "Psychotic symptoms now, or in this episode?"},
    {.id = "mania_now", .group = "safety", .asks = "Mania, hypomania or a mixed state now?"},
    {.id = "catatonia", .group = "safety", .asks = "Catatonia, or refusing food or fluid?"},
    {.id = "delirium", .group = "safety", .asks = "Delirium?"},
    {.id = "intoxicated", .group = "safety", .asks = "Intoxicated now?"},
    {.id = "safety_evaluation_completed",
     .kind = Kind::mark,
     .group = "safety",
     .asks = "Safety evaluation completed",
     .help = "Recorded by the clinician who did it. Until then sequencing stays hidden."},
};

inline constexpr Question situation_questions[] = {
    {.id = "age", .kind = Kind::number, .group = "situation", .asks = "Age", .range = {0, 120}, .unit = "years"},
    {.id = "acute_crisis",
     .group = "situation",
     .asks = "An acute crisis: is relief needed within days?",
     .help = "The article does not define \"acute\". This is the clinician's judgement, not a score."},
    {.id = "episode_months",
     .kind = Kind::number,
     .group = "situation",
     .asks = "How long has this episode lasted?",
     .help = "Longer than 24 months counts as chronic.",
     .range = {0, 1200},
     .unit = "months"},
    {.id = "mdd_acute_suicidality",
     .group = "situation",
     .asks = "Major depression with acute suicidal ideation or behaviour, as the esketamine label means it?"},
    {.id = "need_now", .kind = Kind::choice, .group = "situation", .asks = "What does this patient need right now?", .choices = need_now, .range = {0, 1}},
    {.id = "need_in_three_months", .kind = Kind::choice, .group = "situation", .asks = "What will they need in three months?", .choices = need_later, .range = {0, 1}},
    {.id = "primary_pathology",
     .kind = Kind::choice,
     .group = "situation",
     .asks = "What stands in front?",
     .help = "A PC-PTSD-5 at its cut-off or the clinician's view supports \"trauma\".",
     .choices = pathology,
     .range = {0, 3}},
    {.id = "prior_tms", .kind = Kind::choice, .group = "history", .asks = "TMS before?", .choices = earlier_course, .range = {0, 4}},
    {.id = "prior_ketamine",
     .kind = Kind::choice,
     .group = "history",
     .asks = "Ketamine or esketamine before?",
     .choices = earlier_course,
     .range = {0, 4}},
    {.id = "trials_complete",
     .group = "history",
     .asks = "Are these all the antidepressant trials of this episode?",
     .help = "Only a complete list can show that resistance is absent."},
    {.id = "madrs_rated",
     .group = "madrs",
     .asks = "Has a MADRS been rated for this visit?",
     .help = "If it was not, say no: its safety item is then not waited for."},
    {.id = "madrs_10_risen",
     .group = "madrs",
     .asks = "Item 10 is 3: has it risen by 2 or more since the rating before?",
     .help = "Asked only while item 10 is 3."},
    {.id = "can_attend_daily", .group = "access", .asks = "Can the patient come five days a week for weeks?"},
    {.id = "tms_benefit", .group = "access", .asks = "Is TMS covered or approved for this patient?"},
    {.id = "out_of_pocket", .group = "access", .asks = "Could the patient pay for treatment out of pocket?"},
    {.id = "rems_ready",
     .group = "access",
     .asks = "Is the site REMS-certified and the patient enrolled for esketamine?",
     .help = "Outside the United States: is esketamine available under local rules?"},
    {.id = "esketamine_benefit", .group = "access", .asks = "Is esketamine covered or approved for this patient?"},
    {.id = "esketamine_tried", .group = "access", .asks = "Has esketamine been tried and not tolerated?"},
    {.id = "region", .kind = Kind::setting, .group = "settings", .asks = "Region", .choices = regions, .range = {0, 2}},
    {.id = "trial_weeks",
     .kind = Kind::setting,
     .group = "settings",
     .asks = "Shortest adequate antidepressant trial",
     .choices = trial_weeks,
     .range = {0, 2}},
    {.id = "dose_table",
     .kind = Kind::setting,
     .group = "settings",
     .asks = "Lowest adequate dose, by",
     .choices = dose_choices,
     .range = {0, 2}},
};

/// Tables one after another.
template <class T, std::size_t... n>
consteval auto join(const T (&... tables)[n]) {
  std::array<T, (n + ...)> all{};
  std::size_t at = 0;
  ((std::copy(tables, tables + n, all.begin() + static_cast<std::ptrdiff_t>(at)), at += n), ...);
  return all;
}
template <class T, std::size_t n, std::size_t m>
consteval auto join(const std::array<T, n>& first, const std::array<T, m>& second) {
  std::array<T, n + m> all{};
  std::copy(second.begin(), second.end(), std::copy(first.begin(), first.end(), all.begin()));
  return all;
}

/// What rules may read comes first.
inline constexpr auto core_questions = join(safety_questions, cssrs_questions, phq9_questions, gad7_questions,
                                            madrs_questions, situation_questions, history_questions, medical_questions,
                                            coverage_questions);
inline constexpr auto beside_questions =
    join(mdq_questions, auditc_questions, dast10_questions, pcptsd5_questions, pcl5_questions, shaps_questions,
         qids_questions, isi_questions, who5_questions);

inline constexpr auto questions = join(core_questions, beside_questions);

}  // namespace lintel::knowledge
