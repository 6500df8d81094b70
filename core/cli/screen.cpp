#include <unistd.h>

#include <algorithm>
#include <string>
#include <thread>
#include <utility>

#include "cli/commands.hpp"
#include "cli/in_parts.hpp"
#include "io/json.hpp"
#include "knowledge/knowledge.hpp"
#include "screen/screening.hpp"

namespace lintel::cli {
namespace {

constexpr std::string_view usage =
    "lintel screen [--map FILE] [--print-map] [--no-header] [--format csv|ndjson] [--threads N] [--quiet] [FILE]\n"
    "  reads a referral list (CSV, Records one a line, FHIR QuestionnaireResponses one a line or in a Bundle) from FILE or\n"
    "  standard input, prints one line for each referral\n"
    "  --map FILE    what columns and values mean; --print-map prints what is recognised, to be changed and given back\n"
    "  --no-header   the table has no heading line (columns by number from the map), and none is printed\n"
    "  --threads N   screens N parts of a long table at the same time, 1 to 64; the lines are the same and in the same order\n"
    "  --quiet       says nothing on standard error but what stops it\n"
    "  returns 0: all rows were read; 1: some were refused; 2: it could not be done, or there was no referral in it\n";

constexpr unsigned most_threads = 64, most_unasked = 4;

struct Wanted {
  screen::Options options;
  std::string file;
  unsigned threads{std::clamp(std::thread::hardware_concurrency(), 1U, most_unasked)};
  bool print_map{}, quiet{}, help{};
};

Outcome fails(const std::string& says) { return say("screen", says), Outcome::not_done; }

/// Reads the words one by one; what is wrong with one of them is a sentence.
class WordReader {
 public:
  explicit WordReader(Words words) : words_(words) {}

  std::string wrong() const { return wrong_; }
  Wanted read() {
    while (!words_.empty() && wrong_.empty()) take(next());
    return std::move(wanted_);
  }

 private:
  void take(std::string_view word) {
    if (word == "--no-header") wanted_.options.heading = false;
    else if (word == "--print-map") wanted_.print_map = true;
    else if (word == "--quiet") wanted_.quiet = true;
    else if (word == "--help") wanted_.help = true;
    else if (word == "--map") mapping(behind(word, "a file"));
    else if (word == "--format") format(behind(word, "csv or ndjson"));
    else if (word == "--threads") threads(behind(word, "a number"));
    else if (word == "-" || word.empty() || word.front() != '-') file(word);
    else wrong_ = "there is no option " + std::string(word) + "; lintel screen --help tells what there is";
  }
  std::string next() {
    const char* word = words_.front();
    words_ = words_.subspan(1);
    return word;
  }
  std::string behind(std::string_view option, std::string_view what) {
    if (!words_.empty()) return next();
    wrong_ = std::string(option) + " needs " + std::string(what) + " behind it";
    return "";
  }

  void mapping(const std::string& path) {
    if (!wrong_.empty()) return;
    Input file(path);
    if (!file.all(wanted_.options.mapping)) wrong_ = "the mapping " + file.wrong();
  }
  void format(const std::string& name) {
    if (!wrong_.empty()) return;
    wanted_.options.format = name == "ndjson" ? screen::Format::ndjson : screen::Format::csv;
    if (name != "ndjson" && name != "csv") wrong_ = "--format is csv or ndjson, not " + name;
  }
  void threads(const std::string& number) {
    if (!wrong_.empty()) return;
    int threads = 0;
    if (!screen::whole_number(number, threads) || threads < 1 || threads > static_cast<int>(most_threads)) wrong_ = "--threads is a number from 1 to 64, not " + number;
    wanted_.threads = static_cast<unsigned>(threads);
  }
  void file(std::string_view name) {
    if (!wanted_.file.empty()) wrong_ = "it reads one file, and there are two: " + wanted_.file + " and " + std::string(name);
    wanted_.file = name;
  }

  Words words_;
  Wanted wanted_{};
  std::string wrong_{};
};

/// Says what is new since it was last asked.
class Teller {
 public:
  Teller(const screen::Screening& screening, bool quiet) : screening_(screening), quiet_(quiet) {}

