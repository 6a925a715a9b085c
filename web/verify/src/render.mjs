// Writes what came of a check into the page, as text and never as markup.

import { attester } from './attested.mjs';
import * as words from './words.mjs';

/** How many values are shown at once. */
const STEP = 500;

const TONES = ['good', 'open', 'bad'];

const element = (id) => document.getElementById(id);

/** Takes the verdict from the page. */
export function clear() {
  element('result').hidden = true;
  element('announcement').textContent = '';
}

/**
 * Shows a verdict, and what the proof shows unless it is refused.
 *
 * @param {object} report what the verifier says, with what its attestations are worth (`weighed`)
 * @param {object} policy what was demanded, and whose certificates count (`certifiers`)
 * @param {object | null} lookup what a node says
 */
export function show(report, policy, lookup) {
  const { tone, title, lines } = words.verdict(report, policy, lookup);
  const result = element('result');
  result.classList.remove(...TONES);
  result.classList.add(tone);
  element('verdict-title').textContent = title;
  element('verdict').replaceChildren(...lines.map((line) => made('p', line)));

  const hasContent = tone !== 'bad' && 'disclosed' in report;
  element('content').hidden = !hasContent;
  showContent(hasContent ? report : { disclosed: [], attestations: null, opened: [] }, policy);
  result.hidden = false;
  result.scrollIntoView({ block: 'nearest' });
  element('announcement').textContent = `Verdict: ${title}`;
}

function showContent(report, policy) {
  showValues(report.disclosed);
  list('about', words.about(report, policy).map((line) => made('li', line)));
  const attesters = (report.attestations ?? []).map((attestation) => {
    const item = made('li', '');
    item.append(...attester(attestation).map((line) => made('div', line)));
    return item;
  });
  list('attesters', attesters.length > 0 ? attesters : [made('li', 'By nobody, as far as it shows.')]);
  list('not-proved', words.notProved(report, policy).map((line) => made('li', line)));
}

/** Shows the first values; a button adds the next ones. */
function showValues(values) {
  const more = element('more');
  element('values').replaceChildren();
  let from = 0;
  const showNext = () => {
    const next = values.slice(from, from + STEP);
    from += next.length;
    element('values').append(...next.map(valueEntry));
    more.hidden = from >= values.length;
    more.textContent = `Show more: ${values.length - from} values are left`;
  };
  more.onclick = showNext;
  showNext();
}

function valueEntry(value) {
  const { where, what } = words.shown(value);
  const entry = made('div', '');
  entry.append(made('dt', where), made('dd', what));
  return entry;
}

function list(id, items) {
  element(id).hidden = items.length === 0;
  element(id).replaceChildren(...items);
}

function made(name, text) {
  const node = document.createElement(name);
  node.textContent = text;
  return node;
}
