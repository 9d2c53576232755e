import { forgetSession, session } from './session';

export type StreamEvent = { id: string; status: string };
type Handlers = { onEvent: (event: StreamEvent) => void; onOpen: () => void; onLost: () => void };

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

/** Server-sent events over fetch, because EventSource cannot carry the session. Reconnects until stopped. */
export function listen({ onEvent, onOpen, onLost }: Handlers): () => void {
  const stop = new AbortController();
  let wait = FIRST_WAIT;

  const run = async () => {
    while (!stop.signal.aborted) {
      try {
        const { accessToken } = await session();
        const response = await fetch('/api/v1/staff/stream', {
          headers: { Accept: 'text/event-stream', Authorization: `Bearer ${accessToken}` },
          signal: stop.signal,
        });
        if (response.status === 401) forgetSession(accessToken);
        if (response.ok && response.body) {
          wait = FIRST_WAIT;
          onOpen();
          await read(response.body, onEvent);
        }
      } catch {
        if (stop.signal.aborted) return;
      }
      onLost();
      await new Promise((resolve) => setTimeout(resolve, wait));
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
  };
  void run();
  return () => stop.abort();
}

async function read(body: ReadableStream<Uint8Array>, onEvent: (event: StreamEvent) => void) {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block.split('\n').find((line) => line.startsWith('data:'));
      if (data) onEvent(JSON.parse(data.slice('data:'.length)));
    }
  }
}