  void tell() {
    const auto& told = screening_.said().told;
    for (; told_ < told.size(); ++told_)
      if (!quiet_) cli::tell(clear() + told[told_] + "\n");
  }
  void progress(std::size_t bytes) {
    if (quiet_ || !on_terminal_) return;
    cli::tell("\r" + number(bytes >> 20U) + " MB, " + number(screening_.counted().rows) + " rows");
    shown_ = true;
  }
  void sum_up() {
    tell();
    const auto& tally = screening_.counted();
    if (!quiet_)
      cli::tell(clear() + number(tally.rows) + " rows: " + number(tally.rows - tally.refused) + " screened, " + number(tally.refused) + " refused\n");
  }

 private:
  const screen::Screening& screening_;
  bool quiet_;
  bool on_terminal_{isatty(2) == 1};
  bool shown_{};
  std::size_t told_{};

  static std::string number(std::size_t value) { return io::digits(static_cast<long long>(value)); }
  std::string clear() { return std::exchange(shown_, false) ? "\r\33[K" : ""; }
};

Outcome asks(const screen::Screening& screening) {
  for (const std::string& question : screening.said().asks) say("screen", question);
  if (!screening.mapping().empty()) say("screen", "nothing was screened; --print-map prints a mapping to start from");
  return Outcome::not_done;
}

/// The list in, its lines out, as they come.
class Run {
 public:
  Run(const Wanted& wanted, Input& in, Output& out)
      : wanted_(wanted), in_(in), out_(out), screening_(knowledge::shipped(), wanted.options), teller_(screening_, wanted.quiet) {}

  Outcome run() {
    read();
    if (!in_.sound() || !out_.sound()) return Outcome::not_done;
    if (has_map()) return print_map();
    if (!screening_.asks()) screening_.finish();
    teller_.tell();
    if (screening_.asks()) return asks(screening_);
    hand_over();
    if (!out_.flush()) return Outcome::not_done;
    teller_.sum_up();
    return outcome();
  }

 private:
  bool has_map() const { return wanted_.print_map && !screening_.mapping().empty(); }

  /// Up to the end, to a question, to the mapping where it is wanted, or to a failure.
  void read() {
    for (bool more = true; more && !screening_.asks() && out_.sound();) {
      const std::size_t size = in_.read(screening_.room(piece), piece);
      screening_.take(size);
      bytes_ += size;
      more = size == piece && !has_map();
      teller_.tell();
      if (!wanted_.print_map) hand_over();
      if (more) teller_.progress(bytes_);
      if (more && wanted_.threads > 1 && !wanted_.print_map && screening_.may_part()) more = read_in_parts();
    }
  }
  /// False at the end.
  bool read_in_parts() {
    InParts parts(screening_, in_, wanted_.threads);
    while (out_.sound() && parts.go_on()) {
      teller_.tell();
      hand_over();
      out_.write(parts.lines());
      teller_.progress(bytes_ + parts.bytes());
    }
    return !parts.ended();
  }
  void hand_over() {
    out_.write(screening_.out());
    screening_.out().clear();
  }

  Outcome print_map() {
    out_.line(screening_.mapping());
    if (!out_.flush()) return Outcome::not_done;
    for (const std::string& question : screening_.said().asks) say("screen", "to be decided: " + question);
    return Outcome::done;
  }
  /// A list of which nothing was screened has not been screened, whatever the reason.
  Outcome outcome() const {
    const auto& tally = screening_.counted();
    if (tally.rows == 0) return fails("there is no referral in it");
    return tally.refused > 0 ? Outcome::partly : Outcome::done;
  }

  const Wanted& wanted_;
  Input& in_;
  Output& out_;
  screen::Screening screening_;
  Teller teller_;
  std::size_t bytes_{};
};

}  // namespace

Outcome screen(Words words, Input& in, Output& out) {
  WordReader reader(words);
  const Wanted wanted = reader.read();
  if (!reader.wrong().empty()) return fails(reader.wrong());
  if (wanted.help) return out.write(usage), Outcome::done;
  if (!wanted.file.empty() && wanted.file != "-") in.turn_to(wanted.file);
  return Run(wanted, in, out).run();
}

}  // namespace lintel::cli
