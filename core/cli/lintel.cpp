// lintel assess | screen | ics | csv | catalog | review: lines in, lines out.
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <exception>
#include <new>
#include <string>

#include "cli/commands.hpp"
#include "io/answer.hpp"

namespace {

using namespace lintel;
using cli::Input, cli::Outcome, cli::Output, cli::Words;

constexpr std::string_view usage =
    "lintel assess [--lines]   reads a Record (JSON) from standard input, prints its Report;\n"
    "                          --lines: one Record a line, one Report a line\n"
    "lintel screen [FILE]      reads a referral list, prints one line for each referral; lintel screen --help tells more\n"
    "lintel ics                reads a Record, prints the calendar of its treatment courses (iCalendar)\n"
    "lintel csv                reads a Record, prints its totals over time (CSV)\n"
    "lintel catalog            prints everything that can be asked, as JSON\n"
    "lintel review             prints the whole knowledge as sentences with sources\n"
    "lintel version\n"
    "lintel help\n"
    "Returns 0: done; 1: some of what came in could not be used; 2: it could not be done, and standard error says why\n"
    "(not where the reader of the output has gone). After 2, do not use what was printed.\n"
    "It informs a qualified clinician. It does not decide on treatment.\n";

template <std::string (*text)()>
Outcome print(Words, Input&, Output& out) {
  return out.write(text()), Outcome::done;
}
std::string catalog() { return io::catalog() + '\n'; }
std::string version() { return io::version() + '\n'; }
std::string help() { return std::string(usage); }

struct Row {
  std::string_view name;
  cli::Command command;
  std::string_view word{};  ///< the one that may stand behind it
  bool reads_words{};       ///< it looks at them itself
};
constexpr Row rows[] = {
    {"assess", cli::assess, "--lines"}, {"screen", cli::screen, {}, true}, {"ics", cli::ics}, {"csv", cli::csv}, {"catalog", print<catalog>},
    {"review", print<io::review>},      {"version", print<version>},       {"help", print<help>}, {"--help", print<help>}, {"-h", print<help>},
};

Outcome run(const Row& row, Words words, Input& in, Output& out) {
  if (!row.reads_words)
    for (std::size_t i = 0; i < words.size(); ++i)
      if (row.word.empty() || words[i] != row.word || i > 0)
        return cli::say(row.name, std::string("there is no place for the word ") + words[i] + "; lintel help tells what there is"), Outcome::not_done;
  return row.command(words, in, out);
}

/// A command has been carried out when all of its input was read and all of its output written, whatever it says itself.
Outcome run_whole(const Row& row, Words words) {
  Input in;
  Output out;
  const Outcome outcome = run(row, words, in, out);
  const bool written = out.finish();
  if (in.sound() && written) return outcome;
  const std::string wrong = in.sound() ? out.wrong() : in.wrong();
  if (!wrong.empty()) cli::say(row.name, wrong);
  return Outcome::not_done;
}

std::atomic_flag ending;

/// Says it without any memory, once for all threads, and ends.
template <std::size_t size>
[[noreturn]] void end_with(const char (&sentence)[size]) {
  while (ending.test_and_set()) pause();
  if (write(2, sentence, size - 1)) {}
  _exit(static_cast<int>(Outcome::not_done));
}

/// Without these the system would end the program, with a word of its own or none: where the reader of the output has gone, where a file
/// may not grow, where the library throws.
void answer_for_ourselves() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  std::set_new_handler([] { end_with("lintel: there is not enough memory; do not use what was printed\n"); });
  std::set_terminate([] { end_with("lintel: stopped by a fault of its own; do not use what was printed\n"); });
}

}  // namespace

int main(int count, char** all) {
  answer_for_ourselves();
  const Words words(all, static_cast<std::size_t>(count));
  if (words.size() < 2) return cli::say("", "a command is missing; lintel help lists them"), static_cast<int>(Outcome::not_done);
  const auto row = std::find_if(std::begin(rows), std::end(rows), [&](const Row& each) { return each.name == words[1]; });
  if (row == std::end(rows))
    return cli::say("", std::string("there is no command ") + words[1] + "; lintel help lists them"), static_cast<int>(Outcome::not_done);
  return static_cast<int>(run_whole(*row, words.subspan(2)));
}
