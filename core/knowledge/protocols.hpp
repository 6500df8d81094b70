// Treatment courses as they are scheduled (fact base 5). A schedule is a proposal to be checked; it orders nothing.
#pragma once

#include "knowledge/article.hpp"

namespace lintel::knowledge {

inline constexpr std::uint8_t monday = 1, tuesday = 2, wednesday = 4, thursday = 8, friday = 16;
inline constexpr std::uint8_t working_days = monday | tuesday | wednesday | thursday | friday;
inline constexpr std::uint8_t twice_a_week = monday | thursday;
inline constexpr std::uint8_t thrice_a_week = monday | wednesday | friday;

inline constexpr Doses usual_esketamine = {56, 84};  // mg

inline constexpr Protocol protocols[] = {
    {.id = "tms_30", .modality = "tms", .name = "TMS, 30 sessions", .phases = {{.sessions = 30, .per_week = 5}},
     .weekdays = working_days, .says = "10 Hz left prefrontal, five a week.", .cite = {cite("perera")}},
    {.id = "tms_36_taper", .modality = "tms", .name = "TMS, 30 sessions and a taper of 6",
     .phases = {{.sessions = 30, .per_week = 5}, {.sessions = 3, .per_week = 3}, {.sessions = 2, .per_week = 2}, {.sessions = 1, .per_week = 1}},
     .weekdays = working_days, .says = "Five a week, then 3, 2 and 1 in the last three weeks.",
     .cite = {cite("lhc"), cite("nap")}},
    {.id = "tms_36", .modality = "tms", .name = "TMS, 36 sessions straight", .phases = {{.sessions = 36, .per_week = 5}},
     .weekdays = working_days, .says = "Five a week without a taper.", .cite = {cite("own", "5.1")}},
    {.id = "tms_44", .modality = "tms", .name = "TMS, 44 sessions straight", .phases = {{.sessions = 44, .per_week = 5}},
     .weekdays = working_days, .says = "Five a week.", .cite = {cite("own", "5.1")}},
    {.id = "tms_h1_44", .modality = "tms", .name = "Deep TMS (H1), 20 daily and 24 twice weekly",
     .phases = {{.sessions = 20, .per_week = 5}, {.sessions = 24, .per_week = 2}},
     .weekdays = working_days, .says = "Daily for 4 weeks, then twice weekly for 12.",
     .cite = {cite("clearp"), cite("bwman")}},
    {.id = "tms_itbs_36", .modality = "tms", .name = "iTBS, 36 sessions", .phases = {{.sessions = 36, .per_week = 5}},
     .weekdays = working_days, .says = "600 pulses, about 3 minutes, one a day.",
     .cite = {cite("saintctms"), cite("blumberger-2018")}},
    {.id = "saint", .modality = "tms", .name = "SAINT, 50 sessions in 5 days",
     .phases = {{.sessions = 50, .per_week = 5, .per_day = 10}}, .weekdays = working_days, .alone = true,
     .says = "Ten a day for five days, 50 minutes between them.", .cite = {cite("saintctms")}},

    {.id = "ketamine_6_two_weeks", .modality = "ketamine", .name = "Ketamine series, 6 in 2 weeks",
     .phases = {{.sessions = 6, .per_week = 3}}, .weekdays = thrice_a_week,
     .says = "Three a week, 6 in 12 days. Off-label.", .cite = {cite("murr"), cite("andrade")}},
    {.id = "ketamine_6_three_weeks", .modality = "ketamine", .name = "Ketamine series, 6 in 3 weeks",
     .phases = {{.sessions = 6, .per_week = 2}}, .weekdays = twice_a_week,
     .says = "Two a week, the usual form in clinics. Off-label.", .cite = {cite("general"), cite("andrade")}},
    {.id = "ketamine_weekly", .modality = "ketamine", .name = "Ketamine maintenance, weekly",
     .phases = {{.sessions = 12, .per_week = 1, .open_ended = true}}, .weekdays = working_days,
     .says = "The clinic's range is weekly to monthly. Evidence for maintenance is weak.",
     .cite = {article_sentence("S-34"), cite("canz"), cite("can21")}},
    {.id = "ketamine_every_2_weeks", .modality = "ketamine", .name = "Ketamine maintenance, every 2 weeks",
     .phases = {{.sessions = 6, .per_week = 1, .every_weeks = 2, .open_ended = true}}, .weekdays = working_days,
     .says = "The clinic's range is weekly to monthly. Evidence for maintenance is weak.",
     .cite = {article_sentence("S-34"), cite("canz"), cite("can21")}},
    {.id = "ketamine_monthly", .modality = "ketamine", .name = "Ketamine maintenance, every 4 weeks",
     .phases = {{.sessions = 3, .per_week = 1, .every_weeks = 4, .open_ended = true}}, .weekdays = working_days,
     .says = "The clinic's range is weekly to monthly. Evidence for maintenance is weak.",
     .cite = {article_sentence("S-34"), cite("canz"), cite("can21")}},

    {.id = "esketamine_trd", .modality = "esketamine", .name = "Esketamine for resistant depression, later every 2 weeks",
     .phases = {{.sessions = 8, .per_week = 2, .mg = usual_esketamine},
                {.sessions = 4, .per_week = 1, .mg = usual_esketamine},
                {.sessions = 4, .per_week = 1, .every_weeks = 2, .open_ended = true, .mg = usual_esketamine}},
     .weekdays = twice_a_week, .days_apart = 2, .first_mg = 56, .older_first_mg = 28,
     .says = "Weeks 1 to 4 twice weekly, weeks 5 to 8 weekly, then every 2 weeks or weekly, the least frequent that "
             "holds. At the end of week 4: is the benefit worth going on? Monthly is not an interval of the US label.",
     .cite = {cite("ona"), cite("mimshk"), cite("sust3b")}},
    {.id = "esketamine_trd_weekly", .modality = "esketamine", .name = "Esketamine for resistant depression, later weekly",
     .phases = {{.sessions = 8, .per_week = 2, .mg = usual_esketamine},
                {.sessions = 4, .per_week = 1, .mg = usual_esketamine},
                {.sessions = 8, .per_week = 1, .open_ended = true, .mg = usual_esketamine}},
     .weekdays = twice_a_week, .days_apart = 2, .first_mg = 56, .older_first_mg = 28,
     .says = "Weeks 1 to 4 twice weekly, weeks 5 to 8 weekly, then weekly where every 2 weeks does not hold. At the "
             "end of week 4: is the benefit worth going on?",
     .cite = {cite("ona"), cite("mimshk")}},
    {.id = "esketamine_mdsi", .modality = "esketamine", .name = "Esketamine, depression with acute suicidality",
     .phases = {{.sessions = 8, .per_week = 2, .mg = {84, 56}}}, .weekdays = twice_a_week, .days_apart = 2,
     .first_mg = 84, .older_first_mg = 28,
     .says = "84 mg twice weekly for 4 weeks with an oral antidepressant. Beyond 4 weeks it was not studied in a system.",
     .cite = {cite("ona"), cite("drora")}},
};

/// Weeks over which the article gives 30, 36 or 44 sessions of TMS.
inline constexpr Range article_weeks{6, 8};

/// In the order of the enumeration.
inline constexpr CalendarRow calendar_rules[] = {
    {CalendarRule::evaluation_first, "evaluation-first", Weight::conflict,
     "No session is planned: a red alarm stands and no evaluation is recorded. The sessions that were given stay. The "
     "evaluation comes first.",
     {cite("own", "8.2"), cite("cssrstri")}},
    {CalendarRule::contraindicated, "contraindicated", Weight::conflict,
     "No session is planned: the treatment is contraindicated as answered. The sessions that were given stay. A clinician "
     "settles the contraindication first.",
     {cite("own", "8.2")}},
    {CalendarRule::reverse_order, "reverse-order", Weight::conflict,
     "Ketamine before TMS on one day is refused: a dissociated or sedated patient cannot report coil pain, keep the "
     "position or consent, and blood pressure may be up for hours. TMS first.",
     {cite("own", "5.4"), cite("hoffk"), cite("di-lazzaro-2003")}},
    {CalendarRule::two_ketamines_day, "two-ketamines-a-day", Weight::conflict,
     "Two ketamine-class treatments on one day: never.", {cite("own", "5.4")}},
    {CalendarRule::two_ketamines_week, "two-ketamines-a-week", Weight::conflict,
     "Two different ketamine-class drugs less than a week apart: never.", {cite("own", "5.4")}},
    {CalendarRule::saint_day, "saint-day", Weight::conflict,
     "A SAINT day with a ketamine-class treatment: never.", {cite("own", "5.4")}},
    {CalendarRule::two_tms_day, "two-tms-a-day", Weight::conflict,
     "Two TMS courses on one day. A missed session is added at the end, never doubled up.", {cite("own", "5.1")}},
    {CalendarRule::too_close, "too-close", Weight::conflict,
     "Two esketamine sessions less than 2 days apart; that distance is a convention.", {cite("own", "5.4")}},
    {CalendarRule::does_not_fit, "does-not-fit", Weight::conflict,
     "Not all sessions find a day within five years: weekdays, holidays and missed days leave none.", {cite("own", "5.1")}},
    {CalendarRule::same_day, "same-day", Weight::warning,
     "TMS and a ketamine-class treatment on one day: TMS first, a rest between. The hours between are a convention "
     "without evidence; the article knows no contraindication, and many clinics separate the days.",
     {article_sentence("S-40"), cite("own", "5.4")}},
    {CalendarRule::fewer_days, "fewer-days", Weight::warning,
     "Fewer weekdays are open than the protocol has sessions in a week: the course takes longer than it was studied.",
     {cite("own", "5.1")}},
    {CalendarRule::article_weeks, "article-weeks", Weight::warning,
     "The article's 30-36-44 sessions over 6-8 weeks does not hold for this course: count the weeks shown here.",
     {article_sentence("S-34"), cite("own", "5.1")}},
    {CalendarRule::open_ended, "open-ended", Weight::note,
     "The last phase goes on as long as it is needed; only its first sessions are written here.", {cite("own", "5.2")}},
    {CalendarRule::first_dose, "first-dose", Weight::warning,
     "The first esketamine dose recorded is not the first dose of the label.", {cite("ona"), cite("mimshk")}},
    {CalendarRule::no_driving, "no-driving", Weight::note,
     "Transport home; no driving until the next day after a restful sleep.", {cite("hcp"), cite("own", "5.4")}},
    {CalendarRule::day_after, "day-after", Weight::note,
     "TMS on the day after a ketamine-class treatment: ask about sleep, blood pressure and hangover first.",
     {cite("own", "5.4")}},
    {CalendarRule::motor_threshold, "motor-threshold", Weight::note,
     "Measure the motor threshold again after a change of a medicine that acts on the brain, and as the protocol has it.",
     {cite("own", "5.1"), cite("mtdrug")}},
};

inline constexpr DoseHelp dose_help[] = {
    {.modality = "ketamine", .hundredths_mg_per_kg = 50, .weight = {30, 250},
     .says = "0.5 mg per kg over 40 minutes into a vein: for the prescriber's check. The studied range is 0.1 to 0.75.",
     .refused = "No dose is worked out: it needs the vein as the route and a weight of 30 to 250 kg. Nothing is ever "
                "worked out for the muscle from the figure for the vein.",
     .cite = {cite("andrade"), cite("emory"), cite("own", "5.2")}},
};

}  // namespace lintel::knowledge
