import { api, ok } from '../../shared/api';
import { useResource } from '../../shared/resource';
import { StatusChip } from '../../shared/StatusChip';
import type { CaseParent, Incident } from '../../shared/types';
import { t } from '../text';
import { ConfirmBox } from './ConfirmBox';

type Props = { incident: Incident; parent: CaseParent; onDone: (words: string) => Promise<void> };

/** How the case goes on that this one was merged into; its fix is confirmed from here. */
export function ParentBox({ incident, parent, onDone }: Props) {
  const { id, status, mayOpen } = parent;
  // With the pictures of the fix, when the reader may see them.
  const other = useResource<Incident>(
    () =>
      mayOpen
        ? ok(api.GET('/api/v1/incidents/{id}', { params: { path: { id } } }))
        : Promise.resolve({ ...incident, id, confirmBy: parent.confirmBy ?? null, photos: [] }),
    [id, status, mayOpen],
  );
  return (
    <>
      <section class="note merged">
        <p>
          <b>{t.cases.merged(parent.reference)}</b> <StatusChip status={status} />
        </p>
        <p>{parent.storm ? t.cases.storm : t.cases.mergedHint}</p>
        {mayOpen && <a href={`/liff/cases/${id}`}>{t.cases.seeMerged}</a>}
      </section>
      {incident.needs === 'confirm' && other.data && <ConfirmBox incident={other.data} onDone={onDone} />}
    </>
  );
}
