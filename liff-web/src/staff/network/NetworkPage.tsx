import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import type { components } from '../../shared/api.gen';
import { CopyButton } from '../../shared/CopyButton';
import { dayAndClock, when } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { DigestForm } from './DigestForm';
import { GroupMessages } from './GroupMessages';
import { g } from './text';

export type Network = components['schemas']['NetworkView'];

/** The two-way LINE group: bound by a code, measured against LINE's limit, its questions answered. */
export function NetworkPage({ works }: { works: boolean }) {
  const { data, problem, reload, set } = useResource(() => ok(api.GET('/api/v1/staff/network')), []);
  if (problem && !data) return <ProblemNote problem={problem} onRetry={reload} />;
  return (
    <div class="page">
      <h1 tabIndex={-1}>{g.title}</h1>
      {data?.group && <Bound network={data} works={works} onChange={(next) => set(() => next)} />}
      {data && !data.group && <Unbound network={data} works={works} onLook={reload} />}
      {data?.group && works && <GroupMessages />}
    </div>
  );
}

function Unbound({ network, works, onLook }: { network: Network; works: boolean; onLook: () => Promise<void> }) {
  const { last } = network;
  const [code, setCode] = useState<{ words: string; expiresAt: string }>();
  const work = useWork();
  const make = () => work.run(async () => setCode(await ok(api.POST('/api/v1/staff/network/codes'))));
  return (
    <section class="panel">
      {last && <p class="note">{(last.state === 'left' ? g.left : g.unbound)(last.name ?? '', when(last.endedAt))}</p>}
      <p>{g.none}</p>
      <p class="small">{g.how}</p>
      <div role="status">
        {code && (
          <>
            <p class="small">{g.words}</p>
            <p class="reference">{code.words}</p>
            <CopyButton text={code.words} />
            <p class="small">{g.until(dayAndClock(code.expiresAt))}</p>
          </>
        )}
      </div>
      {work.problem && <ProblemNote problem={work.problem} />}
      {works && (
        <div class="row">
          <button type="button" class="button primary" aria-disabled={work.busy} onClick={() => void make()}>
            {g.code}
          </button>
          {code && (
            <button type="button" class="button" onClick={() => void onLook()}>
              {g.count}
            </button>
          )}
        </div>
      )}
    </section>
  );
}

type BoundProps = { network: Network; works: boolean; onChange: (network: Network) => void };

function Bound({ network, works, onChange }: BoundProps) {
  const { group, mostMembers, warnFrom } = network;
  const [sure, setSure] = useState(false);
  const work = useWork();
  if (!group) return null;
  const count = group.memberCount ?? 0;
  const again = () => work.run(async () => onChange(await ok(api.POST('/api/v1/staff/network/count'))));
  const unbind = () =>
    sure
      ? work.run(async () => onChange(await ok(api.POST('/api/v1/staff/network/unbind'))))
      : Promise.resolve(setSure(true));
  return (
    <>
      <section class="panel">
        <h2>{group.name ?? g.title}</h2>
        <p>{typeof group.memberCount === 'number' ? g.members(count, mostMembers) : g.uncounted}</p>
        <meter
          min={0}
          max={mostMembers}
          high={warnFrom}
          value={count}
          style="width:100%"
          aria-label={g.members(count, mostMembers)}
        />
        {count >= warnFrom && <p class="note">{g.near}</p>}
        <p class="small">
          {[g.known(group.known), group.countedAt && g.counted(when(group.countedAt)), g.bound(when(group.boundAt))]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {work.problem && <ProblemNote problem={work.problem} />}
        {works && (
          <div class="row">
            <button type="button" class="button" aria-disabled={work.busy} onClick={() => void again()}>
              {g.count}
            </button>
            <button type="button" class="button" aria-disabled={work.busy} onClick={() => void unbind()}>
              {sure ? g.unbindSure : g.unbind}
            </button>
          </div>
        )}
      </section>
      <DigestForm network={network} works={works} onChange={onChange} />
    </>
  );
}
