// The commands that read Records: assess, ics, csv.
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "io/answer.hpp"
#include "io/json.hpp"

namespace lintel::cli {
namespace {

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

/// Lines that hold no Record, in short: "lines 2, 4 to 6 and 9".
class NotRead {
 public:
  void add(std::size_t line) {
    ++count_;
    if (!runs_.empty() && runs_.back().last + 1 == line) runs_.back().last = line;
    else if (runs_.size() < most) runs_.push_back({line, line});
    else ++untold_;
  }
  bool any() const { return count_ > 0; }
  std::string sentence() const {
    std::string text(count_ == 1 ? "line " : "lines ");
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      if (i > 0) text += i + 1 == runs_.size() && untold_ == 0 ? " and " : ", ";
      text += number(runs_[i].first);
      if (runs_[i].last > runs_[i].first) text += " to " + number(runs_[i].last);
    }
    if (untold_ > 0) text += " and " + number(untold_) + " more";
    return text + (count_ == 1 ? " is not a Record; its Report says why" : " are not Records; their Reports say why");
  }

 private:
  static constexpr std::size_t most = 20;
  struct Run {
    std::size_t first, last;
  };
  static std::string number(std::size_t value) { return io::digits(static_cast<long long>(value)); }

  std::vector<Run> runs_;
  std::size_t count_{}, untold_{};
};

/// Records one a line. Each has its Report, also the one that could not be read.
class Lines {
 public:
  explicit Lines(Output& out) : out_(out) {}

  void take(std::string_view line) {
    ++line_;
    if (is_blank(line)) return;
    bool was_read = false;
    out_.line(io::assess(line, &was_read));
    if (!was_read) not_read_.add(line_);
    any_ = true;
  }
  Outcome finish() const {
    if (!any_) return say("assess", "no Record came in"), Outcome::not_done;
    if (!not_read_.any()) return Outcome::done;
    say("assess", not_read_.sentence());
    return Outcome::partly;
  }

 private:
  Output& out_;
  NotRead not_read_{};
  std::size_t line_{};
  bool any_{};
};

Outcome assess_lines(Input& in, Output& out) {
  Lines lines(out);
  for (std::string_view line; out.sound();) {
    if (in.waits()) out.flush();  // whoever asks line by line has the answer before the next question
    if (!in.line(line)) break;
    lines.take(line);
  }
  return in.sound() && out.flush() ? lines.finish() : Outcome::not_done;
}

Outcome assess_lines(std::string_view text, Output& out) {
  Lines lines(out);
  for (std::size_t at = 0; at < text.size() && out.sound();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.take(text.substr(at, end - at));
    at = end + 1;
  }
  return out.flush() ? lines.finish() : Outcome::not_done;
}

class Deaf final : public io::JsonListener {
 public:
  void open(char) override {}
  void close() override {}
  void key(std::string_view) override {}
  void value(const io::JsonScalar&) override {}
};

bool is_whole(std::string_view line) {
  Deaf deaf;
  return io::read_json(line, deaf) == std::string_view::npos;
}

/// One document, or one per line: nothing follows the line that ends a document, and between } and { there is always something.
bool is_lines(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n"), end = text.find('\n', start);
  const std::size_t next = text.find_first_not_of(" \t\r\n", end);
  if (start == std::string_view::npos || end == std::string_view::npos || next == std::string_view::npos) return false;
  const std::string_view first = text.substr(start, end - start);
  return is_whole(first) || (first[first.find_last_not_of(" \t\r")] == '}' && text[next] == '{');
}

/// Of a text that is no Record nothing is printed: an empty calendar or table would look like an answer.
Outcome print_whole(std::string_view command, std::string (*write)(std::string_view, bool*), Input& in, Output& out) {
  std::string text;
  if (!in.all(text)) return Outcome::not_done;
  bool was_read = false;
  const std::string written = write(text, &was_read);
  if (!was_read) return say(command, "what came in is not a Record, so nothing was printed; lintel assess says why"), Outcome::not_done;
  out.write(written);
  return Outcome::done;
}

}  // namespace

Outcome assess(Words words, Input& in, Output& out) {
  if (!words.empty()) return assess_lines(in, out);
  std::string text;
  if (!in.all(text)) return Outcome::not_done;
  if (is_lines(text)) return assess_lines(text, out);
  bool was_read = false;
  out.line(io::assess(text, &was_read));
  if (was_read || !out.flush()) return Outcome::done;
  say("assess", "what came in is not a Record; its Report says why");
  return Outcome::partly;
}

Outcome ics(Words, Input& in, Output& out) { return print_whole("ics", io::ics, in, out); }
Outcome csv(Words, Input& in, Output& out) { return print_whole("csv", io::csv, in, out); }

}  // namespace lintel::cli
