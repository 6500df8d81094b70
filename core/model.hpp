// The whole vocabulary. Read this first: tables (what is known), Record (one patient, now), Report (what follows).
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "logic.hpp"

namespace lintel {

using Text = std::string_view;

/// A short list inside a constexpr table row. Too many entries do not compile.
template <class T, std::size_t most>
class Few {
 public:
  constexpr Few() = default;
  constexpr Few(std::initializer_list<T> given) {
    for (const T& entry : given) entries_.at(size_++) = entry;
  }
  constexpr const T* begin() const { return entries_.data(); }
  constexpr const T* end() const { return entries_.data() + size_; }
  constexpr std::size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr const T& operator[](std::size_t i) const { return entries_[i]; }

 private:
  std::array<T, most> entries_{};
  std::size_t size_{0};
};

// ---------------------------------------------------------------- where things come from

enum class SourceKind : std::uint8_t {
  label, guideline, trial, study, review, policy, instrument, codes, secondary, article, own
};
/// How the text was known when the table was written.
enum class Seen : std::uint8_t { copy, memory, derived };

struct Source {
  Text id{};
  SourceKind kind{};
  Text title{};
  Text address{};         ///< where a reader can open it; empty when none is known
  Seen seen{Seen::copy};  ///< copy: a stored copy was read; memory: cited from knowledge; derived: worked out here
  bool first_hand{};      ///< the copy is of the publisher's own page; else of somebody's copy, abstract or digest
  Text read{};            ///< the day by which a copy was read, year first; the copy may be older. Empty: none was
};

/// A source and the place in it ("5.6", "S-20").
struct Cite {
  std::uint16_t source{};
  bool unverified{};  ///< nobody has checked yet that the source says so; whoever is shown the row is told
  Text place{};
};
using Cites = Few<Cite, 6>;

/// One numbered sentence of the clinic's article, in its own words.
struct Sentence {
  Text id{};
  Text text{};
};

/// How strong the ground under a plan is.
enum class Grade : std::uint8_t { label, guideline, trial, clinic_opinion, inferred, own_rule };

// ---------------------------------------------------------------- what can be asked, and conditions on it

/// Names a question or a concept: its position among all of them (Knowledge::questions, then ::concepts).
using Slot = std::uint16_t;
inline constexpr Slot no_slot = 0xFFFF;

/// "The subject lies within `wanted`." Yes-or-no subjects are 0 or 1, so every condition is this one.
struct Condition {
  Slot subject{no_slot};
  Range wanted{};
};
using Conditions = Few<Condition, 6>;

enum class Kind : std::uint8_t {
  yes_no,
  choice,   ///< one of `choices`; the value is its position
  number,   ///< a whole number within `range`; `choices`, if any, name the steps
  mark,     ///< something done and recorded; without the mark it has not been done
  setting   ///< a choice of the reader's, not a fact of the patient; the first one is the default
};

struct Choice {
  Text id{};
  Text says{};
  Text code{};   ///< LOINC answer code, where one exists
  int amount{};  ///< what the choice stands for, where that is a number (weeks)
};

struct Question {
  Text id{};
  Kind kind{Kind::yes_no};
  Text group{};
  Text asks{};
  Text help{};
  std::span<const Choice> choices{};
  Range range{0, 1};
  Text unit{};
  Text code{};  ///< LOINC term, where one exists

