import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { runStudy } from '../testing/run-study.ts';

const NET1 = readFileSync(new URL('../../../examples/water/net1.inp', import.meta.url));
const VOID = new Set(['meta', '!doctype', 'br', 'hr', 'col']);

/** The first tag that does not close, or closes what is not open. */
function firstBadTag(markup: string): string | undefined {
  const open: string[] = [];
  for (const [tag, slash, name = ''] of markup.matchAll(/<(\/?)([a-zA-Z!][\w-]*)[^>]*>/g)) {
    if (VOID.has(name.toLowerCase())) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) return tag;
  }
  return open.at(-1);
}

async function reported(text: string | Uint8Array, parameters = {}) {
  const { results } = await runStudy(text, parameters);
  const { artifacts, payload, status } = results['report'] ?? assert.fail();
  const fileOf = (name: string): string =>
    new TextDecoder().decode(artifacts.find((each) => each.name === name)?.bytes);
  return {
    html: fileOf('report.html'),
    summary: fileOf('summary.txt'),
    payload: payload as Readonly<Record<string, unknown>>,
    status,
  };
}

describe('the report of a study', () => {
  it('is a document of its own: well formed, in one language, with a title, headings in order and named columns', async () => {
    const { html } = await reported(NET1);
    assert.equal(firstBadTag(html), undefined);
    assert.match(html, /^<!doctype html><html lang="en">/);
    assert.match(html, /<meta name="viewport"/);
    assert.equal(html.match(/<h1>/g)?.length, 1);
    assert.ok((html.match(/<h2/g)?.length ?? 0) >= 4);
    assert.equal(html.match(/<table/g)?.length, html.match(/<caption/g)?.length);
    for (const [, attributes] of html.matchAll(/<th\b([^>]*)>/g)) assert.match(attributes ?? '', /scope="(col|row)"/);
    assert.doesNotMatch(html, /(src|href)="?https?:/);
    assert.doesNotMatch(html, /<script/);
  });

  it('shows what was computed, and the line of the source that a finding is about', async () => {
    const { html, summary, payload } = await reported(NET1);
    for (const part of ['EPANET Example Network 1', '736.4 kPa', '1333.2 kWh', 'net', '0.83 m/s', '8 warnings'])
      assert.ok(html.includes(part), part);
    assert.match(html, /network\.inp:9:2/);
    assert.match(summary, /Lowest pressures\n {2}32 +736\.4 kPa {2}at 22:00 h/);
    assert.deepEqual([payload['solved'], payload['times']], [true, 25]);
  });

  it('is the same for the same study, byte by byte', async () => {
    assert.equal((await reported(NET1)).html, (await reported(NET1)).html);
  });

  it('does not let a name or a title of the network become markup', async () => {
    const evil = '<script>alert(1)</script>';
    const id = '"><b>&\'';
    const { html } = await reported(
      `[TITLE]\n${evil}\n[JUNCTIONS]\n${id.replace('"', '')} 10 500\n[RESERVOIRS]\nr 5\n[PIPES]\n1 r ${id.replace('"', '')} 100 20 100\n`,
      { title: evil },
    );
    assert.equal(firstBadTag(html), undefined);
    assert.doesNotMatch(html, /<script|<b>/);
    assert.ok(html.includes('&#60;script&#62;'));
  });

  it('says that there is no answer, and why, where there is none', async () => {
    const { html, summary, status, payload } = await reported('[JUNCTIONS]\na 1 5\n[PIPES]\n1 a a 5 5 5\n');
    assert.equal(status, 'incomplete');
    assert.equal(payload['solved'], false);
    assert.match(summary, /No answer/);
    assert.match(html, /no answer/i);
    assert.equal(firstBadTag(html), undefined);
  });
});
