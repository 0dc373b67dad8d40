import sax from 'sax';
import type { SAXOptions } from 'sax';

/** What is told of an XML document while it is read from beginning to end. */
export interface XmlEvents {
  opened(name: string, attributes: Readonly<Record<string, string>>): void;
  closed(name: string): void;
  text(text: string): void;
}

// The types of the library lack the option.
const OPTIONS: SAXOptions & { readonly strictEntities: boolean } = { position: true, strictEntities: true };

/** Deeper than any drawing or model nests. */
const DEPTH_LIMIT = 256;
/** More elements than fit into a document of the usual limit in any useful way. */
const ELEMENT_LIMIT = 2_000_000;

/**
 * Reads an XML document (XML 1.0). Entities other than the five of the standard are refused, so that none of them can
 * expand; work and memory are linear in the size of the document.
 *
 * @throws Error what is not well-formed, with its line, or which limit is passed
 */
export function readXml(bytes: Uint8Array, events: XmlEvents): void {
  const parser = sax.parser(true, OPTIONS);
  let depth = 0;
  let elements = 0;
  parser.onerror = (error) => {
    throw new Error(error.message.split('\n').slice(0, 2).join(', ').toLowerCase());
  };
  parser.onopentag = ({ name, attributes }) => {
    depth++;
    elements++;
    if (depth > DEPTH_LIMIT) throw new Error(`its elements are nested more than ${DEPTH_LIMIT} deep`);
    if (elements > ELEMENT_LIMIT) throw new Error(`it has more than ${ELEMENT_LIMIT} elements`);
    events.opened(name, attributes as Readonly<Record<string, string>>);
  };
  parser.onclosetag = (name) => {
    depth--;
    events.closed(name);
  };
  parser.ontext = (text) => events.text(text);
  parser.oncdata = (text) => events.text(text);
  parser.write(decoded(bytes)).close();
  if (elements === 0) throw new Error('it has no element');
}

/** UTF-8, or UTF-16 by its byte order mark (XML 1.0, appendix F); another encoding that is declared. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const encoding = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1];
  return new TextDecoder(encoding).decode(bytes);
}
