// The thirteen source attributes that certified health IT in the US has to show for evidence-based decision support
// (45 CFR 170.315(b)(11)(iv)(A)), answered for Lintel. Written at build time from what is asked.
import { text } from './html.mjs';

/** Where a demographic fact is not used the answer says so; where something near it is asked it is named. */
const attributes = (catalog) => {
  const asks = (id) => `“${catalog.questions.find((q) => q.id === id).asks}”`;
  const scales = catalog.instruments.map((i) => i.name).join(', ');
  return [
    ['Bibliographic citation of the intervention', 'Each rule names its own sources: see “Sources” here, and “Why?” beside each result. The order of treatments rests on a clinic’s article, which is opinion.'],
    ['Developer of the intervention', 'The Lintel contributors.'],
    ['Funding source of the technical implementation', 'None is on record.'],
    ['Release and revision dates', `Program ${catalog.version}; knowledge ${catalog.knowledge}, reviewed ${catalog.reviewed}, stamp ${catalog.hash}. For each source the day by which it was read, or that it was not.`],
    ['Race', 'Not used.'],
    ['Ethnicity', 'Not used.'],
    ['Language', 'Not used. The page is in English.'],
    ['Sexual orientation', 'Not used.'],
    ['Gender identity', 'Not used.'],
    ['Sex', 'Not used. Where a cut-off differs by sex both are named; pregnancy, planning one and breastfeeding are asked of everybody.'],
    ['Date of birth', 'Not used. The age in whole years is.'],
    ['Social determinants of health', `No such data are read. Access is asked: ${['can_attend_daily', 'out_of_pocket', 'transport_home'].map(asks).join(' ')} The payer is a setting.`],
    ['Health status assessments', `Used: ${scales}, the C-SSRS screener; pregnancy; substance use.`],
  ];
};

export const source_attributes = (catalog) => `<section><h2>Source attributes</h2>
<details><summary>The thirteen that certified systems show</summary>
<p>What certified systems in the US show for evidence-based decision support, 45 CFR 170.315(b)(11)(iv)(A). Lintel is not certified; the
list is cited from knowledge.</p>
<dl>${attributes(catalog).map(([what, answer]) => `<dt>${text(what)}</dt><dd>${text(answer)}</dd>`).join('\n')}</dl></details></section>`;
