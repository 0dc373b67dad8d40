import { plural, significant } from '../format.ts';
import type { Study } from '../study/index.ts';
import type { Drawing } from '../svg/drawing.ts';
import { el, Markup } from '../svg/element.ts';
import { assumptionsSection } from './assumptions.ts';
import { loadingSection, lossesSection, tapsSection } from './equipment.ts';
import { findingsSection } from './findings.ts';
import { footer } from './footer.ts';
import { STYLE } from './style.ts';
import { keyFigures, verdict } from './summary.ts';
import { voltagesSection } from './voltages.ts';

/** The whole report as one HTML document that needs nothing beside it. */
export function reportDocument(
  study: Study,
  drawings: { oneLine: Drawing; profile: Drawing },
  title: string,
  by: string,
): string {
  const { network, sources, frequency, name } = study;
  const subtitle = [
    sources[0] ? `Read from ${sources[0].uri.slice(sources[0].uri.lastIndexOf('/') + 1)}` : undefined,
    plural(network.buses.length, 'bus', 'buses'),
    plural(network.branches.length, 'branch', 'branches'),
    frequency === undefined ? undefined : `${significant(frequency)} Hz`,
  ];
  const page = el(
    'html',
    { lang: 'en' },
    el(
      'head',
      {},
      el('meta', { charset: 'utf-8' }),
      el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      el('meta', { name: 'color-scheme', content: 'light dark' }),
      el('title', {}, `${title}: ${name}`),
      new Markup(`<style>\n${STYLE}\n</style>`),
    ),
    el(
      'body',
      {},
      el(
        'header',
        {},
        el('h1', {}, `${title}: ${name}`),
        el('p', { class: 'subtitle' }, subtitle.filter((part) => part !== undefined).join(' · ')),
      ),
      el(
        'main',
        {},
        verdict(study),
        keyFigures(study),
        el('h2', { id: 'diagram' }, 'One-line diagram'),
        el(
          'figure',
          {},
          drawings.oneLine.inline,
          el(
            'figcaption',
            {},
            'Lines by loading, buses by voltage. Each bus names the phase that is nearest to its limit or furthest beyond it, with its voltage per unit.',
          ),
        ),
        el('h2', { id: 'profile' }, 'Voltage profile'),
        el(
          'figure',
          {},
          drawings.profile.inline,
          el(
            'figcaption',
            {},
            'Each line is a phase on its way from bus to bus; vertical steps are transformers and regulators. Shaded: service range A of ANSI C84.1-2020.',
          ),
        ),
        findingsSection(study),
        voltagesSection(study),
        loadingSection(study),
        lossesSection(study),
        tapsSection(study),
        assumptionsSection(study),
      ),
      footer(study, by),
    ),
  );
  return `<!doctype html>\n${page.text}\n`;
}
