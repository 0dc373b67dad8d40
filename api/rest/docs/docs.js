import { copyable, element, prose } from './dom.js';
import { schemaView, typeOf } from './schema-view.js';
import { tryIt } from './try-it.js';

const { document, location } = globalThis;
const byId = (id) => document.getElementById(id);

const openApi = await (await fetch('/openapi.json')).json();
const resolve = ({ $ref, ...rest }) =>
  $ref
    ? $ref
        .split('/')
        .slice(1)
        .reduce((at, key) => at[key], openApi)
    : rest;

/** Every operation with its method and path, grouped by its first tag in the document's order of tags. */
const operations = Object.entries(openApi.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
);
const groups = openApi.tags
  .map((tag) => ({ ...tag, members: operations.filter(({ tags }) => tags[0] === tag.name) }))
  .filter(({ members }) => members.length > 0);

function start() {
  const listed = operations.filter(
    ({ 'x-bver': contract }) => contract?.visibility === 'listed' && contract.source !== 'system',
  );
  const study =
    listed.find(({ path }) => path.endsWith(':start')) ?? operations.find(({ path }) => path.endsWith(':invoke'));
  const example = Object.values(study?.requestBody?.content['application/json']?.examples ?? {})[0]?.value;
  if (!example) return element('p', {}, ...prose(openApi.info.description));
  const command = `curl -s ${location.origin}${study.path} \\\n  -H 'Content-Type: application/json' -H 'Prefer: wait=30' \\\n  -d '${JSON.stringify(example).replaceAll("'", `'\\''`)}'`;
  return element(
    'section',
    { 'aria-label': 'Start' },
    element('p', {}, ...prose(openApi.info.description)),
    element('p', {}, 'One call, from a document to its result:'),
    copyable(element('pre', {}, command)),
    element(
      'p',
      {},
      ...prose('Without `Prefer`, a study answers with its run at once (202): follow it under `Location`.'),
    ),
  );
}

function section({ name, description, members }) {
  const id = anchor(name);
  return element(
    'section',
    { 'aria-labelledby': id },
    element('h2', { id }, heading(name)),
    element('p', { class: 'quiet' }, ...prose(description)),
    ...members.map(card),
  );
}

const anchor = (name) => `group-${name.replaceAll(/\W+/g, '-')}`;
const heading = (name) => name[0].toUpperCase() + name.slice(1);

/** The inside is written when it is opened: most never are. */
function card(operation) {
  const { operationId, method, path, summary } = operation;
  const made = element(
    'details',
    {
      class: 'operation',
      id: operationId,
      toggle: () => made.open && made.children.length === 1 && made.append(inside(operation)),
    },
    element(
      'summary',
      {},
      element('span', { class: `method ${method}` }, method),
      element('span', { class: 'title' }, summary),
      element('span', { class: 'path' }, path),
    ),
  );
  return made;
}

function inside({ method, path, description, parameters = [], requestBody, responses, 'x-bver': contract }) {
  const named = parameters.map(resolve);
  const json = requestBody?.content['application/json'];
  return element(
    'div',
    { class: 'body' },
    element('p', {}, ...prose(description)),
    contract ? facts(contract) : '',
    contract?.source === 'composition' ? pictureOf(path) : '',
    json ? element('h3', {}, 'Body') : '',
    json ? schemaView(json.schema, openApi) : '',
    ...parameterTables(named),
    element('h3', {}, 'Try it'),
    tryIt({
      method,
      path,
      parameters: named,
      examples: Object.values(json?.examples ?? {}),
      body: json !== undefined,
      file: requestBody?.content['*/*'] !== undefined,
    }),
    element('h3', {}, 'Answers'),
    ...Object.entries(responses).map(answer),
  );
}

const CHANGES = {
  none: 'nothing',
  proposes: 'what BVER keeps; a proposed change to a graph waits to be committed',
  external: 'the world outside',
};
const ANSWERS = { interactive: 'with its result', job: 'with a run to follow, unless you wait' };

const facts = ({ version, mode, mutability, source, tool }) =>
  element(
    'dl',
    { class: 'facts' },
    ...[
      ...(source === 'system'
        ? []
        : [
            ['Version', version],
            ['Answers', ANSWERS[mode]],
          ]),
      ['Changes', CHANGES[mutability]],
      ['MCP tool', element('code', {}, tool)],
    ].flatMap(([term, value]) => [element('dt', {}, term), element('dd', {}, value)]),
  );

/** A study as a picture, in the reader's colours. */
const pictureOf = (path) => {
  const name = path.split('/').at(-1).replace(':start', '');
  return element(
    'details',
    { class: 'more', open: true },
    element('summary', {}, 'Steps'),
    element('img', {
      class: 'picture',
      src: `/v1/workflows/${name}/picture`,
      alt: `The steps of ${name}, as a picture`,
    }),
  );
};

/** Headers are the same nearly everywhere: they wait to be asked for. */
function parameterTables(parameters) {
  const headers = parameters.filter((one) => one.in === 'header');
  const others = parameters.filter((one) => one.in !== 'header');
  return [
    ...(others.length > 0 ? [element('h3', {}, 'Parameters'), parameterTable(others)] : []),
    ...(headers.length > 0
      ? [element('details', { class: 'more' }, element('summary', {}, 'Headers'), parameterTable(headers))]
      : []),
  ];
}

const parameterTable = (parameters) =>
  element(
    'table',
    {},
    element(
      'thead',
      {},
      element('tr', {}, ...['Name', 'In', 'Type', 'Meaning'].map((name) => element('th', { scope: 'col' }, name))),
    ),
    element(
      'tbody',
      {},
      ...parameters.map(({ name, in: place, required, schema, description }) =>
        element(
          'tr',
          {},
          element('td', {}, element('code', {}, name)),
          element('td', {}, place),
          element('td', {}, typeOf(schema) + (required ? ', required' : '')),
          element('td', {}, ...prose(description)),
        ),
      ),
    ),
  );

function answer([status, response]) {
  const { description, content = {} } = resolve(response);
  const schema = content['application/json']?.schema;
  const line = [element('code', {}, status), ' ', ...prose(description)];
  if (!schema) return element('p', {}, ...line);
  return element('details', {}, element('summary', {}, ...line), schemaView(schema, openApi));
}

function contents({ name, members }) {
  const items = members.map(({ operationId, summary, path, description }) =>
    element(
      'li',
      { 'data-words': `${operationId} ${summary} ${path} ${description}`.toLowerCase() },
      element('a', { href: `#${operationId}` }, summary),
    ),
  );
  return element(
    'section',
    { 'aria-labelledby': `c-${anchor(name)}` },
    element('h2', { id: `c-${anchor(name)}` }, heading(name)),
    element('ul', {}, ...items),
  );
}

