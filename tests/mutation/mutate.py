#!/usr/bin/env python3
"""Changes one thing at a time in the tables and in the engine: something that is expected of a patient must change too.

    python3 tests/mutation/mutate.py [--long] [--only tables|sources] [--records N] [--sample N] [--file NAME]

Needs lintel, proof and unit in build/native. What is expected is written out first, one Record a line: every
vignette, and what the second author (tests/second_author) says of random Records. `proof tables` changes the tables
while it runs. For the engine one comparison, truth operation or number of a source file is changed, the files that see
it are compiled again and `proof holds` must fail: what was expected is not so, or the text of a Report has changed from
what the unchanged program says in the same run. Or else one of the engine's own tests must fail. The short form takes
a sample of the sources that have been run through to the end, the same one every time.

A survivor that is listed in survivors.md counts as passed, any other fails, and so does a listed one that is noticed.
Before all that the unchanged sources must pass, and one change that must be noticed is tried.
"""

import argparse
import json
import os
import random
import re
import resource
import subprocess
import sys
import time
from fnmatch import fnmatch
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests" / "second_author"))
import compare  # noqa: E402
import rules  # noqa: E402

BUILD = ROOT / "build" / "mutation"
NATIVE = ROOT / "build" / "native"
ENGINE = ROOT / "core" / "engine"
FLAGS = "-std=c++20 -O0 -fno-exceptions -w -D_GLIBCXX_ASSERTIONS -Werror=return-type".split()
SAMPLE = 12
# What `core/logic.hpp` and `core/engine/worlds.hpp` have, each for one patient and for many.
FUNCTIONS = """
#include "engine/engine.hpp"
namespace lintel {
template Truth holds(const Conditions&, const Conditions&, const OnePatientRead&);
template Truths holds(const Conditions&, const Conditions&, const ManyPatients&);
template void conclude(const Knowledge&, OnePatient&);
template void conclude(const Knowledge&, ManyPatients&);
template Truth all_of(const Conditions&, const Values&);
template Truth all_of(const Few<Condition, 1>&, const Values&);
}
"""
# The engine's own tests, without the longest: they need many seconds of an engine that is not optimised.
LONGEST = """*000 records*|*000 sheets*|every * of them:*|every MDQ*|raising an item*|with everything*|learning a blank*|
every row of a staging*|what would change*|ten thousand*"""
ENGINE_TESTS = ["-sf=*tests/engine/*,*logic.cpp,*exports.cpp", f"-tce={LONGEST.replace(chr(10), '').replace('|', ',')}", "-aa=1"]
OF_HEADERS = ["logic.cpp", "engine/worlds.cpp"]
DOCTEST = ["-DDOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS", "-DDOCTEST_CONFIG_NO_POSIX_SIGNALS"]
RUN_THROUGH = """answers ask assess check choose coverage follow_up order resistance schedule score staging today trend trials
    urgency what_if""".split()  # every change of these is noticed, or argued in survivors.md


# --- what is expected --------------------------------------------------------------------------------------------


def vignettes(name):
    return json.loads((ROOT / "tests/vignettes" / f"{name}.json").read_text())


def without_blanks(answers):
    return {name: answer for name, answer in answers.items() if answer is not None}


def of_vignettes():
    base = vignettes("base")["record"]
    for case in vignettes("plans"):
        answers = without_blanks(base["answers"] | case["answers"])
        record = base | {"answers": answers} | {part: case[part] for part in ("trials", "settings") if part in case}
        yield record, [("plan", case["plan"])] + [
            (f"remark.{case['remark']}", "yes") if part == "remark" else (part, case[part])
            for part in ("route", "remark")
            if part in case
        ]
    for case in vignettes("checks"):
        record = {part: case[part] for part in ("answers", "trials", "settings") if part in case}
        yield record, [(f"check.{case['modality']}.{case['check']}", case["truth"])]
    for case in vignettes("days"):
        record = {part: case[part] for part in ("answers", "settings") if part in case}
        yield record, [(f"day.{case['modality']}.{case['row']}", case["state"])]
    for case in vignettes("coverage"):
        yield from of_policy(case)


RESULTS = {"met": "yes", "not_met": "no", "also_not_met": "no", "unknown": "unknown"}