  constexpr bool yes_no() const { return kind == Kind::yes_no || kind == Kind::mark; }
  /// What conditions read where a skip rule passes it over: no; of a number one below its lowest answer, below every limit and not 0.
  constexpr int passed_over() const { return yes_no() ? 0 : range.low - 1; }
};

/// A heading that questions stand under.
struct Group {
  Text id{};
  Text title{};
  Text help{};
};

/// Once `asked_if` is no, a blank answer to `question` is not waited for: the instrument's or the question's own
/// rule. Conditions then read what `passed_over` says; totals never do.
struct Skip {
  Slot question{no_slot};
  Condition asked_if{};
  Cites cite{};
};

/// Something worked out and given a name, so that a trace reads as sentences.
struct Concept {
  Text id{};
  Text says{};
  Range range{0, 1};
};

/// One way for a concept to be true. A concept holds when any of its clauses does.
struct Clause {
  Slot defines{no_slot};
  Conditions when{};
  Conditions unless{};
  Cites cite{};
};

// ---------------------------------------------------------------- instruments

struct Band {
  int from{};  ///< lowest total of the band; it ends below the next band's
  Text says{};
};
struct BandSet {
  Text id{};
  std::span<const Band> bands{};  ///< first from the lowest total, rising
  Cites cite{};
  Text note{};
};
struct CutOff {
  Text id{};
  int at{};  ///< at or above
  Text says{};
  Cites cite{};
  Conditions also{};              ///< other answers of the same instrument that must hold as well
  Few<Condition, 1> supports{};   ///< the answer that a yes speaks for; it is told, never given
};
struct Subscale {
  Text id{};
  Text says{};
  Few<std::uint8_t, 8> items{};  ///< item numbers, from 1
  Cites cite{};
};
/// Counts symptoms instead of adding points: an item counts from its own limit on.
struct SymptomCount {
  struct Outcome {
    Text id{};
    Text says{};
    Range count{};  ///< and at least one core item counts
  };
  std::span<const std::uint8_t> counts_from{};  ///< per item
  Few<std::uint8_t, 4> core{};                  ///< item numbers, from 1
  std::span<const Outcome> outcomes{};
  Text none{};  ///< said when no outcome holds
  Cites cite{};
};

/// Items that stand for one symptom: only the highest of them counts. Item numbers, from 1, both included.
struct HighestOf {
  std::uint8_t first{};
  std::uint8_t last{};
};
/// Where a total is more than the sum of the items.
struct Scoring {
  std::span<const HighestOf> highest_of{};
  Few<std::uint8_t, 4> reversed{};  ///< items that count from the other end
  int times{1};                     ///< the sum is multiplied by this
  /// Asked before the items: once it is no, the total is 0 whatever they say.
  Few<Condition, 1> only_if{};
};
/// An item that is read for itself, whatever the total.
struct ItemSign {
  std::uint8_t item{};  ///< item number, from 1
  int from{};
  Text says{};
  Cites cite{};
};

struct Instrument {
  Text id{};
  Text name{};
  Text asks{};  ///< the stem above the items
  Text rated_by{};
  /// How far back it looks. A rating with another window is another instrument: MADRS-24h never enters these totals.
  int recall_days{};
  Text recall{};  ///< the same in words, where it is not a number of days
  Slot first{};  ///< its items follow each other from here
  std::uint8_t items{};
  std::uint8_t most_missing{};  ///< a pro-rated total is shown up to here; 0: never
  std::uint8_t safety_item{};   ///< item number that is never pro-rated; 0: none
  Slot total{no_slot};
  Scoring scoring{};
  std::span<const BandSet> band_sets{};
  std::span<const CutOff> cut_offs{};
  std::span<const Subscale> subscales{};
  const SymptomCount* algorithm{};
  Slot difficulty{no_slot};  ///< kept and shown, never added
  std::span<const ItemSign> signs{};
  Text rights{};
  bool wording_is_free{};  ///< the rights allow the scale's own wording; else only short names of items compile
  Text panel_code{};
  Text total_code{};
  Cites cite{};
};

// ---------------------------------------------------------------- safety, checks

/// unknown ranks with amber: it is asked for, never shown as nothing.
enum class Urgency : std::uint8_t { none, yellow, unknown, amber, red };

struct Alarm {
  Text id{};
  Urgency level{};
  Conditions when{};
  /// While this is unknown the alarm stands as pending; once it is no, the alarm falls away.
  Few<Condition, 1> until{};
  Text says{};
  Text act{};
  Cites cite{};
  /// Once every one of these is known, `act_then` stands in the place of `act`.
  Few<Slot, 8> known_by{};
  Text act_then{};
};

enum class Level : std::uint8_t { absolute, administrative, relative, refer, monitor, session, efficacy };
/// Status of a modality. Incomplete ranks above everything but a contraindication.
enum class Status : std::uint8_t { clear, monitor, specialist, incomplete, contraindicated };

/// What another source says where sources disagree. Shown beside the stricter one, never instead of it.
struct Dissent {
  Text says{};
  Cites cite{};
};

/// Sources that do not agree: what each says, and what the tool does about it.
struct Tension {
  struct Reading {
    Text who{};
    Text says{};
    Cites cite{};
  };
  Text id{};
  Text title{};
  Few<Reading, 3> readings{};
  Text does{};
  Few<Text, 12> rows{};  ///< ids of the checks, rows of the day, plans and remarks that it concerns
  Cites cite{};
};

struct Check {
  Text id{};
  Level level{};
  Conditions when{};
  Conditions unless{};
  Text says{};
  Cites cite{};
  Dissent other{};
};

/// Which of the two the article combines.
enum class Side : std::uint8_t { ketamine, tms };
/// What has to be true on the day of a session. It has no say in the status: a course is planned without knowing
/// how its mornings will be.
struct DayRow {
  Text id{};
  Level level{Level::session};  ///< session: it stops today's session; monitor: the session goes on, watched
  bool leaving{};               ///< looked at before the patient leaves, not before the dose
  Conditions when{};            ///< what must not be
  Conditions unless{};
  Text must{};                  ///< the same as it should be
  Text says{};                  ///< said when it is not so
  Cites cite{};
  Dissent other{};
};

struct Modality {
  Text id{};
  Text name{};
  std::span<const Check> checks{};
  Slot contraindicated{no_slot};  ///< concept: an absolute check holds (administrative ones do not count)
  Text begins{};                  ///< what a session begins with: "pulse one"
  std::span<const DayRow> day{};
  Side side{};
  Range wanes{};  ///< days after its last dose in which getting worse is the expected course; {0, 0}: not known
};

// ---------------------------------------------------------------- antidepressant trials

struct Drug {
  Text id{};
  Text name{};
  Text family{};
  /// Lowest adequate daily dose in tenths of a milligram, one per dose table; 0: not in that table.
  std::array<int, 3> least{};
};
struct DoseTable {
  Text id{};
  Text says{};
  Cites cite{};
  bool verified{};  ///< a copy of the source gives these doses; false: every row is to be checked first
};

enum class Outcome : std::uint8_t { unknown, no_response, partial, response, intolerance };
/// The improvement that an outcome means, in whole per cent.
struct OutcomeRange {
  Outcome outcome{};
  Range improvement{};
};

/// What counts as a failed adequate trial by one text, and how many it asks for.
struct TrialRule {
  int count{};              ///< 0: it asks for none
  Few<int, 3> weeks{};      ///< shortest trial; several: judged at each; empty: the reader's setting
  int most_improvement{};   ///< up to so many per cent a trial has failed
  bool intolerance{};       ///< a trial that was not tolerated counts too, whatever its dose and length
  bool classes{};           ///< distinct drug classes are counted, not trials
};
/// One body's meaning of "treatment-resistant". It holds when enough trials count and nothing excludes it.
struct Definition {
  Text id{};
  Text name{};
  Text says{};
  TrialRule trials{};
  Conditions unless{};
  Cites cite{};
};

// ---------------------------------------------------------------- staging

/// So many points when all of this holds; of the rows of a part exactly one does, or the staging does not apply.
struct Points {
  int points{};
  Text says{};
  Conditions when{};
};
struct StagingPart {
  Text id{};
  Text says{};
  std::span<const Points> rows{};
};
/// A sum that mixes history with severity by design: a composite for staging, never a severity.
struct Staging {
  Text id{};
  Text name{};
  std::span<const StagingPart> parts{};
  Condition applies{};
  BandSet bands{};
};
/// Reached when the stage before it is, and this holds too.
struct Stage {
  Text id{};
  Text says{};
  int classes{};                 ///< distinct classes among the adequate failures, at least
  Text family{};                 ///< one of them is this class; empty: any
  Few<Condition, 1> also{};
  Cites cite{};
};

// ---------------------------------------------------------------- what payers ask for

/// How the text of a policy is known. Only the first two are worked out.
enum class Reading : std::uint8_t { copy, secondary, not_read, none };
/// What a policy says of TMS and a ketamine-class treatment at the same time.
enum class Concurrent : std::uint8_t { not_mentioned, forbidden, documented };

struct Requirement {
  Text id{};
  Text says{};
  Text proof{};  ///< the document that shows it
  Conditions when{};
  Conditions unless{};
  TrialRule trials{};
  Concurrent concurrent{};
  Cites cite{};  ///< empty: the policy's own
};
struct Policy {
  Text id{};
  Text payer{};     ///< a choice of the payer setting
  Text treatment{};
  Text name{};
  Text version{};   ///< what the text says of its own date; empty: nothing
  Reading reading{};
  std::span<const Requirement> requirements{};
  Text note{};      ///< limits and terms that no answer here can show
  Cites cite{};
};
/// A billing or diagnosis code. Shown, never chosen for a patient.
struct Code {
  Text id{};
  Text system{};
  Text says{};
  Text from{};   ///< valid from, where the sources say
  Text note{};
  Cites cite{};
};

// ---------------------------------------------------------------- plans

/// A reason that leans to one side. It never overrides a contraindication.
struct Tilt {
  Text id{};
  Side side{};
  Conditions when{};
  Text says{};
  Cites cite{};
};

/// Read from the top: the first plan that holds is chosen. While one is unknown, later ones are not announced.
struct Plan {
  Text id{};
  Text rule{};
  Text name{};
  Conditions when{};
  Conditions unless{};
  Text says{};
  Few<Text, 4> steps{};
  bool ketamine{};  ///< proposes a ketamine-class treatment
  bool tms{};       ///< proposes TMS
  Grade grade{};
  Few<Text, 3> alternatives{};
  Cites cite{};
};

/// Which ketamine-class treatment, and what it costs. Access may change the route, never the order.
struct Route {
  Text id{};
  Text name{};
  Conditions when{};
  Conditions unless{};
  Text says{};
  Cites cite{};
};

/// Something to know beside a plan: a contradiction in the sources, a clause of a payer, a limit.
struct Remark {
  Text id{};
  Few<Text, 4> plans{};  ///< ids; empty: any plan
  bool combined{};       ///< only plans that propose both treatments
  Conditions when{};
  Conditions unless{};
  Text says{};
  Cites cite{};
};

// ---------------------------------------------------------------- change over time

/// A day of the calendar. It is never an instant, so no time zone can move it.
using Date = std::chrono::sys_days;
inline constexpr Date no_date{std::chrono::days{-1'000'000}};
constexpr int days_between(Date from, Date to) { return static_cast<int>((to - from).count()); }

/// A number that a clinic may set for itself; an own rule's default otherwise.
struct Limit {
  Text id{};
  int usual{};
  Range range{};
  Text says{};
  Cites cite{};
};

/// A published definition of remission: at or below this total.
struct Remission {
  Text id{};
  int at_most{};
  Text says{};
  Cites cite{};
};

/// How large a fall a source calls meaningful: in points, or in thousandths of the baseline.
struct Magnitude {
  Text id{};
  int points{};     ///< 0: not in points
  int per_mille{};  ///< 0: not as a share
  Text says{};
  Cites cite{};
};

/// A total twice in a row at or above a line, after having done well: how research defined relapse.
struct Relapse {
  int at_least{};   ///< 0: there is no such definition
  Range days{};     ///< between the two
  bool remitted{};  ///< only after remission; otherwise after response or remission
  Text says{};
  Cites cite{};
};

/// A published version of an instrument with another look-back: never in one line with the usual one.
struct OtherRecall {
  int days{};
  int apart{};  ///< days between two forms that confirm each other
};

/// How the totals of one instrument are followed.
struct Trend {
  Text instrument{};          ///< id
  bool clinician{};           ///< rated by a clinician only: a self-rated version is another scale
  Few<OtherRecall, 2> other_recall{};
  int least_baseline{};       ///< below this baseline points only, no percent
  Text reliable{};            ///< ids of limits: the smallest change above measurement noise, in points
  Text planned{};             ///< the planned interval between forms, in days
  int apart{};                ///< days between two forms that confirm each other
  int relapse_line{};         ///< a response counts as lost at or above; 0: no such line
  bool early_sign{};          ///< its totals are read for the early sign
  Relapse relapse{};
  std::span<const Remission> remissions{};
  std::span<const Magnitude> magnitudes{};
  Cites response{};
  Cites cite{};

