#include "screen/merge.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "io/sentence.hpp"
#include "io/value.hpp"

namespace lintel::screen {
namespace {

constexpr std::int64_t ever = std::numeric_limits<std::int64_t>::max(), day = 86400;

/// A moment that is not known may be any.
std::int64_t from(const Form& form) { return form.moment.known ? form.moment.from : -ever; }
std::int64_t to(const Form& form) { return form.moment.known ? form.moment.to : ever; }

std::string date_of(const Form& form) { return form.authored.empty() ? "no date" : io::shown(form.authored); }

constexpr Text lifetime[] = {"cssrs.6", "past_seizure", "tms_adverse_event", "stroke", "head_injury", "brain_infection", "intracerebral_haemorrhage",
                             "hypertensive_encephalopathy", "bipolar", "past_psychosis", "past_substance_use", "esketamine_tried"};

}  // namespace

bool asks_of_a_lifetime(Text id) { return std::find(std::begin(lifetime), std::end(lifetime), id) != std::end(lifetime); }

void Forms::add(Form form, const std::vector<ResponseAnswer>& answers) {
  const auto which = static_cast<std::uint32_t>(forms.size());
  forms.push_back(std::move(form));
  held.reserve(held.size() + answers.size());
  for (const ResponseAnswer& each : answers) held.push_back({each.slot, each.code, which, each.doubtful});
}

void Forms::add(const Forms& others) {
  const auto behind = static_cast<std::uint32_t>(forms.size());
  forms.insert(forms.end(), others.forms.begin(), others.forms.end());
  for (Held each : others.held) {
    each.form += behind;
    held.push_back(each);
  }
}

Merge::Merge(const Knowledge& knowledge)
    : knowledge_(knowledge),
      raises_from_(knowledge.questions.size(), std::numeric_limits<Code>::max()),
      of_a_lifetime_(knowledge.questions.size()),
      seen_(knowledge.questions.size()),
      place_(knowledge.questions.size()) {
  for (std::size_t slot = 0; slot < knowledge.questions.size(); ++slot) of_a_lifetime_[slot] = asks_of_a_lifetime(knowledge.questions[slot].id);
  const auto raises = [&](const Condition& condition) {
    if (condition.subject >= raises_from_.size()) return;
    raises_from_[condition.subject] = std::min(raises_from_[condition.subject], static_cast<Code>(std::max(condition.wanted.low, -1000)));
  };
  const auto all = [&](const auto& conditions) {
    for (const Condition& each : conditions) {
      raises(each);
      for (const Clause& clause : knowledge.defined)
        if (clause.defines == each.subject) std::for_each(clause.when.begin(), clause.when.end(), raises);
    }
  };
  for (const Alarm& alarm : knowledge.alarms) all(alarm.when), all(alarm.until);
  // What says that a question of an alarm is not asked could take the alarm's place.
  for (const Skip& skip : knowledge.skips)
    if (raises_from_[skip.question] < std::numeric_limits<Code>::max()) raises(skip.asked_if);
}

// ---- one person

/// Nothing to weigh: every question answered once, by finished forms of about the same day.
bool Merge::is_plain(const Forms& forms) {
  std::int64_t earliest = ever, latest = -ever;
  for (const Form& form : forms.forms) {
    if (!form.finished) return false;
    earliest = std::min(earliest, to(form));
    latest = std::max(latest, from(form));
  }
  if (latest != -ever && earliest < latest - day) return false;
  ++merges_;
  for (const Held& held : forms.held) {
    if (held.doubtful || seen_[held.slot] == merges_) return false;
    seen_[held.slot] = merges_;
  }
  return true;
}

void Merge::group(const Forms& forms) {
  ++merges_;
  asked_ = 0;
  for (std::uint32_t i = 0; i < forms.held.size(); ++i) {
    const Slot slot = forms.held[i].slot;
    if (seen_[slot] != merges_) {
      seen_[slot] = merges_;
      place_[slot] = static_cast<std::uint32_t>(asked_);
      if (asked_ == questions_.size()) questions_.emplace_back();
      questions_[asked_++].clear();
    }
    questions_[place_[slot]].push_back(i);
  }
  fates_.assign(forms.held.size(), Fate::none);
  newest_ = -ever;
  any_amended_ = false;
  for (const Form& form : forms.forms) {
    any_amended_ |= form.amended;
    if (form.finished) newest_ = std::max(newest_, from(form));
  }
}

void Merge::merge(const Forms& forms, Merged& merged) {
  merged.clear();
  if (is_plain(forms)) {
    for (const Held& held : forms.held) merged.answers.push_back({held.slot, held.code, false});
    return;
  }
  group(forms);
  conflicts_.clear();
  for (std::size_t i = 0; i < asked_; ++i) merge_question(forms, questions_[i], merged);
  tell_conflicts(forms, merged.notes);
  tell_older(forms, true, merged.notes);
}

// ---- one question

Merge::Weight Merge::weight(const Forms& forms, const Held& held) const {
  if (forms.forms[held.form].finished && !held.doubtful && is_value(held.code)) return Weight::firm;
  return may_raise(held) ? Weight::raising : Weight::weak;
}

/// By a later finished form that asked this very question; but what was once so in a life stays so.
bool Merge::is_set_aside(const Forms& forms, const Same& same, const Held& held) const {
  if (of_a_lifetime_[held.slot] && held.code == 1) return false;
  return to(forms.forms[held.form]) < latest_ || is_replaced(forms, same, held);
}

/// By the amended version of its own form, where moments do not tell.
bool Merge::is_replaced(const Forms& forms, const Same& same, const Held& held) const {
  const Form& form = forms.forms[held.form];
  if (!any_amended_ || form.id == 0 || form.amended || held.shared) return false;
  return std::any_of(same.begin(), same.end(), [&](std::uint32_t i) {
    const Form& other = forms.forms[forms.held[i].form];
    return other.amended && other.id == form.id && !surely_before(other.moment, form.moment) && weight(forms, forms.held[i]) == Weight::firm;
  });
}

void Merge::judge(const Forms& forms, const Same& same) {
  latest_ = -ever;
  for (const std::uint32_t i : same)
    if (weight(forms, forms.held[i]) == Weight::firm) latest_ = std::max(latest_, from(forms.forms[forms.held[i].form]));
  for (const std::uint32_t i : same) fates_[i] = is_set_aside(forms, same, forms.held[i]) ? Fate::set_aside : Fate::counts;
}

/// Of the answers of that weight that are not set aside; not_asked where there is none.
Code Merge::most_urgent(const Forms& forms, const Same& same, Weight wanted, std::uint32_t& which) const {
  Code urgent = not_asked;
  for (const std::uint32_t i : same) {
    const Held& held = forms.held[i];
    if (fates_[i] != Fate::counts || weight(forms, held) != wanted) continue;
    const Code both = more_urgent(knowledge_.questions[held.slot], urgent, held.code);
    if (both != urgent) which = i;
    urgent = both;
  }
  return urgent;
}

void Merge::merge_question(const Forms& forms, const Same& same, Merged& merged) {
  judge(forms, same);
  const Slot slot = forms.held[same.front()].slot;
  std::uint32_t which = 0;
  const Code firm = most_urgent(forms, same, Weight::firm, which);
  look_for_conflict(forms, same, Weight::firm, merged);
  const Code raised = most_urgent(forms, same, Weight::raising, which);
  const Code both = more_urgent(knowledge_.questions[slot], firm, raised);
  if (!is_value(both)) return merged.answers.push_back({slot, of_unfinished(forms, same, merged), false});
  if (is_value(firm) && both != firm && !forms.held[which].doubtful) tell_raised(forms.forms[forms.held[which].form], slot, raised, firm, merged.notes);
  merged.answers.push_back({slot, both, false});
}

/// Answers that differ and of which none is the later one. Of a life yes is the answer, and the no is told.
void Merge::look_for_conflict(const Forms& forms, const Same& same, Weight wanted, Merged& merged) {
  const Held* first = nullptr;
  std::uint32_t first_at = 0;
  for (const std::uint32_t i : same) {
    const Held& held = forms.held[i];
    if (fates_[i] != Fate::counts || weight(forms, held) != wanted || held.doubtful) continue;
    if (!first) first = &held, first_at = i;
    if (held.code == first->code) continue;
    if (!of_a_lifetime_[held.slot]) return merged.refused = true, conflicts_.emplace_back(first_at, i), void();
    const Held& yes = held.code == 1 ? held : *first;
    const Held& no = held.code == 1 ? *first : held;
    return merged.notes.add({std::string(knowledge_.questions[held.slot].id), date_of(forms.forms[no.form]),
                             "is no, and yes in the form of " + date_of(forms.forms[yes.form]) + "; it asks about all of a life, so the yes stays"});
  }
}

/// Where no finished form says anything, what unfinished ones say counts; but a no to a question of an alarm is not final, so it
/// is still to be asked.
Code Merge::of_unfinished(const Forms& forms, const Same& same, Merged& merged) {
  const Slot slot = forms.held[same.front()].slot;
  latest_ = -ever;
  bool any = false;
  for (const std::uint32_t i : same) {
    const Held& held = forms.held[i];
    if (held.doubtful || !is_value(held.code)) fates_[i] = Fate::none;
    else any = true, latest_ = std::max(latest_, from(forms.forms[held.form]));
  }
  if (!any) return unreadable;
  if (knowledge_.questions[slot].kind == Kind::mark) return not_asked;
  if (raises_from_[slot] < std::numeric_limits<Code>::max()) return unknown;
  for (const std::uint32_t i : same)
    if (fates_[i] == Fate::counts && to(forms.forms[forms.held[i].form]) < latest_) fates_[i] = Fate::set_aside;
  look_for_conflict(forms, same, Weight::weak, merged);
  std::uint32_t which = 0;
  return most_urgent(forms, same, Weight::weak, which);
}

// ---- what is told

std::string Merge::said(Slot slot, Code code) const { return io::value_id(knowledge_, slot, exactly(code)); }

std::string Merge::title(Slot slot) const {
  const Text group = knowledge_.questions[slot].group;
  for (const Group& each : knowledge_.groups)
    if (each.id == group) return std::string(each.title);
  return std::string(group);
}

void Merge::tell_raised(const Form& form, Slot slot, Code raised, Code firm, Notes& notes) const {
  notes.add({std::string(knowledge_.questions[slot].id), said(slot, raised),
             "is said in a form that is not finished (" + date_of(form) + "), and " + said(slot, firm) +
                 " in a finished one; the more urgent answer counts until a finished form asks again"});
}

/// One note for each group of questions, with the first of those that differ.
void Merge::tell_conflicts(const Forms& forms, Notes& notes) const {
  for (std::size_t i = 0; i < conflicts_.size(); ++i) {
    const Held& one = forms.held[conflicts_[i].first];
    const Held& other = forms.held[conflicts_[i].second];
    const Text group = knowledge_.questions[one.slot].group;
    const auto same_group = [&](const auto& each) { return knowledge_.questions[forms.held[each.first].slot].group == group; };
    if (std::any_of(conflicts_.begin(), conflicts_.begin() + static_cast<std::ptrdiff_t>(i), same_group)) continue;
    notes.add({title(one.slot), date_of(forms.forms[one.form]) + " and " + date_of(forms.forms[other.form]),
               "there are two of it, and \"authored\" does not tell which is the later one; they differ in " + std::string(knowledge_.questions[one.slot].id) + " (" +
                   said(one.slot, one.code) + " and " + said(other.slot, other.code) + "); for the alarm the more urgent answer counts"});
  }
}

/// Form by form and group by group: what was set aside, and what still counts although newer forms are there. Not `all`: only what was set aside.
void Merge::tell_older(const Forms& forms, bool all, Notes& notes) const {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < forms.held.size(); ++i)
    if (fates_[i] != Fate::none && !forms.held[i].doubtful && forms.forms[forms.held[i].form].finished) order.push_back(i);
  const auto key = [&](std::uint32_t i) { return std::pair(forms.held[i].form, knowledge_.questions[forms.held[i].slot].group); };
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  for (std::size_t i = 0; i < order.size();) {
    std::vector<Slot> counting;
    const std::size_t first = i;
    bool set_aside = false;
    for (; i < order.size() && key(order[i]) == key(order[first]); ++i) {
      if (fates_[order[i]] == Fate::counts) counting.push_back(forms.held[order[i]].slot);
      else set_aside = true;
    }
    const Held& held = forms.held[order[first]];
    const Form& form = forms.forms[held.form];
    if (counting.empty()) notes.add({title(held.slot), io::shown(form.authored), "is older and was set aside"});
    else if (all) tell_one_older(counting, form, set_aside, notes);
  }
}