def of_policy(case):
    """Every requirement of a policy met, then each of them changed."""
    policy = f"policy.{case['policy']}"
    base = vignettes("base")["record"]["answers"] if "base" in case else {}
    answers = without_blanks(base | case["answers"])
    whole = {"answers": answers, "trials": case["trials"]}
    yield whole, [(policy, "yes"), *((f"{policy}.{name}", "yes") for name in case["requirements"])]
    for name, changes in case["requirements"].items():
        for result, truth in RESULTS.items():
            listed = changes.get(result, [])
            for change in listed if isinstance(listed, list) else [listed]:
                changed = {"answers": without_blanks(answers | change.get("answers", {})), "trials": change.get("trials", case["trials"])}
                yield changed, [(policy, truth), (f"{policy}.{name}", truth)]


def over_time():
    """Records with visits and courses: only their whole Reports are held."""
    for case in [*vignettes("schedule"), *vignettes("course")]:
        record = case.get("record", {})
        if "start" in case:
            record["courses"] = [{"modality": "tms", "start": case["start"]}]
        for date, total in case.get("totals", []):
            record.setdefault("visits", []).append({"date": date, "totals": {case["line"].split("_")[0]: total}})
        yield record


# Which treatments a plan proposes, from what it is called in the fact base (8.2).
KETAMINE = set("acute_ketamine_only repeat_ketamine switch_to_ketamine ketamine_only".split())
TMS = set("repeat_tms switch_to_tms tms_only".split())
BOTH = set(
    """acute_ketamine_then_tms add_tms add_ketamine chronic_ketamine_first chronic_tms_first trauma_ketamine_led
    executive_tms_led either_ketamine_lean either_tms_lean either""".split()
)
CHRONIC = {"chronic_ketamine_first", "chronic_tms_first"}
IN_CRISIS = {"acute_ketamine_then_tms", "acute_ketamine_only", "crisis_care"}


def proposed(plan):
    return ["ketamine"] * (plan in KETAMINE | BOTH) + ["tms"] * (plan in TMS | BOTH)


def of_plan(record, plan):
    """What is told beside a plan (fact base 8.6)."""
    ketamine, tms = "ketamine" in proposed(plan), "tms" in proposed(plan)
    trauma = record.get("answers", {}).get("primary_pathology") == "trauma"
    uk = record.get("settings", {}).get("region") == "uk"
    remarks = {
        "contradiction": plan in CHRONIC,
        "concurrent-clause": plan in BOTH,
        "no-trial-of-order": plan in BOTH,
        "not-suicide-prevention": plan in IN_CRISIS,
        "within-weeks": plan == "acute_ketamine_then_tms",
        "ptsd-caution": plan == "trauma_ketamine_led",
        "trauma-and-chronic": plan in CHRONIC and trauma,
        "nice-esketamine": uk and plan != "incomplete",
    }
    yield "proposes", f"{'ketamine ' if ketamine else ''}{'tms' if tms else ''}"
    yield from ((f"remark.{name}", "yes" if told else "no") for name, told in remarks.items())


def range_text(pair):
    low, high = pair
    return f"{low}..{'' if high is None else high}"