  /// nullptr: no other version looks back so many days.
  constexpr const OtherRecall* other(int days) const {
    for (const OtherRecall& each : other_recall)
      if (each.days == days) return &each;
    return nullptr;
  }
};

/// One bad day, or a loss of response: what is said of one form. The order is the one of Knowledge::bad_days.
enum class Said : std::uint8_t {
  no_treatment, no_baseline, low_baseline, no_reference, gap, open, within, watch, watch_ketamine, loss
};
enum class DayState : std::uint8_t { no_data, within_variation, watch, probable_loss };
struct BadDay {
  Said said{};
  Text id{};
  DayState state{};
  Text says{};
  Text act{};
  Text to_patient{};  ///< in plain words, to hand over; empty: nothing is handed over
  Cites cite{};
};

/// A sentence with its source.
struct Saying {
  Text says{};
  Cites cite{};
};

/// Little change this early in one treatment alone, a session a day, is said to foretell how the series ends.
struct EarlySign {
  Text modality{};  ///< id
  int session{};    ///< of its course
  int below{};      ///< per cent of improvement
  int days{};       ///< the first form up to so many days after that session speaks of it
  Text says{};
  Cites cite{};
};

/// A descriptive line: items that exist, read as one of the article's two axes. Never a selector.
struct Dimension {
  Text id{};
  Text axis{};
  Text instrument{};
  Few<std::uint8_t, 8> items{};  ///< item numbers, from 1
  Text says{};
  Text limits{};
  Cites cite{};
};

// ---------------------------------------------------------------- treatment courses

/// Doses in mg between which the label leaves the choice; the usual one first.
using Doses = Few<int, 3>;

/// Sessions at one rhythm.
struct Phase {
  std::uint8_t sessions{};  ///< as usual; of an open-ended phase, how many are written ahead
  std::uint8_t per_week{};  ///< 1: weekly or rarer
  std::uint8_t every_weeks{1};
  std::uint8_t per_day{1};
  bool open_ended{};        ///< goes on while it is needed
  Doses mg{};
};
struct Protocol {
  Text id{};
  Text modality{};  ///< id
  Text name{};
  Few<Phase, 4> phases{};
  std::uint8_t weekdays{};    ///< usual ones: bit 0 is Monday
  std::uint8_t days_apart{};  ///< least days between two sessions; 0: no such rule
  bool alone{};               ///< never on a day with the other side
  int first_mg{};             ///< 0: not fixed by a label
  int older_first_mg{};       ///< where the European text applies, from its age on
  Text says{};
  Cites cite{};
};

enum class Weight : std::uint8_t { conflict, warning, note };
/// What the calendar has to say. The order is the one of Knowledge::calendar_rules.
enum class CalendarRule : std::uint8_t {
  evaluation_first, contraindicated, reverse_order, two_ketamines_day, two_ketamines_week, saint_day, two_tms_day, too_close, does_not_fit,
  same_day, fewer_days, article_weeks, open_ended, first_dose, no_driving, day_after, motor_threshold
};
struct CalendarRow {
  CalendarRule rule{};
  Text id{};
  Weight weight{};
  Text says{};
  Cites cite{};
};

/// A dose worked out from the weight, only for the prescriber to check.
struct DoseHelp {
  Text modality{};      ///< id
  int hundredths_mg_per_kg{};
  Range weight{};       ///< kg; outside it nothing is worked out
  Text says{};
  Text refused{};
  Cites cite{};
};

// ---------------------------------------------------------------- all that is known

struct Knowledge {
  Text version{};
  Text reviewed{};
  Text hash{};
  std::span<const Source> sources{};
  std::span<const Sentence> article{};
  std::span<const Group> groups{};
  std::span<const Question> questions{};
  std::span<const Skip> skips{};
  std::span<const Concept> concepts{};
  /// Questions from here on belong to instruments beside the core: scored, and read by no rule (coherent.hpp).
  Slot first_beside{no_slot};
  std::span<const Instrument> instruments{};
  std::span<const Drug> drugs{};
  std::span<const DoseTable> dose_tables{};
  std::span<const OutcomeRange> outcomes{};
  std::span<const Definition> definitions{};
  std::span<const Staging> stagings{};
  std::span<const Stage> stages{};       ///< from the lowest, each on top of the one before
  TrialRule classes_failed{};            ///< how the stages count
  std::span<const Policy> policies{};
  std::span<const Code> codes{};
  std::span<const Clause> defined{};     ///< worked out before the checks, in this order
  std::span<const Alarm> alarms{};
  std::span<const Modality> modalities{};
  std::span<const Tilt> tilts{};
  std::span<const Clause> situations{};  ///< worked out after the checks and tilts, in this order
  std::span<const Plan> plans{};
  std::span<const Route> routes{};
  std::span<const Remark> remarks{};
  std::span<const Tension> tensions{};
  std::span<const Limit> limits{};
  std::span<const Trend> trends{};
  std::span<const BadDay> bad_days{};
  std::span<const Dimension> dimensions{};
  std::span<const Protocol> protocols{};
  std::span<const CalendarRow> calendar_rules{};
  std::span<const DoseHelp> dose_help{};
  Range article_weeks{};           ///< over which the article gives a first series of TMS
  Saying safety_first{};           ///< said in place of anything reassuring
  Saying expected_waning{};
  EarlySign early_sign{};
  Slot risen{no_slot};             ///< question: has `risen_item` risen by `risen_by` since the rating before?
  Slot risen_item{no_slot};
  int risen_by{};
  Slot older_in_europe{no_slot};   ///< concept
  Slot red{no_slot};               ///< concept: a red alarm holds
  Slot evaluated{no_slot};         ///< mark: the evaluation that a red alarm asks for is recorded
  Slot adequate_failures{no_slot};
  Slot trd{no_slot};
  Slot trials_complete{no_slot};   ///< question: the list of trials is the whole list
  Slot trial_weeks{no_slot};       ///< setting: the shortest adequate trial
  Slot dose_table{no_slot};        ///< setting
  Slot payer{no_slot};             ///< setting: whose policies come first
  Slot documented{no_slot};        ///< question: the reason for both treatments at once is documented
  Few<Condition, 1> coverage_if{}; ///< where the policies apply
  Slot lean_ketamine{no_slot};     ///< concepts: reasons on each side, and the difference
  Slot lean_tms{no_slot};
  Slot lead{no_slot};

