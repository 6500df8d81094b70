#include "cli/screen.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <string>
#include <thread>

#include "cli/in_parts.hpp"
#include "knowledge/knowledge.hpp"
#include "screen/screening.hpp"

namespace lintel::cli {
namespace {

constexpr char usage[] =
    "lintel screen [--map FILE] [--print-map] [--no-header] [--format csv|ndjson] [--threads N] [--quiet] [FILE]\n"
    "  reads a referral list (CSV, Records one a line, FHIR QuestionnaireResponses one a line or in a Bundle) from FILE or\n"
    "  standard input, prints one line for each referral\n"
    "  --map FILE    what columns and values mean; --print-map prints what is recognised, to be changed and given back\n"
    "  --no-header   the table has no heading line (columns by number from the map), and none is printed\n"
    "  --threads N   screens N parts of a long table at the same time, 1 to 64; the lines are the same and in the same order\n"
    "  --quiet       says nothing on standard error but what stops it\n"
    "  returns 0: all rows were read; 1: some were refused; 2: it could not be done\n";

constexpr unsigned most_threads = 64, most_unasked = 4;

struct Wanted {
  screen::Options options;
  std::string file;
  unsigned threads{std::clamp(std::thread::hardware_concurrency(), 1U, most_unasked)};
  bool print_map{}, quiet{}, usable{true};
};

bool read_whole(const std::string& path, std::string& text) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (!file) return false;
  char bytes[4096];
  for (std::size_t size = 0; (size = std::fread(bytes, 1, sizeof bytes, file)) > 0;) text.append(bytes, size);
  const bool sound = std::ferror(file) == 0;
  std::fclose(file);
  return sound;
}

int fails(const std::string& says) {
  std::fprintf(stderr, "lintel screen: %s\n", says.c_str());
  return 2;
}

Wanted read_words(int count, char** words) {
  Wanted wanted;
  for (int i = 0; i < count; ++i) {
    const std::string_view word = words[i];
    const auto next = [&]() -> std::string { return i + 1 < count ? words[++i] : (wanted.usable = false, ""); };
    if (word == "--no-header") wanted.options.heading = false;
    else if (word == "--print-map") wanted.print_map = true;
    else if (word == "--quiet") wanted.quiet = true;
    else if (word == "--map") {
      const std::string path = next();
      if (wanted.usable && !read_whole(path, wanted.options.mapping)) wanted.usable = fails("cannot read the mapping " + path) == 0;
    } else if (word == "--format") {
      const std::string format = next();
      wanted.options.format = format == "ndjson" ? screen::Format::ndjson : screen::Format::csv;
      wanted.usable = wanted.usable && (format == "ndjson" || format == "csv");
    } else if (word == "--threads") {
      int threads = 0;
      wanted.usable = screen::whole_number(next(), threads) && threads >= 1 && threads <= static_cast<int>(most_threads) && wanted.usable;
      wanted.threads = static_cast<unsigned>(threads);
    } else if (word == "-" || word.empty() || word.front() != '-') {
      wanted.usable = wanted.usable && wanted.file.empty();
      wanted.file = word == "-" ? "" : word;
    } else {
      wanted.usable = false;
    }
  }
  return wanted;
}

bool write_out(std::string_view text) { return std::fwrite(text.data(), 1, text.size(), stdout) == text.size(); }
bool write_out(std::string& text) {
  const bool sound = write_out(std::string_view(text));
  text.clear();
  return sound;
}

/// Says what is new since it was last asked.
class Teller {
 public:
  Teller(const screen::Screening& screening, bool quiet) : screening_(screening), quiet_(quiet) {}

