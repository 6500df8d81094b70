#!/usr/bin/env python3
"""Compares the program with a second author's rules (rules.py) on random patients.

    python3 tests/second_author/compare.py [--long] [--records N] [--seed N] [--jobs N]

Needs build/native/lintel. Prints every kind of disagreement with up to three minimal Records, then
"N passed, N failed": how many Records agree in everything. Fails on any disagreement, and if a plan is never reached.
"""

import argparse
import json
import multiprocessing
import os
import random
import subprocess
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

import payers
import rules
import staging

ROOT = Path(__file__).resolve().parents[2]
LINTEL = ROOT / "build" / "native" / "lintel"
BATCH = 250
EXAMPLES = 3
SECONDS_FOR_EXAMPLES = 30
SHORT, LONG = 100_000, 1_000_000

PLANS = set(
    """
    acute_ketamine_only acute_ketamine_then_tms acute_reassess acute_refer add_ketamine add_tms chronic_ketamine_first
    chronic_tms_first continue crisis_care either either_ketamine_lean either_tms_lean emergency_first executive_tms_led
    ketamine_only neither optimise reassess refer_first repeat_ketamine repeat_tms switch_to_ketamine switch_to_tms
    tms_only trauma_ketamine_led incomplete
    """.split()
)

# Values on either side of every threshold in the fact base.
BOUNDARIES = {
    "age": (14, 15, 17, 18, 21, 22, 64, 65, 69, 70),
    "episode_months": (0, 12, 13, 23, 24, 25),
    "systolic": (139, 140, 141, 150, 151, 159, 160, 161, 179, 180, 181),
    "diastolic": (89, 90, 91, 99, 100, 101, 109, 110, 111, 119, 120, 121),
    "benzodiazepine_dose": (0, 8, 9),
    "sleep_hours": (3, 4, 5),
    "augmentations_failed": (0, 1, 2, 3),
    "oral_antidepressant_weeks": (0, 1, 2, 3),
}
ORDINARY = {
    "age": (25, 60),
    "episode_months": (1, 60),
    "systolic": (105, 135),
    "diastolic": (65, 85),
    "benzodiazepine_dose": (0, 20),
    "sleep_hours": (4, 9),
    "augmentations_failed": (0, 3),
    "oral_antidepressant_weeks": (0, 20),
}
# Questions whose answers steer a patient through the plans. Everything else that is yes or no is mostly no.
EVEN = {
    "acute_crisis": 0.3,
    "madrs_rated": 0.5,
    "can_attend_daily": 0.5,
    "tms_benefit": 0.5,
    "out_of_pocket": 0.5,
    "esketamine_benefit": 0.5,
    "rems_ready": 0.7,
    "trials_complete": 0.7,
    "mdd_acute_suicidality": 0.3,
    "esketamine_tried": 0.3,
    "augmentation_used": 0.5,
    "severe_mdd": 0.7,
    "psychiatrist_involved": 0.7,
    "psychotherapy_tried": 0.7,
    "scale_documented": 0.7,
    "oral_antidepressant_now": 0.7,
    "tms_improved_over_half": 0.5,
    "pdmp_checked": 0.7,
    "psychosis_rationale": 0.5,
    "concurrent_documented": 0.5,
}
SCALES = ("phq9.", "gad7.", "madrs.") + tuple(f"{scale}." for scale in rules.BESIDE)
OUTCOMES = ("no_response", "partial", "response", "intolerance", "unknown")


def is_beside(name):
    """An item of a scale that no rule reads (§1.5), or a question that goes with it."""
    return name.split(".")[0] in rules.BESIDE


# --- random Records ----------------------------------------------------------------------------------------------


