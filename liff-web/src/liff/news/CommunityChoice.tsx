import { useState } from 'preact/hooks';
import { api, ok, openApi } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { c } from './text';

/** News of single communities comes only to those who asked for it. */
export function CommunityChoice() {
  const { data: all } = useResource(() => ok(openApi.GET('/api/v1/communities')), []);
  const chosen = useResource(() => ok(api.GET('/api/v1/announcements/communities')), []);
  const { busy, problem, run } = useWork();
  const [told, setTold] = useState('');
  const codes = chosen.data?.communities ?? [];
  const turn = (code: string, on: boolean) =>
    run(async () => {
      setTold('');
      const communities = on ? [...codes, code] : codes.filter((one) => one !== code);
      const saved = await ok(api.PUT('/api/v1/announcements/communities', { body: { communities } }));
      chosen.set(() => saved);
      setTold(c.saved);
    });
  if (!all?.length || !chosen.data) return null;

  return (
    <details class="news-choice">
      <summary>{c.title(codes.length)}</summary>
      <p class="small">{c.hint}</p>
      {problem && <ProblemNote problem={problem} />}
      <div role="status">{told && <p class="note good">{told}</p>}</div>
      <ul class="plain news-communities">
        {all.map(({ code, name }) => (
          <li key={code}>
            <label class="news-community">
              <input
                type="checkbox"
                checked={codes.includes(code)}
                disabled={busy}
                onChange={(event) => void turn(code, event.currentTarget.checked)}
              />
              {name}
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
