#include "screen/patients.hpp"

#include <algorithm>

#include "io/value.hpp"

namespace lintel::screen {
namespace {

constexpr std::size_t sieve_words = 1 << 20;  ///< 8 MB, taken once somebody had to make room
constexpr unsigned sieve_holes = 6;
constexpr std::size_t many_forms = 64;        ///< of one person, before it is worth shortening them

std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 31U;
  x *= 0x9E3779B97F4A7C15ULL;
  return x ^ x >> 29U;
}
std::uint64_t hash(std::string_view text) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return mix(h);
}

/// "a", "b" and 3 more
std::string not_known(const Response& response) {
  std::string names;
  for (const std::string& link : response.not_known) names += (names.empty() ? "" : ", ") + io::shown(link);
  return names + (response.more_not_known > 0 ? " and " + io::digits(static_cast<long long>(response.more_not_known)) + " more" : "");
}

bool says_nothing(const Response& response) { return response.answers.empty() && response.stated.empty() && response.unusable.empty(); }

}  // namespace

void Patients::add_refused(std::size_t line, std::string value, std::string says) {
  Patient& one = patient({}, line);
  one.refused = true;
  one.notes.add({"document", std::move(value), std::move(says)});
}

void Patients::add(Response&& response, std::size_t line) {
  Person person = person_of(response);
  if (response.status == "entered-in-error" && !response.doubtful) {
    patient(std::move(person), line).notes.add({"status", "entered-in-error", "is marked as entered in error; nothing of it was used"});
    return;
  }
  if (says_nothing(response)) {
    Patient& one = patient({{}, {}, person.shown.empty() ? person.key : person.shown, {}}, line);
    one.refused = true;
    one.notes.add({"document", not_known(response), "no item was recognised; linkIds should be LOINC codes or ids of questions"});
    return;
  }
  const std::string unsure = person.unsure;
  Patient& one = patient(std::move(person), line);
  if (!unsure.empty()) one.notes.add({response.subject.empty() ? "source" : "subject", io::shown(one.id()), unsure});
  add_form(std::move(response), one);
}

void Patients::add_form(Response&& response, Patient& one) {
  one.refused |= !response.unusable.empty();
  one.notes.add(response.unusable);
  if (!response.not_known.empty())
    one.notes.add({"item", not_known(response), response.not_known.size() == 1 ? "is not known here; its answer was not used" : "are not known here; their answers were not used"});
  if (response.by_weight > 0)
    one.notes.add({"item", io::digits(response.by_weight) + (response.by_weight == 1 ? " answer" : " answers"),
                   "of codes that are not known here: what counts is the weight beside them (itemWeight or ordinalValue)"});
  tell_status(response, one);
  compare_stated(response, one);
  const bool amended = response.status == "amended", finished = !response.doubtful && (amended || response.status == "completed");
  const Moment moment = read_moment(response.authored);
  one.forms.add({moment, std::move(response.authored), std::move(response.status), response.id.empty() ? 0 : hash(response.id) | 1U, finished, amended && finished},
                response.answers);
  if (one.forms.forms.size() < many_forms + 2 * one.short_to) return;
  merge_.shorten(one.forms, one.notes);
  one.short_to = one.forms.forms.size();
}

/// By name, and what it means for the answers.
void Patients::tell_status(const Response& response, Patient& one) {
  if (response.doubtful || response.status == "completed" || response.status == "amended") return;
  const std::string date = response.authored.empty() ? "" : " (" + io::shown(response.authored) + ")";
  const std::string what = response.status.empty() ? "is missing" + date + ": the form counts as not finished" : "is not finished" + date;
  one.notes.add({"status", io::shown(response.status), what + "; it sets no answer of a finished form aside, and what raises no alarm in it is still to be asked"});
}

/// Each against the items of its own form: a stated total is never believed, but where it differs somebody should look.
void Patients::compare_stated(const Response& response, Patient& one) const {
  for (const Range stated : response.stated) {
    const Instrument& instrument = knowledge_.instruments[static_cast<std::size_t>(stated.low)];
    Range total{0, 0};
    for (std::size_t slot = instrument.first; slot < std::size_t{instrument.first} + instrument.items; ++slot) {
      const auto said = std::find_if(response.answers.begin(), response.answers.end(), [&](const ResponseAnswer& each) { return each.slot == slot; });
      const bool sure = said != response.answers.end() && !said->doubtful && is_value(said->code);
      total = total + (sure ? exactly(said->code) : knowledge_.questions[slot].range);
    }
    if (within(exactly(stated.high), total) != Truth::yes) one.notes.add(stated_otherwise(instrument, stated.high, total));
  }
}

// ---- who is who

/// Whoever has no key is somebody of their own. Most often it is who came last.
Patients::Patient& Patients::patient(Person&& person, std::size_t line) {
  const std::size_t order = handed_over_ + open_.size();
  if (!person.key.empty()) {
    if (!open_.empty() && open_.back().person.key == person.key) return open_.back();
    const auto [known, is_new] = where_.try_emplace(person.key, order);
    if (!is_new) return at(known->second);
    if (!person.local.empty()) {
      Namesakes& namesakes = namesakes_[person.local];
      namesakes.open.push_back(order);
      namesakes.several |= namesakes.open.size() > 1;
    }
  }
  Patient& one = open_.emplace_back();
  one.person = std::move(person);
  one.line = line;
  if (!gone_.empty() && !one.person.key.empty() && (seen_before(one.person.key) || seen_before(one.person.local)))
    one.notes.add({"subject", io::shown(one.id()), "may have an earlier line too: its responses stand too far apart to be put together; sort the file by patient"});
  return one;
}

