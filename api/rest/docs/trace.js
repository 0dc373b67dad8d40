import { element } from './dom.js';
import { excerpt } from './excerpt.js';

const { document, location, history } = globalThis;
const byId = (id) => document.getElementById(id);
const form = document.querySelector('form.ask');
const asked = () => Object.fromEntries(new globalThis.URLSearchParams(location.search));

/** The address of this page for another value of the run. */
const addressOf = (given) => `/docs/trace?${new globalThis.URLSearchParams(given)}`;

const documents = new Map();
/** The bytes of a document, fetched once. */
function bytesOf(digest) {
  if (!documents.has(digest)) {
    const bytes = fetch(`/v1/artifacts/${encodeURIComponent(digest)}`).then(async (response) => {
      if (!response.ok) throw new Error(`The document cannot be read (${response.status}).`);
      return new Uint8Array(await response.arrayBuffer());
    });
    documents.set(digest, bytes);
  }
  return documents.get(digest);
}

async function ask(given) {
  const { run, ...query } = given;
  const search = new globalThis.URLSearchParams(query);
  const response = await fetch(`/v1/runs/${encodeURIComponent(run)}/trace?${search}`);
  const body = await response.json();
  if (response.ok) return body;
  throw new Error([body.detail, body.remedy].filter(Boolean).join(' '));
}

async function show() {
  const given = asked();
  for (const { name } of form.elements) if (name) form.elements[name].value = given[name] ?? '';
  if (!given.run || !given.subject || !given.path) {
    byId('state').textContent = 'Name a run, an element and one of its values.';
    return;
  }
  byId('state').textContent = 'Tracing …';
  byId('answer').replaceChildren();
  document.title = `${given.subject} ${given.path} – BVER`;
  try {
    const answer = await ask(given);
    byId('state').textContent = '';
    byId('answer').replaceChildren(answer.kind === 'result' ? computed(answer, given) : asserted(answer.trace, given));
    for (const late of document.querySelectorAll('details[open].quotations'))
      late.dispatchEvent(new globalThis.Event('toggle'));
  } catch (error) {
    byId('state').textContent = error.message;
  }
}

const heading = (name, what) => element('h2', {}, name, ' ', element('code', {}, what));
const nameOf = ({ name, subject }) => (name && name !== subject ? `${name} (${subject})` : subject);

/** A value that stands in the graph: all the way back, opened. */
const asserted = (trace, given) =>
  element(
    'article',
    { class: 'trace' },
    heading(nameOf(trace), trace.path),
    element('ul', {}, entry(trace, given, true)),
  );

/** A value that was computed: what it is, by what, and what that read, nearest first. */
function computed({ trace, generation }, given) {
  const values = trace.values.map(({ value, at }) =>
    element(
      'li',
      {},
      element('span', { class: 'value' }, `${value} ${trace.unit}`),
      ' ',
      element(
        'span',
        { class: 'quiet' },
        Object.entries(at)
          .map(([mark, said]) => `${mark} ${said}`)
          .join(', '),
      ),
    ),
  );
  const told = trace.used.length;
  return element(
    'article',
    { class: 'trace' },
    heading(nameOf(trace), `${trace.table}.${trace.column}`),
    element('ul', {}, ...values),
    element(
      'p',
      {},
      badge('computed'),
      ' by ',
      element('code', {}, `${generation.primitive} ${generation.version}`),
      `, step ${generation.step} of run `,
      element('a', { href: `/v1/runs/${encodeURIComponent(generation.runId)}` }, generation.runId),
      `, from ${trace.readCount} values.`,
    ),
    element('h3', {}, 'What it was computed from, nearest first'),
    find(given),
    element(
      'p',
      { class: 'quiet', role: 'status' },
      `${told} of ${told + trace.omitted} values${given.find ? ' that match' : ''}`,
    ),
    ...grouped(trace.used).map(([first, members]) =>
      element(
        'section',
        { class: 'element' },
        element('h4', {}, nameOf({ ...first, subject: elementOf(first.subject) })),
        element('ul', {}, ...members.map((one) => entry(one, given, told === 1))),
      ),
    ),
    trace.nextPageToken
      ? element('p', {}, element('a', { href: addressOf({ ...given, pageToken: trace.nextPageToken }) }, 'More values'))
      : '',
  );
}