class Patients:
    """Makes random Records from the program's own list of questions; the seed and the number give the Record."""

    def __init__(self, catalog):
        self.questions = [question for question in catalog["questions"] if question["kind"] != "setting"]
        self.settings = [question for question in catalog["questions"] if question["kind"] == "setting"]
        self.drugs = catalog["drugs"]
        self.findings = [
            question["id"]
            for question in self.questions
            if question["id"] == "crisis_signs"
            or (question["kind"] == "yes_no" and question["id"] not in EVEN and not is_beside(question["id"]))
        ]

    def make(self, seed, number):
        rng = random.Random(f"{seed}.{number}")
        findings = self.some_findings(rng)
        severity = rng.random()
        answers = {}
        for question in self.questions:
            answers[question["id"]] = self.answer(rng, question, findings, severity)
        absent = {scale for scale in rules.BESIDE if rng.random() < 0.5}
        answers = {name: answer for name, answer in answers.items() if name.split(".")[0] not in absent}
        if rng.random() < 0.5:
            self.leave_open(rng, answers)
        record = {"answers": answers}
        if rng.random() < 0.3:
            self.nothing_tried(rng, record)
        elif rng.random() < 0.9:
            record["trials"] = [self.trial(rng) for _ in range(rng.choice((0, 1, 2, 2, 3, 3, 4, 6)))]
        record["settings"] = {
            question["id"]: rng.choice(question["choices"])["id"] for question in self.settings if rng.random() < 0.6
        }
        if record["settings"].get("dose_table") == "atrq" and rng.random() < 0.7:
            del record["settings"]["dose_table"]  # under it nothing can count
        if rng.random() < 0.2:
            drugs = rng.sample(self.drugs, rng.choice((1, 2, 5)))
            record["settings"]["doses"] = {drug["id"]: rng.choice((5, 37.5, 50, 100, 300)) for drug in drugs}
        return record

    def nothing_tried(self, rng, record):
        """A resistant patient without a crisis who has had neither treatment: what the sequence is mostly about."""
        record["answers"] |= {
            "acute_crisis": "no",
            "prior_tms": "never",
            "prior_ketamine": "never",
            "safety_evaluation_completed": "yes",
        }
        record["trials"] = [self.trial(rng) for _ in range(rng.randint(1, 3))]
        for trial in record["trials"]:
            trial.pop("improvement_percent", None)
            trial |= {"weeks": 12, "adherence": "yes", "outcome": "no_response"}

    def some_findings(self, rng):
        """Which of the mostly-no questions are a yes: none or a few, sometimes many."""
        if rng.random() < 0.05:
            share = rng.random()
            return {finding for finding in self.findings if rng.random() < share}
        return set(rng.sample(self.findings, rng.choice((0, 0, 0, 1, 1, 2, 3, 5))))

    def answer(self, rng, question, findings, severity):
        name, kind = question["id"], question["kind"]
        if kind == "mark" and name != "crisis_signs":
            return "yes" if rng.random() < 0.5 else "no"
        if kind == "yes_no" and is_beside(name):
            return "yes" if rng.random() < severity else "no"
        if kind in ("yes_no", "mark"):
            if name in EVEN:
                return "yes" if rng.random() < EVEN[name] else "no"
            return "yes" if name in findings else "no"
        if kind == "choice":
            options = [choice["id"] for choice in question["choices"]]
            if name in ("liver", "tms_coil") and rng.random() < 0.8:
                return options[0]
            if name.startswith("prior_") and rng.random() < 0.4:
                return "never"
            return rng.choice(options)
        return self.number(rng, name, question["low"], question["high"], severity)

    def number(self, rng, name, low, high, severity):
        if name in ("phq9.9", "madrs.10") and rng.random() < 0.75:
            return 0
        if name.startswith(SCALES):
            return min(high, max(low, round(rng.gauss(severity * high, high / 4))))
        draw = rng.random()
        if draw < 0.25 and name in BOUNDARIES:
            return rng.choice(BOUNDARIES[name])
        if draw < 0.97:
            return rng.randint(*ORDINARY.get(name, (low, high)))
        return rng.choice((low, high, rng.randint(low, high)))

    def leave_open(self, rng, answers):
        """Blanks, unknowns, refusals and now and then an impossible value; a few or many of them."""
        share = rng.choice((0.01, 0.02, 0.05, 0.2, 0.6, 0.95))
        marks = {question["id"] for question in self.questions if question["kind"] == "mark"}
        for name in list(answers):
            if rng.random() >= share:
                continue
            how = rng.random()
            if how < 0.6 or name in marks:
                del answers[name]
            elif how < 0.78:
                answers[name] = "unknown"
            elif how < 0.96:
                answers[name] = "declined"
            else:
                answers[name] = rng.choice((-1, 9999, "perhaps", None))

    def trial(self, rng):
        drug = rng.choice(self.drugs)
        least = [dose / 10 for dose in drug["least_tenths_of_mg"] if dose] or [50]
        trial = {
            "drug": drug["id"],
            "dose_mg": max(1, rng.choice(least) + rng.choice((-10, -1, -0.5, 0, 0, 0, 0.5, 1, 20, 100))),
            "weeks": rng.choice((1, 3, 4, 5, 6, 6, 7, 8, 8, 9, 12, 26)),
            "adherence": rng.choice(("yes", "yes", "yes", "yes", "yes", "no", "unknown")),
            "outcome": rng.choice(OUTCOMES + ("no_response",) * 5),
        }
        if rng.random() < 0.3:
            trial["improvement_percent"] = rng.choice((0, 10, 24, 24, 25, 25, 26, 49, 50, 100))
            if rng.random() < 0.8:
                del trial["outcome"]
        while rng.random() < 0.1:
            trial.pop(rng.choice(list(trial)), None)
            if not trial:
                break
        return trial