def of_second_author(count):
    catalog = json.loads(subprocess.run([compare.LINTEL, "catalog"], capture_output=True, check=True).stdout)
    patients = compare.Patients(catalog)
    for number in range(count):
        record = patients.make("mutation", number)
        if number % 3 == 0 and "trials" in record:  # doses at the limit of some drug
            for trial in record["trials"]:
                drug = next((each for each in catalog["drugs"] if each["id"] == trial.get("drug")), None)
                least = [dose for dose in drug["least_tenths_of_mg"] if dose] if drug else []
                if least:
                    rng = random.Random(f"dose {number}")
                    trial |= {"dose_mg": max(1, rng.choice(least) + rng.choice((-1, 0))) / 10, "weeks": 9, "adherence": "yes",
                              "outcome": "no_response"}
        if number % 40 == 1:  # so many failed trials as the last rows of a staging ask for
            failed = {"drug": "sertraline", "dose_mg": 100, "weeks": 9, "adherence": "yes", "outcome": "no_response"}
            record["trials"] = [failed] * (number // 40 % 13)
            record["answers"]["trials_complete"] = "yes"
        plan = rules.plan(record)
        said = compare.second_author(record, proposed(plan))
        facts = []
        for what, answer in said.items():
            if what.startswith("day."):
                if what != "day.leaving":
                    facts.append((what, " ".join(map(str, answer))))
                else:
                    facts.append(("day.leaving.esketamine", " ".join(map(str, answer))))
            elif what.startswith("policy."):
                for part in answer.split(", "):
                    requirement, truth = part.split(" ")
                    facts.append((what if requirement == "result" else f"{what}.{requirement}", truth))
            elif what.startswith("definition.") or what == "maudsley.applies":
                facts.append((what, answer))
            elif what == "maudsley.bands":
                facts.append((what, "..".join(answer)))
            elif what.startswith(("listed.", "maudsley.")) or what == "thase_rush":
                facts.append((what, range_text(answer)))
            elif what.endswith(".cut_offs"):
                facts.append((what, "".join(f"{truth} " for truth in answer)))
            elif what.endswith(".band"):
                facts.append((what, "..".join(answer)))
            elif what.endswith(".total"):
                facts.append((what, range_text(answer)))
            elif what == "adequate_failures":
                facts.append(("failures", range_text(answer)))
            elif what == "urgent.level":
                facts.append(("urgent", answer))
            elif what == "urgent.pending":
                facts.append(("pending", "yes" if answer else "no"))
            elif what == "plan" or what == "trd" or what.startswith("status."):
                facts.append((what, answer))
        facts += of_plan(record, said["plan"])
        facts.append(("policies", "some" if record.get("settings", {}).get("region", "us") == "us" else "none"))
        yield record, facts


RANDOM_REPORTS = 200


def write_expected(path, records, count):
    """`path`: what is expected of each Record; `records`: the vignettes and some random Records alone, for whole Reports."""
    cases, drawn = list(of_vignettes()), list(of_second_author(count))
    with open(path, "w") as file:
        for record, facts in cases + drawn:
            file.write("\t".join([json.dumps(record)] + [f"{name}={value}" for name, value in facts]) + "\n")
    whole = [*over_time(), *(record for record, _ in cases + drawn[:RANDOM_REPORTS])]  # the short ones first
    records.write_text("".join(json.dumps(record) + "\n" for record in whole))
    print(f"{len(cases) + len(drawn)} Records with what is expected of them; {len(whole)} whole Reports")


# --- the sources -------------------------------------------------------------------------------------------------

SWAPS = {
    "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"], "==": ["!="], "!=": ["=="],
    "&&": ["||"], "||": ["&&"], "&": ["|"], "|": ["&"], "+": ["-"], "-": ["+"], "|=": ["&="], "&=": ["|="],
    "std::min": ["std::max"], "std::max": ["std::min"], "Truth::yes": ["Truth::unknown", "Truth::no"],
    "Truth::no": ["Truth::yes"], "Truth::unknown": ["Truth::no", "Truth::yes"],
}
TOKEN = re.compile(
    r" (<=|>=|==|!=|&&|\|\||\|=|&=|<|>|&|\||\+|-) |\b(std::min|std::max|Truth::yes|Truth::no|Truth::unknown)\b"
    r"|(?<=[(\s&|,])(!)(?=[a-z(])|(?<![\w.'\"])(\d+)(?![\w.'\"])"
)


def mutants_of(path):
    """(line number, what is changed, the whole text) for every change of one source file."""
    text = path.read_text()
    start = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        code = line.split("//")[0]
        if not code.lstrip().startswith(("#", "template", "using", "enum", "static_assert")):
            for found in TOKEN.finditer(code):
                group = next(i for i in (1, 2, 3, 4) if found.group(i) is not None)
                token, at = found.group(group), start + found.start(group)
                if group == 3:
                    changes = [""]
                elif group == 4:
                    changes = [str(int(token) + 1)]
                else:
                    changes = SWAPS[token]
                for to in changes:
                    here = found.start(group)
                    where = f"{code[:here]}«{token or '!'} → {to or 'nothing'}»{code[here + len(token):]}".strip()
                    yield number, where, text[:at] + to + text[at + len(token):]
        start += len(line)


def run(command, seconds=120, **limits):
    try:
        return subprocess.run(command, capture_output=True, timeout=seconds, text=True, errors="replace", **limits)
    except subprocess.TimeoutExpired:
        return None


def limited(seconds):
    """A loop that does not end any more must not take the machine with it."""
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


