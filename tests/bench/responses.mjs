// FHIR QuestionnaireResponses, one a line, three of each patient, and what JSON.parse with the totals alone takes.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { dice } from './list.mjs';
import { scales } from './scales.mjs';

/** `questions`: those of the catalog. Answers are LOINC codes where the question has any, else whole numbers. */
export async function write_responses(path, patients, questions) {
  const roll = dice(20261126);
  const out = createWriteStream(path);
  const answer = (question, value) => {
    const code = question.choices?.[value]?.code;
    return code ? { valueCoding: { system: 'http://loinc.org', code, display: question.choices[value].says } } : { valueInteger: value };
  };
  for (let n = 0; n < patients; n++) {
    for (const [scale, [count, answers]] of Object.entries(scales)) {
      const item = questions.filter((q) => q.id.startsWith(`${scale}.`)).slice(0, count)
        .map((q) => ({ linkId: q.code ? `/${q.code}` : q.id, text: q.asks ?? q.id, answer: [answer(q, roll(answers))] }));
      const response = { resourceType: 'QuestionnaireResponse', id: `${scale}-${n}`, status: 'completed', subject: { reference: `Patient/${n}` }, authored: '2026-11-20T10:00:00Z', item };
      if (!out.write(`${JSON.stringify(response)}\n`)) await once(out, 'drain');
    }
  }
  out.end();
  await once(out, 'close');
}

/** What a script would do: parse each line, look each answer up, add up. No check that it is one. */
export async function parse_and_score(chunks, write, questions) {
  const value_of = new Map();
  for (const q of questions) q.choices?.forEach((choice, i) => choice.code && value_of.set(choice.code, i));
  const decoder = new TextDecoder();
  let rest = '';
  const score = (line) => {
    const { subject, item } = JSON.parse(line);
    let total = 0;
    for (const { answer: [given] } of item) total += given.valueInteger ?? value_of.get(given.valueCoding.code) ?? NaN;
    return `${subject.reference},${item.length},${total}\n`;
  };
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop();
    write(lines.map(score).join(''));
  }
  if (rest !== '') write(score(rest));
}