void Merge::tell_one_older(const std::vector<Slot>& counting, const Form& form, bool set_aside, Notes& notes) const {
  const bool is_older = newest_ != -ever && to(form) < newest_ - day;
  if (!set_aside && !is_older) return;
  constexpr std::size_t most_named = 12;
  std::string ids;
  for (std::size_t i = 0; i < std::min(counting.size(), most_named); ++i) ids += (i ? ", " : "") + std::string(knowledge_.questions[counting[i]].id);
  if (counting.size() > most_named) ids += " and " + io::digits(static_cast<long long>(counting.size() - most_named)) + " more";
  notes.add({title(counting.front()), io::shown(form.authored), "is older than the newest form; what no later form asked still counts: " + ids});
}

// ---- many forms of one person

/// Of answers that say the same with the same weight the one that reaches latest and the one that begins latest say it for all.
void Merge::keep_needed(Forms& forms, Same& same, std::vector<std::uint8_t>& kept) const {
  const auto key = [&](std::uint32_t i) { return std::tuple(forms.held[i].code, forms.held[i].doubtful, forms.forms[forms.held[i].form].finished); };
  const auto form = [&](std::uint32_t i) -> const Form& { return forms.forms[forms.held[i].form]; };
  std::stable_sort(same.begin(), same.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  for (std::size_t i = 0; i < same.size();) {
    const std::uint32_t first = same[i];
    std::uint32_t reaches = first, begins = first;
    bool others = false;
    for (; i < same.size() && key(same[i]) == key(first); ++i) {
      if (to(form(same[i])) > to(form(reaches))) reaches = same[i];
      if (from(form(same[i])) > from(form(begins))) begins = same[i];
      others |= form(same[i]).id != form(first).id || forms.held[same[i]].shared;
    }
    for (const std::uint32_t which : {reaches, begins}) {
      kept[which] = 1;
      forms.held[which].shared = others;
    }
  }
}

void Merge::shorten(Forms& forms, Notes& notes) {
  group(forms);
  std::vector<std::uint8_t> kept(forms.held.size());
  for (std::size_t q = 0; q < asked_; ++q) {
    judge(forms, questions_[q]);
    Same counting;
    for (const std::uint32_t i : questions_[q])
      if (fates_[i] == Fate::counts) counting.push_back(i);
    keep_needed(forms, counting, kept);
  }
  tell_older(forms, false, notes);
  std::vector<std::uint32_t> place(forms.forms.size(), std::numeric_limits<std::uint32_t>::max());
  Forms shorter;
  for (std::size_t i = 0; i < forms.held.size(); ++i) {
    if (!kept[i]) continue;
    Held held = forms.held[i];
    std::uint32_t& to_place = place[held.form];
    if (to_place == std::numeric_limits<std::uint32_t>::max()) {
      to_place = static_cast<std::uint32_t>(shorter.forms.size());
      shorter.forms.push_back(std::move(forms.forms[held.form]));
    }
    held.form = to_place;
    shorter.held.push_back(held);
  }
  forms = std::move(shorter);
}

Forms Merge::alarming(const Forms& forms) const {
  Forms found;
  std::vector<std::uint32_t> place(forms.forms.size(), std::numeric_limits<std::uint32_t>::max());
  for (Held held : forms.held) {
    if (!may_raise(held)) continue;
    std::uint32_t& to_place = place[held.form];
    if (to_place == std::numeric_limits<std::uint32_t>::max()) {
      to_place = static_cast<std::uint32_t>(found.forms.size());
      found.forms.push_back(forms.forms[held.form]);
    }
    held.form = to_place;
    held.doubtful = true;
    found.held.push_back(held);
  }
  return found;
}

}  // namespace lintel::screen