# --- both answers ------------------------------------------------------------------------------------------------


def staged(record):
    """What section 3 says beside the count; written only where something is known of the trials."""
    if not record.get("trials") and record.get("answers", {}).get("trials_complete") != "yes":
        return {}
    answer = {f"listed.{weeks}": counted for weeks, counted in staging.listed(record).items()}
    for name, results in staging.definitions(record).items():
        for weeks, truth in results.items():
            answer[f"definition.{name}.{weeks}"] = rules.WORD[truth]
    maudsley = staging.maudsley(record)
    answer["maudsley.applies"] = rules.WORD[maudsley.pop("applies")]
    answer |= {f"maudsley.{name}": points for name, points in maudsley.items()}
    answer["thase_rush"] = staging.thase_rush(record)
    return answer


def staged_by_program(resistance):
    if "by_weeks" not in resistance:
        return {}
    answer = {f"listed.{each['weeks']}": (each["low"], each["high"]) for each in resistance["by_weeks"]}
    for definition in resistance["definitions"]:
        for each in definition["results"]:
            answer[f"definition.{definition['id']}.{each['weeks']}"] = each["is"]
    maudsley = resistance["staging"]["maudsley"]
    answer["maudsley.applies"] = maudsley["applies"]
    if "total" in maudsley:
        answer["maudsley.total"] = pair(maudsley["total"])
        answer["maudsley.bands"] = (maudsley["from"], maudsley["to"])
        answer |= {f"maudsley.{name}": pair(points) for name, points in maudsley["parts"].items()}
    answer["thase_rush"] = pair(resistance["staging"]["thase_rush"])
    return answer


def pair(counted):
    return counted["low"], counted["high"]


RESULT = {"met": rules.YES, "unknown": rules.UNKNOWN, "not_met": rules.NO}


def covered_by_program(coverage):
    """What the program says of each policy, in one dictionary that is compared as a whole, policy by policy."""
    answer = {}
    for policy in coverage["policies"]:
        found = {requirement: truth for word, truth in RESULT.items() for requirement in policy[word]}
        answer[f"policy.{policy['id']}"] = describe_policy({"result": RESULT[policy["result"]], **found})
    return answer


def describe_policy(results):
    return ", ".join(f"{name} {rules.WORD[truth]}" for name, truth in sorted(results.items()))


def second_author(record, proposes):
    scored, urgent, resistant = rules.scores(record), rules.urgency(record), rules.resistance(record)
    answer = {"plan": rules.plan(record), "urgent.level": urgent["level"], "urgent.pending": urgent["pending"]}
    for modality, status in rules.status(record).items():
        answer[f"status.{modality}"] = status
    for name, day in rules.days(record).items():
        answer[f"day.{name}"] = day
    for scale, score in scored.items():
        answer[f"{scale}.total"] = (score["low"], score["high"])
        if "from" in score:
            answer[f"{scale}.band"] = (score["from"], score["to"])
        if scale in rules.BESIDE:
            answer[f"{scale}.cut_offs"] = tuple(rules.WORD[truth] for truth in score["cut_offs"])
    answer["phq9.algorithm"] = scored["phq9"]["algorithm"]
    answer["adequate_failures"] = (resistant["low"], resistant["high"])
    answer["trd"] = rules.WORD[resistant["trd"]]
    answer |= staged(record)
    for policy, results in payers.coverage(record, proposes).items():
        answer[f"policy.{policy}"] = describe_policy(results)
    return answer


