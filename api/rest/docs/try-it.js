import { copyable, element } from './dom.js';
import { follow } from './follow.js';

const { location } = globalThis;

/** What is worth seeing of an answer beside its body. */
const SHOWN = ['location', 'retry-after', 'preference-applied', 'link', 'etag', 'allow', 'content-type', 'traceparent'];

/** A form that makes the call, and shows it as a command for elsewhere. */
export function tryIt({ method, path, parameters, examples, body, file }) {
  const fields = parameters.map((parameter) => ({ parameter, input: inputFor(parameter) }));
  const text = body
    ? element('textarea', { spellcheck: 'false', 'aria-label': 'Body (JSON)', rows: rowsOf(examples[0]?.value) })
    : undefined;
  if (text) text.value = pretty(examples[0]?.value ?? {});
  const command = element('pre');
  const answer = element('div', { class: 'answer', role: 'region', 'aria-label': 'Answer', 'aria-live': 'polite' });
  const send = element('button', { class: 'send' }, 'Send');
  const upload = file ? element('input', { type: 'file', 'aria-label': 'File to send as it is' }) : undefined;
  const request = () => requestOf(method, path, fields, text?.value, upload?.files[0]);
  const show = () => (command.textContent = commandOf(request()));
  const choice =
    examples.length > 1
      ? element(
          'select',
          {
            'aria-label': 'Example',
            change: (event) => (text.value = pretty(examples[event.target.selectedIndex].value)),
          },
          ...examples.map(({ summary }) => element('option', {}, summary)),
        )
      : undefined;
  const form = element(
    'form',
    { class: 'try', input: show, change: show, submit },
    fieldsOf(fields),
    choice,
    text,
    upload ? element('label', {}, 'Or a file, sent as it is under its name', upload) : undefined,
    element('div', { class: 'actions' }, send),
    copyable(command),
    answer,
  );
  show();
  return form;

  async function submit(event) {
    event.preventDefault();
    send.disabled = true;
    answer.replaceChildren(element('p', { class: 'quiet' }, 'Waiting for the answer …'));
    try {
      const { url, ...options } = request();
      await showAnswer(answer, await fetch(url, { ...options, redirect: 'manual' }));
    } catch (error) {
      answer.replaceChildren(element('p', { class: 'status bad' }, `No answer: ${error.message}`));
    } finally {
      send.disabled = false;
    }
  }
}

const pretty = (value) => JSON.stringify(value, null, 2);
const rowsOf = (value) => Math.min(Math.max(pretty(value ?? {}).split('\n').length + 1, 4), 20);
const label = ({ name, in: place, required }) => `${name} (${place}${required ? ', required' : ''})`;

function fieldsOf(fields) {
  const labelled = (wanted) =>
    fields
      .filter(({ parameter }) => wanted(parameter))
      .map(({ parameter, input }) => element('label', {}, label(parameter), input));
  const headers = labelled((one) => one.in === 'header');
  return element(
    'div',
    { class: 'fields' },
    ...labelled((one) => one.in !== 'header'),
    headers.length > 0
      ? element('details', {}, element('summary', {}, 'Headers'), element('div', { class: 'fields' }, ...headers))
      : undefined,
  );
}

function inputFor({ name, required, schema, description }) {
  const common = { name, required, title: description };
  if (schema.enum)
    return element(
      'select',
      common,
      element('option', { value: '' }),
      ...schema.enum.map((value) => element('option', {}, String(value))),
    );
  return element('input', { ...common, placeholder: schema.default ?? '', autocomplete: 'off' });
}

/** What fetch takes, from what was filled in. */
function requestOf(method, path, fields, body, file) {
  const given = fields
    .map(({ parameter, input }) => ({ ...parameter, value: input.value }))
    .filter(({ value }) => value !== '');
  const valueOf = (name) => given.find((one) => one.in === 'path' && one.name === name)?.value;
  const filled = path.replace(/\{(\w+)\}/g, (hole, name) =>
    valueOf(name) === undefined ? hole : encodeURIComponent(valueOf(name)),
  );
  const query = new URLSearchParams(given.filter((one) => one.in === 'query').map(({ name, value }) => [name, value]));
  const headers = Object.fromEntries(
    given.filter((one) => one.in === 'header').map(({ name, value }) => [name, value]),
  );
  if (file) return { url: `${filled}?${new URLSearchParams({ name: file.name })}`, method, headers, body: file };
  return {
    url: query.size > 0 ? `${filled}?${query}` : filled,
    method,
    headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body }),
  };
}

const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

function commandOf({ url, method, headers, body }) {
  const lines = [
    `curl -s ${method === 'GET' ? '' : `-X ${method} `}${quoted(location.origin + url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(typeof body === 'string' ? [`-d ${quoted(compact(body))}`] : []),
    ...(body && typeof body !== 'string' ? [`--data-binary @${quoted(body.name)}`] : []),
  ];
  return lines.join(' \\\n  ');
}

const compact = (body) => {
  try {
    return JSON.stringify(JSON.parse(body));
  } catch {
    return body;
  }
};

async function showAnswer(answer, response) {
  const run = response.status === 202 ? response.headers.get('location') : undefined;
  const status = element(
    'p',
    { class: `status ${response.ok ? 'good' : 'bad'}` },
    `${response.status} ${response.statusText}`,
  );
  const headers = SHOWN.filter((name) => response.headers.has(name)).map(
    (name) => `${name}: ${response.headers.get(name)}`,
  );
  const text = await bodyOf(response);
  answer.replaceChildren(
    status,
    element('pre', {}, headers.join('\n')),
    ...(text === '' ? [] : [run ? asStarted(text) : copyable(element('pre', {}, text))]),
  );
  if (run) await follow(run, answer);
}

/** The run as it was at first: what became of it is shown below. */
const asStarted = (text) =>
  element('details', {}, element('summary', {}, 'The run as it started'), copyable(element('pre', {}, text)));

async function bodyOf(response) {
  const text = await response.text();
  const mediaType = response.headers.get('content-type') ?? '';
  return /json/.test(mediaType) && text !== '' ? pretty(JSON.parse(text)) : text;
}
