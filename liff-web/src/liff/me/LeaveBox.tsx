import { clear } from 'idb-keyval';
import { useRef } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import type { Line } from '../../shared/line';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import { forgetSession, session } from '../../shared/session';
import { s } from '../../shared/text';
import { m } from './text';

export function LeaveBox({ line, onGone }: { line: Line; onGone: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { busy, problem, run } = useWork();
  const leave = () =>
    run(async () => {
      const { accessToken } = await session();
      const userAccessToken = line.accessToken();
      await ok(api.POST('/api/v1/me/erasure', { body: userAccessToken ? { userAccessToken } : {} }));
      forgetSession(accessToken);
      // Drafts on the phone go, too.
      await clear().catch(() => undefined);
      dialog.current?.close();
      onGone();
    });

  return (
    <section class="me-part">
      <h2>{m.leave}</h2>
      <p class="small">{m.leaveHint}</p>
      <button type="button" class="button quiet-danger" onClick={() => dialog.current?.showModal()}>
        {m.leave}
      </button>
      <dialog ref={dialog} class="sheet" aria-labelledby="leave-title">
        <h2 id="leave-title">{m.sure}</h2>
        <p>{m.leaveHint}</p>
        <p>
          <b>{m.cannot}</b>
        </p>
        {problem && <ProblemNote problem={problem} />}
        <div class="pair">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {s.cancel}
          </button>
          <button type="button" class="button danger-button" aria-disabled={busy} onClick={() => void leave()}>
            {m.yes}
          </button>
        </div>
      </dialog>
    </section>
  );
}
