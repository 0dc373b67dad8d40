import { copyable, element } from './dom.js';

const { EventSource } = globalThis;

/** Follows a run to its end, then shows its result. */
export function follow(run, answer) {
  const bar = element('progress', { max: 1, value: 0, 'aria-label': 'Progress of the run' });
  const message = element('span', {}, 'Following the run …');
  answer.append(element('p', { class: 'following' }, bar, message));
  return new Promise((resolve) => {
    const events = new EventSource(`${run}/events`);
    events.addEventListener('progress', ({ data }) => {
      const { share, message: text } = JSON.parse(data).data;
      bar.value = share;
      message.textContent = text;
    });
    events.addEventListener('status', async ({ data }) => {
      const { status } = JSON.parse(data).data;
      if (['pending', 'running', 'waiting', 'paused'].includes(status)) return;
      events.close();
      bar.value = status === 'succeeded' ? 1 : bar.value;
      message.textContent = `The run ${status}.`;
      const ended = await (await fetch(run)).json();
      answer.append(
        ...filesOf(ended.response),
        copyable(element('pre', {}, JSON.stringify(ended.response ?? ended.error ?? ended, null, 2))),
      );
      resolve();
    });
  });
}

/** What the run has made, to look at. */
function filesOf({ summary, artifacts = [] } = {}) {
  const links = artifacts.map(({ digest, name }) =>
    element('li', {}, element('a', { href: `/v1/artifacts/${digest}`, target: '_blank' }, name)),
  );
  return [element('p', {}, summary ?? ''), ...(links.length > 0 ? [element('ul', {}, ...links)] : [])];
}