  constexpr bool is_beside(const Instrument& instrument) const { return instrument.first >= first_beside; }
};

// ---------------------------------------------------------------- one patient, now

enum class Given : std::uint8_t { not_asked, unknown, declined, value };
struct Answer {
  Given given{Given::not_asked};
  int value{0};
  bool disputed{};  ///< it stood there twice, differently: the most urgent one counts, and takes back nothing that was answered before
};

/// Every part may be unknown; no_limit as the upper end says so.
struct Trial {
  int drug{-1};  ///< position in Knowledge::drugs; -1: not named
  Range dose{0, no_limit};   ///< tenths of a milligram a day
  Range weeks{0, no_limit};
  Truth adherent{Truth::unknown};
  Outcome outcome{Outcome::unknown};
  Range improvement{0, 100};  ///< per cent; 0: none, or worse
};

/// The reader's own lowest adequate dose of a drug, in place of every table's.
struct DoseEdit {
  int drug{};   ///< position in Knowledge::drugs
  int least{};  ///< tenths of a milligram a day, above 0
};

struct GivenAnswer {
  Slot question{no_slot};
  Answer answer{};
};
struct GivenTotal {
  std::size_t instrument{};  ///< position in Knowledge::instruments
  int total{};
};
/// What was measured on one day.
struct Visit {
  Date date{no_date};
  int recall_days{};  ///< 0: as each instrument usually looks back
  bool self_rated{};
  std::vector<GivenAnswer> answers{};
  std::vector<GivenTotal> totals{};
};

enum class DayPart : std::uint8_t { any, morning, afternoon };
enum class Into : std::uint8_t { unknown, vein, muscle };
struct GivenDose {
  Date date{no_date};
  int tenths_of_mg{};
};
/// One treatment course: what was planned, what was done.
struct Course {
  int modality{-1};  ///< position in Knowledge::modalities
  int protocol{-1};  ///< position in Knowledge::protocols; -1: none named, nothing is planned
  Date start{no_date};
  unsigned weekdays{};  ///< bit 0 is Monday; 0: the protocol's usual ones
  std::vector<Date> done{};    ///< rising, each once
  std::vector<Date> missed{};  ///< rising
  std::vector<GivenDose> doses{};  ///< by date, at most one a day
  DayPart time{};
  Into into{};
  int weight{};    ///< kg; 0: not known
  int sessions{};  ///< of an open-ended phase, how many to write ahead; 0: as the protocol has it
};

struct Record {
  std::vector<Answer> answers{};  ///< one per question, in the order of Knowledge::questions
  std::vector<Trial> trials{};
  std::vector<DoseEdit> doses{};  ///< at most one a drug
  std::vector<Visit> visits{};    ///< by date
  std::vector<Visit> unplaced{};  ///< forms that stand in no line of totals: no date, one after today, another scale. What they raise counts
  std::vector<Course> courses{};
  std::vector<Date> holidays{};   ///< rising
  std::vector<int> limits{};      ///< one per Knowledge::limits, or none: all as usual
  Date today{no_date};
  bool today_unreadable{};        ///< a day was given and could not be used: any form may be today's
  std::string calendar_id{};      ///< tells calendars apart that are written for different people; no name, no identifier
};

/// Something wrong with what came in: the field, and what would be right. The rest is still worked on.
struct Problem {
  std::string id;
  std::string says;
};

// ---------------------------------------------------------------- what follows

using Values = std::vector<Range>;  ///< one per Slot

struct BandReport {
  const BandSet* set{};
  const Band* from{};  ///< the lowest band that is possible
  const Band* to{};    ///< the highest; the same one when certain
};
struct ScoreReport {
  const Instrument* instrument{};
  Range total{};
  int answered{};
  int prorated{-1};  ///< -1: not given
  std::vector<BandReport> bands{};
  std::vector<Slot> missing{};
  std::vector<Truth> cut_offs{};   ///< in the order of the instrument's
  std::vector<Range> subscales{};  ///< in the order of the instrument's
  Range symptoms{};
  std::vector<Truth> outcomes{};   ///< of the symptom count; all no: none of them
  std::vector<Truth> signs{};      ///< in the order of the instrument's
};

/// An alarm that a form has raised and nothing has taken back since. A form is an event, as a mark is: one of today, or of a day that
/// nobody knows, counts whatever the answers say; against an earlier one the answers count as later.
struct FormAlarm {
  const Alarm* alarm{};
  Truth truth{};          ///< unknown: what it waits for has not been answered since, so it is pending
  Date date{no_date};     ///< of the form; no_date: nobody knows
  bool until_asked{};     ///< an earlier form's: it stands until the answers say otherwise, and they have not been given yet
  bool asked_all{};       ///< Alarm::known_by has been answered since
};
struct AlarmReport {
  const Alarm* alarm{};
  Truth truth{};
  bool pending{};
  Text act{};
  bool of_form{};         ///< a form says more here than the answers do
  Date date{no_date};     ///< of that form
  bool until_asked{};     ///< FormAlarm::until_asked
};
struct UrgentReport {
  Urgency level{};
  bool pending{};
  bool decided{};                     ///< nothing still unknown could change it
  bool stops{};                       ///< sequencing is stopped: see stops() in engine/worlds.hpp, which alone judges it
  Truth red_of_forms{Truth::no};      ///< what the forms alone say of a red alarm
  std::vector<AlarmReport> alarms{};  ///< those that hold or are pending
  std::vector<Slot> not_known{};      ///< questions that could still raise it
};

struct TrialReport {
  Truth dose{}, weeks{}, adherent{}, failed{}, adequate_failure{};
};
/// A result and the shortest trial that produced it.
struct AtWeeks {
  int weeks{};
  Range failures{};
  Truth truth{};
};
struct DefinitionReport {
  const Definition* definition{};
  std::vector<AtWeeks> results{};
};
struct StagingReport {
  const Staging* staging{};
  Truth applies{};
  std::vector<Range> parts{};  ///< in the order of the staging's
  Range total{};
  const Band* from{};
  const Band* to{};
};
struct ResistanceReport {
  std::vector<TrialReport> trials{};
  Range adequate_failures{};
  int intolerances{};
  Truth list_complete{};
  Truth trd{};
  std::vector<AtWeeks> by_weeks{};  ///< adequate failures at each length that can be set, rising; truth: not used
  std::vector<DefinitionReport> definitions{};
  std::vector<StagingReport> stagings{};
  Range stage{};  ///< how many of Knowledge::stages are reached
};

struct Finding {
  const Check* check{};
  Truth truth{};  ///< yes or unknown
};
struct ModalityReport {
  const Modality* modality{};
  Status status{};
  std::vector<Finding> findings{};
  std::vector<Slot> not_known{};  ///< questions behind the unknown ones
};

/// No word of it reads as leave to start: "nothing stops it" speaks of the answers only.
enum class Day : std::uint8_t { nothing_stops, not_known, stop };

struct DayLine {
  const DayRow* row{};
  Truth fails{};            ///< unknown: nobody knows yet
  std::vector<Slot> ask{};  ///< questions behind an unknown one
};
struct DayReport {
  const Modality* modality{};
  Day start{};    ///< of the lines before the dose
  Day leaving{};  ///< of the lines before the patient leaves; nothing stops where there are none
  std::vector<DayLine> lines{};
};

struct TiltReport {
  const Tilt* tilt{};
  Truth truth{};
};
struct RuledOut {
  const Plan* plan{};
  Condition by{};    ///< the condition that failed
  bool unless{};     ///< it failed because this one holds
};
/// One answer that, changed alone, would lead elsewhere.
struct Change {
  Slot question{};
  int to{};
  const Plan* plan{};  ///< nullptr: the plan would be open again
};
struct PlanReport {
  const Plan* chosen{};  ///< nullptr while open
  const Plan* open_at{}; ///< the first plan that is unknown
  std::vector<RuledOut> ruled_out{};
  std::vector<TiltReport> tilts{};  ///< yes or unknown
  const Route* route{};
  bool route_open{};
  std::vector<const Remark*> remarks{};
  std::vector<Slot> ask_next{};
  std::vector<Change> what_if{};
};

struct PolicyReport {
  const Policy* policy{};
  Truth met{};                       ///< all requirements of the text as read; unknown where no text was read
  std::vector<Truth> requirements{};  ///< in the order of the policy's
  std::vector<AtWeeks> trials{};     ///< what counts toward its trial requirements, one each
};
struct CoverageReport {
  Truth concurrent{};  ///< the plan proposes both treatments; unknown while it proposes none
  std::vector<PolicyReport> policies{};  ///< of the payer that was set first; none where they do not apply
};

/// yes or no only when it is so whatever the blanks and the baseline's blanks are.
struct Response {
  Truth full{Truth::unknown};     ///< 50 % or more
  Truth partial{Truth::unknown};  ///< 25 % or more
  bool said{};                    ///< no: no baseline, or one too low for percent
};
struct Point {
  Date date{};
  Range total{};
  Range safety_item{};    ///< of an instrument without one, or not answered: its whole range
  int baseline{-1};       ///< position among the points: the last before the first session; -1: none
  Response response{};
  Said said{};
  Range reference{0, -1}; ///< the median it was measured against; empty when there is none
  Truth relapse{};
  bool after_gap{};
  bool safety{};          ///< a safety rule fires on this day, or the safety item rose: nothing reassures
  bool waning{};          ///< worse in the weeks in which waning is expected
  bool early{};           ///< the early sign, for certain: so little better at that session
};
struct TrendReport {
  const Trend* trend{};
  const Instrument* instrument{};
  int recall_days{};
  int reliable{};
  std::vector<Point> points{};  ///< by date, one a day
  Said said{};                  ///< of the last point, or that there is a gap up to today
  bool baseline_missing{};      ///< there are points behind the first session and none before it
};
/// A safety rule that an earlier or today's form fires by itself, taken back or not.
struct VisitAlarm {
  Date date{};
  const Alarm* alarm{};
};
struct DimensionPoint {
  Date date{};
  Range value{};
};
struct DimensionReport {
  const Dimension* dimension{};
  std::vector<DimensionPoint> points{};
};
struct FollowUpReport {
  std::vector<TrendReport> trends{};
  std::vector<DimensionReport> dimensions{};
  std::vector<VisitAlarm> alarms{};
  const BadDay* to_patient{};  ///< whose sentence may be handed over; nullptr: none
};

struct Session {
  std::size_t course{};
  Date date{};
  int number{};
  int last{};   ///< same as number unless there are several a day
  int week{};   ///< of the course, from 1
  int order{};  ///< on a day with both treatments: 1 first, 2 second; else 0
  bool done{};
  Doses mg{};   ///< what the label gives; empty when no label does
};
struct CourseReport {
  Date first{no_date};  ///< first session; the start where no session is known
  Date end{no_date};    ///< last session, done or planned
  int sessions{};
  int weeks{};
  bool planned{};  ///< a protocol says how it goes on, and that is written
  bool withheld{};  ///< it does, and is not written: the findings say why
  Doses first_mg{};
};
struct CalendarFinding {
  const CalendarRow* row{};
  std::size_t course{};  ///< when it is about one course
  bool about_course{};
  std::vector<Date> dates{};
};
struct ScheduleReport {
  std::vector<Session> sessions{};     ///< by date, and by order within a day
  std::vector<CourseReport> courses{}; ///< one per course
  std::vector<CalendarFinding> findings{};
};

struct Report {
  Values values{};
  UrgentReport urgent{};
  std::vector<ScoreReport> scores{};  ///< of instruments beside the core only those with an answer
  ResistanceReport resistance{};
  std::vector<ModalityReport> checks{};
  std::vector<DayReport> today{};
  PlanReport plan{};
  CoverageReport coverage{};
  FollowUpReport follow_up{};  ///< empty without visits
  ScheduleReport schedule{};   ///< empty without courses
};

}  // namespace lintel
