// Intranasal esketamine: what speaks against it, US and European text (fact base 4.3, 4.4, 4.5).
#pragma once

#include "knowledge/article.hpp"
#include "knowledge/modalities/defined.hpp"

namespace lintel::knowledge {

inline constexpr Check esketamine_checks[] = {
    // the label contraindicates
    {.id = "E01", .level = Level::absolute, .when = {yes("aneurysm")},
     .says = "Aneurysmal vascular disease: the label contraindicates esketamine, which raises blood "
             "pressure.",
     .cite = {cite("pi")}},
    {.id = "E02", .level = Level::absolute, .when = {yes("arteriovenous_malformation")},
     .says = "An arteriovenous malformation: the label contraindicates esketamine.",
     .cite = {cite("pi")}},
    {.id = "E03", .level = Level::absolute, .when = {yes("intracerebral_haemorrhage")},
     .says = "Bleeding into the brain, however long ago: the label contraindicates esketamine.",
     .cite = {cite("pi")}},
    {.id = "E04", .level = Level::absolute, .when = {yes("ketamine_allergy")},
     .says = "Hypersensitivity to esketamine, ketamine or an excipient: the label contraindicates it.",
     .cite = {cite("pi")}},
    {.id = "E08.europe", .level = Level::absolute,
     .when = {yes("recent_cardiovascular_event"), yes("european_text")},
     .says = "A heart attack or another cardiovascular event is recent: the European text contraindicates "
             "esketamine.",
     .cite = {cite("eusmpc")},
     .other = {"In the United States it is a specialist's decision.", {cite("own", "E08")}}},

    // it cannot be given here
    {.id = "E22", .level = Level::administrative, .when = {no("rems_ready")},
     .says = "Site certification or the patient's enrolment (REMS; elsewhere the local rules) is missing, so "
             "esketamine cannot be given.",
     .cite = {cite("pp")}},

    // only by a specialist's decision
    {.id = "E08", .level = Level::relative, .when = {yes("recent_cardiovascular_event")},
     .unless = {yes("european_text")},
     .says = "A heart attack or another cardiovascular event is recent: esketamine only by a specialist's "
             "decision.",
     .cite = {cite("own", "E08"), cite("eusmpc")},
     .other = {"The European text contraindicates esketamine here.", {cite("eusmpc")}}},
    {.id = "X04.esketamine", .level = Level::relative, .when = {yes("head_vessel_metal")},
     .unless = {yes("aneurysm"), yes("arteriovenous_malformation")},
     .says = "A clip, coil or stent in a head or neck vessel often means a treated aneurysm: find out why it "
             "is there.",
     .cite = {cite("own", "4.4")}},
    {.id = "E09", .level = Level::relative, .when = {yes("unstable_heart_or_lungs")},
     .unless = {yes("european_text")},
     .says = "Unstable disease of heart or lungs: a careful assessment comes before any dose.",
     .cite = {cite("us-spravato-label"), cite("own", "E09")},
     .other = {"The European text asks that resuscitation be at hand.", {cite("eusmpc")}}},
    {.id = "E09.europe", .level = Level::relative,
     .when = {yes("unstable_heart_or_lungs"), yes("european_text")},
     .says = "Unstable disease of heart or lungs: the European text allows esketamine only where "
             "resuscitation is at hand.",
     .cite = {cite("eusmpc")}},
    {.id = "E13", .level = Level::relative, .when = {yes("psychosis_history")},
     .says = "Psychosis in the history: only if the benefit outweighs the risk; the trials took people "
             "without psychotic symptoms.",
     .cite = {cite("pp"), cite("ona"), cite("transf2")}},
    {.id = "E14", .level = Level::relative, .when = {yes("substance_use_disorder")},
     .says = "An active substance use disorder: esketamine carries a boxed warning of abuse and misuse.",
     .cite = {cite("hcp"), cite("pp")},
     .other = {"A milder reading asks for monitoring only.", {cite("own", "E14")}}},
    {.id = "E14.past", .level = Level::relative, .when = {yes("past_substance_use")},
     .says = "Substance use disorder or ketamine misuse in the past: weigh the risk of relapse before the "
             "first dose.",
     .cite = {cite("hcp"), cite("pp")},
     .other = {"A milder reading asks for monitoring only.", {cite("own", "E14")}}},
    {.id = "E15", .level = Level::relative, .when = {is("liver", "severe")},
     .says = "Severe liver disease: esketamine is not recommended.",
     .cite = {cite("pihep")}},
    {.id = "E16", .level = Level::relative, .when = {yes("pregnant")},
     .says = "Esketamine is not recommended in pregnancy and is discontinued if one occurs.",
     .cite = {cite("medn"), cite("eskbf")}},
    {.id = "E16.planning", .level = Level::relative, .when = {yes("planning_pregnancy")},
     .says = "Esketamine is not recommended for someone who is planning a pregnancy.",
     .cite = {cite("medn"), cite("eskbf")}},
    {.id = "E16.breastfeeding", .level = Level::relative, .when = {yes("breastfeeding")},
     .says = "Esketamine is not recommended while breastfeeding.",
     .cite = {cite("medn"), cite("eskbf")}},
    {.id = "E17", .level = Level::relative, .when = {at_most("age", 17)},
     .says = "Esketamine is not approved for minors; its boxed warning names suicidal thoughts in the young.",
     .cite = {cite("pp")}},
    {.id = "E19", .level = Level::relative, .when = {yes("bipolar")},
     .says = "Bipolar depression is not a labelled indication of esketamine.",
     .cite = {cite("general"), cite("being")}},
    {.id = "E24", .level = Level::relative, .when = {no("labelled_esketamine_indication")},
     .says = "Neither treatment-resistant depression nor major depression with acute suicidality: this would "
             "be off-label.",
     .cite = {cite("being")}},

    // stop and refer
    {.id = "E05.crisis", .level = Level::refer, .when = {yes("pressure_crisis")},
     .says = "No dose at this blood pressure: medical assessment, as for IV or IM ketamine.",
     .cite = {cite("own", "K05"), cite("own", "4.5.2")},
     .other = {"The label does not contraindicate; it asks to weigh and consider delaying.", {cite("ona")}}},
    {.id = "E13.now", .level = Level::refer, .when = {yes("psychosis_now")},
     .says = "Psychotic symptoms in this episode: refer and think of ECT.",
     .cite = {cite("own", "4.5.8"), cite("pp"), cite("ona")},
     .other = {"The label allows it where the benefit outweighs the risk.", {cite("pp"), cite("ona")}}},
    {.id = "E19.mania", .level = Level::refer, .when = {yes("mania_now")},
     .says = "Mania, hypomania or a mixed state now: refer before any dose.",
     .cite = {cite("own", "7.1")}},
    {.id = "E18", .level = Level::refer, .when = {yes("bladder_symptoms")},
     .says = "Urinary frequency, pain or blood may be ketamine cystitis: refer before the next dose.",
     .cite = {cite("butal")},
     .other = {"A milder reading asks for monitoring only.", {cite("own", "E18")}}},

    // with monitoring
    {.id = "E05", .level = Level::monitor, .when = {yes("pressure_before_esketamine")},
     .says = "Blood pressure is raised before the dose: weigh benefit and risk and consider delaying; "
             "measure again at about 40 minutes and as needed.",
     .cite = {cite("ona"), cite("hcp"), unverified("eu-smpc")},
     .other = {"The label does not contraindicate esketamine at this pressure.", {cite("ona")}}},
    {.id = "E05.uncontrolled", .level = Level::monitor, .when = {yes("poorly_controlled_hypertension")},
     .says = "Poorly controlled hypertension: postpone, treat and check again; weigh before any dose.",
     .cite = {cite("own", "4.5.2"), cite("ona")},
     .other = {"Guidelines advise against ketamine in poorly controlled cardiovascular disease; the clinic article "
               "describes monitoring.",
               {cite("asrab"), article_sentence("S-37")}}},
    {.id = "E07", .level = Level::monitor, .when = {yes("hypertensive_encephalopathy")},
     .says = "Past hypertensive encephalopathy: monitor blood pressure intensively.",
     .cite = {cite("ona")}},
    {.id = "E15.moderate", .level = Level::monitor, .when = {is("liver", "moderate")},
     .says = "Moderate liver disease: monitor for longer after each dose.",
     .cite = {cite("pihep")}},
    {.id = "E17.older", .level = Level::monitor, .when = {yes("older_in_europe")},
     .says = "At this age the European text starts at 28 mg.",
     .cite = {cite("mimshk")},
     .other = {"The US label does not change the starting dose.", {unverified("us-spravato-label")}}},
    {.id = "E10", .level = Level::monitor, .when = {yes("sedating")},
     .says = "A benzodiazepine, an opioid or another sedative deepens sedation.",
     .cite = {cite("medn")}},
    {.id = "E11", .level = Level::monitor, .when = {yes("stimulant")},
     .says = "A stimulant adds to the rise in blood pressure.",
     .cite = {cite("medn")}},
    {.id = "E12", .level = Level::monitor, .when = {yes("maoi")},
     .says = "An MAO inhibitor adds to the rise in blood pressure.",
     .cite = {cite("medn")}},
    {.id = "X03.esketamine", .level = Level::monitor, .when = {yes("stimulant")},
     .says = "A stimulant counts twice where both treatments are planned: blood pressure here, seizure "
             "threshold with TMS.",
     .cite = {cite("own", "4.4"), cite("medn")}},

    // may fall short of what is hoped for
    {.id = "E23", .level = Level::efficacy, .when = {yes("suicide_prevention")},
     .says = "Esketamine has not been shown to prevent suicide or to lessen suicidal ideation, and does not "
             "replace admission.",
     .cite = {cite("wcm")}},
};

}  // namespace lintel::knowledge