  void tell() {
    const auto& told = screening_.said().told;
    for (; told_ < told.size(); ++told_)
      if (!quiet_) std::fprintf(stderr, "%s%s\n", clear(), told[told_].c_str());
  }
  void progress(std::size_t bytes) {
    if (quiet_ || !on_terminal_) return;
    std::fprintf(stderr, "\r%zu MB, %zu rows", bytes >> 20U, screening_.counted().rows);
    shown_ = true;
  }
  void sum_up() {
    tell();
    const auto& tally = screening_.counted();
    if (!quiet_)
      std::fprintf(stderr, "%s%zu rows: %zu screened, %zu refused\n", clear(), tally.rows, tally.rows - tally.refused, tally.refused);
  }
  const char* clear() {
    const bool shown = shown_;
    shown_ = false;
    return shown ? "\r\33[K" : "";
  }

 private:
  const screen::Screening& screening_;
  bool quiet_;
  bool on_terminal_{isatty(2) == 1};
  bool shown_{};
  std::size_t told_{};
};

int asks(const screen::Screening& screening, const std::string& mapping) {
  for (const std::string& question : screening.said().asks) std::fprintf(stderr, "lintel screen: %s\n", question.c_str());
  if (!mapping.empty()) std::fprintf(stderr, "lintel screen: nothing was screened; --print-map prints a mapping to start from\n");
  return 2;
}

/// When a file was last written to, and how long it is; always the same for a pipe.
struct Written {
  explicit Written(std::FILE* file) {
    struct stat state {};
    if (fstat(fileno(file), &state) != 0 || !S_ISREG(state.st_mode)) return;
    size = state.st_size;
    at = state.st_mtim;
  }
  bool operator==(const Written& other) const {
    return size == other.size && at.tv_sec == other.at.tv_sec && at.tv_nsec == other.at.tv_nsec;
  }

  off_t size{};
  timespec at{};
};

int cannot_write() { return fails(std::string("cannot write: ") + std::strerror(errno)); }

int run(const Wanted& wanted, std::FILE* file) {
  const Written before(file);
  screen::Screening screening(knowledge::shipped(), wanted.options);
  Teller teller(screening, wanted.quiet);
  std::size_t bytes = 0;
  while (!screening.asks()) {
    const std::size_t size = std::fread(screening.room(piece), 1, piece, file);
    screening.take(size);
    bytes += size;
    if (wanted.print_map && !screening.mapping().empty()) break;
    teller.tell();
    if (!wanted.print_map && !write_out(screening.out())) return cannot_write();
    if (size < piece) break;
    teller.progress(bytes);
    if (wanted.threads < 2 || wanted.print_map || !screening.may_part()) continue;
    InParts parts(screening, file, wanted.threads);
    while (parts.go_on()) {
      teller.tell();
      if (!write_out(screening.out()) || !write_out(parts.lines())) return cannot_write();
      teller.progress(bytes + parts.bytes());
    }
    if (parts.ended()) break;
  }
  if (std::ferror(file)) return fails(std::string("cannot read: ") + std::strerror(errno));
  if (!(Written(file) == before)) return fails("the file changed while it was read; do not use these lines, and start again");
  if (!screening.asks() && !(wanted.print_map && !screening.mapping().empty())) screening.finish();
  if (wanted.print_map && !screening.mapping().empty()) {
    std::printf("%s\n", screening.mapping().c_str());
    for (const std::string& question : screening.said().asks) std::fprintf(stderr, "to be decided: %s\n", question.c_str());
    return 0;
  }
  teller.tell();
  if (screening.asks()) return asks(screening, screening.mapping());
  if (!write_out(screening.out()) || std::fflush(stdout) != 0) return cannot_write();
  teller.sum_up();
  return screening.counted().refused > 0 ? 1 : 0;
}

}  // namespace

int screen(int count, char** words) {
  const Wanted wanted = read_words(count, words);
  if (!wanted.usable) return std::fputs(usage, stderr), 2;
  if (wanted.file.empty()) return run(wanted, stdin);
  std::FILE* file = std::fopen(wanted.file.c_str(), "rb");
  if (!file) return fails("cannot open " + wanted.file + ": " + std::strerror(errno));
  const int result = run(wanted, file);
  std::fclose(file);
  return result;
}

}  // namespace lintel::cli