def program(report):
    answer = {
        "plan": report["plan"]["id"],
        "urgent.level": report["urgent"]["level"],
        "urgent.pending": report["urgent"]["pending"],
        "phq9.algorithm": report["scores"]["phq9"]["algorithm"]["result"],
        "trd": report["resistance"]["trd"],
    }
    for modality, check in report["checks"].items():
        answer[f"status.{modality}"] = check["status"]
    answer |= days(report["today"])
    for scale, score in report["scores"].items():
        answer[f"{scale}.total"] = (score["total"]["low"], score["total"]["high"])
        if score["bands"]:
            answer[f"{scale}.band"] = (score["bands"][0]["from"], score["bands"][0]["to"])
        if scale in rules.BESIDE:
            answer[f"{scale}.cut_offs"] = tuple(cut_off["reached"] for cut_off in score["cut_offs"])
    failures = report["resistance"]["adequate_failures"]
    answer["adequate_failures"] = (failures["low"], failures["high"])
    answer |= staged_by_program(report["resistance"]) | covered_by_program(report["coverage"])
    return answer, report["plan"].get("proposes", [])


def days(today):
    """For each modality, and for the way home: the word, and how many lines stop, are watched, are not known."""
    answer = {}
    for modality, day in today.items():
        answer[f"day.{modality}"] = (day["status"], *counted(line for line in day["lines"] if not line.get("leaving")))
        if "leaving" in day:
            answer["day.leaving"] = (day["leaving"], *counted(line for line in day["lines"] if line.get("leaving")))
    return answer


def counted(lines):
    states = Counter(line["state"] for line in lines)
    return states["stop"], states["watch"], states["not_known"]


def ask_program(records):
    lines = "\n".join(json.dumps(record) for record in records) + "\n"
    done = subprocess.run([LINTEL, "assess", "--lines"], input=lines.encode(), capture_output=True, check=True)
    reports = done.stdout.splitlines()
    if len(reports) != len(records):
        raise RuntimeError(f"{len(records)} Records gave {len(reports)} Reports")
    return [program(json.loads(report)) for report in reports]


def kind_of(part, first, second):
    """What makes two disagreements the same kind: the part and, where they are words, both answers."""
    if isinstance(first, tuple):
        return (part, "", "")
    return (part, str(first), str(second))


def disagreements(theirs, mine):
    differ = theirs.keys() ^ mine.keys()
    if differ:
        return {(f"only one has {part}", "", "") for part in differ}
    return {kind_of(part, theirs[part], mine[part]) for part in mine if theirs[part] != mine[part]}


# --- minimal Records ---------------------------------------------------------------------------------------------


def parts(record):
    """Everything that can be left out: answers, settings, trials and fields of trials."""
    found = [("answers", name) for name in record.get("answers", {})]
    found += [("settings", name) for name in record.get("settings", {})]
    for number, trial in enumerate(record.get("trials", [])):
        found.append(("trials", number))
        found += [("trials", number, field) for field in trial]
    return found


def without(record, left_out):
    left_out = set(left_out)
    copy = {
        group: {name: value for name, value in record.get(group, {}).items() if (group, name) not in left_out}
        for group in ("answers", "settings")
    }
    copy["trials"] = [
        {field: value for field, value in trial.items() if ("trials", number, field) not in left_out}
        for number, trial in enumerate(record.get("trials", []))
        if ("trials", number) not in left_out
    ]
    return copy


def has(records, kind):
    theirs = ask_program(records)
    return [kind in disagreements(answer, second_author(record, proposes)) for (answer, proposes), record in zip(theirs, records)]


