import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { when } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import type { RichMenuList } from '../../shared/types';
import { u } from './text';

export function RichMenus() {
  const menus = useResource<RichMenuList>(() => ok(api.GET('/api/v1/staff/line/rich-menus')), []);
  const [told, setTold] = useState('');
  const { busy, problem, run } = useWork();
  const live = menus.data?.releases.find((release) => release.state === 'live');
  const drawn = menus.data?.drawn;
  const show = (shown: Promise<{ version: string }>) =>
    run(async () => {
      setTold(u.done((await shown).version));
      await menus.reload();
    });

  return (
    <section>
      <h2>{u.menus}</h2>
      <p class="hint">{u.menusHint}</p>
      {menus.problem && <ProblemNote problem={menus.problem} onRetry={menus.reload} />}
      {menus.data && !drawn && <p class="empty">{u.notBuilt}</p>}
      <ul class="plain menus">
        {Object.entries(menus.data?.pictures ?? {}).map(([key, picture]) => (
          <li key={key}>
            <img src={picture} alt={u.keys[key as keyof typeof u.keys]} width={320} height={216} loading="lazy" />
            <span>
              <b>{u.keys[key as keyof typeof u.keys]}</b>{' '}
              <small>{key === 'default' ? u.everybody : u.people(menus.data?.people[key] ?? 0)}</small>
            </span>
          </li>
        ))}
      </ul>
      <div class="row">
        {drawn && drawn !== live?.version && (
          <button
            type="button"
            class="button primary small-button"
            aria-disabled={busy}
            onClick={() => void show(ok(api.POST('/api/v1/staff/line/rich-menus/deploy')))}
          >
            {u.deploy}
          </button>
        )}
        {drawn && drawn === live?.version && <span class="small">{u.current}</span>}
        {menus.data?.releases.some((release) => release.state === 'retired') && (
          <button
            type="button"
            class="button small-button"
            aria-disabled={busy}
            onClick={() => confirm(u.rollBackAsk) && void show(ok(api.POST('/api/v1/staff/line/rich-menus/roll-back')))}
          >
            {u.rollBack}
          </button>
        )}
      </div>
      <div role="status">{told && <p class="note good">{told}</p>}</div>
      {problem && <ProblemNote problem={problem} />}
      <h3>{u.releases}</h3>
      {menus.data?.releases.length === 0 && <p class="empty">{u.none}</p>}
      <ul class="plain lines">
        {menus.data?.releases.map((release) => (
          <li key={release.id}>
            <code>{release.version}</code> <b>{u.releaseStates[release.state]}</b>{' '}
            <small>
              {when(release.liveAt ?? release.startedAt)} · {release.by ?? u.command}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