class Bench:
    """Compiles the engine with one file changed, links the checks against it and says whether they noticed."""

    def __init__(self, expected, records):
        self.units = sorted(ENGINE.glob("*.cpp"))
        self.tests = NATIVE / "CMakeFiles/unit.dir/tests"
        tests = [*sorted((ROOT / "tests/proof").glob("*.cpp")), ROOT / "tests/cases.cpp"]
        self.proof = [str(NATIVE / "CMakeFiles/proof.dir" / f"{path.relative_to(ROOT)}.o") for path in tests]
        self.headers = self.precompiled(ROOT / "core", "as_it_is")
        standard = re.findall(r"^#include <.*\n", (ROOT / "core/model.hpp").read_text(), re.M)
        self.library = self.precompiled(ROOT / "core", "library", "".join(standard))
        self.doctest = self.precompiled(ROOT / "core", "doctest", "".join(standard) + "#include <doctest/doctest.h>\n", DOCTEST)
        self.objects = {unit.name: self.compile(unit, ROOT / "core", self.headers) for unit in self.units}
        fingerprints = BUILD / "fingerprints.txt"
        with open(fingerprints, "w") as file:
            subprocess.run([NATIVE / "proof", "reports", records], stdout=file, check=True)
        self.holds = ["holds", str(expected), str(records), str(fingerprints)]
        sources = [path for part in ("", "engine/", "io/") for path in sorted((ROOT / "tests").glob(f"{part}*.cpp"))]
        self.unit = [f"{self.tests / path.relative_to(ROOT / 'tests')}.o" for path in sources]
        self.seconds = {}  # of the processor, of the unchanged program
        header = ENGINE / "worlds.hpp"
        self.passes = not self.own_tests_fail(header, header.read_text()) and not self.fails(self.objects)

    def precompiled(self, core, name, includes='#include "engine/engine.hpp"\n#include "engine/trend.hpp"\n', defines=()):
        """What every unit of the engine includes; None when it does not compile."""
        header = BUILD / name / "all.hpp"
        header.parent.mkdir(exist_ok=True)
        header.write_text(includes)
        done = run(["g++", *FLAGS, *defines, f"-I{core}", "-x", "c++-header", str(header), "-o", f"{header}.gch"])
        return header if done and done.returncode == 0 else None

    def compile(self, path, core, headers):
        into = BUILD / f"{'unit' if path.parent == ENGINE and core == ROOT / 'core' else 'changed'}.{path.stem}.o"
        done = run(["g++", *FLAGS, "-include", str(headers), f"-I{core}", "-c", str(path), "-o", str(into)])
        return str(into) if done and done.returncode == 0 else None

    def with_unit(self, path, text):
        changed = BUILD / path.name
        changed.write_text(text)
        return self.objects | {path.name: self.compile(changed, ROOT / "core", self.headers)}

    def tree_with(self, path, text):
        """The headers, one of them changed."""
        tree = BUILD / "tree"
        (tree / "engine").mkdir(parents=True, exist_ok=True)
        for file in [*(ROOT / "core").glob("*.hpp"), *ENGINE.glob("*.hpp")]:
            (tree / file.relative_to(ROOT / "core")).write_text(text if file == path else file.read_text())
        return tree

    def with_header(self, path, text):
        """Every unit is compiled again; what lies outside the engine keeps the header as it is."""
        tree = self.tree_with(path, text)
        headers = self.precompiled(tree, "changed")
        return {unit.name: headers and self.compile(unit, tree, headers) for unit in self.units}

    def own_tests_fail(self, path, text):
        """The tests of the headers alone, which are soon done: what they see may be read by nobody in the engine."""
        tree, program = self.tree_with(path, text), BUILD / "headers.program"
        tests = [str(ROOT / "tests" / name) for name in OF_HEADERS]
        done = run(["g++", *FLAGS, *DOCTEST, "-include", str(self.doctest), f"-I{tree}", *tests, f"{self.tests / 'main.cpp'}.o", "-o", str(program)])
        if done is None or done.returncode != 0:
            return True  # a static_assert, or a constant that does not end
        done = run([str(program), "-aa=1"], 60, preexec_fn=lambda: limited(20))
        return done is None or done.returncode != 0

    def with_functions(self, path, text):
        """All functions of the headers in one unit, which the linker takes before the copies in the others: soon done."""
        source, into = BUILD / "functions.cpp", BUILD / "functions.o"
        source.write_text(FUNCTIONS)
        include = ["-include", str(self.library), f"-I{self.tree_with(path, text)}"]
        done = run(["g++", *FLAGS, "-fkeep-inline-functions", *include, "-c", str(source), "-o", str(into)])
        return {"functions": str(into) if done and done.returncode == 0 else None} | self.objects

    def notices(self, path, text):
        """True: a check failed or it did not compile; False: the change went unnoticed."""
        if path.suffix == ".cpp":
            return self.fails(self.with_unit(path, text))
        return self.own_tests_fail(path, text) or self.fails(self.with_functions(path, text)) or self.fails(self.with_header(path, text))

    def fails(self, objects):
        """Whether it does not compile, `proof holds` fails or a case of the engine's own tests, without the longest."""
        return None in objects.values() or self.run(objects, self.proof, self.holds) or self.run(objects, self.unit, ENGINE_TESTS)

    def run(self, objects, checks, words):
        program = BUILD / "changed.program"
        linked = run(["g++", "-o", str(program), *objects.values(), *checks, str(NATIVE / "libcore.a")])
        if linked is None or linked.returncode != 0:
            raise RuntimeError(linked and linked.stderr[-2000:])
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        done = run([str(program), *words], 600, preexec_fn=lambda: limited(3 + 2 * int(self.seconds.get(words[0], 100))))
        self.seconds.setdefault(words[0], resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)
        return done is None or done.returncode != 0


