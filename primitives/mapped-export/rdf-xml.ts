import type { Mapping } from '../mapping.ts';
import type { Resource, Said } from './mapped-graph.ts';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
/** Header of a model (IEC 61970-552, 5.3). */
const MD = 'http://iec.ch/TC57/61970-552/ModelDescription/1#';

/** Whether XML 1.0 can say a character at all (Char, §2.2). */
const isSayable = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 32 && code < 0xd800) ||
  (code >= 0xe000 && code < 0xfffe) ||
  code > 0xffff;

/** In place of a character that XML cannot say stands the replacement character. */
const escape = (text: string): string =>
  Array.from(text, (character) => (isSayable(character.codePointAt(0) ?? 0) ? character : '\ufffd'))
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');

/** RDF/XML after IEC 61970-552: an `rdf:ID` for each object, with its members in order; a header where a profile is named. */
export function rdfXml({ namespaces, profile, title }: Mapping, resources: readonly Resource[], model: string): string {
  const known: Readonly<Record<string, string>> = {
    rdf: RDF,
    ...(profile === undefined ? {} : { md: MD }),
    ...namespaces,
  };
  const declared = Object.entries(known).map(([prefix, iri]) => `xmlns:${prefix}="${escape(iri)}"`);
  const iriOf = (name: string): string =>
    `${known[name.split(':')[0] ?? ''] ?? ''}${name.slice(name.indexOf(':') + 1)}`;
  const memberOf = (said: Said): string => {
    if ('value' in said) return `    <${said.name}>${escape(String(said.value))}</${said.name}>`;
    const target = 'resource' in said ? `#_${said.resource}` : iriOf(said.literal);
    return `    <${said.name} rdf:resource="${escape(target)}"/>`;
  };
  const header =
    profile === undefined
      ? []
      : [
          `  <md:FullModel rdf:about="urn:uuid:${model}">`,
          `    <md:Model.description>${escape(title)}</md:Model.description>`,
          `    <md:Model.profile>${escape(profile)}</md:Model.profile>`,
          '  </md:FullModel>',
        ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<rdf:RDF ${declared.join(' ')}>`,
    ...header,
    ...resources.flatMap(({ id, class: own, says }) => [
      `  <${own} rdf:ID="_${id}">`,
      ...says.map(memberOf),
      `  </${own}>`,
    ]),
    '</rdf:RDF>',
    '',
  ].join('\n');
}