def minimise(record, kind):
    """Leaves out what can be left out while a disagreement of this kind persists."""
    while True:
        found = parts(record)
        alone = [part for part, still in zip(found, has([without(record, [part]) for part in found], kind)) if still]
        if not alone:
            return telling_first(record)
        # As many of them together as possible.
        sizes = [len(alone) >> halvings for halvings in range(len(alone).bit_length())]
        candidates = [without(record, alone[:size]) for size in sizes]
        record = next(candidate for candidate, still in zip(candidates, has(candidates, kind)) if still)


def telling_first(record):
    """Plain noes last; without empty parts."""
    answers = record.get("answers", {})
    telling = {name: value for name, value in answers.items() if value != "no"}
    ordered = record | {"answers": telling | answers}
    return {part: value for part, value in ordered.items() if value}


# --- the run -----------------------------------------------------------------------------------------------------


def run_batch(task):
    catalog, seed, start, stop = task
    patients = Patients(catalog)
    records = [patients.make(seed, number) for number in range(start, stop)]
    passed, plans, counts, examples = 0, Counter(), Counter(), defaultdict(list)
    for number, record, (theirs, proposes) in zip(range(start, stop), records, ask_program(records)):
        plans[theirs["plan"]] += 1
        found = disagreements(theirs, second_author(record, proposes))
        passed += not found
        for kind in found:
            counts[kind] += 1
            examples[kind].append(number)
    return passed, plans, counts, {kind: numbers[:EXAMPLES] for kind, numbers in examples.items()}


def describe(task):
    """The examples of one kind of disagreement, as text."""
    catalog, seed, kind, count, numbers, deadline = task
    patients = Patients(catalog)
    part, theirs, mine = kind
    lines = [f"\n{part}: {count} times" + (f", program says {theirs}, second author says {mine}" if theirs else "")]
    for number in numbers:
        if time.monotonic() > deadline:
            lines.append(f"  {number}: not looked at, time is up")
            continue
        record = minimise(patients.make(seed, number), kind)
        answer, proposes = ask_program([record])[0]
        both = "" if theirs else f"{answer[part]} / {second_author(record, proposes)[part]}: "
        lines.append(f"  {number}: {both}{json.dumps(record)}")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description="Compares the program with a second author's rules.")
    parser.add_argument("--long", action="store_true", default=os.environ.get("LONG") == "1")
    parser.add_argument("--records", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    total = options.records or (LONG if options.long else SHORT)

    if not LINTEL.exists():
        sys.exit(f"{LINTEL} is missing: cmake --preset native && cmake --build --preset native")
    catalog = json.loads(subprocess.run([LINTEL, "catalog"], capture_output=True, check=True).stdout)
    catalog = {part: catalog[part] for part in ("questions", "drugs")}
    tasks = [(catalog, options.seed, start, min(start + BATCH, total)) for start in range(0, total, BATCH)]

    began = time.monotonic()
    passed, plans, counts, examples = 0, Counter(), Counter(), defaultdict(list)
    with multiprocessing.Pool(options.jobs) as pool:
        for batch_passed, batch_plans, batch_counts, batch_examples in pool.imap(run_batch, tasks):
            passed += batch_passed
            plans += batch_plans
            counts += batch_counts
            for kind, numbers in batch_examples.items():
                examples[kind] = (examples[kind] + numbers)[:EXAMPLES]
        kinds = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        deadline = time.monotonic() + SECONDS_FOR_EXAMPLES
        tasks = [(catalog, options.seed, kind, count, examples[kind], deadline) for kind, count in kinds]
        for text in pool.imap(describe, tasks):
            print(text)

    never = sorted(PLANS - plans.keys())
    strange = sorted(plans.keys() - PLANS)
    print("\nplans: " + ", ".join(f"{name} {count}" for name, count in plans.most_common()))
    if never:
        print("never reached: " + ", ".join(never))
    if strange:
        print("not a known plan: " + ", ".join(strange))
    print(f"{time.monotonic() - began:.0f} s")
    print(f"{passed} passed, {total - passed} failed")
    unreached = never and total >= SHORT
    return 1 if passed != total or unreached or strange else 0


if __name__ == "__main__":
    sys.exit(main())
