#include "io/exports/ics.hpp"

#include "io/date.hpp"
#include "io/json.hpp"
#include "io/value.hpp"

namespace lintel::io {
namespace {

std::string compact(Date day) {
  std::string text = write_date(day);
  std::erase(text, '-');
  return text;
}

/// FNV-1a, as a name that is the same in every run.
std::string name_of(std::string_view text) {
  std::uint64_t state = 14695981039346656037ULL;
  for (const char c : text) state = (state ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  std::string name;
  for (unsigned shift = 0; shift < 64; shift += 4) name += "0123456789abcdef"[state >> shift & 15U];
  return name;
}

class Calendar {
 public:
  Calendar(const Knowledge& knowledge, const Record& record, const Report& report, std::string& out)
      : knowledge_(knowledge), record_(record), schedule_(report.schedule), out_(out) {}

  void write() {
    for (const std::string_view text : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lintel//Lintel//EN", "CALSCALE:GREGORIAN"}) line({text});
    for (const Session& session : schedule_.sessions) event(session);
    line({"END:VCALENDAR"});
  }

 private:
  void line(std::initializer_list<std::string_view> parts) { fold(joined(parts), out_); }

  const Course& course(const Session& session) const { return record_.courses[session.course]; }
  const Modality& modality(const Session& session) const {
    return knowledge_.modalities[static_cast<std::size_t>(course(session).modality)];
  }

  void event(const Session& session) {
    line({"BEGIN:VEVENT"});
    line({"UID:", uid(session)});
    line({"DTSTAMP:", compact(stamp()), "T000000Z"});
    line({"DTSTART;VALUE=DATE:", compact(session.date)});
    line({"DTEND;VALUE=DATE:", compact(session.date + std::chrono::days{1})});
    line({"SUMMARY:", escape_text(summary(session))});
    line({"DESCRIPTION:", escape_text(description(session.date))});
    line({"STATUS:", session.done ? "CONFIRMED" : "TENTATIVE"});
    line({"TRANSP:TRANSPARENT"});
    line({"END:VEVENT"});
  }

  /// The core has no clock: today's date as the Record gives it, else the first session's.
  Date stamp() const { return record_.today != no_date ? record_.today : schedule_.sessions.front().date; }

  /// A session keeps its name when it is moved, so that a calendar moves it too instead of showing it twice.
  std::string uid(const Session& session) const {
    const int protocol = course(session).protocol;
    const Text id = protocol < 0 ? Text{} : knowledge_.protocols[static_cast<std::size_t>(protocol)].id;
    const std::string about = joined({record_.calendar_id, "/", modality(session).id, "/", id, "/", write_date(course(session).start), "/",
                                      digits(static_cast<long long>(session.course))});
    return joined({name_of(about), "-", digits(session.number), "@lintel.invalid"});
  }

  std::string summary(const Session& session) const {
    const CourseReport& report = schedule_.courses[session.course];
    std::string text = joined({modality(session).name, " ", digits(session.number)});
    if (session.last != session.number) text += joined({" to ", digits(session.last)});
    if (report.planned) text += joined({" of ", digits(report.sessions)});
    text += joined({", week ", digits(session.week)});
    if (session.order > 0) text += session.order == 1 ? ", first on this day" : ", second on this day";
    return text;
  }

  /// What the calendar says of this day, conflicts first, as they stand in the table.
  std::string description(Date day) const {
    std::string text = "A proposal for the clinician to check; it books nothing.";
    for (const Weight weight : {Weight::conflict, Weight::warning, Weight::note})
      for (const CalendarFinding& finding : schedule_.findings)
        if (finding.row->weight == weight && std::binary_search(finding.dates.begin(), finding.dates.end(), day))
          text += joined({"\n", weight == Weight::conflict ? "Conflict: " : "", finding.row->says});
    return text;
  }

  const Knowledge& knowledge_;
  const Record& record_;
  const ScheduleReport& schedule_;
  std::string& out_;
};

}  // namespace

void fold(std::string_view line, std::string& out) {
  constexpr std::size_t most = 75;
  std::size_t used = 0;
  while (!line.empty()) {
    const std::size_t length = std::max<std::size_t>(character_length(line), 1);
    if (used + length > most) {
      out += "\r\n ";
      used = 1;
    }
    out += line.substr(0, length);
    used += length;
    line.remove_prefix(length);
  }
  out += "\r\n";
}

std::string escape_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\n') {
      escaped += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') escaped += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) escaped += c;
  }
  return escaped;
}

std::string write_ics(const Knowledge& knowledge, const Record& record, const Report& report) {
  std::string out;
  Calendar(knowledge, record, report, out).write();
  return out;
}

}  // namespace lintel::io
