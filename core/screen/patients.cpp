#include "screen/patients.hpp"

#include <algorithm>

#include "io/json.hpp"
#include "io/record.hpp"

namespace lintel::screen {
namespace {

constexpr std::size_t sieve_words = 1 << 20;  ///< 8 MB, taken once somebody had to make room
constexpr unsigned sieve_holes = 6;

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

Text group_name(const Knowledge& knowledge, Text group) {
  for (const Group& each : knowledge.groups)
    if (each.id == group) return each.title;
  return group;
}

/// Of both answers to a question the higher one, for what it may raise.
void keep_higher(std::vector<ResponseAnswer>& answers, const std::vector<ResponseAnswer>& others) {
  for (const ResponseAnswer& other : others) {
    const auto same = std::find_if(answers.begin(), answers.end(), [&](const ResponseAnswer& each) { return each.slot == other.slot; });
    if (same == answers.end()) answers.push_back(other);
    else same->code = std::max(same->code, other.code);
  }
}

}  // namespace

void Patients::add_refused(std::size_t line, std::string value, std::string says) {
  Patient& one = patient("", line);
  one.refused = true;
  one.notes.push_back({"document", std::move(value), std::move(says)});
}

void Patients::add(Response&& response, std::size_t line) {
  if (response.status == "entered-in-error")
    return add_refused(line, response.patient, "is marked as entered in error; nothing of it was used");
  if (response.answers.empty() && response.stated.empty() && response.unusable.empty()) {
    const std::string first = response.not_known.empty() ? "" : response.not_known.front();
    return add_refused(line, io::shown(first), "no item was recognised; linkIds should be LOINC codes or ids of questions");
  }
  Patient& one = patient(response.patient, line);
  if (one.reference != "" && one.parts.empty() && seen_before(one.reference))
    one.notes.push_back({"subject", io::shown(one.reference),
                         "may have an earlier line too: its responses stand too far apart to be put together; sort the file by patient"});
  for (Note& note : response.unusable) {
    one.refused = true;
    one.notes.push_back(std::move(note));
  }
  if (response.by_weight > 0)
    one.notes.push_back({"item", io::digits(response.by_weight) + (response.by_weight == 1 ? " answer" : " answers"),
                         "of codes that are not known here: what counts is the weight beside them (itemWeight or ordinalValue)"});
  for (Part& part : parts_of(response)) put_together(one, std::move(part));
}

/// Whoever has no reference is somebody of their own. Most often it is who came last.
Patients::Patient& Patients::patient(const std::string& reference, std::size_t line) {
  if (!reference.empty()) {
    if (!open_.empty() && open_.back().reference == reference) return open_.back();
    const auto [known, is_new] = where_.try_emplace(reference, handed_over_ + open_.size());
    if (!is_new) return open_[known->second - handed_over_];
  }
  open_.push_back({reference, line, false, {}, {}});
  return open_.back();
}

std::vector<Patients::Part> Patients::parts_of(Response& response) const {
  std::vector<Part> parts;
  const auto part = [&](Text group) -> Part& {
    for (Part& each : parts)
      if (each.group == group) return each;
    parts.push_back({group, read_moment(response.authored), response.authored, {}, {}});
    parts.back().answers.reserve(response.answers.size());
    return parts.back();
  };
  for (const ResponseAnswer& answer : response.answers) part(knowledge_.questions[answer.slot].group).answers.push_back(answer);
  for (const Range stated : response.stated) {
    const Instrument& instrument = knowledge_.instruments[static_cast<std::size_t>(stated.low)];
    part(knowledge_.questions[instrument.first].group).stated.push_back(stated);
  }
  return parts;
}

/// The later one counts. Where it cannot be told which that is, the referral is refused.
void Patients::put_together(Patient& patient, Part&& part) {
  for (Part& before : patient.parts) {
    if (before.group != part.group) continue;
    const std::string name(group_name(knowledge_, part.group));
    if (surely_before(before.moment, part.moment)) {
      patient.notes.push_back({name, io::shown(before.authored), "is older and was set aside"});
      before = std::move(part);
    } else if (surely_before(part.moment, before.moment)) {
      patient.notes.push_back({name, io::shown(part.authored), "is older and was set aside"});
    } else {
      patient.refused = true;
      patient.notes.push_back({name, io::shown(part.authored), "there are two of it, and \"authored\" does not tell which is the later one"});
      keep_higher(before.answers, part.answers);
    }
    return;
  }
  patient.parts.push_back(std::move(part));
}

void Patients::hand_over(bool all, Batch& batch) {
  while (!batch.full() && (all ? !open_.empty() : open_.size() > limits_.patients)) {
    const Patient& first = open_.front();
    write(first, batch);
    if (!first.reference.empty()) {
      where_.erase(first.reference);
      if (!all) {
        gone_.resize(sieve_words);
        for (std::uint64_t i = 0, h = hash(first.reference); i < sieve_holes; ++i, h = mix(h + i))
          gone_[h >> 6U & (sieve_words - 1)] |= std::uint64_t{1} << (h & 63U);
      }
    }
    open_.pop_front();
    ++handed_over_;
  }
}

bool Patients::seen_before(std::string_view reference) {
  if (gone_.empty()) return false;
  for (std::uint64_t i = 0, h = hash(reference); i < sieve_holes; ++i, h = mix(h + i))
    if ((gone_[h >> 6U & (sieve_words - 1)] >> (h & 63U) & 1U) == 0) return false;
  return true;
}

void Patients::write(const Patient& patient, Batch& batch) const {
  Row& row = batch.rows[batch.filled];
  row.start(patient.line, knowledge_.instruments.size());
  batch.blank(batch.filled);
  row.id = patient.reference;
  row.refused = patient.refused;
  row.notes = patient.notes;
  for (const Part& part : patient.parts) {
    for (const ResponseAnswer& answer : part.answers) {
      batch.sheet.answers[answer.slot][batch.filled] = answer.code;
      batch.sheet.used[answer.slot] = 1;
    }
    for (const Range stated : part.stated) row.stated[static_cast<std::size_t>(stated.low)] = stated.high;
  }
  ++batch.filled;
}

}  // namespace lintel::screen
