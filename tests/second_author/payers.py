"""What payers ask for (§6.1, §6.2), written a second time from the fact base alone. United States only."""

from rules import (
    NO,
    UNKNOWN,
    YES,
    Patient,
    all_of,
    any_of,
    ending,
    failed_adequately,
    negate,
    truth_of,
    weeks_set,
)
from staging import at_least, classes_that, trials_that

# Those whose text was not read (L33398, L37088, the older texts) and IV/IM ketamine ask for nothing that could be met.


def phq9_at_least(patient, limit):
    values = [patient.number(f"phq9.{item}") for item in range(1, 10)]
    low = sum(value or 0 for value in values)
    return at_least((low, low + 3 * values.count(None)), limit)


def failed_or_not_tolerated(trial, patient, weeks):
    """L34522: a trial that was not tolerated counts whatever its dose and length; one whose end is not known may have
    been that."""
    outcome, _ = ending(trial)
    if outcome == "intolerance":
        return YES
    failed = failed_adequately(trial, patient, weeks)
    return any_of(failed, UNKNOWN) if outcome == "unknown" else failed


def policies(record, plan_proposes):
    """Each requirement of each policy. `plan_proposes`: the treatments that the plan proposes."""
    patient = Patient(record)
    if patient.setting("region", "us") != "us":
        return {}
    yes = patient.yes
    now = weeks_set(patient)
    both = UNKNOWN if not plan_proposes else truth_of(len(plan_proposes) == 2)
    psychotic = any_of(yes("past_psychosis"), yes("schizophrenia_spectrum"), yes("psychosis_now"))

    def trials(number, weeks, percent=24):
        return at_least(trials_that(patient, lambda trial: failed_adequately(trial, patient, weeks, percent)), number)

    def classes(number, weeks, percent=24):
        return at_least(classes_that(patient, lambda trial: failed_adequately(trial, patient, weeks, percent)), number)

    # "excludes implants <= 30 cm, neuro/seizure conditions". DECISION: these answers stand for them.
    implant = any_of(
        yes("head_neck_metal"),
        yes("cochlear_implant"),
        yes("intracranial_electrodes"),
        yes("vagus_nerve_stimulator"),
        yes("csf_shunt"),
        yes("head_vessel_metal"),
        all_of(yes("metal_fragment"), negate(patient.recorded("metal_fragment_excluded"))),
        yes("magnetic_dental_implant"),
    )
    neurology = any_of(
        yes("epilepsy"),
        yes("past_seizure"),
        yes("stroke"),
        yes("brain_tumour"),
        yes("head_injury"),
        yes("dementia"),
        yes("raised_intracranial_pressure"),
    )
    helped_before = any_of(patient.chose("prior_tms", "relapsed"), patient.chose("prior_tms", "responding"))
    adult = patient.at_least("age", 18)
    no_oral = negate(yes("oral_antidepressant_now"))
    oral_two_weeks = patient.at_least("oral_antidepressant_weeks", 2)
    if no_oral == YES and "oral_antidepressant_weeks" not in given(patient):
        oral_two_weeks = NO
    two_augmentations = patient.at_least("augmentations_failed", 2)
    if yes("augmentation_used") == NO and "augmentations_failed" not in given(patient):
        two_augmentations = NO
    cigna = {
        "age": adult,
        "trials": classes(2, 6, 25),
        "pdmp": yes("pdmp_checked"),
        "psychiatrist": yes("psychiatrist_involved"),
    }
    return {
        "medicare_l34522": {
            "trials": at_least(trials_that(patient, lambda trial: failed_or_not_tolerated(trial, patient, now)), 1),
            "severe": yes("severe_mdd"),
            "psychiatrist": yes("psychiatrist_involved"),
            "implant": negate(implant),
            "neurology": negate(neurology),
            "psychosis": negate(yes("psychosis_now")),
        },
        "medicare_l37086": {
            "trials": classes(2, now),
            "severe": yes("severe_mdd"),
            "psychotherapy": yes("psychotherapy_tried"),
            "retreatment": any_of(
                patient.chose("prior_tms", "never"), all_of(helped_before, yes("tms_improved_over_half"))
            ),
        },
        "ambetter_tms": {
            "trials": classes(2, now),
            "phq9": phq9_at_least(patient, 15),
            "psychotherapy": yes("psychotherapy_tried"),
            "bipolar": negate(yes("bipolar")),
            "concurrent": negate(both),
        },
        "centene_tms": {
            "trials": trials(2, now),
            "scale": yes("scale_documented"),
            "concurrent": any_of(negate(both), yes("concurrent_documented")),
            "suicidal_intent": negate(any_of(*intent(patient))),
        },
        "connecticare_tms": {"trials": classes(2, 4), "scale": yes("scale_documented")},
        "cigna_tms": {"trials": trials(2, now), "psychotherapy": yes("psychotherapy_tried")},
        "aetna_tms": {"trials": trials(2, now), "augmentation": yes("augmentation_used")},
        "cigna_spravato": cigna,
        "evicore_spravato": cigna | {"psychosis": any_of(negate(psychotic), yes("psychosis_rationale"))},
        "qualchoice_spravato": {
            "age": all_of(adult, negate(patient.above("age", 65))),
            "phq9": phq9_at_least(patient, 16),
            "trials": trials(2, 4),
            "augmentation": two_augmentations,
            "oral": all_of(yes("oral_antidepressant_now"), oral_two_weeks),
        },
        "western_health_spravato": {"trials": classes(2, 4), "oral": yes("oral_antidepressant_now")},
        "uhc_spravato": {"acute_suicidality": yes("mdd_acute_suicidality"), "rems": yes("rems_ready")},
    }


def given(patient):
    """Questions with an answer or an explicit "unknown" or "declined"; a blank, null or malformed one is not there."""
    return {
        name for name in patient.answers if patient.left_open(name) or (name in NUMBERS and patient.number(name) is not None)
    }


NUMBERS = ("oral_antidepressant_weeks", "augmentations_failed")


def intent(patient):
    no_thoughts = negate(patient.yes("cssrs.2"))
    return [patient.yes_unless_skipped(item, no_thoughts) for item in ("cssrs.4", "cssrs.5")]


def coverage(record, plan_proposes):
    """As the report writes it: policies of which anything is known."""
    result = {}
    for policy, requirements in policies(record, plan_proposes).items():
        if all(truth == UNKNOWN for truth in requirements.values()):
            continue
        result[policy] = {"result": all_of(*requirements.values()), **requirements}
    return result