/// Whom a relative reference means that ends as this absolute one does; or the person itself.
Patients::Patient* Patients::relative_of(const Person& person) {
  const auto found = where_.find(person.local.empty() ? person.key : person.local);
  return found == where_.end() ? nullptr : &at(found->second);
}

Patients::Namesakes* Patients::namesakes_of(const Person& person) {
  const auto found = namesakes_.find(person.local.empty() ? person.key : person.local);
  return found == namesakes_.end() ? nullptr : &found->second;
}

/// A relative reference and the only absolute one that it can mean are one person. Where it can mean several, all are kept apart.
void Patients::bring_together(Patient& one) {
  if (one.person.key.empty() || one.kept_apart || namesakes_.empty()) return;
  Namesakes* const namesakes = namesakes_of(one.person);
  Patient* const relative = relative_of(one.person);
  if (!namesakes || !relative || namesakes->open.empty()) return;
  if (namesakes->several) return keep_apart(*relative, *namesakes);
  Patient& absolute = at(namesakes->open.front());
  Patient& other = &absolute == &one ? *relative : absolute;
  one.refused |= other.refused;
  one.notes.add(other.notes);
  one.forms.add(other.forms);
  other.elsewhere = true;
}

/// It may be any of them, so what raises an alarm in one of the two counts in the other as well.
void Patients::keep_apart(Patient& relative, Namesakes& namesakes) {
  const Forms of_relative = merge_.alarming(relative.forms);
  for (const std::size_t order : namesakes.open) {
    Patient& absolute = at(order);
    relative.forms.add(merge_.alarming(absolute.forms));
    absolute.forms.add(of_relative);
    absolute.kept_apart = true;
    absolute.person.shown.clear();  // the whole address tells them apart
    absolute.notes.add({"subject", io::shown(absolute.person.local), "without an address may be this patient, or one of the same number elsewhere; it is kept apart, and its alarms count here too"});
  }
  relative.kept_apart = true;
  relative.notes.add({"subject", io::shown(relative.id()), "may be any of several patients of the same number at different addresses; it is kept apart, and their alarms count here too"});
}

// ---- out

void Patients::hand_over(bool all, Batch& batch) {
  while (!batch.full() && (all ? !open_.empty() : open_.size() > limits_.patients)) {
    Patient& first = open_.front();
    if (!first.elsewhere) {
      bring_together(first);
      write(first, batch);
      forget(first.person, !all);
    }
    open_.pop_front();
    ++handed_over_;
  }
}

/// With whom came out together with it.
void Patients::forget(const Person& person, bool for_room) {
  if (person.key.empty()) return;
  if (for_room) remember(person.key);
  where_.erase(person.key);
  if (namesakes_.empty()) return;
  const std::string local = person.local.empty() ? person.key : person.local;
  const auto found = namesakes_.find(local);
  if (found == namesakes_.end()) return;
  if (for_room) remember(local);
  Namesakes& namesakes = found->second;
  if (!namesakes.several) {
    for (const std::size_t order : namesakes.open) {
      if (for_room) remember(at(order).person.key);
      where_.erase(at(order).person.key);
    }
    namesakes.open.clear();
    where_.erase(local);
  } else if (!person.local.empty()) {
    namesakes.open.pop_front();  // who came first leaves first
  }
  if (namesakes.open.empty() && where_.count(local) == 0) namesakes_.erase(found);
}

void Patients::remember(std::string_view key) {
  gone_.resize(sieve_words);
  for (std::uint64_t i = 0, h = hash(key); i < sieve_holes; ++i, h = mix(h + i)) gone_[h >> 6U & (sieve_words - 1)] |= std::uint64_t{1} << (h & 63U);
}

bool Patients::seen_before(std::string_view key) const {
  if (key.empty()) return false;
  for (std::uint64_t i = 0, h = hash(key); i < sieve_holes; ++i, h = mix(h + i))
    if ((gone_[h >> 6U & (sieve_words - 1)] >> (h & 63U) & 1U) == 0) return false;
  return true;
}

void Patients::write(Patient& patient, Batch& batch) {
  Row& row = batch.rows[batch.filled];
  row.start(patient.line, knowledge_.instruments.size());
  batch.blank(batch.filled);
  row.id = patient.id();
  merge_.merge(patient.forms, merged_);
  row.refused = patient.refused || merged_.refused || patient.forms.forms.empty();
  patient.notes.add(merged_.notes);
  row.notes = patient.notes.take();
  for (const ResponseAnswer& answer : merged_.answers) {
    batch.sheet.answers[answer.slot][batch.filled] = answer.code;
    batch.sheet.used[answer.slot] = 1;
  }
  ++batch.filled;
}

}  // namespace lintel::screen
