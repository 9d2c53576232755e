import { useEffect, useRef, useState } from 'preact/hooks';
import { ok, openApi } from '../shared/api';
import { day } from '../shared/dates';
import { say } from '../shared/language';
import { ProblemNote } from '../shared/ProblemNote';
import { useResource } from '../shared/resource';
import { settings } from '../shared/settings';
import { s } from '../shared/text';
import type { PublicCase, PublicCategory } from '../shared/types';
import { asQuery, type Days } from './days';
import type { PointMap } from './pointMap';
import { t } from './text';

const MOST = 500;
const LISTED = 20;

type Props = { categories: PublicCategory[]; days: Days };

/** The map's code is fetched when somebody asks for it; the list below it says the same to whoever cannot see it. */
export function PublicMap({ categories, days }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <section class="no-print">
      <h2>{t.map.title}</h2>
      <p class="small">{t.map.hint}</p>
      {opened ? (
        <Drawn categories={categories} days={days} />
      ) : (
        <button type="button" class="button wide" onClick={() => setOpened(true)}>
          {t.map.open}
        </button>
      )}
    </section>
  );
}

function Drawn({ categories, days }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const drawn = useRef<PointMap>(undefined);
  const [bbox, setBbox] = useState<string>();
  const [category, setCategory] = useState('');
  const [status, setStatus] = useState('');
  const [failed, setFailed] = useState(false);
  const found = useResource(
    async () =>
      bbox === undefined
        ? undefined
        : ok(
            openApi.GET('/api/v1/open/cases.geojson', {
              params: {
                query: {
                  ...asQuery(days),
                  bbox,
                  limit: MOST,
                  ...(category && { category }),
                  ...(status && { status }),
                },
              },
            }),
          ),
    [bbox, category, status, days.from, days.to],
  );
  const words = (one: PublicCase): string[] => {
    const known = categories.find(({ code }) => code === one.properties.category);
    const kind = known ? say(known.name) : one.properties.category;
    return [
      `${kind} · ${one.properties.reference}`,
      one.properties.description,
      `${one.properties.notes} · ${day(one.properties.reportedAt)}`,
    ];
  };
  const latest = useRef(words);
  latest.current = words;

  useEffect(() => {
    let gone = false;
    import('./pointMap')
      .then(({ drawPoints }) => {
        if (gone || !holder.current) return;
        drawn.current = drawPoints(holder.current, { words: (one) => latest.current(one), onView: setBbox });
        holder.current.focus({ preventScroll: true });
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
      drawn.current?.remove();
    };
  }, []);
  useEffect(() => {
    if (found.data) drawn.current?.show(found.data.features);
  }, [found.data]);

  if (failed) return <p class="error">{s.map.failed}</p>;
  return (
    <>
      <div class="pair">
        <Choice label={t.map.category} value={category} onValue={setCategory}>
          {categories.map((one) => (
            <option key={one.code} value={one.code}>
              {say(one.name)}
            </option>
          ))}
        </Choice>
        <Choice label={t.map.status} value={status} onValue={setStatus}>
          <option value="open">{t.map.openOnes}</option>
          <option value="closed">{t.map.closedOnes}</option>
        </Choice>
      </div>
      {found.problem && <ProblemNote problem={found.problem} onRetry={found.reload} />}
      <div class="map" ref={holder} tabIndex={0} role="group" aria-label={t.map.label} />
      <p class="legend small">
        <span class="dot dot-open" /> {t.map.legendOpen} <span class="dot dot-closed" /> {t.map.legendClosed}
        {!settings.map.tiles && ` · ${s.map.noTiles}`}
      </p>
      <p role="status">
        {found.data && t.map.shown(found.data.features.length)} {found.data?.next && <b>{t.map.more}</b>}
      </p>
      {found.data && found.data.features.length > 0 && (
        <details class="more">
          <summary>{t.map.list}</summary>
          <ul class="plain case-list">
            {found.data.features.slice(0, LISTED).map((one) => {
              const [head, ...rest] = words(one);
              return (
                <li key={one.id}>
                  <b>{head}</b>
                  {rest.map((line) => (
                    <p key={line}>{line}</p>
                  ))}
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </>
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  onValue: (value: string) => void;
  children: preact.ComponentChildren;
};

function Choice({ label, value, onValue, children }: ChoiceProps) {
  return (
    <label class="label">
      {label}
      <select value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        <option value="">{t.map.all}</option>
        {children}
      </select>
    </label>
  );
}