function find(given) {
  const input = element('input', {
    name: 'find',
    type: 'search',
    value: given.find ?? '',
    placeholder: 'element, property',
  });
  const rest = Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'find' && name !== 'pageToken'));
  const submit = (event) => {
    event.preventDefault();
    go(input.value.trim() === '' ? rest : { ...rest, find: input.value.trim() });
  };
  return element(
    'form',
    { class: 'find', role: 'search', submit },
    element('label', {}, 'Find among them', input),
    element('button', {}, 'Find'),
  );
}

/** The element that a subject is, or is a port of. */
const elementOf = (subject) => subject.replace(/#\d+$/, '');
const portOf = (subject) => /#(\d+)$/.exec(subject)?.[1];

/** Values in their order, those of one element and its ports together. */
function grouped(traces) {
  const groups = new Map();
  for (const one of traces) {
    const element = elementOf(one.subject);
    groups.set(element, [...(groups.get(element) ?? []), one]);
  }
  return [...groups.values()].map((members) => [members[0], members]);
}

const badge = (state) => element('span', { class: `badge ${/^[a-z]+$/.test(state) ? state : ''}` }, state);

/** One value with its quotations and its operands, each of which can be traced on. */
function entry(trace, given, open) {
  const { run } = given;
  const { subject, path, value, text, state, statedIn, method, quotations = [], wasDerivedFrom = [], cut } = trace;
  const quoted = quotations.length > 0 ? quotationsOf(quotations, open) : '';
  return element(
    'li',
    {},
    portOf(subject) ? element('span', { class: 'quiet' }, `port ${portOf(subject)} `) : '',
    element('a', { href: addressOf({ run, subject, path }) }, path),
    ' = ',
    element('strong', {}, text ?? (value === undefined ? 'nothing' : JSON.stringify(value))),
    statedIn ? element('span', { class: 'quiet' }, ` (stated in ${statedIn})`) : '',
    ' ',
    badge(state),
    quotations.length === 0 && method ? element('span', { class: 'quiet' }, ` by ${method}`) : '',
    cut ? element('span', { class: 'quiet' }, ` (${cut})`) : '',
    quoted,
    wasDerivedFrom.length > 0
      ? element(
          'ul',
          { 'aria-label': `What ${path} was derived from` },
          ...wasDerivedFrom.map((one) => operand(one, given, open)),
        )
      : '',
  );
}

const operand = (trace, given, open) => {
  const made = entry(trace, given, open);
  made.prepend(element('span', { class: 'quiet' }, `${nameOf(trace)} `));
  return made;
};

/** Where a value stands, with the text around it: fetched when it is opened. */
function quotationsOf(quotations, open) {
  const label = quotations.map(({ place, exact }) => `${place} “${exact}”`).join(', ');
  let filled = false;
  const made = element(
    'details',
    {
      class: 'quotations',
      open,
      toggle: () => {
        if (!made.open || filled) return;
        filled = true;
        made.append(...quotations.map(figure));
      },
    },
    element('summary', {}, label),
  );
  return made;
}

function figure(quotation) {
  const caption = element('figcaption', {}, quotation.place, ' ', element('q', {}, quotation.exact));
  const made = element('figure', { class: 'quotation' }, caption);
  if (quotation.type !== 'text') return made;
  bytesOf(quotation.digest)
    .then((bytes) => {
      const pre = element('pre', { tabindex: 0 }, ...excerpt(bytes, quotation).map(line));
      made.append(pre);
      const mark = pre.querySelector('mark');
      // What is quoted may stand far to the right.
      if (mark) pre.scrollLeft = mark.offsetLeft - pre.offsetLeft - pre.clientWidth / 2;
    })
    .catch((error) => made.append(element('p', { class: 'quiet' }, error.message)));
  return made;
}

const line = ({ number, before, selected, after }) =>
  element(
    'span',
    { class: 'line' },
    element('span', { class: 'number', 'aria-hidden': 'true' }, String(number)),
    before,
    selected === '' ? '' : element('mark', {}, selected),
    after,
  );

function go(given) {
  history.pushState(null, '', addressOf(given));
  void show();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  go(Object.fromEntries(new globalThis.FormData(form)));
});
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="/docs/trace?"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go(Object.fromEntries(new globalThis.URLSearchParams(link.getAttribute('href').split('?')[1])));
});
globalThis.addEventListener('popstate', () => void show());
void show();
