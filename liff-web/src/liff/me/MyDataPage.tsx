import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { CopyButton } from '../../shared/CopyButton';
import type { Line } from '../../shared/line';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { settings } from '../../shared/settings';
import { LeaveBox } from './LeaveBox';
import './me.css';
import { m } from './text';

export function MyDataPage({ line }: { line: Line }) {
  const [gone, setGone] = useState(false);
  const { data, problem, reload } = useResource(() => ok(api.GET('/api/v1/me/data')), []);
  if (gone) return <Gone line={line} />;

  const copy = data && JSON.stringify(data, null, 2);
  return (
    <div class="page">
      <h1 tabIndex={-1}>{m.title}</h1>
      <p>{m.lead}</p>
      <section class="me-part">
        <h2>{m.kept}</h2>
        <dl class="me-kept">
          {m.keeps.map(([what, how]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{how}</dd>
            </div>
          ))}
        </dl>
        <p class="small">{m.who}</p>
        {settings.district.phone && (
          <p class="small">
            {m.ask} <a href={`tel:${settings.district.phone.replace(/[^0-9+]/g, '')}`}>{settings.district.phone}</a>
          </p>
        )}
      </section>
      <section class="me-part">
        <h2>{m.copy}</h2>
        <p class="small">{m.copyHint}</p>
        {problem && !data && <ProblemNote problem={problem} onRetry={reload} />}
        {data && copy && (
          <>
            <p>{m.counts(data.cases.length, data.inbox.length, data.courses.length)}</p>
            <div class="me-copy">
              <a
                class="button small-button"
                download="my-data.json"
                href={`data:application/json,${encodeURIComponent(copy)}`}
              >
                {m.save}
              </a>
              <CopyButton text={copy} label={m.copyText} />
            </div>
            <details>
              <summary>{m.show}</summary>
              <pre class="me-raw" tabIndex={0} aria-label={m.copy} role="region">
                {copy}
              </pre>
            </details>
          </>
        )}
      </section>
      <LeaveBox line={line} onGone={() => setGone(true)} />
    </div>
  );
}

function Gone({ line }: { line: Line }) {
  return (
    <div class="page">
      <h1 tabIndex={-1}>{m.gone}</h1>
      <p role="status">{m.goneHint}</p>
      <button type="button" class="button wide" onClick={line.close}>
        {m.close}
      </button>
    </div>
  );
}