/** Hides what lacks one of the words, here and in the column of contents. */
function filter({ target }) {
  const words = target.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const item of document.querySelectorAll('#groups li')) {
    item.hidden = !words.every((word) => item.dataset.words.includes(word));
    byId(item.firstChild.getAttribute('href').slice(1)).hidden = item.hidden;
    shown += item.hidden ? 0 : 1;
  }
  for (const group of document.querySelectorAll('#groups section, #operations section[aria-labelledby]'))
    group.hidden = group.querySelector('li:not([hidden]), .operation:not([hidden])') === null;
  byId('filtered').textContent = words.length === 0 ? '' : `${shown} of ${operations.length}`;
}

/** Opens the operation that the address names. */
function openNamed() {
  const id = decodeURIComponent(location.hash.slice(1));
  const named = id === '' ? null : byId(id);
  for (const link of document.querySelectorAll('#groups a')) {
    if (link.getAttribute('href') === `#${id}`) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  if (named?.tagName !== 'DETAILS') return;
  named.open = true;
  named.scrollIntoView();
}

async function showReadiness() {
  const { ready, dependencies = [] } = await (await fetch('/readyz')).json();
  const down = dependencies.filter((one) => !one.ready).map(({ name }) => name);
  byId('readiness').textContent = ready ? 'Ready' : `Not ready: ${down.join(', ')}`;
  byId('readiness').className = `status ${ready ? 'good' : 'bad'}`;
}

byId('version').textContent = openApi.info.version;
byId('operations').replaceChildren(start(), ...groups.map(section));
byId('groups').replaceChildren(...groups.map(contents));
byId('filter').addEventListener('input', filter);
globalThis.addEventListener('hashchange', openNamed);
openNamed();
void showReadiness();
