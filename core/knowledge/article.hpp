// The sentences of the clinic's article that plans rest on, in its own words, numbered as in the fact base.
// Quoted, not endorsed: S-05, S-34, S-35, S-36 and S-37 are corrected or narrowed by stricter sources.
#pragma once

#include "knowledge/sources.hpp"

namespace lintel::knowledge {

inline constexpr Sentence article[] = {
    {"S-01",
     "Combining ketamine and TMS for treatment-resistant depression is clinically appropriate when "
     "patients need both rapid symptom relief (ketamine's strength) and sustained improvement (TMS's "
     "strength)."},
    {"S-02",
     "Ketamine can provide relief within hours to days but requires maintenance, while TMS can take "
     "4-6 weeks to show results but produces longer-lasting effects and may or may not require "
     "maintenance."},
    {"S-03",
     "This integration works best for acute crisis patients, trauma-based depression, and those with "
     "partial response to either modality alone."},
    {"S-05",
     "No surgery, no pain, just a tapping sensation on the scalp."},
    {"S-12",
     "(1) patients in acute crisis with chronic depression who need immediate stabilization while "
     "building long-term resilience"},
    {"S-13",
     "(2) patients with trauma-based depression where ketamine provides psychological flexibility for "
     "processing while TMS strengthens executive capacity"},
    {"S-14",
     "(3) treatment-resistant patients with partial response to either modality alone"},
    {"S-16",
     "Treatment-resistant depression doesn't equal severe depression. Failing two oral antidepressants "
     "doesn't make you twice as sick as someone who responds to the first medication."},
    {"S-17",
     "Someone can be treatment-resistant with manageable symptoms."},
    {"S-18",
     "Someone else can be severely depressed on their first episode but not treatment resistant."},
    {"S-19",
     "The distinction matters because it changes which interventions you deploy and when."},
    {"S-20",
     "For acute cases: start ketamine immediately for crisis stabilization, then initiate TMS while "
     "continuing ketamine maintenance."},
    {"S-21",
     "For non-acute treatment-resistant depression: start with either TMS or ketamine as the "
     "foundational treatment, adding the other one if you get only partial treatment response."},
    {"S-22",
     "The sequencing depends on four clinical factors:\n"
     "What does this patient need right now? (Speed vs. durability)\n"
     "What will they need in three months? (Crisis management vs. long-term stability)\n"
     "What's the primary pathology? (Trauma processing vs. executive dysfunction)\n"
     "What can they access? (Insurance coverage vs. out-of-pocket capacity)"},
    {"S-23",
     "Not everyone needs both."},
    {"S-28",
     "Intravenous and Intramuscular ketamine are generally not fully covered and require some "
     "out-of-pocket expense."},
    {"S-29",
     "Intranasal Esketamine (Spravato) is FDA-approved and insurance-covered, making it more "
     "accessible for combination therapy."},
    {"S-30",
     "TMS is covered by most insurance plans—typically requiring documentation of two failed oral "
     "antidepressant trials."},
    {"S-31",
     "Some patients experience disorientation when symptoms improve quickly—they may interpret a "
     "single bad day as treatment failure rather than normal mood variation."},
    {"S-32",
     "Someone depressed for 20 years doesn't immediately understand that feeling down on Tuesday "
     "doesn't predict Wednesday. That reprogramming takes time."},
    {"S-33",
     "Patients consistently attribute different benefits to each treatment: TMS improves primarily "
     "executive function and impulse control (\"I didn't explode at my boss\"), while ketamine "
     "restores primarily hedonic capacity and emotional access (\"I understand why people enjoy "
     "concerts now\")."},
    {"S-34",
     "TMS typically involves 30-36-44 sessions over 6-8 weeks for initial treatment. Ketamine "
     "maintenance varies by patient but often ranges from weekly to monthly sessions."},
    {"S-35",
     "Both treatments have excellent safety profiles with few contraindications."},
    {"S-36",
     "TMS is contraindicated for patients with metallic implants in the head/neck."},
    {"S-37",
     "Ketamine requires careful monitoring for patients with aneurysms and uncontrolled hypertension."},
    {"S-38",
     "Use measurement-based care with validated assessment tools (PHQ-9, MADRS, GAD-7) administered "
     "before each session."},
    {"S-39",
     "For acute crisis: start ketamine immediately for rapid stabilization, then add TMS within weeks. "
     "For chronic treatment-resistant depression without acute severity: start TMS as the foundation, "
     "adding ketamine if needed."},
    {"S-40",
     "Although there are no known contraindications to receiving both treatments on the same day, many "
     "clinics schedule them separately (e.g., TMS on Monday and ketamine on Tuesday). In cases where "
     "both treatments are done on the same day, they would be separated by a rest period (e.g., TMS in "
     "morning, ketamine in afternoon) to allow monitoring between sessions and avoid patient fatigue."},
    {"S-41",
     "Insurance typically covers TMS for treatment-resistant depression (after 2 failed antidepressant "
     "trials). IV/IM ketamine has some out-of-pocket cost though intranasal esketamine (Spravato) is "
     "FDA-approved and covered by many plans. We recommend checking with your insurance carrier or our "
     "billing team to see if both treatments would be covered."},
};

/// A sentence of the article as a source; a number that is not in the table does not compile.
consteval Cite article_sentence(Text id) {
  for (const Sentence& sentence : article)
    if (sentence.id == id) return cite("article", sentence.id);
  unknown_name(id);
  return {};
}

}  // namespace lintel::knowledge