def all_source_mutants():
    for path in [ROOT / "core/logic.hpp", *sorted(ENGINE.glob("*.[ch]pp"))]:
        for number, what, text in mutants_of(path):
            yield path, number, what, text


def main():
    parser = argparse.ArgumentParser(description="Changes tables and sources; something must notice.")
    parser.add_argument("--long", action="store_true", default=os.environ.get("LONG") == "1")
    parser.add_argument("--only", choices=("tables", "sources"))
    parser.add_argument("--records", type=int)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--line", type=int, help="only mutants from this line of the file on")
    parser.add_argument("--file", help="only mutants of these source files, 'order.cpp,sta*.cpp'")
    options = parser.parse_args()
    BUILD.mkdir(parents=True, exist_ok=True)
    expected, records = BUILD / "expected.txt", BUILD / "records.txt"
    write_expected(expected, records, options.records or (40_000 if options.long else 10_000))
    argued = set(re.findall(r"^- `(.+?)`", (HERE / "survivors.md").read_text(), re.M))
    passed, failed = 0, 0

    def count(good, name=""):
        nonlocal passed, failed
        passed, failed = passed + bool(good), failed + (not good)
        if not good:
            print(f"FAILED {name}", flush=True)

    if options.only != "sources":
        done = subprocess.run([NATIVE / "proof", "tables", expected], capture_output=True, text=True)
        print(done.stdout[-400:])
        survivors = re.findall(r"^survived: (.*)$", done.stdout, re.M)
        total = re.search(r"^(\d+) mutants", done.stdout, re.M)
        count(done.returncode == 0 and total, "proof tables did not run")
        for name in survivors:
            count(f"tables: {name}" in argued, f"survived: tables: {name}")
        for name in {name for name in argued if name.startswith("tables: ")} - {f"tables: {name}" for name in survivors}:
            count(False, f"listed in survivors.md, and noticed: {name}")
        passed += int(total.group(1)) - len(survivors) if total else 0

    if options.only != "tables":
        began = time.monotonic()
        bench = Bench(expected, records)
        names = (options.file or "*").split(",")
        mutants = [each for each in all_source_mutants() if any(fnmatch(each[0].name, name) for name in names) and each[1] >= (options.line or 0)]
        known = next(each for each in all_source_mutants() if each[0].name == "choose.cpp")
        count(bench.passes, "the unchanged sources do not pass")
        count(bench.notices(known[0], known[3]), f"a change that must be noticed is not: {known[2]}")
        every = options.sample is None and options.long
        finished = [each for each in mutants if options.sample or each[0].stem in RUN_THROUGH and each[0].suffix == ".cpp"]
        chosen = mutants if every else random.Random(1).sample(finished, min(options.sample or SAMPLE, len(finished)))
        survivors = set()
        last = None
        for path, number, what, text in chosen:
            if every and path != last:
                print(f"{path.name}, after {time.monotonic() - began:.0f} s", flush=True)
            last = path
            if bench.notices(path, text):
                passed += 1
                continue
            survivors.add(f"{path.name}: {what}")
            count(f"{path.name}: {what}" in argued, f"survived: {path.name}: {what} (line {number})")
        for name in {name for name in argued if not name.startswith("tables: ")} - survivors if every and not options.file else ():
            count(False, f"listed in survivors.md, and noticed: {name}")
        print(f"{len(chosen)} of {len(mutants)} mutants of sources, {len(survivors)} survived, {time.monotonic() - began:.0f} s")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
