import type { EventStore } from '@modelcontextprotocol/sdk/server/streamableHttp.js';

type Message = Parameters<EventStore['storeEvent']>[1];

interface Sent {
  readonly id: string;
  readonly stream: string;
  readonly message: Message;
}

/** The last messages of a session, for a client that lost a stream and comes back with `Last-Event-ID`. */
export function replayBuffer(limit = 1000): EventStore {
  const sent: Sent[] = [];
  let next = 0;
  return {
    storeEvent(stream, message) {
      const id = String(next++);
      sent.push({ id, stream, message });
      if (sent.length > limit) sent.shift();
      return Promise.resolve(id);
    },
    getStreamIdForEventId: (id) => Promise.resolve(sent.find((event) => event.id === id)?.stream),
    async replayEventsAfter(last, { send }) {
      const at = sent.findIndex(({ id }) => id === last);
      const stream = sent[at]?.stream;
      if (stream === undefined) throw new Error(`No event ${last} is kept any more`);
      for (const event of sent.slice(at + 1)) if (event.stream === stream) await send(event.id, event.message);
      return stream;
    },
  };
}
